"""A person taken out of a dossier: the actor, its names wherever they stand, and every link to it.

Names are struck out letter for letter, in the articles' texts too, so that all offsets hold; what was said and counted
stays, as of a speaker without a name. The file is written anew, so that nothing is left in free pages or the index.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from variorum.dossier.blackout import Names, fold, struck_out, words_of
from variorum.dossier.lock import locked
from variorum.dossier.manifest import FORGOTTEN
from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.errors import NotInDossier
from variorum.records import TABLES, Actor, Group, Manifest, Place, Span, Tables, content_id
from variorum.rows import columns


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Who was taken out, for the cache; and of how much."""

    names: Names
    mentions: int
    articles: int

    def found_in(self, words: str) -> bool:
        """Whether one of the names stands in `words`."""
        return next(self.names.spans(words), None) is not None


def forget(path: Path, person: str) -> Forgotten:
    """Writes the dossier at `path` anew without `person` (a name, or the id of an actor).

    Raises NotInDossier where nobody is called so, where several are, or where it is no person; DossierError where the
    dossier cannot be read or written, or is being built.
    """
    with locked(path):
        with Dossier(path) as dossier:
            tables = dossier.tables()
        actors = _persons(tables.actors, person)
        called = [person, *(name for actor in actors for name in (actor.name, *actor.aliases))]
        if not words_of(person):
            raise NotInDossier(f"{person!r} is no name. Give the name as the articles have it, or the id of the actor.")
        names = _names(tables, actors, [name for name in called if name not in {actor.id for actor in actors}])
        places = _places(tables, names, {actor.id for actor in actors})
        if not actors and not places:
            raise NotInDossier(f"{path}: nobody is called {person!r}. See who there is: variorum show {path} actors")
        left = _without(tables, names, {actor.id for actor in actors}, places)
        write(left, path, force=True)
        return Forgotten(names, sum(map(len, places.values())), len({article for article, _ in places}))


def _persons(actors: Collection[Actor], person: str) -> list[Actor]:
    """The actors that `person` names: by id, else by display name, else the only one with such an alias; none where
    nobody bears the name but texts may still hold it."""
    by_id = [actor for actor in actors if actor.id == person]
    wanted = fold(person)
    named = by_id or [actor for actor in actors if fold(actor.name) == wanted]
    also = named or [actor for actor in actors if wanted in map(fold, actor.aliases)]
    persons = [actor for actor in also if actor.kind in ("person", "unnamed")]
    if also and not persons:
        raise NotInDossier(f"{also[0].name} is no person but of kind {also[0].kind}; only persons can be forgotten.")
    if not named and len({actor.name for actor in persons}) > 1:
        who = ", ".join(f"{actor.name} ({actor.id})" for actor in persons)
        raise NotInDossier(f"{person!r} may be {who}. Give the full name or the id.")
    return persons


def _names(tables: Tables, actors: Collection[Actor], called: Collection[str]) -> Names:
    """What to look for: full names; the surname, and aliases of one word, unless somebody else bears them."""
    ids = {actor.id for actor in actors}
    others: set[str] = set()
    bearers: tuple[Actor | Place, ...] = (*tables.actors, *tables.places)
    for row in bearers:
        if row.id not in ids:
            others.update(fold(word) for name in (row.name, *getattr(row, "aliases", ())) for word in words_of(name))
    others.update(fold(word) for article in tables.articles for word in words_of(article.outlet or ""))
    single = {words[-1] for name in called if (words := words_of(name))}
    return Names(
        [name for name in called if len(words_of(name)) > 1], [name for name in single if fold(name) not in others]
    )


def _places(tables: Tables, names: Names, ids: Collection[str]) -> dict[tuple[str, str], set[Span]]:
    """Where names stand: (article, field) -> spans, with the mentions by name that were read as this person."""
    found: dict[tuple[str, str], set[Span]] = defaultdict(set)
    for article in tables.articles:
        for field, words in (("text", article.text), ("title", article.title or "")):
            for span in names.spans(words, running=True):
                found[article.id, field].add(span)
    for mention in tables.mentions:
        if mention.actor in ids and mention.form == "name":
            found[mention.article, mention.field].add((mention.start, mention.end))
    return found


