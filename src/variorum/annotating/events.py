"""What one article tells: event mentions, the events they are of, and the claims that hang on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.annotating.blame import blame
from variorum.annotating.claims import Hook, Writer, headings, once
from variorum.annotating.clusters import Cluster, clusters, literal, most_specific
from variorum.annotating.event_titles import event_title
from variorum.annotating.figures import Figure
from variorum.annotating.frames import Frame, Loose, frames
from variorum.annotating.hanging import holders
from variorum.annotating.hedges import hedges
from variorum.annotating.nominals import HOSTILE, Role
from variorum.annotating.parse import ParsedArticle
from variorum.annotating.referents import Referents
from variorum.annotating.roles import roles
from variorum.annotating.triggers import Kind, Trigger, events_lexicon
from variorum.annotating.view import View, view
from variorum.records import Attribution, Block, Claim, Event, EventMention, Place, Span, Time, content_id

MAIN = "the article's main event"
SENTENCE = "the event of the sentence"
NO_EVENT = "no event word in the article"


@dataclass(frozen=True, slots=True)
class Told:
    """The events of one article, with ids local to it."""

    events: tuple[Event, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()


def told(
    parsed: ParsedArticle,
    times: Sequence[Time],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    referents: Referents,
) -> Told:
    """The events that one article tells, over all its fields, and every claim about them in its voice.

    A figure whose sentence has no event word hangs on the article's main event, and says so in `inferred`; where the
    article tells no event, on one of kind "other" that its own sentence founds.
    """
    places = {each.id: each for each in referents.places}
    views = [view(each) for each in parsed.fields]
    found: list[Frame] = []
    loose: list[Loose] = []
    said: dict[str, dict[int, Time]] = {}
    for each in views:
        field = each.parsed.field
        own = frames(
            each,
            [time for time in times if time.field == field],
            [mention for mention in referents.mentions if mention.field == field],
            [figure for figure in figures if figure.field == field],
            [attribution for attribution in attributions if attribution.field == field],
        )
        found.extend(own[0])
        loose.extend(own[1])
        said[field] = own[2]
    gathered, main = clusters(literal(found), places, parsed.article.published)
    main = main or (gathered[0] if gathered else None)
    hedged = {each.parsed.field: _hedged(each, attributions) for each in views}
    writer = Writer(parsed.article, attributions, referents, said, hedged)
    book = _Book(parsed.article.id, writer, places, gathered, main, _held(views, referents), parsed.text.blocks)
    for cluster in gathered:
        book.write_cluster(cluster)
    for left in loose:
        book.write_loose(left)
    for each in views:
        book.write_roles(each)
    return book.told()


class _Book:
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
                inferred = None if figure.trigger in own else SENTENCE
                self.claims.append(self.writer.figure(seen, hook[1], figure, inferred))
            for when in frame.whens:
                if when.slot != "date" or when.time.date in keep.dates:
                    hook = self.hook(frame.field, when.trigger) or whole
                    self.claims.append(self.writer.when(seen, hook[1], when))
            for where in frame.wheres:
                if where.mention.place in keep.places and _is_said(cluster.kind, where.relation):
                    hook = self.hook(frame.field, where.trigger) or whole
                    self.claims.append(self.writer.where(seen, hook[1], where))

    def write_loose(self, left: Loose) -> None:
        """The claim of a figure that no event word takes."""
        hook, inferred = self._main(), MAIN
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
            if hook is not None and self.gathered[hook[0]].kind.lasting:
                continue
            if hook is not None:
                self.claims.append(self.writer.role(seen, hook[1], role, None))
            elif self.main is not None and self.main.kind.group in HOSTILE:
                main = self._main()
                if main is not None:
                    self.claims.append(self.writer.role(seen, main, role, MAIN))

    def told(self) -> Told:
        """All rows, in the order of the contract. An event that nothing is said of has none, save the main one."""
        by_id = {claim.id: claim for claim in self.claims}
        ordered = sorted(by_id.values(), key=lambda each: (each.field, each.start, each.id))
        claims = once(ordered, self.headings)
        events = []
        for number, cluster in enumerate(self.gathered):
            own = [claim for claim in claims if claim.event == self.ids[number]]
            told = sum(len(frame.triggers) for frame in cluster.frames)
            weighty = any(c.low is not None or c.high is not None or (c.date and told > 1) for c in own)
            if cluster is self.main or (weighty if cluster.kind.minor else own):
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
        place = _most(claim.place for claim in claims if claim.slot == "place" and claim.relation != "from")
        row = Event(event, cluster.kind.name, "", date, place, None, (self.article,))
        return replace(row, title=event_title(cluster.kind, self.places.get(place or ""), date))


def _hedged(seen: View, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """What the article itself leaves open in a field."""
    own = [each for each in attributions if each.field == seen.parsed.field]
    return tuple((each.start, each.end) for each in hedges(seen.parsed, own))


def _held(views: Sequence[View], referents: Referents) -> frozenset[tuple[str, str]]:
    """Pairs of places (inner, outer) that the article's words put one inside or beside the other."""
    found = set()
    for each in views:
        named = [m for m in referents.mentions if m.field == each.parsed.field and m.place and m.form == "name"]
        for inner, outer in holders(each, named):
            if inner.place and outer.place and inner.place != outer.place:
                found.add((inner.place, outer.place))
    return frozenset(found)


def _is_said(kind: Kind, relation: str) -> bool:
    """Whether a place of this relation is one of the event: where people come from or go to is so only of a move."""
    return relation not in ("from", "to") or kind.group in ("evacuation", "expulsion")


def _most(values: object) -> str | None:
    """The value that occurs most, the first of those that occur as often."""
    counted = Counter(value for value in values if value)  # type: ignore[attr-defined]
    return counted.most_common(1)[0][0] if counted else None


def _span(seen: View, at: int) -> tuple[int, int]:
    """The event word with the nouns and adjectives of its kind just before it ("air strike", "bomb blast")."""
    first = at
    while first - 1 in seen.children[at] and seen.dep[first - 1] == "compound":
        first -= 1
    return seen.offset[first], seen.end[at]
