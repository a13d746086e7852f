"""The rows of one article's events while they are written: ids, mentions, every claim with the event it hangs on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from variorum.annotating.events.blame import blame
from variorum.annotating.events.claims import Hook, Writer, day, headings, once
from variorum.annotating.events.clusters import Cluster
from variorum.annotating.events.frames import Loose
from variorum.annotating.events.hanging import When
from variorum.annotating.events.kinds import Kind, events_lexicon
from variorum.annotating.events.leads import LEAD
from variorum.annotating.events.nominals import HOSTILE, Role
from variorum.annotating.events.roles import roles
from variorum.annotating.events.sameness import REGION_KM
from variorum.annotating.events.scenes import WHOLE
from variorum.annotating.events.specific import most_specific
from variorum.annotating.events.titles import event_title
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import View
from variorum.annotating.events.wheres import Where
from variorum.annotating.figures.figures import Figure
from variorum.records import Claim, Event, EventMention, Place, content_id
from variorum.sources import Block

MAIN = "the article's main event"
SENTENCE = "the event of the sentence"
BEFORE = "the event told just before"
NO_EVENT = "no event word in the article"
# Groups of kinds that nobody does: who is blamed for them is told, the subject of their verbs is not.
UNDONE = frozenset({"crash", "disaster", "leak", "outbreak"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj"})


@dataclass(frozen=True, slots=True)
class Told:
    """The events of one article, with ids local to it."""

    events: tuple[Event, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()


class Book:
    """The rows of one article while they are written."""

    def __init__(
        self,
        article: str,
        writer: Writer,
        places: dict[str, Place],
        gathered: list[Cluster],
        main: Cluster | None,
        held: frozenset[tuple[str, str]],
        blocks: Sequence[Block],
    ) -> None:
        self.held = held
        self.headings = headings(writer.article, blocks)
        self.article = article
        self.writer = writer
        self.places = places
        self.main = main
        self.ids: dict[int, str] = {}  # of clusters, by their place in memory order: the number in `gathered`
        self.gathered = list(gathered)
        self.mentions: dict[str, EventMention] = {}
        self.claims: list[Claim] = []
        self.of_token: dict[tuple[str, int], tuple[int, str]] = {}  # field and token -> cluster, event mention
        self.first: dict[int, str] = {}
        for number, cluster in enumerate(self.gathered):
            self._open(number, cluster)

    def _open(self, number: int, cluster: Cluster) -> None:
        words = [(frame.view, trigger) for frame in cluster.frames for trigger in frame.triggers]
        words.sort(key=lambda each: (each[0].parsed.field != "text", each[1].at))
        field = words[0][0].parsed.field
        event = content_id("e", self.article, field, _span(words[0][0], words[0][1].at)[0])
        self.ids[number] = event
        for seen, trigger in words:
            self._mention(number, event, seen, trigger.at)

    def _mention(self, number: int, event: str, seen: View, at: int) -> str:
        start, end = _span(seen, at)
        field = seen.parsed.field
        attribution = self.writer.voice(seen, start, end).attribution
        row = EventMention(
            content_id("m", self.article, field, start, end),
            event,
            self.article,
            field,
            start,
            end,
            seen.parsed.slice(start, end),
            attribution,
        )
        self.mentions.setdefault(row.id, row)
        self.of_token.setdefault((field, at), (number, row.id))
        self.first.setdefault(number, row.id)
        return row.id

    def hook(self, field: str, token: int | None) -> tuple[int, Hook] | None:
        """The event of the event word at `token`."""
        found = self.of_token.get((field, token)) if token is not None else None
        return (found[0], Hook(self.ids[found[0]], found[1])) if found else None

    def write_cluster(self, cluster: Cluster) -> None:
        """The claims of its figures, dates and places."""
        keep = most_specific(cluster, self.places, self.held)
        for frame in cluster.frames:
            seen = frame.view
            whole = self.hook(frame.field, frame.head.at)
            if whole is None:
                continue
            own = {each.at for each in frame.triggers}
            for figure in frame.figures:
                hook = self.hook(frame.field, figure.trigger) or whole
                sure = figure.trigger in own or cluster.kind.owns(figure.slot) or _governs(seen, own, figure)
                inferred = None if sure else SENTENCE
                self.claims.append(self.writer.figure(seen, hook[1], figure, inferred))
            for when in frame.whens:
                if when.slot == "time":
                    clock_hook = self.hook(frame.field, when.trigger) or whole
                    if on := _one_day(cluster, when):
                        self.claims.append(self.writer.clock(seen, clock_hook[1], when, on))
                elif when.slot != "date" or when.time.date in keep.dates:
                    hook = self.hook(frame.field, when.trigger) or whole
                    self.claims.append(self.writer.when(seen, hook[1], when))
            for where in frame.wheres:
                if where.mention.place in keep.places and _is_said(cluster.kind, where.relation):
                    hook = self.hook(frame.field, where.trigger) or whole
                    self.claims.append(self.writer.where(seen, hook[1], where))

        spare = [(frame, where) for frame in cluster.frames for where in frame.spare if self._is_narrow(where)]
        if spare and not any(frame.wheres for frame in cluster.frames):
            frame, where = spare[0]
            spared = self.hook(frame.field, where.trigger)
            if spared is not None:
                self.claims.append(self.writer.where(frame.view, spared[1], where))

    def _is_narrow(self, where: Where) -> bool:
        place = self.places.get(where.mention.place or "")
        return place is not None and (place.radius_km or 0.0) < REGION_KM

    def write_loose(self, left: Loose) -> None:
        """The claim of a figure that no event word takes: of the one event that such figures are of, else the main."""
        hook = self._main()
        inferred: str | None = MAIN
        owners = [n for n, each in enumerate(self.gathered) if each.kind.owns(left.figure.slot)]
        if left.figure.slot in WHOLE and not (self.main is not None and self.main.kind.harms):
            owners = [n for n, each in enumerate(self.gathered) if each.kind.harms and not each.kind.lasting]
        if len(owners) == 1:
            hook, inferred = Hook(self.ids[owners[0]], self.first[owners[0]]), None
        if hook is None:
            start, stop = left.view.sentences[left.sentence]
            root = left.view.root(range(start, stop)) or start
            cluster = Cluster(events_lexicon(left.view.parsed.language).kinds["other"])
            number = len(self.gathered)
            self.gathered.append(cluster)
            field = left.view.parsed.field
            self.ids[number] = content_id("e", self.article, field, _span(left.view, root)[0])
            mention = self._mention(number, self.ids[number], left.view, root)
            self.main = cluster
            hook, inferred = Hook(self.ids[number], mention), NO_EVENT
        self.claims.append(self.writer.figure(left.view, hook, left.figure, inferred))

    def _main(self) -> Hook | None:
        if self.main is None:
            return None
        number = next(n for n, cluster in enumerate(self.gathered) if cluster is self.main)
        return Hook(self.ids[number], self.first[number])

    def write_roles(self, seen: View) -> None:
        """The claims of doers, victims, means and reasons in one field."""
        field = seen.parsed.field
        words: list[Trigger] = [
            trigger
            for cluster in self.gathered
            for frame in cluster.frames
            if frame.view is seen
            for trigger in frame.triggers
        ]
        words.sort(key=lambda each: each.at)
        tokens = frozenset(
            token
            for mention in self.writer.mentions[field]
            if mention.form != "pronoun"
            for token in seen.tokens(mention.start, mention.end)
        )
        blamed = blame(seen, words, tokens)
        spans = {(role.start, role.end) for role in blamed}
        rows: list[Role] = [*blamed, *(r for r in roles(seen, words, tokens) if (r.start, r.end) not in spans)]
        for role in rows:
            hook = self.hook(field, role.trigger)
            kind = self.gathered[hook[0]].kind if hook is not None else None
            plain = role.slot == "perpetrator" and role.stance is None and role.speaker is None
            if role.stance == "denied" and role.speaker is None and not self._is_cited(seen, role):
                continue
            if kind is not None and (kind.lasting or (plain and kind.group in UNDONE)):
                continue
            if hook is not None:
                self.claims.append(self.writer.role(seen, hook[1], role, None))
                continue
            taking = (e.at for e in reversed(words) if e.at < role.token and self._takes(field, e.at, role.slot))
            before = next(taking, None)
            if before is not None and seen.sentence[role.token] - seen.sentence[before] <= 1:
                hook = self.hook(field, before)
                if hook is not None:
                    self.claims.append(self.writer.role(seen, hook[1], role, BEFORE))
            elif self.main is not None and (self.main.kind.group in HOSTILE or role.slot == "reason"):
                main = self._main()
                if main is not None:
                    self.claims.append(self.writer.role(seen, main, role, MAIN))

    def _is_cited(self, seen: View, role: Role) -> bool:
        """Whether somebody is cited for the words of a role: what an article itself says is not so is no denial."""
        return self.writer.voice(seen, role.start, role.end).speaker != ""

    def _takes(self, field: str, token: int, slot: str) -> bool:
        """Whether an event word may be the one that a doer, or a reason, without one of its own is of."""
        found = self.of_token.get((field, token))
        if found is None:
            return False
        kind = self.gathered[found[0]].kind
        return not (kind.minor or kind.lasting) if slot == "reason" else kind.group in HOSTILE

    def told(self) -> Told:
        """All rows, in the order of the contract. An event that nothing is said of has none, save the main one and
        what the title tells as well as the text."""
        by_id = {claim.id: claim for claim in self.claims}
        ordered = sorted(by_id.values(), key=lambda each: (each.field, each.start, each.id))
        claims = once(ordered, self.headings)
        events = []
        by_event: dict[str, list[Claim]] = {}
        for claim in claims:
            by_event.setdefault(claim.event, []).append(claim)
        for number, cluster in enumerate(self.gathered):
            own = by_event.get(self.ids[number], [])
            told = sum(len(frame.triggers) for frame in cluster.frames)
            # What a lead dates is what the article tells, also where one word of a minor kind tells it.
            opens = any(frame.field == "text" and frame.sentence < LEAD for frame in cluster.frames)
            weighty = any(c.low is not None or c.high is not None or (c.date and (told > 1 or opens)) for c in own)
            titled = not cluster.kind.aside and any(frame.field == "title" for frame in cluster.frames) and told > 1
            if cluster is self.main or titled or (weighty if cluster.kind.minor else own):
                events.append(self._event(self.ids[number], cluster, own))
        kept = {each.id for each in events}
        return Told(
            tuple(sorted(events, key=lambda each: each.id)),
            tuple(
                sorted(
                    (row for row in self.mentions.values() if row.event in kept),
                    key=lambda each: (each.field, each.start, each.id),
                )
            ),
            tuple(each for each in claims if each.event in kept),
        )

    def _event(self, event: str, cluster: Cluster, claims: Sequence[Claim]) -> Event:
        date = _most(claim.date for claim in claims if claim.slot == "date" and claim.stance != "denied")
        place = _located([c.place for c in claims if c.slot == "place" and c.relation != "from"], cluster, self.places)
        row = Event(event, cluster.kind.name, "", date, place, None, (self.article,))
        return replace(row, title=event_title(cluster.kind, self.places.get(place or ""), date))


def _one_day(cluster: Cluster, when: When) -> str | None:
    """The day of a time: its own, else the only one that is told of the event."""
    told = {spoken for each in ([when.time.date] if when.time.date else cluster.dates) if (spoken := day(each))}
    only = told.pop() if len(told) == 1 else ""
    return only if len(only) == len("2024-05-04") and only[0].isdigit() else None


def _located(said: Sequence[str | None], cluster: Cluster, places: dict[str, Place]) -> str | None:
    """The place that most of the words about an event give; where no gazetteer has it, the town beside it that one has:
    by that other articles' events are found."""
    known = [each for each in said if each in places and places[each].latitude is not None]
    if known or not said:
        return _most(known)
    wider = [
        where.mention.place
        for frame in cluster.frames
        for where in frame.wheres
        if where.mention.place in places and where.relation not in ("from", "to")
    ]
    town = [each for each in wider if places[each].latitude is not None and (places[each].radius_km or 0.0) < REGION_KM]
    return _most(town) or _most(said)


