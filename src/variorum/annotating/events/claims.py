"""Claims of one article's events, each with its voice: figures, dates, places, doers, victims, means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from variorum.annotating.events.hanging import When, clock_of
from variorum.annotating.events.nominals import Role
from variorum.annotating.events.view import View
from variorum.annotating.events.wheres import Where
from variorum.annotating.figures.figures import Figure
from variorum.annotating.language import Language
from variorum.annotating.referents.referents import Referents
from variorum.annotating.spans import innermost, overlap
from variorum.annotating.voices.speakers import Voice, speaker_names, voice
from variorum.dates import days
from variorum.records import Article, Attribution, Claim, Mention, Span, Time, content_id
from variorum.sources import Block

STANCES = ("asserted", "alleged", "denied")


@dataclass(frozen=True, slots=True)
class Hook:
    """The event and the event mention that a claim hangs on."""

    event: str
    mention: str


def _written(article: Article, said: dict[str, dict[int, Time]]) -> str | None:
    """The day on which the article was written: its own, or the next where somebody is told to have spoken then."""
    published = (article.published or "")[:10] or None
    span = days(published)
    if span is None or span[0] != span[1]:
        return published
    following = (span[0] + timedelta(days=1)).isoformat() if span[0] < date.max else None
    told = (each.date for each in said.get("text", {}).values())
    return following if following is not None and following in told else published


class Writer:
    """Writes the claims of one article; knows its attributions, its mentions and when each sentence was said."""

    def __init__(
        self,
        article: Article,
        attributions: Sequence[Attribution],
        referents: Referents,
        said: dict[str, dict[int, Time]],
        hedged: dict[str, tuple[Span, ...]],
    ) -> None:
        self.article = article
        self.referents = referents
        self.said = said
        self.hedged = hedged
        self.quotes: dict[str, list[Span]] = {}
        self.names = speaker_names(attributions, referents)
        self.attributions: dict[str, list[Attribution]] = {"text": [], "title": []}
        for each in attributions:
            self.attributions.setdefault(each.field, []).append(each)
        self.mentions: dict[str, list[Mention]] = {"text": [], "title": []}
        for mention in referents.mentions:
            if mention.actor is not None:
                self.mentions.setdefault(mention.field, []).append(mention)
        self.actors = {each.id: each for each in referents.actors}
        self.written = _written(article, said)

    def voice(self, view: View, start: int, end: int) -> Voice:
        """Who speaks the stretch, with the article's own hedges."""
        found = voice(self.attributions[view.parsed.field], self.names, start, end)
        token = view.token_at(start)
        if found.stance == "asserted" and token is not None:
            before = view.parsed.slice(view.start[view.sentences[view.sentence[token]][0]], start)
            if "that" in before and _untrue(view.parsed.language).search(before):
                return Voice(found.speaker, found.actor, "denied", found.attribution)
        if found.stance == "asserted" and any(a <= start and end <= b for a, b in self.hedged[view.parsed.field]):
            return Voice(found.speaker, found.actor, "alleged", found.attribution)
        return found

    def claim(self, view: View, hook: Hook, slot: str, start: int, end: int, spoken: Voice, **known: object) -> Claim:
        """One claim; `known` are the columns that its slot has."""
        field = view.parsed.field
        token = view.token_at(start)
        time = self.said[field].get(view.sentence[token]) if token is not None else None
        columns: dict[str, object] = dict.fromkeys(
            ("low", "high", "about", "step", "unit", "of", "period", "date", "place", "relation", "actor", "inferred")
        )
        columns |= known
        return Claim(
            id=content_id("c", self.article.id, field, start, end, slot, spoken.speaker),
            event=hook.event,
            event_mention=hook.mention,
            article=self.article.id,
            field=field,
            slot=slot,
            text=view.parsed.slice(start, end),
            start=start,
            end=end,
            speaker=spoken.speaker,
            speaker_actor=spoken.actor,
            counter=spoken.actor,
            stance=spoken.stance,
            attribution=spoken.attribution,
            said=day(time.date) if time is not None else self.written,
            superseded=bool(columns.pop("superseded", False)),
            **columns,  # type: ignore[arg-type]
        )

    def figure(self, view: View, hook: Hook, figure: Figure, inferred: str | None) -> Claim:
        """The claim of a figure."""
        return self.claim(
            view,
            hook,
            figure.slot,
            figure.start,
            figure.end,
            self.voice(view, figure.start, figure.end),
            low=figure.low,
            high=figure.high,
            about=figure.about,
            step=figure.step,
            unit=figure.unit,
            of=figure.of,
            period=figure.period,
            superseded=figure.superseded,
            inferred="; ".join(filter(None, (inferred, figure.inferred))) or None,
        )

    def when(self, view: View, hook: Hook, when: When) -> Claim:
        """The claim of a date, to the day: the hour stays with `times`."""
        time = when.time
        spoken = self.voice(view, time.start, time.end)
        return self.claim(
            view, hook, when.slot, time.start, time.end, spoken, date=day(time.date), inferred=when.inferred
        )

    def clock(self, view: View, hook: Hook, when: When, on: str) -> Claim:
        """The claim of a time of day, on the one day (EDTF) that the article has for the event."""
        time = when.time
        spoken = self.voice(view, time.start, time.end)
        date = f"{on}T{clock_of(time)}:00"
        return self.claim(view, hook, when.slot, time.start, time.end, spoken, date=date)

    def where(self, view: View, hook: Hook, where: Where) -> Claim:
        """The claim of a place; `of` says what sort of place it is called ("village")."""
        spoken = self.voice(view, where.start, where.end)
        known = {
            "place": where.mention.place,
            "relation": where.relation,
            "of": where.sort,
            "inferred": where.inferred,
        }
        return self.claim(view, hook, "place", where.start, where.end, spoken, **known)

    def role(self, view: View, hook: Hook, role: Role, inferred: str | None) -> Claim:
        """The claim of a doer, victims, means or reason. What the article calls those who came to harm is its own
        wording outside quotation marks, whoever it cites."""
        spoken = self.voice(view, role.start, role.end)
        if role.slot == "victims" and not any(a <= role.start and role.end <= b for a, b in self._quoted(view)):
            spoken = Voice("", None, "asserted", None)
        if role.speaker is not None:
            spoken = self._named(view, role.speaker, spoken)
        if role.stance is not None:
            spoken = Voice(spoken.speaker, spoken.actor, role.stance, spoken.attribution)
        actor = self._actor(view.parsed.field, role.start, role.end) if role.slot == "perpetrator" else None
        return self.claim(view, hook, role.slot, role.start, role.end, spoken, actor=actor, inferred=inferred)

    def _quoted(self, view: View) -> Sequence[Span]:
        field = view.parsed.field
        if field not in self.quotes:
            self.quotes[field] = view.quoted()
        return self.quotes[field]

    def _named(self, view: View, token: int, otherwise: Voice) -> Voice:
        """The voice of the words around `token`: of the attribution that they speak, else by the mention there."""
        field = view.parsed.field
        start, end = view.start[token], view.end[token]
        for each in self.attributions[field]:
            if any(overlap(span, (start, end)) for span in each.speaker_spans):
                return Voice(self.names.get(each.id, each.speaker), each.speaker_actor, "asserted", each.id)
        mention = next((m for m in self.mentions[field] if overlap((m.start, m.end), (start, end))), None)
        outer = innermost(self.attributions[field], start, end)
        if outer is not None:
            # In a chain the speaker is who the article itself cites; the root is the counter's business.
            return otherwise
        below = [each for each in view.subtree(token) if view.dep[each] != "punct"]
        below = [each for each in below if token - 8 <= each <= token + 4]
        words = view.parsed.slice(view.start[(below or [token])[0]], view.end[(below or [token])[-1]])
        actor = mention.actor if mention is not None else None
        if mention is not None and mention.form == "pronoun" and actor in self.actors:
            words = self.actors[actor].name
        return Voice(words, actor, "asserted", None)

    def _actor(self, field: str, start: int, end: int) -> str | None:
        """The actor of the words: of a machine ("Syrian warplanes") the armed forces of its state, where the article
        has such an actor."""
        inside = [m for m in self.mentions[field] if overlap((m.start, m.end), (start, end))]
        if not inside:
            return None
        best = max(inside, key=lambda m: (overlap((m.start, m.end), (start, end)), -m.start))
        return best.actor


