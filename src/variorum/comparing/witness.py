"""All claims of one voice for one event and slot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from variorum import lexicon
from variorum.linking.counters import is_unnamed
from variorum.linking.quantities import JOINED
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, value_key
from variorum.linking.values.figures import is_vague
from variorum.once import once
from variorum.records import Claim

# Figures of one voice in one article: 112 and 126 are two counts of one thing; of those further apart that were read in
# a pile of 741 articles nearly all were of two scenes, or a part and its whole.
LIKE = Decimal("1.25")
# How floor 2 words (`inferred`) that a claim was put to an event that its own words do not tell.
PLACED = ("the article's main event", "the event of the sentence")
# What stands there where the article tells of no other event that the claim could be of (`rivals`).
ONLY = "the article's only event that it can be of"
LONGEST_SPEAKER = 6  # words up to the noun; longer ones were stretches of a sentence that is no speaker


@dataclass(frozen=True, eq=False)
class Witness:
    """One voice with its live claims for one event and slot, or with those of them that a kind of finding looks at: it
    equals itself alone, so that nothing told of one choice of claims is taken for true of another."""

    voice: str
    claims: tuple[Claim, ...]

    @once
    def values(self) -> dict[tuple[str, ...], Claim]:
        """One claim for each different value, in order of value."""
        found: dict[tuple[str, ...], Claim] = {}
        for each in self.claims:
            found.setdefault(value_key(each), each)
        return dict(sorted(found.items()))

    @once
    def sharp(self) -> list[Claim]:
        """The values to compare it by: without the vague words of a voice that gives numbers too, and without the
        round ones ("nearly 70") of one that gives others."""
        values = list(self.values.values())
        numbers = [each for each in values if not is_vague(each)]
        return [each for each in numbers if each.about is None] or numbers or values

    @once
    def finest(self) -> list[Claim]:
        """The values that say most: who gives "at least 58" and 86 gives 86. The bare form of a bound is none: a
        headline's 14 for "at least 14" says no more."""
        bounds = {each.low for each in self.sharp if each.low is not None and each.high is None}
        firm = [each for each in self.sharp if each.low is None or each.low != each.high or each.low not in bounds]
        return [each for each in firm if not any(_says_more(other, each) for other in firm)]

    @once
    def firm(self) -> list[Claim]:
        """Its figures of the event itself, without vague words, and without the bare form of a bound: a headline's 14
        for "at least 14" is no other value."""
        firm = [each for each in self.claims if not is_vague(each) and not is_placed(each)]
        bounds = {each.low for each in firm if each.low != each.high}
        return [each for each in firm if each.low != each.high or each.low not in bounds]

    @once
    def sure(self) -> bool:
        """Whether one of its claims tells the event itself, with no guess about which event it is of."""
        return any(not is_placed(each) for each in self.claims)

    @once
    def proves(self) -> bool:
        """Whether it can be a second witness: somebody with a name, and more than a passive "reportedly"."""
        return any(not is_unnamed(each.counter) and not is_hearsay(each) for each in self.claims)


def _says_more(fine: Claim, coarse: Claim) -> bool:
    """Whether one figure is a minimum, and the other one lies within it."""
    if coarse.low is None or coarse.high is not None or coarse.about or fine.about or fine.unit != coarse.unit:
        return False
    return fine.low is not None and fine.low > coarse.low and fine.period == coarse.period


_MEASURED = frozenset({"amount", "percent", "weight", "volume"})


def is_placed(claim: Claim) -> bool:
    """Whether the claim was only put to its event by what its sentence or article is about: it is shown, but no finding
    that values exclude each other rests on it alone.

    What a sum, a share or a weight is of ("damage", "ammonia") tells enough to be sure of the event that its sentence
    tells, or that its article is about; a count of people or things may be of another. Of magnitudes, those of
    aftershocks are told apart by their size (`nearness.SHOCKS`)."""
    return are_placed(claim.slot, claim.inferred)


@lru_cache(maxsize=65_536)
def are_placed(slot: str, inferred: str | None) -> bool:
    """The same of a claim's columns."""
    if inferred is None or JOINED in inferred:
        return False
    if (":" in slot and head(slot) in _MEASURED) or slot == "magnitude":
        return False
    return any(note in inferred for note in PLACED)


def like(one: Claim, two: Claim) -> bool:
    """Whether two figures are so near that they are of one thing, though they exclude each other."""
    low, high = sorted((one.low or Decimal(0), two.low or Decimal(0)))
    return high <= LIKE * low


def tells_who(speaker: str) -> bool:
    """Whether the words for a speaker without a name say what sort of people speak ("rescue officials")."""
    after = lexicon.words("en", "slots", "after_sources")
    spoken = words(speaker)
    if "of" in spoken[1:-1] and spoken[spoken.index("of") - 1] in lexicon.words("en", "slots", "some_of"):
        spoken = spoken[spoken.index("of") + 1 :]
    ends = [
        next((at for at, word in enumerate(spoken) if word in closing), len(spoken))
        for closing in (after, after - {"and"})  # "a monitor and medical workers in the area"
    ]
    if any(0 < at <= LONGEST_SPEAKER and _is_people(spoken[at - 1]) for at in ends):
        return True
    # A body called by a noun ("the opposition"); one with a name is no unnamed speaker.
    bodies = _bodies() & set(speaker.split())
    if any(0 < at <= LONGEST_SPEAKER and spoken[at - 1] in bodies for at in ends):
        return True
    # What such a body has written down: "latest police figures".
    documents = lexicon.words("en", "slots", "documents")
    return any(1 < at <= LONGEST_SPEAKER and spoken[at - 1] in documents and spoken[at - 2] in bodies for at in ends)


@cache
def _bodies() -> frozenset[str]:
    """Nouns for bodies that speak."""
    return lexicon.words("en", "slots", "bodies") | lexicon.words("en", "actors", "groups")


def _is_people(word: str) -> bool:
    """Whether a noun is for people who speak: one of the lists, or a plural with an ending of such ("farmers")."""
    groups = lexicon.lexicon("en", "figures")["groups"]
    return word in _people() or (word.endswith(tuple(groups["endings"])) and word not in groups["things"])


@cache
def _people() -> frozenset[str]:
    """Nouns for people who speak, singular and plural."""
    people = lexicon.words("en", "actors", "people")
    return lexicon.words("en", "slots", "unnamed_sources") | people | {f"{word}s" for word in people}


def is_of_people(slot: str) -> bool:
    """Whether a counted slot counts people of some sort ("count:defendants acquitted")."""
    noun = slot.partition(":")[2].partition(" ")[0]
    return _is_people(noun)


def is_somebodys(claim: Claim) -> bool:
    """Whether the claim is the article's own, a named speaker's, or that of unnamed people who are called something."""
    return not claim.speaker or not is_unnamed(claim.counter) or tells_who(claim.speaker)


def is_hearsay(claim: Claim) -> bool:
    """Whether the claim is "reportedly" so: hedged, with nobody cited."""
    return claim.stance == "alleged" and not claim.speaker