def _governs(seen: View, words: Collection[int], figure: Figure) -> bool:
    """Whether the figure counts what an event word is said of: its subject, object or the noun that it describes
    ("forty tonnes that leaked", "40 tonnes leaked")."""
    root = seen.root(seen.tokens(figure.start, figure.end))
    if root is None:
        return False
    counted = seen.head[root] if seen.dep[root] in ("nummod", "quantmod", "amod", "compound") else root
    above = seen.head[counted] if seen.dep[counted] in _ARGUMENTS else None
    return above in words or any(seen.head[at] == counted and seen.dep[at] in ("acl", "relcl") for at in words)


def _is_said(kind: Kind, relation: str) -> bool:
    """Whether a place of this relation is one of the event: where people come from or go to is so only of a move."""
    moves = kind.group in ("evacuation", "expulsion") or (relation == "to" and kind.group == "outbreak")
    return relation not in ("from", "to") or moves


def _most(values: object) -> str | None:
    """The value that occurs most, the first of those that occur as often."""
    counted = Counter(value for value in values if value)  # type: ignore[attr-defined]
    return counted.most_common(1)[0][0] if counted else None


def _span(seen: View, at: int) -> tuple[int, int]:
    """The event word with the nouns and adjectives of its kind just before it ("air strike", "bomb blast")."""
    first = at
    while first - 1 in seen.children[at] and seen.dep[first - 1] == "compound":
        first -= 1
    return seen.start[first], seen.end[at]
