"""What a later dossier of a growing pile has that an earlier one had not, and the other way round.

Rows are matched by what survives another build. An event is the same where the two dossiers share words that tell it
(`event_mentions`, whose ids come from their articles); a finding, where event, slot, kind and the values with their
counters are the same. A reprint changes neither, so it is told as an article and no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.linking.decided.outcome import DECISIONS
from variorum.records import Article, Claim, Event, EventMention, Finding
from variorum.show.findings import parting
from variorum.show.values import slot_label, value
from variorum.show.view import View, kind_order
from variorum.show.words import one_line, unique


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one finding: only `now`, where it is new; only `was`, where it is gone."""

    was: Finding | None
    now: Finding | None

    @property
    def shown(self) -> Finding:
        """The later of the two."""
        found = self.now or self.was
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose figures or words on an event the earlier dossier had not."""

    name: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class EventChange:
    """What changed in one event that both dossiers have."""

    event: Event  # of the later dossier
    was: tuple[Event, ...]  # several where the later dossier takes them for one
    articles: tuple[str, ...]  # that tell it now and did not before
    findings: tuple[Changed, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed between two dossiers. Articles of one id and one content are the same."""

    articles: tuple[Article, ...]  # new
    articles_gone: tuple[Article, ...]
    events: tuple[Event, ...]  # new, the most told first
    events_gone: tuple[Event, ...]
    in_events: tuple[EventChange, ...]  # those whose findings changed first
    outlets: tuple[str, ...]  # that no article of the earlier dossier is of
    made_otherwise: tuple[str, ...]  # what of the programme or its settings was not the same

    @property
    def none(self) -> bool:
        return not (self.articles or self.articles_gone or self.events or self.events_gone or self.in_events)


def changes(old: View, new: View) -> Changes:
    """What changed from `old` to `new`."""
    was = _matched(old, new)
    matched = {id for ids in was.values() for id in ids}
    fresh = [event for event in new.ranked_events if event.id not in was]
    both = (_in_event(old, new, event, was[event.id]) for event in new.ranked_events if event.id in was)
    in_events = [change for change in both if change is not None]
    in_events.sort(key=lambda each: _telling(each.findings), reverse=True)  # in the order of the ranks where equal
    outlets = {article.outlet for article in old.articles.values()}
    return Changes(
        articles=_only_in(new, old),
        articles_gone=_only_in(old, new),
        events=tuple(fresh),
        events_gone=tuple(event for event in old.ranked_events if event.id not in matched),
        in_events=tuple(in_events),
        outlets=tuple(unique(row.outlet for row in _only_in(new, old) if row.outlet and row.outlet not in outlets)),
        made_otherwise=tuple(
            name
            for name in ("version", "parser", "settings", DECISIONS)
            if old.dossier.manifest.get(name) != new.dossier.manifest.get(name)
        ),
    )


def _only_in(one: View, other: View) -> tuple[Article, ...]:
    known = {(article.id, article.sha256) for article in other.articles.values()}
    only = [article for article in one.articles.values() if (article.id, article.sha256) not in known]
    return tuple(sorted(only, key=lambda row: (row.published is None, row.published or "", row.id)))


def _matched(old: View, new: View) -> dict[str, list[str]]:
    """For each event of the later dossier the events of the earlier one that became it. An event that fell into several
    goes to the one that has most of its words."""
    event_of = {row.id: row.event for row in new.dossier.rows(EventMention)}
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in old.dossier.rows(EventMention):
        if row.id in event_of:
            shared[row.event][event_of[row.id]] += 1
    was: defaultdict[str, list[str]] = defaultdict(list)
    for id in old.events:
        if id not in shared and id in new.events:  # no article that tells it is in both
            shared[id][id] += 1
    for id in sorted(shared):
        [(most, _)] = sorted(shared[id].items(), key=lambda item: (-item[1], item[0]))[:1]
        was[most].append(id)
    return dict(was)


def _in_event(old: View, new: View, event: Event, was: Sequence[str]) -> EventChange | None:
    told = {article for id in was for article in old.events[id].articles}
    before = [finding for id in was for finding in old.findings_by_event.get(id, ())]
    after = new.findings_by_event.get(event.id, ())
    change = EventChange(
        event,
        tuple(old.events[id] for id in was),
        tuple(article for article in event.articles if article not in told),
        tuple(_changed(old, new, before, after)),
        tuple(_new_voices(old, new, event, was)),
    )
    return change if change.articles or change.findings or change.voices or len(was) > 1 else None


def _changed(old: View, new: View, before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Changed]:
    """By slot, what is told otherwise: findings alike in all are left out, those of one kind are paired, then what is
    left of the slot."""
    slots: defaultdict[str, tuple[list[Finding], list[Finding]]] = defaultdict(lambda: ([], []))
    known = {_alike(old, finding) for finding in before}
    kept = {_alike(new, finding) for finding in after}
    for finding in before:
        if _alike(old, finding) not in kept:
            slots[finding.slot][0].append(finding)
    for finding in after:
        if _alike(new, finding) not in known:
            slots[finding.slot][1].append(finding)
    found: list[Changed] = []
    for gone, come in slots.values():
        for finding in list(gone):
            same = next((each for each in come if each.kind == finding.kind), None)
            if same is not None:
                gone.remove(finding)
                come.remove(same)
                found.append(Changed(finding, same))
        pairs = min(len(gone), len(come))
        found += [Changed(one, other) for one, other in zip(gone, come, strict=False)]
        found += [Changed(each, None) for each in gone[pairs:]] + [Changed(None, each) for each in come[pairs:]]
    yield from sorted(found, key=lambda each: (each.now is None, kind_order(each.shown.kind), each.shown.slot))


def _alike(view: View, finding: Finding) -> tuple[object, ...]:
    groups = {(group.value, view.counters.get(group.counter or "", group.speaker)) for group in finding.groups}
    return finding.slot, finding.kind, frozenset(groups)


def _new_voices(old: View, new: View, event: Event, was: Iterable[str]) -> Iterator[Voice]:
    """The counters whose names the earlier dossier does not have for the event, with what they say of it."""
    before = {_name(old, claim) for id in was for claim in old.claims_by_event.get(id, ()) if claim.counter is not None}
    voices: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in new.claims_by_event.get(event.id, ()):
        if claim.counter is not None and _name(new, claim) not in before:
            voices[_name(new, claim)].append(claim)
    for name, claims in sorted(voices.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Voice(name, tuple(claims))


def _name(view: View, claim: Claim) -> str:
    return one_line(view.counters.get(claim.counter or "", claim.speaker) or view.outlet(claim.article), 60)


def values_told(view: View, voice: Voice) -> list[str]:
    """What a voice says, each value once with its slot: "killed: “at least 44”"."""
    return unique(f"{slot_label(claim.slot)}: {value(view, claim)}" for claim in voice.claims)


def _telling(findings: Iterable[Changed]) -> tuple[int, int]:
    now = [each.now for each in findings if each.now is not None]
    return (parting(now), len(now))
