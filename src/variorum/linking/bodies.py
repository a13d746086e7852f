"""Two names of organisations, armed forces or groups -> how sure it is that they are one body's, and why.

A pile has ten times as many pairs to compare as names, and nearly all come to nothing: what one name has is told once
for all its pairs, and of a pair the cheapest is asked first.
"""

from __future__ import annotations

from dataclasses import dataclass

from variorum.linking.names import ALIKE, Form, generic, is_common, spelled, states_in
from variorum.linking.spelling import folded, likeness, undoubled, words_of

# Initials of fewer words are those of too many names.
_INITIALS = 3
# Single words of fewer letters differ by one and name two bodies.
_LONE = 5
_NOTHING = 0.0, ""


@dataclass(frozen=True, slots=True)
class Body:
    """A name with what it is compared by."""

    form: Form
    words: tuple[str, ...]  # in one spelling
    ordered: tuple[str, ...]  # the same by alphabet
    states: frozenset[str]
    common: bool  # made of words that many bodies have
    own: frozenset[str]  # the name itself, folded
    initials: str
    long: tuple[tuple[str, ...], ...]  # the words of those aliases that have two or more
    telling: tuple[tuple[str, ...], ...]  # of these, those that have a word of their own
    own_words: tuple[str, ...]  # those of `words` that are not generic


def body(form: Form) -> Body:
    """What the name of a body is compared by."""
    words = spelled(form.words)
    long = tuple(words for words in map(words_of, sorted(form.aliases)) if len(words) > 1)
    return Body(
        form,
        words,
        tuple(sorted(words)),
        states_in(words),
        is_common(words),
        frozenset((" ".join(form.words), folded(form.name))),
        "".join(word[0] for word in form.words),
        long,
        tuple(each for each in long if not generic().issuperset(each)),
        tuple(word for word in words if word not in generic()),
    )


def body_weight(first: Body, second: Body) -> tuple[float, str]:
    """How sure it is that two names are one body's, 0 to 1, and why."""
    a, b = first.words, second.words
    one, two = first.form.name, second.form.name
    if first.states and second.states and first.states != second.states:
        return _NOTHING
    if first.form.whole != second.form.whole and (first.common or second.common):
        if first.ordered == second.ordered and (first.form.whole is None or second.form.whole is None):
            return 0.85, f"{one} and {two} are the same words, but no state is named for one of them."
        return _NOTHING
    if first.ordered == second.ordered:
        return 1.0, f"{one} and {two} are the same words."
    if (shared := _shared(first, second)) is not None and not is_common(words_of(shared)):
        return 0.95, f"Articles call both {one} and {two} “{shared}”."
    if _have_names_alike(first, second):
        return 0.92, f"{one} and {two} are spelled alike, word by word, or have other names that are."
    acronyms = first.form.acronyms & second.form.acronyms
    if acronyms and (len(a) == 1 or len(b) == 1 or any(_has_like(word, b) for word in a)):
        return 0.93, f"{one} and {two} have one acronym, {min(acronyms).upper()}."
    for short, other in ((first, second), (second, first)):
        if _is_made_of_initials(short, other):
            return 0.92, f"{other.initials.upper()} is made of the initials of {other.form.name}."
    if len(a) == len(b) == 1 and likeness(a[0], b[0]) >= ALIKE and min(len(a[0]), len(b[0])) >= _LONE:
        return 0.92, f"{one} and {two} are spelled alike."
    if _adds_only_generic(first, second) or _adds_only_generic(second, first):
        return 0.9, f"One of {one} and {two} adds only words that many bodies and states have."
    if min(len(a), len(b)) >= 2 and (set(a) < set(b) or set(b) < set(a)):
        return 0.85, f"One of {one} and {two} has all the words of the other."
    return _NOTHING


def _shared(first: Body, second: Body) -> str | None:
    """What articles call both, of two words or more, and is the name of one of them; the first by alphabet."""
    if first.form.aliases.isdisjoint(second.form.aliases):
        return None
    own = first.own | second.own
    return min((each for each in first.form.aliases & second.form.aliases if " " in each and each in own), default=None)


def _is_made_of_initials(short: Body, other: Body) -> bool:
    if len(other.initials) < _INITIALS or other.initials not in short.form.acronyms:
        return False
    return len(short.form.words) == 1 or not set(short.words).isdisjoint(other.words)


def _have_names_alike(first: Body, second: Body) -> bool:
    for one in first.telling:
        for two in second.long:
            if len(one) == len(two) and _spelled_alike(one, two):
                return True
    return False


def _adds_only_generic(first: Body, longer: Body) -> bool:
    """Whether `longer` has the words of an alias of the first, two or more of which one tells something, and else
    generic ones."""
    for words in first.telling:
        if (
            len(words) < len(longer.words)
            and all(_has_like(other, words) for other in longer.own_words)
            and all(_has_like(word, longer.words) for word in words)
        ):
            return True
    return False


def _has_like(word: str, others: tuple[str, ...]) -> bool:
    return word in others or any(likeness(word, other) >= ALIKE for other in others)


def _spelled_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names of as many words are spellings of each other, word by word; short words must be the same but
    for doubled letters."""
    for x, y in zip(first, second, strict=True):
        if x != y and undoubled(x) != undoubled(y) and (min(len(x), len(y)) < 4 or likeness(x, y) < ALIKE):
            return False
    return True
