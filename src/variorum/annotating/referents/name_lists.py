"""A name as it is found, and the word lists that tell what it is of."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.annotating.language import Language
from variorum.annotating.referents.states import Known


@dataclass(slots=True)
class Name:
    """A name at tokens `start` to `end`. `kind`: person, organization, place, state, adjective, people, capital."""

    start: int
    end: int
    kind: str
    text: str
    known: Known | None = None
    title: str = ""  # the lower-case words of a title before it
    votes: dict[str, float] = field(default_factory=dict)
    headline: bool = False  # it stands in a line set like a headline, which says nothing of names
    beside: Name | None = None  # the name before it that it is joined to by "and" or a comma


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists that names need, as sets."""

    organization: frozenset[str]
    place: frozenset[str]
    settlements: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    directions: frozenset[str]
    acting: frozenset[str]
    titles: frozenset[str]
    before: frozenset[str]
    honorifics: frozenset[str]
    roles: frozenset[str]
    calendar: frozenset[str]
    no_names: frozenset[str]
    possessors: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    name_heads: frozenset[str]
    seats: frozenset[str]
    ruled: frozenset[str]
    body_firsts: frozenset[str]
    club_words: frozenset[str]
    held: frozenset[str]
    private: frozenset[str]
    businesses: frozenset[str]


def lists(language: Language) -> Lists:
    """The lists of one language."""
    of = language.words
    things = of("actors", "platforms") | of("actors", "strikes")
    things |= {f"{each}s" for each in things | of("actors", "people")}
    return Lists(
        organization=of("actors", "organization_words"),
        place=of("actors", "place_words"),
        settlements=of("actors", "settlements"),
        strong=of("actors", "place_prepositions"),
        weak=of("actors", "weak_prepositions"),
        directions=of("actors", "directions"),
        acting=of("actors", "acting_verbs"),
        titles=of("titles", "titles"),
        before=of("titles", "before_titles"),
        honorifics=of("titles", "honorifics"),
        roles=of("titles", "roles"),
        calendar=of("actors", "calendar"),
        no_names=of("actors", "no_names") | of("actors", "people") | of("actors", "documents") | things,
        possessors=of("actors", "possessors"),
        bodies=of("actors", "groups") | of("actors", "stand_ins.bodies"),
        people=of("actors", "people") | of("actors", "stand_ins.people"),
        name_heads=of("actors", "name_heads"),
        seats=of("actors", "seats"),
        ruled=of("actors", "ruled"),
        body_firsts=of("actors", "body_firsts"),
        club_words=of("actors", "club_words"),
        held=of("actors", "held"),
        private=of("actors", "private"),
        businesses=of("actors", "businesses"),
    )
