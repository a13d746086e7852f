"""Names of organisations in one article -> bodies: long and short forms, acronyms, organs of states."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotating.referents.cast import Cast, Draft
from variorum.annotating.referents.folding import fold, misspelled, name_key
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.states import code_before, known_names
from variorum.annotating.referents.words import Words

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


class Bodies:
    """The organisations that one article names. `organizations` has them by the words that tell them apart."""

    def __init__(self, cast: Cast, listed: Lists) -> None:
        self.cast, self.listed = cast, listed
        self.organizations: dict[frozenset[str], Draft] = {}
        self.acronyms: dict[str, Draft] = {}
        of = cast.language.words
        self.organs = frozenset(_SPELLINGS.get(word, word) for word in of("actors", "organs")) | {
            "department",
            "command",
        }
        self.plain = self.organs | {_SPELLINGS.get(word, word) for word in of("actors", "organ_modifiers")}

    def resolve(self, ordered: Sequence[tuple[Words, Name]]) -> None:
        """Gives each name of a body a mention, but for bare kinds of body that nothing of that kind has a name for."""
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
        shown = name.text
        if (
            key & self.organs
            and key <= self.plain
            and (code := code_before(self.cast.language, words.text, name.start))
        ):
            # "Freedonia's Foreign Ministry" is another one than that of a second state.
            key, shown = key | {code}, f"{self.cast.adjective(code)} {name.text}"
        draft = self.organizations.get(key)
        if draft is None:
            draft = self._longer(key) or self.cast.actor(shown, "organization", self._state_of(key))
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
        for word in self.base(text).replace("-", " ").split():
            plain = word.removesuffix("'s").removesuffix("’s")
            known = table.get((plain,)) or (table.get((plain[:-1],)) if plain.endswith("s") else None)
            folded = fold(plain)
            if known is not None and known.code is not None:
                words.append(known.code)
            elif folded not in _SMALL:
                words.append(_SPELLINGS.get(folded, folded))
        return frozenset(words)

    def base(self, text: str) -> str:
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
        codes = sorted(word for word in key if word.isupper() and word in known_names(self.cast.language).states)
        return self.cast.state(codes[0]).id if codes and key & self.organs else None

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
            if len(key) > 1 and any(misspelled(word, each) for each in key)
        }

    def _distinct(self) -> list[Draft]:
        return list({draft.id: draft for draft in self.organizations.values()}.values())

    def _bracketed(self, words: Words, name: Name, draft: Draft) -> None:
        """Remembers an acronym in brackets after a name."""
        at = name.end
        while at < len(words) and words.pos[at] == "SPACE":
            at += 1
        if at + 2 < len(words) and words.text[at] == "(" and words.text[at + 2] == ")":
            inside = words.text[at + 1]
            if sum(c.isupper() for c in inside) >= 2 and (
                _initials(name.text, fold(inside)) or inside[0] == name.text[0]
            ):
                self.acronyms[fold(inside)] = draft
                draft.aliases.add(inside)
                self.cast.see(words, at + 1, at + 2, "name", actor=draft)


def _initials(name: str, acronym: str) -> bool:
    """Whether `acronym` (folded) is made of the initials of a name, with or without its small words."""
    words = [word for word in name.replace("-", " ").split() if word]
    if len(words) < 2 or len(acronym) < 2:
        return False
    every = "".join(word[0] for word in words).lower()
    large = "".join(word[0] for word in words if word.lower() not in _SMALL).lower()
    return acronym in (every, large)