@cache
def _untrue(language: Language) -> re.Pattern[str]:
    """Words that say of the clause behind them that it is not so: "it was not true that"."""
    words = "|".join(sorted(language.words("hedges", "untrue"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})(?: to (?:say|claim|suggest))?(?:, [^,]{{1,60}},)? that\b[^;:]*$", re.IGNORECASE)


def _is_unnamed(claim: Claim) -> bool:
    """Whether the words of a place open with an article: those of a name do not."""
    return claim.text.partition(" ")[0].lower() in ("a", "an", "another")


def day(value: str | None) -> str | None:
    """An EDTF value without its time of day."""
    return value.partition("T")[0] if value is not None and "/" not in value else value


def headings(article: Article, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The stretches of the text that are headings, and where it opens by repeating its title."""
    found = [(block.start, block.end) for block in blocks if block.kind in ("heading", "caption")]
    words = re.findall(r"\w+", article.title or "")
    if len(words) > 2:
        opening = article.text[: len(article.title or "") + 400]
        # Making the pattern takes longer than all else, and most texts do not repeat their title.
        if {each.casefold() for each in words[1:-1]} <= {each.casefold() for each in re.findall(r"\w+", opening)}:
            match = re.search(r"\W{1,3}".join(map(re.escape, words)), opening, re.IGNORECASE)
            if match is not None:
                found.append(match.span())
    return tuple(found)


def once(claims: Sequence[Claim], headed: Sequence[Span]) -> list[Claim]:
    """`claims` without the second and later of one event, slot, value and voice in one field: who repeats a place or a
    name says nothing more; who repeats a figure does. A full sentence goes before a heading."""

    def in_heading(claim: Claim) -> bool:
        return claim.field == "text" and any(start <= claim.start and claim.end <= end for start, end in headed)

    kept: set[str] = set()
    seen: set[tuple[str | None, ...]] = set()
    worded: set[tuple[str, str, str, str]] = set()
    for each in sorted(claims, key=in_heading):
        if (
            in_heading(each)
            and each.low is None
            and each.high is None
            and (each.field, each.event, each.slot, each.text.lower()) in worded
        ):
            continue
        worded.add((each.field, each.event, each.slot, each.text.lower()))
        if each.slot in ("place", "perpetrator", "victims", "means") or each.date is not None:
            value = each.date or each.place or each.actor or each.text.lower()
            if each.slot == "place":  # "a village near X" and "in X" are two places
                value = f"{value} {each.relation} {each.text.lower() if _is_unnamed(each) else ''}"
            voice = () if each.slot in ("means", "place") else (each.speaker.lower(), each.stance)
            key = (each.field, each.event, each.slot, value, *voice)
            if key in seen:
                continue
            seen.add(key)
        kept.add(each.id)
    return [each for each in claims if each.id in kept]
