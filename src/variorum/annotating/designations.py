"""What one article's voices call the actors, the people hurt and the events."""

from collections.abc import Sequence

from variorum.annotating.events import Told
from variorum.annotating.parse import ParsedArticle
from variorum.annotating.referents import Referents
from variorum.records import Attribution, Designation


def designations(
    parsed: ParsedArticle, attributions: Sequence[Attribution], referents: Referents, told: Told
) -> tuple[Designation, ...]:
    """Apposition, predicate, definite noun and modifier, each in the voice that it stands in."""
    return ()
