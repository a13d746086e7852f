"""Persons without a public role are not shown or exported by name unless asked for.

What is masked is what the tool itself says: an actor's name and aliases, the speaker of a claim, an attribution, a
designation or a group, names inside summaries and reasons. Columns that quote an article at its offsets (`text`) are
left as they are: they must be what stands there, and the article's text stands beside them. Only where every person is
to be masked are the names in quoted words blacked out too, letter by letter, so that all offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from variorum.linking.decided.outcome import DECISIONS
from variorum.records import (
    Actor,
    Article,
    Attribution,
    Claim,
    Designation,
    Edit,
    Event,
    Finding,
    Link,
    Manifest,
    Place,
    Quotation,
    Warning,
    is_struck,
)

Row = TypeVar("Row")

# A single word of fewer letters is more often a word than somebody's name.
_SHORTEST_NAME = 3
_WORD = re.compile(r"\w+")
BAR = "█"
"""Stands for each letter of a name that is blacked out."""


class Mask:
    """`mask(row)` is the row without the names of private persons; with `show_all` the row itself, with `hide_all`
    without those of any person, in quoted words too.

    A name that an outlet, a place or an actor who may be named bears is no hidden person's, whatever the parser took it
    for.
    """

    def __init__(
        self,
        actors: Iterable[Actor],
        articles: Iterable[Article] = (),
        places: Iterable[Place] = (),
        *,
        show_all: bool = False,
        hide_all: bool = False,
    ) -> None:
        actors = tuple(actors)
        self._quoted_too = hide_all
        outlets = {(article.outlet or "").casefold() for article in articles}
        outlets |= {place.name.casefold() for place in places if " " in place.name or place.latitude is not None}
        hides = is_person if hide_all else is_private
        hidden = [actor for actor in actors if hides(actor) and actor.name.casefold() not in outlets]
        self._private = {} if show_all else {actor.id: actor for actor in hidden}
        public = (name for actor in actors if actor.id not in self._private for name in _names(actor))
        self._public_names = outlets | {name.casefold() for name in public}

    def __call__(self, row: Row) -> Row:
        if not self._private:
            return row
        changed: Any = row
        if isinstance(row, Actor) and row.id in self._private:
            changed = replace(row, name=stand_in(row.id), aliases=())
        elif isinstance(row, Claim | Attribution | Designation):
            # The words may hold a name even where they could not be linked: "activist NAME".
            hidden = row.speaker_actor is not None and row.speaker_actor in self._private
            speaker = stand_in(row.speaker_actor or "") if hidden else self.text(row.speaker)
            changed = row if speaker == row.speaker else replace(row, speaker=speaker)
            if isinstance(row, Claim) and row.of:  # "34" of a person by name
                of = self.text(row.of)
                changed = changed if of == row.of else replace(changed, of=of)
            if isinstance(row, Claim) and is_struck(row):  # the reader's note stands there
                changed = replace(changed, inferred=self.text(row.inferred or ""))
        elif isinstance(row, Finding):
            groups = tuple(replace(group, speaker=self.text(group.speaker)) for group in row.groups)
            inferred = self.text(row.inferred) if row.inferred else row.inferred
            changed = replace(row, summary=self.text(row.summary), groups=groups, inferred=inferred)
        elif isinstance(row, Link):
            changed = replace(row, reason=self.text(row.reason))
        elif isinstance(row, Manifest) and row.name == DECISIONS:
            changed = replace(row, value=self.text(row.value))
        return self._blackened(changed) if self._quoted_too else changed  # type: ignore[no-any-return]

    def _blackened(self, row: Any) -> Any:
        """`row` with the names in what it quotes blacked out."""
        if isinstance(row, Article):
            return replace(
                row, title=self.blacked_out(row.title) if row.title else None, text=self.blacked_out(row.text)
            )
        if isinstance(row, Claim | Designation | Quotation):
            return replace(row, text=self.blacked_out(row.text))
        if isinstance(row, Edit):
            return replace(row, text=self.blacked_out(row.text), other_text=self.blacked_out(row.other_text))
        if isinstance(row, Attribution):
            return replace(row, speaker=self.blacked_out(row.speaker))
        if isinstance(row, Event):
            return replace(row, title=self.blacked_out(row.title))
        if isinstance(row, Finding):
            groups = tuple(replace(group, value=self.blacked_out(group.value)) for group in row.groups)
            return replace(row, groups=groups)
        return replace(row, reason=self.blacked_out(row.reason)) if isinstance(row, Warning) else row

    def hides(self, actor: str | None) -> bool:
        """Whether the actor with this id is masked."""
        return actor in self._private

    def text(self, words: str) -> str:
        """`words` of the tool's own with the names of private persons replaced, the longest name first."""
        return self._without_names(words, lambda name: stand_in(self._actor_by_name[name]))

    def blacked_out(self, words: str) -> str:
        """`words` with a bar for each letter of a private person's name: no character moves."""
        return self._without_names(words, lambda name: re.sub(r"\w", BAR, name))

    def _without_names(self, words: str, instead: Callable[[str], str]) -> str:
        if not self._private or not words:
            return words
        parts, at = [], 0
        for match in _WORD.finditer(words):
            start = match.start()
            name = next((name for name in self._by_first_word.get(match[0], ()) if _stands(name, words, start)), None)
            if name is not None and start >= at:
                parts += [words[at:start], instead(name)]
                at = start + len(name)
        return "".join((*parts, words[at:]))

    @cached_property
    def _actor_by_name(self) -> dict[str, str]:
        """The private persons' names that no public actor bears, each with the first actor that has it."""
        found: dict[str, str] = {}
        for id, actor in sorted(self._private.items()):
            for name in _written(actor) if self._quoted_too else _names(actor):
                if len(name) >= _SHORTEST_NAME and name[:1].isupper() and name.casefold() not in self._public_names:
                    found.setdefault(name, id)
        return found

    @cached_property
    def _by_first_word(self) -> dict[str, list[str]]:
        """The names by their first words (an alternation of a thousand names takes seconds), the longest first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._actor_by_name, key=lambda name: (-len(name), name)):
            found.setdefault(_WORD.findall(name)[0], []).append(name)
        return found


def is_person(actor: Actor) -> bool:
    return actor.kind == "person"


def is_private(actor: Actor) -> bool:
    """A person of whom no article tells a public role."""
    return is_person(actor) and actor.public != "yes"


def stand_in(actor: str) -> str:
    """What stands for a private person's name; the id still tells one from another."""
    return f"a person ({actor})"


def _stands(name: str, words: str, start: int) -> bool:
    """Whether `name` stands at `start` and no letter follows."""
    end = start + len(name)
    return words.startswith(name, start) and not _WORD.match(words, end)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _written(actor: Actor) -> Iterable[str]:
    """The names as quoted words may have them: by the last word alone, in capitals."""
    for name in _names(actor):
        last = name.split()[-1] if name.split() else name
        yield from (name, name.upper(), last, last.upper())