class _Striking:
    """A row without the person."""

    def __init__(self, names: Names, ids: Collection[str], fields: Mapping[tuple[str, str], str]) -> None:
        self.names, self.ids, self.fields = names, ids, fields

    def row(self, row: Any) -> Any:
        """`row` with names struck out of all its words; ids of the person cleared."""
        changes = {}
        for column in columns(row.table):
            value = getattr(row, column.name)
            new = (
                value
                if column.name == "text" or (row.table, column.name) == ("articles", "title")
                else self.value(value)
            )
            if new != value:
                changes[column.name] = new
        if getattr(row, "speaker_actor", None) in self.ids:
            changes |= {"speaker_actor": None, "speaker": struck_out(row.speaker)}
        for name in ("actor", "part_of"):
            if getattr(row, name, None) in self.ids:
                changes[name] = None
        if getattr(row, "counter", None) in self.ids:
            changes["counter"] = unnamed(row.counter)
        if hasattr(row, "start") and hasattr(row, "text"):
            changes["text"] = self.fields[row.article, getattr(row, "field", "text")][row.start : row.end]
            if hasattr(row, "other_text"):
                changes["other_text"] = self.fields[row.other_article, "text"][row.other_start : row.other_end]
        return replace(row, **changes) if changes else row

    def value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.names.struck(value)
        if isinstance(value, tuple):
            return tuple(self.value(each) for each in value)
        if isinstance(value, Group):
            struck = replace(value, **{name: self.value(getattr(value, name)) for name in value.__dataclass_fields__})
            if value.counter in self.ids:
                struck = replace(struck, counter=unnamed(value.counter), speaker=struck_out(value.speaker))
            return struck
        return value


def unnamed(counter: str | None) -> str:
    """The counter of somebody without a name in place of that of a person: all that one person says stays one's."""
    return content_id("k", "forgotten", counter)


def _without(
    tables: Tables, names: Names, ids: Collection[str], places: Mapping[tuple[str, str], Collection[Span]]
) -> Tables:
    texts: dict[str, tuple[str, str | None]] = {}
    fields: dict[tuple[str, str], str] = {}
    for article in tables.articles:
        text = names.struck(article.text, places.get((article.id, "text"), ()), running=True)
        title = names.struck(article.title or "", places.get((article.id, "title"), ()), running=True)
        texts[article.id] = (text, title or None)
        fields |= {(article.id, "text"): text, (article.id, "title"): title}
    striking = _Striking(names, ids, fields)
    gone = {mention.id for mention in tables.mentions if mention.actor in ids}
    rows: dict[str, tuple[Any, ...]] = {}
    for table in TABLES:
        kept = getattr(tables, table)
        if table == "actors":
            kept = [row for row in kept if row.id not in ids]
        elif table in ("mentions", "designations"):
            kept = [row for row in kept if row.actor not in ids]
        elif table == "links":
            kept = [row for row in kept if row.first not in gone and row.second not in gone]
        elif table == "articles":
            kept = [_rewritten(row, *texts[row.id]) for row in kept]
        rows[table] = tuple(striking.row(row) for row in kept)
    hashes = {article.id: article.sha256 for article in rows["articles"]}
    rows["manifest"] = _manifest(rows["manifest"], hashes)
    return Tables(**rows)


def _rewritten(article: Any, text: str, title: str | None) -> Any:
    """An article with a changed text has the hash of that; the hash of the text with the name would tell it from
    guesses."""
    return replace(article, text=text, title=title, sha256=hashlib.sha256(text.encode("utf-8")).hexdigest())


def _manifest(rows: Collection[Manifest], hashes: Mapping[str, str]) -> tuple[Manifest, ...]:
    values = {row.name: row.value for row in rows}
    inputs = [
        {**each, "sha256": hashes.get(each["article"], each["sha256"])}
        for each in json.loads(values.get("inputs", "[]"))
    ]
    values["inputs"] = json.dumps(inputs, ensure_ascii=False)
    values[FORGOTTEN] = str(int(values.get(FORGOTTEN, "0")) + 1)
    return tuple(Manifest(name, value) for name, value in sorted(values.items()))
