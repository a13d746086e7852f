"""An invented affair, told in rows: the fire on the ferry Alma. Builders of hand-made tables for the tests of linking
and comparing."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from variorum.comparing.findings import findings
from variorum.records import (
    Actor,
    Article,
    Attribution,
    Claim,
    Event,
    EventMention,
    Finding,
    Passage,
    Place,
    Tables,
    content_id,
)


def article(
    id: str, outlet: str | None = None, published: str | None = "2024-05-05", text: str = "", **known
) -> Article:
    return Article(
        id=id,
        path=f"{id}.txt",
        outlet=outlet if outlet is not None else id.title(),
        agency=known.get("agency"),
        title=known.get("title"),
        url=None,
        published=published,
        published_from="given",
        modified=None,
        language="en",
        translated_from=None,
        sha256="",
        text=text,
    )


def actor(id: str, name: str | None = None, kind: str = "organization", part_of: str | None = None) -> Actor:
    return Actor(id, name or id.replace("_", " "), kind, (), part_of, "yes")


def place(id: str, latitude: float, longitude: float, part_of: str | None = None, radius_km: float = 5.0) -> Place:
    return Place(id, id.title(), "XK", latitude, longitude, radius_km, part_of)


def sentences(article: Article) -> tuple[Passage, ...]:
    """A passage for each line of the article's text."""
    found, at = [], 0
    for line in article.text.splitlines(keepends=True):
        end = at + len(line.rstrip())
        if end > at:
            found.append(Passage(content_id("p", article.id, at), article.id, "text", at, end, "sentence"))
        at += len(line)
    return tuple(found)


def claim(article: str, slot: str = "killed", value: object = None, speaker: str = "", **known) -> Claim:
    """A claim of event "fire". `value`: a number, a pair (low, high), a date, place or actor id by slot, or words.
    `speaker` is an actor's id, or words for a speaker without one."""
    low = high = day = where = who = None
    stem = slot.partition(":")[0]
    if stem == "date":
        day = value
    elif stem == "place":
        where = value
    elif stem == "perpetrator":
        who = value
    elif isinstance(value, tuple):
        low, high = (None if bound is None else Decimal(str(bound)) for bound in value)
    elif isinstance(value, int | float):
        low = high = Decimal(str(value))
    start = known.get("start", 0)
    named = speaker and not known.pop("unnamed", False)
    row = {
        "id": known.get("id")
        or content_id("c", article, slot, value, speaker, start, *sorted(map(str, known.items()))),
        "event": "fire",
        "event_mention": f"m-{article}",
        "article": article,
        "field": "text",
        "slot": slot,
        "low": low,
        "high": high,
        "about": None,
        "step": Decimal(1) if low is not None or high is not None else None,
        "unit": "people" if low is not None or high is not None else None,
        "of": None,
        "period": None,
        "date": day,
        "place": where,
        "relation": None,
        "actor": who,
        "text": str(value),
        "start": start,
        "end": start + len(str(value)),
        "speaker": speaker.replace("_", " "),
        "speaker_actor": speaker if named else None,
        "counter": (speaker if named else content_id("k", article, speaker)) if speaker else article,
        "stance": "asserted",
        "attribution": content_id("t", article, speaker, start) if speaker else None,
        "said": None,
        "superseded": False,
        "inferred": None,
    }
    return Claim(**{**row, **known})


def attribution(article: str, speaker: str, start: int, end: int, **known) -> Attribution:
    row = {
        "id": content_id("t", article, speaker, start, end),
        "article": article,
        "field": "text",
        "kind": "direct",
        "stance": "asserted",
        "speaker": speaker.replace("_", " "),
        "speaker_actor": speaker or None,
        "speaker_grade": "named",
        "speaker_spans": (),
        "cue_spans": (),
        "content_spans": ((start, end),),
        "inside": None,
        "inferred": None,
    }
    return Attribution(**{**row, **known})


ACTORS = tuple(
    actor(id) for id in ("port_authority", "seamens_union", "port_hospital", "coast_guard", "interior_ministry")
)


def affair(claims: Iterable[Claim], articles: Iterable[Article] = (), **tables) -> Tables:
    """The claims as tables: event "fire", an event mention for each article, articles that claims need but are not
    given."""
    claims = tuple(claims)
    known = {each.id: each for each in articles}
    for each in claims:
        known.setdefault(each.article, article(each.article))
    mentions = tuple(EventMention(f"m-{id}", "fire", id, "text", 0, 4, "fire", None) for id in sorted(known))
    fire = Event("fire", "fire", "Fire", "2024-05-04", None, None, tuple(sorted(known)))
    rows = {
        "articles": tuple(known[id] for id in sorted(known)),
        "actors": ACTORS,
        "events": (fire,),
        "event_mentions": mentions,
        "claims": claims,
    }
    return Tables(**{**rows, **tables})


def with_earlier_fire(tables: Tables, *articles: str) -> Tables:
    """The tables with a second fire, a year before, that the articles tell of too."""
    (fire,) = tables.events
    told = tuple(EventMention(f"m2-{id}", "earlier", id, "text", 0, 4, "fire", None) for id in articles)
    earlier = replace(fire, id="earlier", date="2023-05-04", articles=articles)
    return replace(tables, events=(fire, earlier), event_mentions=(*tables.event_mentions, *told))


def kinds(tables: Tables) -> set[tuple[str, str]]:
    """The kinds of findings that the tables give, each with its slot."""
    return {(row.kind, row.slot) for row in findings(tables)}


def only(tables: Tables, kind: str) -> Finding:
    """The only finding of a kind."""
    (row,) = [row for row in findings(tables) if row.kind == kind]
    return row
