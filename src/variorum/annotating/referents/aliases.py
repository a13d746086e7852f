"""Names that the article gives as another name: "X, also known as Y", "X, formerly Y"."""

from __future__ import annotations

from variorum.annotating.referents.cast import Cast, Draft, Seen
from variorum.annotating.referents.states import known_names
from variorum.annotating.referents.words import Words

# Between a name and what leads to its other name so many tokens may stand ("the group, usually better").
REACH = 5
_NAMING = frozenset(("call", "style", "name", "know", "dub"))
_KINDS = frozenset(("organization", "group", "person"))


def join_aliases(cast: Cast, words: Words) -> None:
    """Makes one actor of two that the text of one field says are called by either name."""
    spoken = sorted((each for each in cast.seen if each.words is words and each.actor), key=lambda each: each.start)
    by_start = {each.start: each for each in spoken if each.form == "name"}
    phrases = words.parsed.language.table("actors")["also_known"]
    leads = {tuple(phrase.split()) for phrase in phrases}
    openings = {lead[0] for lead in leads}
    for at, lower in enumerate(words.lower):
        if lower == "as":
            _called_itself(cast, words, spoken, by_start, at)
        if lower == "or" and at and words.lower[at - 1] == ",":  # "the Green Lake Movement, or the GLM"
            other, owner = _name_after(words, by_start, at + 1), _before(cast, words, spoken, at)
            if other is not None and owner is not None and words.of(other.start, other.end).isupper():
                _join(cast, owner, other)
        if lower not in openings:
            continue
        for lead in leads:
            end = at + len(lead)
            if tuple(words.lower[at:end]) == lead:
                other = _name_after(words, by_start, end)
                owner = _before(cast, words, spoken, at)
                if other is not None and owner is not None:
                    _join(cast, owner, other)
                break


def _name_after(words: Words, by_start: dict[int, Seen], at: int) -> Seen | None:
    """The name that begins at `at`, past a determiner and quotation marks."""
    while at < len(words) and (words.pos[at] in ("DET", "PUNCT") and words.text[at] not in (".", ",", ";")):
        at += 1
    return by_start.get(at)


def _before(cast: Cast, words: Words, spoken: list[Seen], at: int) -> Seen | None:
    """The mention of an actor that ends just before `at`, in the same sentence."""
    near = [each for each in spoken if each.end <= at and at - each.end <= REACH]
    near = [each for each in near if all(words.pos[i] in ("ADV", "AUX", "PUNCT", "PRON") for i in range(each.end, at))]
    near = [each for each in near if words.sentence[each.start] == words.sentence[at] and each.form != "pronoun"]
    return near[-1] if near else None


def _called_itself(cast: Cast, words: Words, spoken: list[Seen], by_start: dict[int, Seen], at: int) -> None:
    """ "X, as the movement also calls itself, ...": X is another name of the movement."""
    for verb in range(at + 2, min(at + 8, len(words) - 1)):
        if words.lemma[verb] not in _NAMING:
            continue
        itself = words.lower[verb + 1] in ("itself", "themselves", "himself", "herself")
        known = words.lower[verb + 1] in (",", ".") and words.lower[verb - 1] in ("is", "are", "also")
        other = next((each for each in spoken if each.end in (at, at - 1) and each.start in by_start), None)
        owner = next((each for each in spoken if at < each.start and each.end <= verb), None)
        if (itself or known) and other is not None and owner is not None:
            _join(cast, owner, other)
        return


def _listed(cast: Cast, draft: Draft) -> bool:
    """Whether the table of organisations has the actor: what those are called is known."""
    known = known_names(cast.language).names.get(tuple(draft.name.split()))
    return known is not None and known.role == "organization"


def _join(cast: Cast, owner: Seen, other: Seen) -> None:
    first, second = cast.actors[owner.actor or ""], cast.actors[other.actor or ""]
    if first.id == second.id or second.kind not in _KINDS:
        return
    if first.kind == "unnamed":
        second.heads |= first.heads
        second.offices |= first.offices
        owner.actor = second.id
    elif first.kind == second.kind and not (_listed(cast, first) or _listed(cast, second)):
        cast.merge(first, second)
