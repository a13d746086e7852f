"""What a person types -> the row meant: an id, the beginning of one, a name; else near matches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from variorum.errors import NotInDossier
from variorum.records import Actor, Article, Event
from variorum.show.view import View
from variorum.show.words import one_line

_MOST_OFFERED = 5


def find_event(view: View, given: str) -> Event:
    """The event with this id or beginning of one. Raises NotInDossier, with near matches."""
    return view.events[_by_id(view, "event", given, {event.id: event.title for event in view.ranked_events})]


def find_article(view: View, given: str) -> Article:
    """The article with this id, beginning of one, path, title, or outlet where it has only one article here."""
    names: dict[str, list[str]] = {}
    for article in view.articles.values():
        for name in {article.path, article.title, article.outlet} - {None, ""}:
            names.setdefault((name or "").casefold(), []).append(article.id)
    labels = {id: f"{view.dated_outlet(id)}, {article.title or 'no title'}" for id, article in view.articles.items()}
    return view.articles[_by_id(view, "article", given, labels, names)]


def find_actor(view: View, given: str) -> Actor:
    """The actor with this id, beginning of one, name or alias. Persons without a public role and speakers without a
    name are found by their id alone. Raises NotInDossier, with near matches."""
    names: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for actor in view.actors.values():
        labels[actor.id] = actor.name
        for name in {actor.name, *actor.aliases} if actor.kind != "unnamed" else ():
            names.setdefault(name.casefold(), []).append(actor.id)
    exact = [id for id in names.get(given.casefold(), ()) if view.actors[id].name.casefold() == given.casefold()]
    if len(exact) == 1:
        return view.actors[exact[0]]
    return view.actors[_by_id(view, "actor", given, labels, names)]


def find_places(view: View, given: str) -> frozenset[str]:
    """The places of this name or id and all that lie in them. Raises NotInDossier, with near matches."""
    wanted = given.casefold()
    found = {place.id for place in view.places.values() if wanted in (place.id.casefold(), place.name.casefold())}
    if not found:
        raise NotInDossier(_unknown(view, "place", given, [place.name for place in view.places.values()]))
    inside: defaultdict[str, list[str]] = defaultdict(list)
    for place in view.places.values():
        if place.part_of is not None:
            inside[place.part_of].append(place.id)
    todo = sorted(found)
    while todo:
        new = [id for id in inside[todo.pop()] if id not in found]
        found.update(new)
        todo.extend(new)
    return frozenset(found)


def find_outlets(view: View, given: Iterable[str]) -> frozenset[str]:
    """The articles of these outlets. Raises NotInDossier, with near matches, for an outlet that has none."""
    found: set[str] = set()
    for outlet in given:
        of_outlet = [row.id for row in view.articles.values() if (row.outlet or "").casefold() == outlet.casefold()]
        if not of_outlet:
            raise NotInDossier(
                _unknown(view, "outlet", outlet, [row.outlet for row in view.articles.values() if row.outlet])
            )
        found.update(of_outlet)
    return frozenset(found)


def _unknown(view: View, what: str, given: str, names: Iterable[str]) -> str:
    told = {name.casefold(): one_line(name, 60) for name in sorted(names)}
    holding = [name for name in told if given and given.casefold() in name]
    near = dict.fromkeys([*get_close_matches(given.casefold(), told, n=_MOST_OFFERED, cutoff=0.6), *holding])
    offered = "; ".join(told[name] for name in list(near)[:_MOST_OFFERED])
    return f"{one_line(str(view.dossier.path))}: there is no {what} {given!r}." + (
        f" Did you mean {offered}?" if offered else ""
    )


def _by_id(
    view: View, what: str, given: str, labels: Mapping[str, str], names: Mapping[str, list[str]] | None = None
) -> str:
    """The one id that `given` means: itself, a name's, the beginning's (with or without "e_"). `labels` says in words
    what each id stands for."""
    if given in labels:
        return given
    names = names or {}
    found = sorted(set(names.get(given.casefold(), ())))
    found = found or [id for id in labels if given and (id.startswith(given) or id.partition("_")[2].startswith(given))]
    if len(found) == 1:
        return found[0]
    path = one_line(str(view.dossier.path))
    if found:
        told = _offered(view, found, labels)
        raise NotInDossier(f"{path}: {what} {given!r} may be {len(found)} things. Give the id of one: {told}")
    near = get_close_matches(given.casefold(), [*names, *labels], n=_MOST_OFFERED, cutoff=0.6)
    near_ids = dict.fromkeys(id for each in near for id in names.get(each, [each]))
    if near_ids:
        raise NotInDossier(f"{path}: there is no {what} {given!r}. Did you mean {_offered(view, near_ids, labels)}?")
    raise NotInDossier(f"{path}: there is no {what} {given!r}. To see what there is: variorum show {path} {what}s")


def _offered(view: View, ids: Iterable[str], labels: Mapping[str, str]) -> str:
    told = [f"{view.short(id)} ({one_line(labels[id], 60)})" for id in list(ids)[:_MOST_OFFERED]]
    return "; ".join(told)
