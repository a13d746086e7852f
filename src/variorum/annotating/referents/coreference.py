"""Names of one article -> persons, organisations and states: full and short forms, acronyms, misspellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from variorum.annotating.referents.cast import Cast, Draft
from variorum.annotating.referents.folding import fold, name_key
from variorum.annotating.referents.gazetteer import Gazetteer
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.name_votes import has_age
from variorum.annotating.referents.place_names import acts, country_counts, country_place, is_month, settle
from variorum.annotating.referents.states import known_names
from variorum.annotating.referents.words import Words

# Names of this length and more are taken for misspellings of each other at one edit, at ten letters at two: shorter
# ones ("Baran", "Baron") are two people more often than one.
MISSPELLED_FROM = 6
# A longer form of a name has at most so many words more; what has yet more is a row of names.
ADDED_WORDS = 2
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "a"))
# Words of a state's army beside its adjective; a run of nothing else is the state's armed forces.
_FORCES = frozenset(
    ("army", "forces", "force", "military", "navy", "armed", "air", "arab", "national", "regime", "government")
)
_FORCE_HEADS = frozenset(("army", "forces", "force", "military", "navy"))
_SPELLINGS = {
    "defense": "defence",
    "organization": "organisation",
    "center": "centre",
    "program": "programme",
    "labor": "labour",
}


class Resolver:
    """Resolves the names of one article, all fields together, into the cast."""

    def __init__(self, cast: Cast, listed: Lists, places: Gazetteer) -> None:
        self.cast, self.listed, self.places = cast, listed, places
        self.persons: dict[tuple[str, ...], Draft] = {}
        self.surnames: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.organizations: dict[frozenset[str], Draft] = {}
        self.acronyms: dict[str, Draft] = {}
        self.counts: Counter[str] = Counter()
        self.regions: dict[str, str] = cast.language.table("regions")["regions"]

    def resolve(self, fields: Sequence[tuple[Words, list[Name]]]) -> None:
        """Gives each name a mention; names that nothing speaks for get none."""
        _strip_plurals(fields)
        self.counts = country_counts(fields, self.places)
        kinds = _kinds([name for _, names in fields for name in names if name.kind == ""])
        bases = {
            name_key(self._base(name.text)) for _, names in fields for name in names if name.kind == "organization"
        }
        for _, names in fields:
            for name in names:
                if not name.kind and name_key(name.text) in bases:
                    name.kind = "organization"
                name.kind = name.kind or kinds.get(name_key(name.text), "")
                if name.kind == "place" and name.votes.get("person", 0) >= 4:
                    name.kind = "person"
        ordered = [(words, name) for words, names in fields for name in names]
        self._persons(ordered)
        self._organizations(ordered)
        for words, name in ordered:
            self._other(words, name)

    def _persons(self, ordered: Sequence[tuple[Words, Name]]) -> None:
        people = [(words, name) for words, name in ordered if name.kind == "person"]
        for _, name in people:
            key = name_key(name.text)
            if len(key) > 1:
                self._full(key, name)
        for words, name in people:
            key = name_key(name.text)
            draft, inferred = (self._full(key, name), None) if len(key) > 1 else self._lone(key, name)
            draft.private = draft.private or has_age(words, name.end)
            if name.title:
                self._titled(draft, name.title)
                self._of_state(draft, words, name)
            self.cast.see(words, name.start, name.end, "name", actor=draft, inferred=inferred)

    def _titled(self, draft: Draft, title: str) -> None:
        words = title.split()
        of = self.cast.language.words
        if not all(word in self.listed.honorifics for word in words):
            draft.public = True
            draft.heads.update(word.rstrip(".") for word in words if word in self.listed.titles)
        for gender in ("female", "male"):
            if not draft.gender and any(word in of("titles", gender) for word in words):
                draft.gender = gender

    def _of_state(self, draft: Draft, words: Words, name: Name) -> None:
        """The state of an office: "Freedonian president Ivan Horvat", "Freedonia's foreign minister Ivan Horvat"."""
        before = name.start - 1 - len(name.title.split())
        if before > 0 and words.lower[before] in ("'s", "’s"):
            before -= 1
        if before >= 0 and draft.part_of is None:
            table = known_names(self.cast.language).names
            text = words.text[before]
            known = table.get((text,)) or (table.get((text[:-1],)) if text.endswith("s") else None)
            if known is not None and known.code is not None and known.role in ("name", "adjective"):
                draft.part_of = self.cast.state(known.code).id

    def _full(self, key: tuple[str, ...], name: Name) -> Draft:
        found = self.persons.get(key)
        if found is None:
            for other in self.surnames[key[-1]]:
                if _same_person(key, other):
                    found = self.persons[other]
                    break
        if found is None:
            for other in list(self.persons):
                if len(other) == len(key) and _misspelled(" ".join(key), " ".join(other)):
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
            owners = {d.id: d for full, d in self.persons.items() if _misspelled(key[-1], full[-1])}
        if owners:
            return list(owners.values())[-1] if len(owners) == 1 else next(iter(owners.values())), "surname"
        return self.cast.actor(name.text, "person"), None

    def _organizations(self, ordered: Sequence[tuple[Words, Name]]) -> None:
        bodies = [(words, name) for words, name in ordered if name.kind == "organization"]
        sober = {self.key(name.text) for _, name in bodies if not name.headline or name.known is not None}
        bodies = [
            (words, name)
            for words, name in bodies
            if not name.headline or name.known is not None or self.key(name.text) in sober
        ]
        drafts: list[Draft | None] = []
        for words, name in bodies:
            long = name.known is not None or len(name_key(name.text)) > 1
            drafts.append(self._body(words, name) if long else None)
        for number, (words, name) in enumerate(bodies):
            draft, inferred = drafts[number], None
            if draft is None:
                if fold(name.text) in self.listed.organization and not self._holding(fold(name.text)):
                    continue  # a kind of body, and none of that kind has a name
                draft, inferred = self._short(words, name)
            self.cast.see(words, name.start, name.end, "name", actor=draft, inferred=inferred)
            self._bracketed(words, name, draft)

    def _body(self, words: Words, name: Name) -> Draft:
        if name.known is not None:
            return self._known(name)
        key = self.key(name.text)
        own = self._organ(key)
        if own is not None:
            return own
        draft = self.organizations.get(key)
        if draft is None:
            draft = self._longer(key) or self.cast.actor(name.text, "organization", self._state_of(key))
            self.organizations[key] = draft
        return draft

    def _known(self, name: Name) -> Draft:
        known = name.known
        assert known is not None
        part_of = None
        if known.part_of is not None:
            states = known_names(self.cast.language).states
            part_of = (
                self.cast.state(known.part_of)
                if known.part_of in states
                else self.cast.actor(known.part_of, "organization")
            )
        draft = self.cast.actor(known.name, "organization", part_of.id if part_of else None)
        self.organizations.setdefault(self.key(known.name), draft)
        return draft

    def key(self, text: str) -> frozenset[str]:
        """The words that tell two bodies apart: states by their codes, one spelling, no small words."""
        table = known_names(self.cast.language).names
        words = []
        for word in self._base(text).replace("-", " ").split():
            plain = word.removesuffix("'s").removesuffix("’s")
            known = table.get((plain,)) or (table.get((plain[:-1],)) if plain.endswith("s") else None)
            folded = fold(plain)
            if known is not None and known.code is not None:
                words.append(known.code)
            elif folded not in _SMALL:
                words.append(_SPELLINGS.get(folded, folded))
        return frozenset(words)

    def _base(self, text: str) -> str:
        """A name without a small noun for its kind at the end ("Free Harbour movement" -> "Free Harbour")."""
        first, _, last = text.rpartition(" ")
        return first if first and last in self.listed.name_heads and first[:1].isupper() else text

    def _organ(self, key: frozenset[str]) -> Draft | None:
        """The state's armed forces or government, where the words of a name say no more than that."""
        codes = [word for word in key if word.isupper()]
        rest = key - set(codes)
        if len(codes) == 1 and rest:
            if rest <= _FORCES and rest & _FORCE_HEADS:
                return self.cast.forces(codes[0])
            if rest <= {"government", "regime"}:
                return self.cast.state(codes[0])
        return None

    def _state_of(self, key: frozenset[str]) -> str | None:
        """The state that a ministry, army or parliament is of, by the state in its name."""
        organs = {_SPELLINGS.get(word, word) for word in self.cast.language.table("actors")["organs"]} | {
            "department",
            "command",
        }
        codes = sorted(word for word in key if word.isupper() and word in known_names(self.cast.language).states)
        return self.cast.state(codes[0]).id if codes and key & organs else None

    def _longer(self, key: frozenset[str]) -> Draft | None:
        """The one body whose name has all the words of this one, or all of whose words this one has."""
        if len(key) < 2:
            return None
        near = {
            draft.id: draft
            for other, draft in self.organizations.items()
            if len(other) > 1 and (key < other or other < key) and abs(len(key) - len(other)) <= ADDED_WORDS
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def _short(self, words: Words, name: Name) -> tuple[Draft, str | None]:
        """The body of an acronym or of a single word."""
        text = fold(name.text)
        if text in self.acronyms:
            return self.acronyms[text], None
        for draft in self._distinct():
            if _initials(draft.name, text) or any(_initials(alias, text) for alias in sorted(draft.aliases)):
                self.acronyms[text] = draft
                return draft, "acronym"
        if frozenset((text,)) in self.organizations:
            return self.organizations[frozenset((text,))], None
        holding = self._holding(text)
        if len(holding) == 1:
            return next(iter(holding.values())), "short form"
        return self._body(words, name), None

    def _holding(self, word: str) -> dict[str, Draft]:
        """The bodies that have a word in their names, by id."""
        exact = {draft.id: draft for key, draft in self.organizations.items() if word in key}
        if exact or word in self.listed.organization:
            return exact
        return {
            draft.id: draft
            for key, draft in self.organizations.items()
            if len(key) > 1 and any(_misspelled(word, each) for each in key)
        }

    def _distinct(self) -> list[Draft]:
        return list({draft.id: draft for draft in self.organizations.values()}.values())

    def _bracketed(self, words: Words, name: Name, draft: Draft) -> None:
        """Remembers an acronym in brackets after a name."""
        at = name.end
        if at + 2 < len(words) and words.text[at] == "(" and words.text[at + 2] == ")":
            inside = words.text[at + 1]
            if sum(c.isupper() for c in inside) >= 2 and (
                _initials(name.text, fold(inside)) or inside[0] == name.text[0]
            ):
                self.acronyms[fold(inside)] = draft
                draft.aliases.add(inside)
                self.cast.see(words, at + 1, at + 2, "name", actor=draft)

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


def _kinds(names: Sequence[Name]) -> dict[tuple[str, ...], str]:
    """What the names of no table are: the votes of all mentions of a name, those of a full name for its surname too.

    A name joined to a place by "and" is a place as well, unless more speaks against it. What stands in headlines only
    is left open.
    """
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sober = {name_key(name.text) for name in names if not name.headline}
    sober |= {key[-1:] for key in sober}
    for name in names:
        if name_key(name.text) in sober:
            for kind, vote in sorted(name.votes.items()):
                votes[name_key(name.text)][kind] += vote
    for name in names:
        if name.beside is not None and name_key(name.text) in sober:
            own, other = votes[name_key(name.text)], votes.get(name_key(name.beside.text), {})
            known = name.beside.known is not None and name.beside.kind in ("state", "capital")
            if known or (other and max(sorted(other), key=lambda kind: other[kind]) == "place"):
                own["place"] += 2.0
    for key in list(votes):
        lone = votes.get(key[-1:], {})
        if len(key) > 1 and lone and max(sorted(lone), key=lambda kind: lone[kind]) == "person":
            votes[key]["person"] += 1.5
    decided: dict[tuple[str, ...], str] = {}
    surnames = set()
    for key, counted in votes.items():
        if len(key) > 1:
            kind = max(sorted(counted), key=lambda each: counted[each])
            if counted[kind] >= 1.0:
                decided[key] = kind
            if decided.get(key) == "person":
                surnames.add(key[-1])
    for key, counted in votes.items():
        if len(key) == 1:
            if key[0] in surnames:
                counted["person"] += 4.0
            kind = max(sorted(counted), key=lambda each: counted[each])
            if counted[kind] >= 1.0:
                decided[key] = kind
    return decided


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


def _same_person(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names with one surname: one person where no first name speaks against it (initials, middle names)."""
    first, second = key[:-1], other[:-1]
    shorter, longer = sorted((first, second), key=len)
    return all(any(_compatible(word, each) for each in longer) for word in shorter)


def _compatible(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first == second or _misspelled(first, second)


def _misspelled(first: str, second: str) -> bool:
    length = min(len(first), len(second))
    if length < MISSPELLED_FROM or first[0] != second[0]:
        return False
    allowed = 1 if length < 10 else 2
    return int(OSA.distance(first, second, score_cutoff=allowed)) <= allowed


def _initials(name: str, acronym: str) -> bool:
    """Whether `acronym` (folded) is made of the initials of a name, with or without its small words."""
    words = [word for word in name.replace("-", " ").split() if word]
    if len(words) < 2 or len(acronym) < 2:
        return False
    every = "".join(word[0] for word in words).lower()
    large = "".join(word[0] for word in words if word.lower() not in _SMALL).lower()
    return acronym in (every, large)
