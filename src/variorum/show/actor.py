"""One actor: its names, what voices call it, what it says, what it is said to have done and what was done to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.records import Actor, Attribution, Claim, Designation, EventMention, Mention, is_struck
from variorum.show.decided import decided_part
from variorum.show.gather import Saying, sayings
from variorum.show.layout import indented
from variorum.show.naming import naming_table
from variorum.show.narrow import EVERYTHING, Narrowed, told_claims
from variorum.show.suffered import Suffered, by_event, suffered_by
from variorum.show.values import voice
from variorum.show.view import View
from variorum.show.words import listed, many, one_line, quoted, unique

_MOST_ROWS = 40
_MOST_SAID = 300  # characters of a saying
_MOST_PLACES = 6


def actor_screen(view: View, actor: Actor, narrowed: Narrowed = EVERYTHING) -> Iterator[RenderableType]:
    """The screen of one actor, from the articles asked for; each part shows at most `narrowed.limit` rows."""
    most = narrowed.limit or _MOST_ROWS
    read = {article.id for article in view.articles.values() if narrowed.has_article(article)}
    header = Text(one_line(actor.name), style="bold")
    header.append(f" ({actor.kind}{_also(view, actor)})", style="not bold")
    header.append(f"  {view.short(actor.id)}", style="dim not bold")
    yield header
    mentions = [row for row in view.dossier.where(Mention, actor=actor.id) if row.article in read]
    articles = {mention.article for mention in mentions}
    yield Text(f"{many(len(mentions), 'mention')} in {many(len(articles), 'article')}", style="dim")
    yield from decided_part(view, actor)
    designations = [view.mask(row) for row in view.dossier.where(Designation, actor=actor.id) if row.article in read]
    if designations:
        yield naming_table(view, "Called", designations, most)
    spoken = [view.mask(row) for row in view.dossier.where(Attribution, speaker_actor=actor.id) if row.article in read]
    says = sayings(view, spoken, _MOST_SAID)
    if says:
        yield Text(f"\nSays ({len(says)})", style="bold")
        yield _says(view, says[:most])
        yield from _more(len(says), most)
    done = [claim for claim in told_claims(view, narrowed) if claim.slot == "perpetrator" and claim.actor == actor.id]
    done = [claim for claim in done if not is_struck(claim)]
    if done:
        yield Text(f"\nSaid to have done ({len({claim.event for claim in done})})", style="bold")
        yield from _done(view, done, most)
    victims = [claim for claim in told_claims(view, narrowed) if claim.slot == "victims"]
    events = {event.id for event in view.events.values() if narrowed.has_event(view, event, happened=False)}
    told = (row for row in view.dossier.rows(EventMention) if row.article in read and row.event in events)
    suffered = suffered_by(view, actor, mentions, victims, told)
    if suffered:
        yield Text(f"\nSaid to have been done to it ({len({row.event for row in suffered})})", style="bold")
        yield from _suffered(view, suffered, most)


def _also(view: View, actor: Actor) -> str:
    """Its other names, and what it is part of."""
    told = ""
    if actor.part_of in view.actors:
        told += f"; part of {one_line(view.actors[actor.part_of].name)}"
    aliases = [one_line(alias) for alias in actor.aliases if alias != actor.name]
    return told + (f"; also: {listed(aliases, 12)}" if aliases else "")


def _says(view: View, says: Sequence[Saying]) -> Table:
    """A wording a row, with the articles' reporting words before it, and all its places."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for each in says:
        told = f"{each.cue} {quoted(each.words) if each.quoted else each.words}".lstrip()
        stance = each.rows[0].stance
        places = unique(_spoken(view, row) for row in each.rows)
        table.add_row(
            indented(Text(told + (f" ({stance})" if stance != "asserted" else ""))),
            Text(f"← {listed(places, _MOST_PLACES)}", style="dim"),
        )
    return table


def _spoken(view: View, row: Attribution) -> str:
    """Where a saying stands: outlet, article, sentence."""
    first = min((start for start, _ in row.content_spans or row.cue_spans), default=0)
    return f"{view.outlet(row.article)} ({view.address(row.article, row.field, first)})"


def _done(view: View, done: Sequence[Claim], most: int) -> Iterator[RenderableType]:
    """For each event who says so, alleges it or denies it."""
    told_of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in done:
        told_of[claim.event].append(claim)
    for event, claims in sorted(told_of.items(), key=lambda item: (-len(item[1]), item[0]))[:most]:
        yield _event(
            view,
            event,
            unique(
                f"{claim.stance}, {voice(view, claim) or 'own words'} ({view.outlet(claim.article)})"
                for claim in claims
            ),
        )
    yield from _more(len(told_of), most)


def _suffered(view: View, suffered: Sequence[Suffered], most: int) -> Iterator[RenderableType]:
    """For each event that was done to the actor who says so, and where."""
    grouped = list(by_event(suffered))
    for event, rows in grouped[:most]:
        yield _event(
            view, event, unique(f"{row.stance}, {row.who or 'own words'} ({_place(view, row)})" for row in rows)
        )
    yield from _more(len(grouped), most)


def _place(view: View, row: Suffered) -> str:
    return f"{view.outlet(row.article)}, {view.address(row.article, row.field, row.start)}"


def _event(view: View, event: str, told: Sequence[str]) -> RenderableType:
    line = Text(one_line(view.events[event].title))
    line.append(f" {view.short(event)}", style="dim")
    line.append(f": {' · '.join(told)}")
    return indented(line)


def _more(number: int, most: int) -> Iterator[Text]:
    if number > most:
        yield Text(f"  and {number - most} more (--limit)", style="dim")
