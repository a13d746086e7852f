"""What the screens of an event and of an actor lay out, before it takes a form: shared by the terminal and the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from variorum.annotating.designations.hurt import HURT
from variorum.comparing.naming import alike, without_article
from variorum.records import Attribution, Claim, Designation, Edit, Event
from variorum.show.narrow import EVERYTHING, Narrowed
from variorum.show.values import value, voice
from variorum.show.view import View
from variorum.show.words import one_line, quoted, unique

_MOST_FORMS = 4  # wordings that say the same, in one cell
SILENCE = {"no": "not found", "unclear": "unclear", "earlier": "printed earlier"}
"""What stands in a cell without a claim, by `coverage.told`."""


def origins_of(
    view: View, event: Event, claims: Sequence[Claim], narrowed: Narrowed = EVERYTHING
) -> dict[str, list[str]]:
    """The articles asked for that tell the event, by origin, the earliest first; undated ones last."""
    articles = unique([*event.articles, *(claim.article for claim in claims)])
    origins: defaultdict[str, list[str]] = defaultdict(list)
    articles = [article for article in articles if narrowed.has_article(view.articles[article])]
    for article in sorted(articles, key=lambda article: (view.articles[article].published or "9", article)):
        origins[view.origin_of[article]].append(article)
    for origin, printings in origins.items():
        printings.sort(key=lambda article: view.rank_in_origin.get((origin, article), 0))
    return dict(origins)


def by_value(view: View, claims: Sequence[Claim]) -> list[dict[str, list[Claim]]]:
    """The values of one slot, figures from low to high, others by how many claims have them: for each its claims by
    voice, the voice with most claims first."""
    rows: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        rows[value(view, claim).casefold()].append(claim)

    def place(row: list[Claim]) -> tuple[Decimal | int, int, str]:
        first = row[0]
        bound = first.low if first.low is not None else first.high if first.high is not None else -1
        return bound, -len(row), first.id

    found = []
    for row in sorted(rows.values(), key=place):
        voices: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in row:
            voices[voice(view, claim)].append(claim)
        found.append(dict(sorted(voices.items(), key=lambda item: (-len(item[1]), item[0]))))
    return found


def counted(claims: Iterable[Claim], slot: str) -> dict[str, list[Claim]]:
    """The figures of one slot by counter, whoever has most first."""
    values: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.slot == slot and claim.counter and (claim.low is not None or claim.high is not None):
            values[claim.counter].append(claim)
    return dict(sorted(values.items(), key=lambda item: (-len(item[1]), item[0])))


def event_names(view: View, event: Event) -> list[Designation]:
    """The words by which the articles call the event itself."""
    return [row for row in _called(view, event) if row.inferred != HURT]


def hurt_names(view: View, event: Event) -> list[Designation]:
    """The words by which the articles call the people hurt in the event."""
    return [row for row in _called(view, event) if row.inferred == HURT]


def _called(view: View, event: Event) -> list[Designation]:
    return [view.mask(row) for row in view.dossier.where(Designation, event=event.id) if row.actor is None]


def told_edits(view: View, event: Event) -> list[Edit]:
    """What the printings of one origin changed in a sentence that tells of the event."""
    told = {
        (claim.article, passage.start)
        for claim in view.claims_by_event.get(event.id, ())
        if (passage := view.sentences.at(claim.article, claim.field, claim.start)) and claim.field == "text"
    }
    edits = []
    for article in event.articles:
        for edit in view.dossier.where(Edit, article=article):
            passage = view.sentences.at(edit.article, "text", edit.start)
            if passage and (edit.article, passage.start) in told:
                edits.append(view.mask(edit))
    return edits


@dataclass(frozen=True, slots=True)
class Saying:
    """What articles report somebody as saying in one wording, and where, the earliest first."""

    cue: str  # the reporting words before it
    words: str  # without quotation marks around them
    rows: tuple[Attribution, ...]

    @property
    def quoted(self) -> bool:
        """Whether an article has the words in quotation marks."""
        return any(row.kind == "direct" for row in self.rows)


def sayings(view: View, rows: Iterable[Attribution], most: int) -> list[Saying]:
    """What `rows` report, the earliest first, in at most `most` characters each; the same words told the same way
    stand together."""
    found: dict[tuple[str, str, str], tuple[str, str, list[Attribution]]] = {}
    for row in sorted(rows, key=lambda row: (view.articles[row.article].published or "9", row.article)):
        whole = view.articles[row.article].text_of(row.field)
        words = one_line(" … ".join(whole[start:end] for start, end in row.content_spans), most).strip('"“”„« »')
        begin = min((start for start, _ in row.content_spans), default=0)
        cue = " ".join(one_line(whole[start:end], 40) for start, end in row.cue_spans if end <= begin)
        found.setdefault((words.casefold(), row.stance, cue.casefold()), (cue, words, []))[2].append(row)
    return [Saying(cue, words, tuple(same)) for cue, words, same in found.values()]


@dataclass(slots=True)
class Uses:
    """Who uses a word for an actor, each with how often: in an article's own words ("Courier"), reporting somebody
    ("Courier, reporting the minister"), in quotation marks ("the minister (Courier)"). Who says that the word is wrong
    is told so ("Courier: denied")."""

    own: Counter[str] = field(default_factory=Counter)
    reporting: Counter[str] = field(default_factory=Counter)
    quoting: Counter[str] = field(default_factory=Counter)

    def total(self) -> int:
        return self.own.total() + self.reporting.total() + self.quoting.total()


def uses_of_words(view: View, designations: Iterable[Designation]) -> list[tuple[Uses, list[Designation]]]:
    """For each wording of `designations`, the most used first, who uses it and where. Wordings that differ in articles,
    number or a plain noun stand together."""
    return [(_uses(view, each.rows), list(each.rows)) for each in alike(designations)]


def _uses(view: View, rows: Iterable[Designation]) -> Uses:
    uses = Uses()
    for row in rows:
        outlet, speaker = view.outlet(row.article), one_line(row.speaker, 40)
        denied = ": denied" if row.stance == "denied" else ""
        if row.quoted and speaker:
            uses.quoting[f"{speaker} ({outlet}){denied}"] += 1
        elif row.quoted:
            uses.quoting[outlet + denied] += 1
        elif speaker:
            uses.reporting[f"{outlet}, reporting {speaker}{denied}"] += 1
        elif row.stance == "alleged":
            uses.reporting[f"{outlet}, reporting nobody named"] += 1
        else:
            uses.own[outlet + denied] += 1
    return uses


def as_written(rows: Iterable[Claim | Designation], most: int = 70) -> str:
    """The forms in which `rows` have their words, in quotation marks, those of most rows first. Forms that differ only
    in capitals, or in the article before them, are told once."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        words = one_line(without_article(row.text), most)
        forms[words.casefold()][words] += 1
    ranked = sorted(forms.items(), key=lambda item: (-item[1].total(), item[0]))
    told = [min(same.items(), key=lambda item: (item[0][:1].isupper(), -item[1], item[0]))[0] for _, same in ranked]
    more = f" and {len(told) - _MOST_FORMS} more wordings" if len(told) > _MOST_FORMS else ""
    return ", ".join(quoted(each) for each in told[:_MOST_FORMS]) + more
