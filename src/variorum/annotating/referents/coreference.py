"""Names of one article -> persons, organisations, states and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.annotating.referents.bodies import Bodies
from variorum.annotating.referents.cast import Cast
from variorum.annotating.referents.folding import fold, name_key
from variorum.annotating.referents.gazetteer import Gazetteer
from variorum.annotating.referents.name_kinds import name_kinds
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.persons import Persons
from variorum.annotating.referents.place_names import acts, country_counts, country_place, is_month, settle
from variorum.annotating.referents.words import Words


class Resolver:
    """Resolves the names of one article, all fields together, into the cast."""

    def __init__(self, cast: Cast, listed: Lists, places: Gazetteer) -> None:
        self.cast, self.listed, self.places = cast, listed, places
        self.persons, self.bodies = Persons(cast, listed), Bodies(cast, listed)
        self.counts: Counter[str] = Counter()
        self.regions: dict[str, str] = cast.language.table("regions")["regions"]

    def resolve(self, fields: Sequence[tuple[Words, list[Name]]]) -> None:
        """Gives each name a mention; names that nothing speaks for get none."""
        _strip_plurals(fields)
        self.counts = country_counts(fields, self.places)
        kinds = name_kinds([name for _, names in fields for name in names if name.kind == ""])
        bases = {
            name_key(self.bodies.base(name.text))
            for _, names in fields
            for name in names
            if name.kind == "organization"
        }
        for _, names in fields:
            for name in names:
                if not name.kind and name_key(name.text) in bases:
                    name.kind = "organization"
                name.kind = name.kind or kinds.get(name_key(name.text), "")
                if name.kind == "place" and name.votes.get("person", 0) >= 4:
                    name.kind = "person"
        ordered = [(words, name) for words, names in fields for name in names]
        self.persons.resolve(ordered)
        self.bodies.resolve(ordered)
        for words, name in ordered:
            self._other(words, name)

    def _other(self, words: Words, name: Name) -> None:
        code = name.known.code if name.known else None
        if name.kind in ("state", "capital") and code is not None:
            if acts(words, name, self.listed):
                inferred = "capital" if name.kind == "capital" else None
                self.cast.see(words, name.start, name.end, "name", actor=self.cast.state(code), inferred=inferred)
            elif name.kind == "state":
                self.cast.see(words, name.start, name.end, "name", place=country_place(self.cast, code, self.places))
            else:
                place = settle(self.cast, words, name, self.counts, self.listed, self.places)
                self.cast.see(words, name.start, name.end, "name", place=place)
        elif name.kind == "place" and self.regions.get(name.text) and acts(words, name, self.listed):
            self.cast.see(
                words, name.start, name.end, "name", actor=self.cast.actor(name.text, "state"), inferred="region"
            )
        elif name.kind == "place" and not is_month(words, name):
            place = settle(self.cast, words, name, self.counts, self.listed, self.places)
            self.cast.see(words, name.start, name.end, "name", place=place)


def _strip_plurals(fields: Sequence[tuple[Words, list[Name]]]) -> None:
    """Cuts the s of possessives that lost their apostrophe ("Hamports outskirts") where the bare name occurs too."""
    bare = {fold(name.text).split()[-1] for _, names in fields for name in names if name.text}
    for words, names in fields:
        for name in names:
            last = fold(name.text).split()[-1] if fold(name.text) else ""
            if (
                name.kind == ""
                and len(last) > 4
                and last.endswith("s")
                and last[:-1] in bare
                and name.text.endswith("s")
            ):
                words.end[name.end - 1] -= 1
                name.text = name.text[:-1]
