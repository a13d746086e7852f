"""Two names of the pile -> how sure it is that they are one actor's, and why; of bodies see `bodies`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from variorum.annotating.language import ENGLISH
from variorum.annotating.referents.states import known_names
from variorum.linking.spelling import folded, likeness, sound, words_of

# Two words are spellings of each other from here on; by reading pairs of surnames of a pile of 741 news articles.
ALIKE = 0.93
_SPELLINGS = {
    "defense": "defence", "organization": "organisation", "center": "centre", "program": "programme", "labor": "labour",
    "tv": "television",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A name with all that articles call its bearer."""

    name: str
    words: tuple[str, ...]  # folded, without small words
    person: bool
    state: bool
    aliases: frozenset[str]  # folded, the name among them
    acronyms: frozenset[str]  # folded
    whole: str | None = None  # what it is part of
    member_of: frozenset[str] = frozenset()  # of a person: bodies and states that it is said to be of, by their sound

    def keys(self) -> set[str]:
        """What another name of the same body has in common with this one."""
        found = {" ".join(sorted(spelled(self.words)))}
        found |= {alias for alias in self.aliases if " " in alias} | self.acronyms
        if len(self.words) > 1:
            found.add("".join(word[0] for word in self.words))
            found |= {f"{a} {b}" for a, b in zip(self.words, self.words[1:], strict=False)}
        for alias in self.aliases:
            found |= {"~~" + sound(word) for word in words_of(alias) if len(word) >= 6 and word not in generic()}
        found.add("~" + " ".join(sound(word) for word in self.words))
        found.add("~" + sound(self.words[0])[:3] + str(len(self.words)))
        return found


@cache
def _common() -> frozenset[str]:
    of = ENGLISH.words
    listed = ("organization_words", "institutions", "standing", "institution_adjectives", "organ_modifiers", "organs")
    return frozenset(folded(word) for name in listed for word in of("actors", name))


def is_common(words: tuple[str, ...]) -> bool:
    """Whether a name is made of words that many states and towns have bodies of ("interior ministry", "police")."""
    return all(word in _common() for word in words)


def is_bare(words: tuple[str, ...]) -> bool:
    """Whether a name is but a kind of body ("company"), which every article has another one of."""
    return len(words) == 1 and words[0] in ENGLISH.words("actors", "institutions")


def apart(first: Form, second: Form) -> bool:
    """Whether two names of bodies speak against each other: each has a word that the other has not, and no article
    calls one by the other's name."""
    a, b = _telling(first), _telling(second)
    if len(states_in(first.words) | states_in(second.words)) > 1 and states_in(first.words) and states_in(second.words):
        return True
    if len(a) < 2 or len(b) < 2 or first.words == second.words:
        return False
    if folded(first.name) in second.aliases or folded(second.name) in first.aliases:
        return False
    if first.acronyms & second.acronyms and any(_within((word,), b) for word in a if word not in generic()):
        return False
    return not (_within(a, b) or _within(b, a))


@cache
def states_in(words: tuple[str, ...]) -> frozenset[str]:
    """The states that single words of a name stand for."""
    return frozenset(_codes()[word] for word in words if word in _codes())


@cache
def _codes() -> dict[str, str]:
    known = known_names(ENGLISH).names.items()
    return {folded(form[0]): row.code for form, row in known if row.code and len(form) == 1 and row.role != "capital"}


def _telling(form: Form) -> tuple[str, ...]:
    """The words of a name without those of states and a noun for its kind at the end, in one spelling."""
    words = tuple(word for word in spelled(form.words) if word not in _of_states())
    last = form.words[-1] in ENGLISH.words("actors", "name_heads")
    return words[:-1] if last and len(words) > 1 else words


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return all(any(likeness(word, other) >= ALIKE for other in long) for word in short)


@cache
def _of_states() -> frozenset[str]:
    return frozenset(folded(word) for form, known in known_names(ENGLISH).names.items() if known.code for word in form)


def spelled(words: tuple[str, ...]) -> tuple[str, ...]:
    """`words` in one of the two ways that English spells some of them."""
    return tuple(_SPELLINGS.get(word, word) for word in words)


@cache
def generic() -> frozenset[str]:
    """Words that tell no body from another: kinds of body, states and their adjectives."""
    return frozenset({folded(word) for word in ENGLISH.words("actors", "organization_words")} | _of_states())


def person_weight(first: Form, second: Form) -> tuple[float, str]:
    """For two full names of people. First names that differ outweigh any likeness of the surnames."""
    a, b = first.words, second.words
    if a == b:
        return 1.0, f"{first.name} and {second.name} are the same words."
    last = likeness(a[-1], b[-1])
    if last < ALIKE:
        return _beginning(first, second)
    short, long = sorted((a[:-1], b[:-1]), key=len)
    if not short:
        return 0.0, ""
    if not all(any(_one_first_name(word, other) for other in long) for word in short):
        return 0.0, ""
    names = f"{first.name} and {second.name}"
    if last == 1.0:
        return 0.95, f"{names} have one surname, and their first names are compatible."
    return 0.92, f"{names} are spelled alike, word by word."


def _beginning(first: Form, second: Form) -> tuple[float, str]:
    """For a name that is the beginning of a longer one: "Abu Yusuf" and "Abu Youssef al-Masri", one man's where both
    are of the same body."""
    short, long = sorted((first.words, second.words), key=len)
    if not 2 <= len(short) < len(long) or any(likeness(x, y) < ALIKE for x, y in zip(short, long, strict=False)):
        return 0.0, ""
    names = f"{first.name} and {second.name}"
    if first.member_of & second.member_of:
        return 0.92, f"{names} begin alike, and both are of one body."
    return 0.85, f"{names} begin alike."


def _one_first_name(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return likeness(first, second) >= ALIKE
