"""Names of people in one article -> persons: full names, surnames, initials, misspellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from variorum.annotating.referents.cast import Cast, Draft
from variorum.annotating.referents.folding import MISSPELLED_FROM, misspelled, name_key
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.name_votes import has_age
from variorum.annotating.referents.offices import office_before
from variorum.annotating.referents.states import code_before
from variorum.annotating.referents.words import Words


class Persons:
    """The people whom one article names."""

    def __init__(self, cast: Cast, listed: Lists) -> None:
        self.cast, self.listed = cast, listed
        of = cast.language.words
        self.offices, self.unofficial = of("titles", "offices"), of("titles", "unofficial")
        self.persons: dict[tuple[str, ...], Draft] = {}
        self.surnames: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.titled: dict[str, set[str]] = defaultdict(set)  # surname -> genders that titles before it tell

    def resolve(self, ordered: Sequence[tuple[Words, Name]]) -> None:
        """Gives each name of a person a mention; full names first, so that a surname finds who bears it."""
        people = [(words, name) for words, name in ordered if name.kind == "person"]
        for _, name in people:
            if len(key := name_key(name.text)) == 1 and (gender := self._gender(name.title)):
                self.titled[key[0]].add(gender)
        for _, name in people:
            key = name_key(name.text)
            if len(key) > 1:
                self._full(key, name)
        for words, name in people:
            key = name_key(name.text)
            draft, inferred = (self._full(key, name), None) if len(key) > 1 else self._lone(key, name)
            draft.private = draft.private or has_age(words, name)
            if name.title:
                self._titled(draft, name.title)
                if office := office_before(words, name.start):
                    draft.offices.add(office)
                self._of_state(draft, words, name)
            self.cast.see(words, name.start, name.end, "name", actor=draft, inferred=inferred)

    def _titled(self, draft: Draft, title: str) -> None:
        words = title.split()
        if not all(word in self.listed.honorifics for word in words):
            draft.public = True
            draft.heads.update(word.rstrip(".") for word in words if word in self.listed.titles)
        draft.gender = draft.gender or self._gender(title)

    def _gender(self, title: str) -> str:
        of = self.cast.language.words
        told = (each for each in ("female", "male") if any(word in of("titles", each) for word in title.split()))
        return next(told, "")

    def _of_state(self, draft: Draft, words: Words, name: Name) -> None:
        """The state of an office: "Freedonian president Ivan Horvat", "Freedonia's foreign minister Ivan Horvat"."""
        title = name.title.split()
        if not self.offices & set(title) or self.unofficial & set(title):
            return
        code = code_before(self.cast.language, words.text, name.start - len(title))
        if code is not None and draft.part_of is None:
            draft.part_of = self.cast.state(code).id

    def _full(self, key: tuple[str, ...], name: Name) -> Draft:
        found = self.persons.get(key)
        if found is None:
            for other in self.surnames[key[-1]]:
                if _same_person(key, other):
                    found = self.persons[other]
                    break
        if found is None:
            for other in list(self.persons):
                if len(other) == len(key) and misspelled(" ".join(key), " ".join(other)):
                    found = self.persons[other]
                    break
        if found is None:
            found = self.cast.actor(name.text, "person")
        if key not in self.persons:
            self.persons[key] = found
            self.surnames[key[-1]].append(key)
        return found

    def _lone(self, key: tuple[str, ...], name: Name) -> tuple[Draft, str | None]:
        """The person of a surname: the one with that last name, else that name anywhere, else misspelled."""
        owners = {self.persons[full].id: self.persons[full] for full in self.surnames.get(key[-1], ())}
        if not owners:
            owners = {d.id: d for full, d in self.persons.items() if key[-1] in full}
        if not owners and len(key[-1]) >= MISSPELLED_FROM:
            owners = {d.id: d for full, d in self.persons.items() if misspelled(key[-1], full[-1])}
        gender = self._gender(name.title)
        if len(self.titled[key[-1]]) > 1 and gender:  # "Mr Horvat" and "Mrs Horvat"
            owners = {id: draft for id, draft in owners.items() if draft.gender in ("", gender)}
            if not owners:
                draft = self.cast.actor(f"{name.title.split()[-1].capitalize()} {name.text}", "person")
                draft.gender = gender
                return draft, None
        if owners:
            return list(owners.values())[-1] if len(owners) == 1 else next(iter(owners.values())), "surname"
        return self.cast.actor(name.text, "person"), None


def _same_person(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names with one surname: one person where no first name speaks against it (initials, middle names)."""
    first, second = key[:-1], other[:-1]
    shorter, longer = sorted((first, second), key=len)
    return all(any(_compatible(word, each) for each in longer) for word in shorter)


def _compatible(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first == second or misspelled(first, second)
