"""What the rules for nouns share in one article: names by token, who was spoken of, which state is meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from variorum.annotating.referents.cast import Cast, Draft, Seen
from variorum.annotating.referents.coreference import Resolver
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.noun_phrases import Nouns, Phrase
from variorum.annotating.referents.words import Words

# "The government" is that of the state that the article names most, if that has so large a share of all namings of
# states; a naming of its organs counts for more. Tried .6 (misses "the regime" in three articles of ten) and .4.
DEFAULT_SHARE = 0.4
ORGAN_WEIGHT = 3
# Only a state that the article names in its title or in so many first sentences, or so often, is one that it is about:
# any other may be but the seat of a meeting, or one whose minister speaks of the affair.
OPENING, OFTEN = 3, 3
# Stands in counts for all states whose adjectives are not in our table.
UNKNOWN = ""


@dataclass(slots=True)
class Nouned:
    """One article while its nouns are resolved. Fields are known by number, tokens by (field, token)."""

    cast: Cast
    resolver: Resolver
    listed: Lists
    nouns: Nouns
    noticed: frozenset[str]  # all nouns that may stand for an actor
    by_token: dict[tuple[int, int], Name] = field(default_factory=dict)
    named: dict[int, dict[int, Name]] = field(default_factory=dict)  # field -> token -> the name there
    owners: dict[tuple[int, int], str] = field(default_factory=dict)  # (field, token) -> actor of the name there
    unnamed: dict[str, list[tuple[frozenset[str], Draft]]] = field(default_factory=dict)
    recent: list[tuple[int, Draft]] = field(default_factory=list)  # actors in the order of mention, by sentence
    governments: Counter[str] = field(default_factory=Counter)  # how often the article says "the X government"
    organs: Counter[str] = field(default_factory=Counter)  # and how often "the X army", "X planes"
    opening: set[str] = field(default_factory=set)  # the states that the title or the first sentences name
    demonyms: set[str] = field(default_factory=set)  # words that end like adjectives of states, small letters
    led: Draft | None = None
    open_roles: list[tuple[int, Phrase, str]] = field(default_factory=list)  # of people who may be named elsewhere
    institutions: dict[str, list[Draft]] = field(default_factory=dict)  # head noun -> those that the article names
    labels: dict[str, Draft] = field(default_factory=dict)  # "terrorists of the X group": the head noun -> X
    heads: list[tuple[Draft, int, int]] = field(default_factory=list)  # who speaks for or heads the (field, token)

    def see(
        self, number: int, words: Words, start: int, end: int, form: str, actor: Draft, inferred: str | None = None
    ) -> Seen:
        self.recent.append((words.sentence[start], actor))
        self.owners[number, end - 1] = actor.id
        return self.cast.see(words, start, end, form, actor=actor, inferred=inferred)

    def code(self, number: int, phrase: Phrase) -> str | None:
        """The state that a phrase names, by a demonym, a name or a possessive."""
        for inside in phrase.names:
            if phrase.words.text[inside.end] == "-":  # "US-backed": somebody else's
                continue
            if inside.kind in ("adjective", "state") and inside.known is not None:
                return inside.known.code
        name = self.by_token.get((number, phrase.possessor))
        if name is not None and name.kind in ("state", "capital") and name.known is not None:
            return name.known.code
        after = phrase.end
        words = phrase.words
        if after + 1 < len(words) and words.lower[after] in ("of", "in"):
            first = after + 2 if words.pos[after + 1] == "DET" and after + 2 < len(words) else after + 1
            name = self.by_token.get((number, first))
            if name is not None and name.kind in ("state", "capital") and name.known is not None:
                return name.known.code
        return None

    def default(self, *, governing: bool = False, share: float = DEFAULT_SHARE) -> str | None:
        """The state meant by "the government" and "the army" where none is named: the one whose government or forces
        the article names most, else the one that it names most. `governing`: namings of forces add nothing."""
        counts = Counter(self.resolver.counts)
        for organ, count in (self.governments if governing else self.governments + self.organs).items():
            counts[organ] += ORGAN_WEIGHT * count
        counts[UNKNOWN] += self.governments[UNKNOWN]  # what names the organ names the state as well
        code = max(counts, key=lambda code: counts[code]) if counts else UNKNOWN
        if code == UNKNOWN or (code not in self.opening and counts[code] < OFTEN):
            return None
        return code if counts[code] >= share * counts.total() else None

    def of_person(self, number: int, name: Name) -> str | None:
        """The state in whose office the article has the person of a name."""
        id = self.owners.get((number, name.start))
        whole = self.cast.actors[id].part_of if id else None
        return next((code for code in self.resolver.counts if self.cast.state(code).id == whole), None)

    def latest(self, allowed: dict[str, Draft], since: int = 0) -> Draft | None:
        """The one of `allowed` that was spoken of last, not before sentence `since`."""
        for sentence, draft in reversed(self.recent[-40:]):
            if draft.id in allowed:
                return draft if sentence >= since else None
        return None

    def acting(self, words: Words, phrase: Phrase) -> str | None:
        """The state that "its" can mean before a noun for armed forces: the last of the sentence, or an organ of it."""
        for sentence, draft in reversed(self.recent[-5:]):
            if sentence != words.sentence[phrase.head]:
                break
            for code in sorted(self.resolver.counts):
                if self.cast.state(code).id in (draft.id, draft.part_of) and draft.kind != "person":
                    return code
        return None
