"""The nouns that figures count: their plural, and whether a verb tells what is done to them."""

from spacy.tokens import Token

_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "obj", "attr", "dative", "oprd"))
_THROUGH = frozenset(("on", "of", "by", "for"))  # "data on 12 customers were stolen"


def plural(noun: str) -> str:
    """The plural of a noun, as a name for what is counted: one form for "a 225-page report" and "225 pages"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


def is_done(noun: Token, verb: int) -> bool:
    """Whether the verb at token `verb` tells what is done to or by what is counted: the noun is its subject, object or
    agent, or of one, not where or when it is done ("killed in four raids")."""
    node = noun
    for _ in range(2):
        if node.dep_ == "conj":
            node = node.head
        if node.head.i == verb:
            return node.dep_ in _ARGUMENTS
        preposition = node.head
        if node.dep_ != "pobj" or preposition.lower_ not in _THROUGH:
            return False
        if preposition.head.i == verb:
            return preposition.lower_ in ("by", "of")
        node = preposition.head
    return False
