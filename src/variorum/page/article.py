"""The screen of one article: its sentences with what was read from each in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.page.marks import Mark, label, mark
from variorum.page.site import Site
from variorum.records import Article, Attribution, Claim, Finding, Mention, Passage, Warning, is_struck
from variorum.show.values import guessed, value, voice
from variorum.show.view import kind_order
from variorum.show.words import day, flat, many, one_line

_MOST_MARKS = 400  # marked stretches in one passage; a list of a thousand names is shown plain after these


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence with all that it is part of: classes of page.css."""

    words: str
    classes: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was read from a sentence."""

    label: str
    told: str
    guessed: bool
    struck: bool  # by the reader
    voice: str
    why: str
    event: str
    href: str | None
    marks: tuple[tuple[Mark, str | None], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    anchor: str
    number: str
    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    left_out: str  # "3 sentences, 40 words" where the file carries no text here; else ""


@dataclass(frozen=True, slots=True)
class ArticleScreen:
    id: str
    anchor: str
    title: str
    outlet: str
    agency: str
    dated: str
    published: str
    dated_from: str
    modified: str
    url: str
    path: str
    words: str
    language: str
    translated_from: str
    copies: tuple[tuple[str, str | None], ...]
    faults: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    whole: bool


def article_screen(site: Site, article: Article, carried: frozenset[str] | None = None) -> ArticleScreen:
    """One article; with `carried` only the passages of these ids, and how much is left out between them.
    What it tells of events that the page does not hold is left out, too."""
    view = site.view
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in view.dossier.where(Claim, article=article.id):
        if site.links.event(row.event) is None:
            continue
        passage = view.sentences.at(row.article, row.field, row.start)
        if passage:
            claims[passage.id].append(view.claims[row.id])
    shown = site.passages.get(article.id, [])
    stretches = _stretches(site, article)
    findings = _findings(site, (claim for rows in claims.values() for claim in rows))
    copies = [id for id, origin in view.origin_of.items() if origin == view.origin_of[article.id] and id != article.id]
    return ArticleScreen(
        article.id,
        site.anchor("article", article.id),
        one_line(article.title or "(no title)"),
        one_line(article.outlet or "no outlet"),
        one_line(article.agency or ""),
        day(article.published) or "no date",
        article.published or "",
        {"found": "found in the text", "inferred": "inferred"}.get(article.published_from or "", ""),
        day(article.modified),
        article.url if article.url and article.url.startswith(("http://", "https://")) else "",
        one_line(article.path),
        view.length(article.id),
        article.language or "",
        article.translated_from or "",
        tuple((view.dated_outlet(copy), site.links.article(copy)) for copy in sorted(copies)),
        tuple(
            f"{one_line(row.stage)}: {one_line(row.reason, 200)}"
            for row in map(view.mask, view.dossier.where(Warning, article=article.id))
        ),
        tuple(_sentences(site, article, shown, claims, stretches, findings, carried)),
        carried is None,
    )


def _findings(site: Site, claims: Iterable[Claim]) -> dict[str, list[Finding]]:
    """For each claim the findings that rest on it, what asks for a look first."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    events = {claim.event for claim in claims}
    for event in sorted(events):
        for finding in site.view.findings_by_event.get(event, ()):
            for group in finding.groups:
                for claim in group.claims:
                    if finding not in found[claim]:
                        found[claim].append(finding)
    for rows in found.values():
        rows.sort(key=lambda finding: kind_order(finding.kind))
    return found


def _stretches(site: Site, article: Article) -> dict[str, list[tuple[int, int, str]]]:
    """For each field (start, end, class) of speakers, cues, contents and mentions."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in site.view.dossier.where(Attribution, article=article.id):
        for name, spans in (("speaker", row.speaker_spans), ("cue", row.cue_spans), ("content", row.content_spans)):
            found[row.field] += [(start, end, name) for start, end in spans]
    for mention in site.view.dossier.where(Mention, article=article.id):
        if mention.form != "pronoun":
            found[mention.field].append((mention.start, mention.end, "place" if mention.place else "actor"))
    return found


def _sentences(
    site: Site,
    article: Article,
    passages: Sequence[Passage],
    claims: dict[str, list[Claim]],
    stretches: dict[str, list[tuple[int, int, str]]],
    findings: dict[str, list[Finding]],
    carried: frozenset[str] | None,
) -> Iterable[Sentence]:
    left: list[Passage] = []
    for passage in passages:
        if carried is not None and passage.id not in carried:
            left.append(passage)
            continue
        if left:
            yield _left_out(article, left)
            left = []
        mine = claims.get(passage.id, [])
        marks = [
            (start, end, name)
            for start, end, name in stretches.get(passage.field, [])
            if start < passage.end and passage.start < end
        ]
        marks += [(claim.start, claim.end, "claim") for claim in mine]
        number = site.view.number(passage)
        yield Sentence(
            f"{site.anchor('article', article.id)}-s{number}",
            number,
            passage.kind,
            tuple(pieces(article.text_of(passage.field), passage.start, passage.end, marks[:_MOST_MARKS])),
            tuple(_note(site, claim, findings.get(claim.id, [])) for claim in mine),
            "",
        )
    if left:
        yield _left_out(article, left)


def _left_out(article: Article, passages: Sequence[Passage]) -> Sentence:
    words = sum(len(article.text_of(each.field)[each.start : each.end].split()) for each in passages)
    return Sentence("", "", "left-out", (), (), f"{many(len(passages), 'passage')}, {many(words, 'word')}")


def pieces(whole: str, start: int, end: int, marks: Iterable[tuple[int, int, str]]) -> Iterable[Piece]:
    """The stretch from `start` to `end` cut wherever one of `marks` begins or ends, each piece with what covers it."""
    clipped = [(max(first, start), min(last, end), name) for first, last, name in marks]
    cuts = sorted({start, end, *(at for first, last, _ in clipped if first < last for at in (first, last))})
    for first, last in pairwise(cuts):
        names = sorted({name for begin, stop, name in clipped if begin <= first and last <= stop})
        yield Piece(flat(whole[first:last]), " ".join(names))


def _note(site: Site, claim: Claim, findings: Sequence[Finding]) -> Note:
    return Note(
        label(claim.slot),
        value(site.view, claim),
        bool(guessed([claim])) and not is_struck(claim),
        is_struck(claim),
        voice(site.view, claim),
        one_line(site.view.mask.text(claim.inferred), 90) if claim.inferred else "",
        one_line(site.view.events[claim.event].title, 60),
        site.links.event(claim.event),
        tuple((mark(each.kind), site.links.finding(each.event, each.id)) for each in findings[:4]),
    )
