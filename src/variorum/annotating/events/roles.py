"""Who did it, who came to harm, by what means, and why: what the grammar around an event word says, with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotating.events.causes import causes
from variorum.annotating.events.doers import doers, labelled
from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.nominals import HOSTILE, Role, role_words
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.victims import victims
from variorum.annotating.events.view import NOUNS, View


def roles(view: View, found: Sequence[Trigger], actors: frozenset[int]) -> tuple[Role, ...]:
    """The roles that hang on the event words `found`; `actors` are the tokens of mentions of actors."""
    events = frozenset(each.at for each in found)
    rows: dict[tuple[str, int, int], Role] = {}
    for each in found:
        if each.harm or each.kind.group in HOSTILE:
            for role in (*doers(view, each, events, actors), *victims(view, each), *_means(view, each)):
                rows.setdefault((role.slot, role.start, role.end), role)
    for role in (*causes(view, found, actors), *labelled(view, found, actors)):
        rows.setdefault((role.slot, role.start, role.end), role)
    return tuple(sorted(rows.values(), key=lambda role: (role.start, role.end, role.slot)))


def _means(view: View, trigger: Trigger) -> Iterator[Role]:
    """Weapons in the phrase of the event word, or that hang closely on it."""
    weapons = events_lexicon(view.parsed.language).weapons
    dug = view.parsed.language.words("events", "marks.dug")
    labels = role_words(view.parsed.language, "labels")
    start, end = view.sentences[view.sentence[trigger.at]]
    for token in range(max(start, trigger.at - 12), min(end, trigger.at + 13)):
        if (
            view.lemma[token] not in weapons
            or view.lemma[token] in labels
            or view.pos[token] not in NOUNS
            or view.negated(token)
            or (view.lemma[token] == "mine" and (_is_named(view, token) or not dug.isdisjoint(view.lemma)))
        ):
            continue
        if view.distance(token, trigger.at) <= 3.0:
            first = token
            while first > start and view.dep[first - 1] == "compound" and view.head[first - 1] == token:
                first -= 1
            yield Role("means", view.start[first], view.end[token], token, trigger.at)


def _is_named(view: View, token: int) -> bool:
    """Whether a mine is one that is dug: it has a name, or something happens in it."""
    named = any(view.text[child][0].isupper() and child < token for child in view.children[token])
    return named or (view.dep[token] == "pobj" and view.lower[view.head[token]] in ("in", "at", "inside", "from"))
