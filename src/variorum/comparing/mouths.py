"""The same quoted words in different mouths."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum import lexicon
from variorum.comparing.pile import Pile
from variorum.linking.shingles import words
from variorum.linking.values.doers import related
from variorum.records import Attribution, Finding, Group, Quotation, Tables, content_id
from variorum.stored import values, where

SLOT = "quotation"
FEWEST = 7  # words; shorter ones several people say
NEAR = 400  # characters beside a quotation in which its speaker is named: two or three sentences
QUOTED = 25  # words of the quotation shown in the sentence


def speakers_that_differ(tables: Tables, pile: Pile) -> Iterator[Finding]:
    """A row for each quotation that different articles give to different speakers, both persons or both not, by name,
    and neither part of the other. It stands under the event that its articles tell most."""
    quoting = set(values(tables.quotations, "attribution"))
    attributions = {each.id: each for each in where(tables.attributions, "id", quoting.__contains__)}
    variants: dict[str, list[tuple[Quotation, Attribution]]] = defaultdict(list)
    for row in tables.quotations:
        said = attributions.get(row.attribution)
        if said and len(words(row.text)) >= FEWEST and _names_its_speaker(said, pile):
            variants[row.quotation].append((row, said))
    told = _main_events(tables)
    for quotation, found in sorted(variants.items()):
        mouths: dict[str, list[Quotation]] = defaultdict(list)
        for row, said in found:
            mouths[said.speaker_actor or ""].append(row)
        apart = [
            actor
            for actor in _apart(sorted(mouths), pile)
            if not any(_stands_near(pile, row, mouths, actor) for row in mouths[actor])
        ]
        if len(apart) < 2 or len({row.article for actor in apart for row in mouths[actor]}) < 2:
            continue
        events = Counter(told[row.article] for actor in apart for row in mouths[actor] if row.article in told)
        if events:
            event = min(events, key=lambda each: (-events[each], each))
            yield _finding(event, quotation, {actor: mouths[actor] for actor in apart}, pile)


def _names_its_speaker(said: Attribution, pile: Pile) -> bool:
    """Whether the speaker is an actor that the words there name: "Vik", "she", and not "the Vik campaign"."""
    actor = pile.world.actors.get(said.speaker_actor or "")
    spoken = words(said.speaker)
    if actor is None or not spoken:
        return False
    last = {named[-1] for name in (actor.name, *actor.aliases) if (named := words(name))}
    return actor.kind != "person" or spoken[-1] in last or spoken[0] in lexicon.words("en", "slots", "pronouns")


def _stands_near(pile: Pile, row: Quotation, mouths: Mapping[str, Sequence[Quotation]], actor: str) -> bool:
    """Whether another of the speakers is named beside the quotation: a spokesman and who he speaks for, or a speaker
    that was not read aright."""
    article = pile.articles[row.article]
    text = article.text_of(row.field)
    near = set(words(text[max(0, row.start - NEAR) : row.end + NEAR]))
    for other in mouths:
        known = pile.world.actors[other]
        names = {spoken[-1] for name in (known.name, *known.aliases) if (spoken := words(name))}
        if other != actor and names & near:
            return True
    return False


def _apart(actors: Sequence[str], pile: Pile) -> list[str]:
    """Those of `actors` that are surely not the same: both persons or both not, unrelated, no word of a name shared."""
    known = pile.world.actors
    kept: set[str] = set()
    for at, one in enumerate(actors):
        for two in actors[at + 1 :]:
            a, b = known[one], known[two]
            alike = {word for name in (a.name, *a.aliases) for word in words(name)} & {
                word for name in (b.name, *b.aliases) for word in words(name)
            }
            if "unnamed" in (a.kind, b.kind) or (a.kind == "person") != (b.kind == "person"):
                continue
            if not alike and not related(one, two, known):
                kept |= {one, two}
    return sorted(kept)


def _main_events(tables: Tables) -> Mapping[str, str]:
    """For each article the event that it mentions most."""
    mentioned: dict[str, Counter[str]] = defaultdict(Counter)
    known = {event.id for event in tables.events}
    for event, article in values(tables.event_mentions, "event", "article"):
        if event in known:
            mentioned[article][event] += 1
    return {
        article: min(events, key=lambda each: (-events[each], each)) for article, events in sorted(mentioned.items())
    }


def _finding(event: str, quotation: str, mouths: Mapping[str, Sequence[Quotation]], pile: Pile) -> Finding:
    shown = min((row for rows in mouths.values() for row in rows), key=lambda row: (row.article, row.start))
    spoken = shown.text.split()
    cut = " ".join(spoken[:QUOTED]) + (" …" if len(spoken) > QUOTED else "")
    given = []
    for actor, rows in mouths.items():
        outlets = ", ".join(sorted({pile.outlet(row.article) for row in rows}))
        given.append(f"{pile.world.actors[actor].name} ({outlets})")
    return Finding(
        id=content_id("f", event, SLOT, "speaker differs", quotation),
        event=event,
        slot=SLOT,
        kind="speaker differs",
        summary=f"“{cut}” is given to {', and to '.join(given)}.",
        groups=tuple(
            Group(rows[0].text, pile.world.actors[actor].name, actor, tuple(row.id for row in rows))
            for actor, rows in mouths.items()
        ),
        articles=tuple(sorted({row.article for rows in mouths.values() for row in rows})),
        inferred=None,
    )
