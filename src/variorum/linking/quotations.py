"""The same quotation across articles, with its variants."""

from variorum.records import Tables


def link_quotations(tables: Tables) -> Tables:
    """Tables with a row of quotations for each directly quoted stretch; variants of the same words share an id."""
    return tables
