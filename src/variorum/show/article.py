"""One article: its passages, numbered, with the claims that were read from each in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.records import Article, Claim, Passage, Warning, is_struck
from variorum.show.narrow import EVERYTHING, Narrowed, told_claims
from variorum.show.values import guessed, slot_label, value, voice
from variorum.show.view import View
from variorum.show.words import day, flat, many, one_line


def article_screen(view: View, article: Article, narrowed: Narrowed = EVERYTHING) -> Iterator[RenderableType]:
    """The screen of one article, with the claims asked for in the margin. Clutter is only told by its length: no
    claim comes from it."""
    yield Text(one_line(article.title or "(no title)"), style="bold")
    agency = f"text of {article.agency}" if article.agency else ""
    dated = day(article.published) or "no date"
    if article.published and article.published_from not in (None, "given"):
        dated += f" ({article.published_from} in the text)" if article.published_from == "found" else " (inferred)"
    known = [article.outlet or "no outlet", agency, dated, article.url or "", article.path]
    yield Text(" · ".join(one_line(each) for each in known if each))
    copies = [id for id, origin in view.origin_of.items() if origin == view.origin_of[article.id] and id != article.id]
    if copies:
        yield Text(f"One origin with {', '.join(map(view.dated_outlet, copies))}")
    for warning in view.dossier.where(Warning, article=article.id):
        yield Text(f"Fault in {warning.stage}: {one_line(warning.reason, 200)}", style="yellow")
    yield Text(f"id {article.id}\n", style="dim")
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(justify="right", width=5, style="dim")
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    only = frozenset([article.id])
    for claim in told_claims(view, replace(narrowed, articles=only, within=None)):
        passage = view.sentences.at(claim.article, claim.field, claim.start)
        if passage:
            claims[passage.id].append(claim)
    passages = view.dossier.where(Passage, article=article.id)
    for passage in sorted(passages, key=lambda passage: (passage.field != "title", passage.start)):
        table.add_row(
            Text(view.number(passage)),
            _passage(article, passage, claims[passage.id]),
            Text("\n", style="cyan").join(_margin(view, claim) for claim in claims[passage.id]),
        )
    yield table


def _passage(article: Article, passage: Passage, claims: list[Claim]) -> Text:
    whole = article.text_of(passage.field)
    words = whole[passage.start : passage.end]
    if passage.kind == "boilerplate":
        return Text(f"[{many(len(words.split()), 'word')} of the page, no part of the article]", style="dim")
    marks = sorted({(claim.start - passage.start, min(claim.end, passage.end) - passage.start) for claim in claims})
    text, at = Text(style="bold" if passage.kind == "heading" else ""), 0
    for start, end in marks:
        if start < at:
            continue
        text.append(flat(words[at:start]))
        # Brackets and not only a style: they are there on paper and without colours, too.
        text.append(f"[{flat(words[start:end])}]", style="underline")
        at = end
    text.append(flat(words[at:]))
    return text


def _margin(view: View, claim: Claim) -> Text:
    speaker = f" ← {name}" if (name := voice(view, claim)) else ""
    told = Text(f"{slot_label(claim.slot)}: {value(view, claim)}", style="cyan")
    if is_struck(claim):
        told.stylize("strike")
        told.append(f"{speaker} ({one_line(claim.inferred or '', 60)})", style="not strike")
    else:
        told.append(guessed([claim]) + speaker)
        told.append(f" (guessed: {one_line(claim.inferred, 60)})" if claim.inferred else "")
    told.append(f"  {view.short(claim.event)} {claim.id}", style="not strike dim")
    return told
