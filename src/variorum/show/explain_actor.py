"""Why mentions were taken for one actor, or for two that may be one: the links, their weights and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from variorum.linking.actors import LINKED, PROPOSED
from variorum.records import Link, Mention
from variorum.show.explain import is_decided, link_rows, standing, tally
from variorum.show.find import find_actor
from variorum.show.view import View
from variorum.show.words import one_line, quoted


def names_actor(view: View, given: str) -> bool:
    """Whether what somebody typed is the id of an actor, the beginning of one, or a name, rather than of an event."""
    if given[1:2] == "_":  # the beginning of an id
        return given.startswith("x_")
    wanted = given.casefold()
    shown = (actor for id, actor in view.actors.items() if actor.kind != "unnamed" and not view.mask.hides(id))
    if any(wanted in (name.casefold() for name in (actor.name, *actor.aliases)) for actor in shown):
        return True
    return not any(id.partition("_")[2].startswith(wanted) for id in view.events)


def actor_links(view: View, given: str, other: str | None = None) -> list[Link]:
    """The links of actors that touch the actor `given` names, or that join it to `other`; those of most weight first.

    Names that all articles spell alike are linked with weight 1; of several such links one for each pair of mentions is
    there. Raises NotInDossier.
    """
    one = find_actor(view, given).id
    two = find_actor(view, other).id if other is not None else None
    found = []
    actor_of = {row.id: row.actor for row in view.dossier.rows(Mention) if row.actor}
    for link in view.dossier.rows(Link):
        if link.kind == "actor":
            ends = {actor_of.get(link.first), actor_of.get(link.second)}
            if (one in ends) if two is None else ends == {one, two}:
                found.append(view.mask(link))
    return sorted(found, key=lambda link: (not is_decided(link), link.status == "proposed", -link.weight, link.id))


def actor_screen(view: View, links: Sequence[Link], limit: int | None) -> Iterator[RenderableType]:
    """Each link with its weight, both mentions and where they stand, and the reason."""
    if not links:
        yield Text(
            f"No link: one article only names it, or no other name came to a weight of {PROPOSED:g}. Names are linked "
            f"from {LINKED:g}; mentions in one article are joined while it is read, and have no link."
        )
        return
    yield Text(
        f"{tally(links)} Names are linked where the weight is {LINKED:g} or "
        f"more and no third name of either speaks against it; a proposal was not made."
    )
    wanted = {id for link in links for id in (link.first, link.second)}
    mentions = {row.id: row for row in view.dossier.rows(Mention) if row.id in wanted}
    yield from link_rows(links, limit, ".2f", lambda id: _line(view, mentions[id]))


def _line(view: View, mention: Mention) -> str:
    """The words of a mention (a private person's stand-in instead), where they stand, and the actor now."""
    actor = view.actors[mention.actor or ""]
    words = actor.name if view.mask.hides(actor.id) else quoted(mention.text)
    return f"{words}  {standing(view, mention)}  → {one_line(actor.name)} {view.short(actor.id)}"
