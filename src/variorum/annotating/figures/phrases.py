"""What a quantity counts: the noun phrase behind it, and the tokens of the parsed field that both stand on."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language
from variorum.annotating.tree import tree_of

_OTHERS = frozenset(("others", "other", "more", "additional", "further", "extra", "another", "such"))
_POSSESSORS = frozenset(
    ("the", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those", "whose")
)
_QUOTES = frozenset(('"', "“", "”", "'", "‘", "’", "''", "``"))
_MOSTLY = frozenset(("mostly", "mainly", "largely", "many", "most", "some", "all", "both"))
_MARKERS = frozenset(("including", "among", "amongst", "following", "according", "involving", "concerning"))
_PRONOUNS = frozenset(("them", "whom", "which", "these", "those", "us"))
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "RB", "AFX"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
# How many tokens may stand between a number and the noun that it counts: "12 heavily armed young opposition fighters".
_REACH = 9


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a doc as the rules for figures see them."""

    doc: Doc
    lower: list[str]
    tags: list[str]
    starts: list[int]
    sentence: list[tuple[int, int]]  # first and end of the sentence that each token is in

    def index(self, character: int) -> int:
        """The token at a character."""
        return max(0, bisect_right(self.starts, character) - 1)


def tokens(doc: Doc) -> Tokens:
    """The tokens of `doc`."""
    tree = tree_of(doc)
    return Tokens(doc, tree.lower, tree.tag, tree.start, [tree.sentences[each] for each in tree.sentence])


@dataclass(frozen=True, slots=True)
class People:
    """Words for people: the group of each, and those of no group."""

    groups: Mapping[str, str]
    pairs: Mapping[str, str]
    anybody: frozenset[str]
    whole: frozenset[str]
    states: frozenset[str]
    acts: frozenset[str]  # verbs of harm: in headlines their forms pass for nouns ("kills 30 injures 90")
    measures: frozenset[str]
    endings: tuple[str, ...]  # of plurals that are people as a rule
    things: frozenset[str]  # plurals with such an ending that are none


@cache
def people(language: Language) -> People:
    """The words for people of `language`."""
    table = language.table("figures")
    groups = {word: group.replace("_", " ") for group, each in table["groups"]["words"].items() for word in each}
    for word in [word for word in groups if word.endswith("s") and not word.endswith("ss")]:
        groups.setdefault(word[:-1], groups[word])  # "a bystander" as well as bystanders
    return People(
        groups=groups,
        pairs=table["groups"]["pairs"],
        anybody=language.words("figures", "groups.anybody"),
        whole=language.words("figures", "groups.whole"),
        states=_states(table),
        acts=frozenset(word for slot in ("killed", "wounded") for word in table["people"][slot]["does"])
        - _states(table),
        measures=frozenset(table["measures"]),
        endings=tuple(table["groups"]["endings"]),
        things=language.words("figures", "groups.things"),
    )


def _states(table: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(word for each in table["people"].values() for word in each["state"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity with the noun that it counts, as tokens: `first` to `after` the quantity, up to `end` the noun."""

    first: int
    after: int
    end: int
    noun: int | None
    partitive: bool  # "30 of them", "109 of the dead"
    pronoun: bool  # the whole is a pronoun: the noun of the part, if any, comes behind it
    others: bool  # "six others", "dozens more"
    hyphen: bool  # "a 225-page report"


def phrase(tokens: Tokens, quantity: Quantity, people: People) -> Phrase:
    """The noun phrase of `quantity`, by the order of words and their tags: parsers err most around numbers."""
    first, after = tokens.index(quantity.start), tokens.index(quantity.stop - 1) + 1
    limit = min(tokens.sentence[after - 1][1], after + _REACH)
    if (
        quantity.kind == "article"
        and tokens.tags[after : after + 1] == ["CD"]
        and "old" in tokens.lower[after : after + 6]
    ):
        after = tokens.lower.index("old", after) + 1  # "a 5-year-old girl"
        limit = max(limit, min(tokens.sentence[after - 1][1], after + 3))
    noun: int | None = None
    partitive = pronoun = others = hyphen = False
    at = end = after
    while at < limit:
        low, tag = tokens.lower[at], tokens.tags[at]
        if low in ("-", "–") and at == after:
            hyphen = True
        elif low in people.measures and (at == after or hyphen):
            noun, end = at, at + 1
            break
        elif low in _POSSESSORS if partitive else low in _QUOTES:
            pass
        elif partitive and tag == "CD":
            pass  # "six of the 20 pupils"
        elif low in _MARKERS or low in people.acts or low in _MOSTLY:
            break
        elif low == "of" and (at == after or others) and not partitive and at + 1 < limit:
            following = tokens.lower[at + 1]
            share = tokens.tags[at + 1] == "CD" and quantity.kind in ("digits", "words") and quantity.high != 1
            if share:  # "71 of 120 seats"
                partitive = True
                at += 1
                continue
            if quantity.kind == "digits" and following not in _POSSESSORS and following not in _PRONOUNS:
                break  # "20 of the group's", with the possessive lost
            if following in _PRONOUNS:
                return Phrase(first, after, at + 2, None, True, True, others, hyphen)
            partitive = following in _POSSESSORS
        elif low in _OTHERS:
            others = True
            end = at + 1
            if low == "others":
                noun = at
                break
        elif low in people.states or (low in ("killed", "dead") and tag != "NNS"):
            # "30 wounded civilians" counts civilians; "30 wounded", "30 wounded in Homs" counts wounded.
            following = tokens.lower[at + 1] if at + 1 < limit else ""
            if partitive:
                noun, end = at, at + 1
                break
            if following not in people.groups and following not in people.anybody:
                break
        elif tag in _NOUNS:
            noun, end = at, at + 1
            following_tag = tokens.tags[at + 1] if at + 1 < limit else ""
            compound = tokens.lower[at + 1 : at + 2] in (["-"], ["–"]) and at + 2 < limit and not hyphen
            if compound and tokens.tags[at + 2] in _NOUNS:
                at += 2
                continue  # "two co-defendants", "12 vice-presidents"
            if tag in ("NNS", "NNPS") or (low in people.groups and following_tag not in _NOUNS):
                break
            if hyphen and tokens.lower[at - 1] in ("-", "–"):
                break  # "a 225-page report" counts pages
            if following_tag not in _NOUNS and following_tag not in ("HYPH", "POS"):
                break
        elif low in people.groups or low in people.anybody or low in people.measures:
            if not (at + 1 < limit and tokens.tags[at + 1] in _NOUNS):
                noun, end = at, at + 1
                break
        elif tag not in _MODIFIERS and not (tag == "CC" and tokens.tags[at - 1] == "JJ"):
            break
        at += 1
    if noun is not None and not hyphen and not _countable(tokens, noun, quantity, people):
        noun, end = None, after
    return Phrase(first, after, end, noun, partitive, pronoun, others, hyphen)


def _countable(tokens: Tokens, noun: int, quantity: Quantity, people: People) -> bool:
    """Whether the noun can be what is counted: a singular behind a number above one is the next phrase."""
    low = tokens.lower[noun]
    if low == "media":
        return False  # "kills 14, state media say"
    one = quantity.high == 1 or quantity.unit is not None
    return (
        one
        or tokens.tags[noun] in ("NNS", "NNPS")
        or low in people.groups
        or low in people.measures
        or low in people.anybody
    )


def is_people(tokens: Tokens, noun: int, people: People) -> bool:
    """Whether the noun at token `noun` is of people."""
    low = tokens.lower[noun]
    if low in people.groups or low in people.anybody or tokens.tags[noun] == "NNPS":
        return True
    many = low + "s" if tokens.tags[noun] == "NN" else low
    return tokens.tags[noun] in ("NN", "NNS") and many.endswith(people.endings) and many not in people.things


def group(tokens: Tokens, noun: int, people: People) -> str | None:
    """The canonical word of the group that the noun names; None for people of no group of their own."""
    low = tokens.lower[noun]
    if noun:
        pair = people.pairs.get(f"{tokens.lower[noun - 1]} {low}")
        if pair is not None:
            return pair
        if low in people.anybody and tokens.lower[noun - 1] in people.groups:
            return people.groups[tokens.lower[noun - 1]]  # "civilian victims"
    if low in people.anybody:
        return None
    return people.groups.get(low, low)
