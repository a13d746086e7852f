"""An invented affair for tests of what stands on the tables: a ferry burns, two counters exclude each other.

The rows are made by hand, offsets are looked up in the texts.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal

from variorum.records import (
    Actor,
    Article,
    Attribution,
    Claim,
    Coverage,
    Designation,
    Edit,
    Event,
    EventMention,
    Finding,
    Group,
    Manifest,
    Mention,
    Origin,
    Passage,
    Place,
    Skipped,
    Tables,
    Warning,
)

WIRE = (
    "The ferry Alma burned off Port Serin on Saturday.\n\n"
    "The port authority said 11 people were killed.\n\n"
    "A separatist group set the fire, the minister said."
)
COPY = WIRE.replace("separatist group", "liberation movement")
DAWN = (
    "Ferry disaster\n\nAt least 40 workers died, the seamen's union said.\n\n"
    "Ola Brin, a passenger, said she saw dozens fall."
)
GAZETTE = "Terrorists burned the Alma.\n\n=SUM(A1) is what the clerk wrote.\x1b[31m\n\nSubscribe to our newsletter"


def article(id: str, outlet: str, text: str, published: str | None, title: str | None = None) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = (outlet, None, title, f"https://{id}.example/1", published, "given" if published else None)
    return Article(id, f"reports/{id}.txt", *known, None, "en", None, digest, text)


ARTICLES = (
    article("copy-1", "Herald", COPY, "2024-05-05", "Ferry burns"),
    article("dawn-1", "Dawn", DAWN, "2024-05-05", "Forty dead on the Alma"),
    article("gazette-1", "Gazette", GAZETTE, None),
    article("wire-1", "Coast Wire", WIRE, "2024-05-04", "Ferry burns, 11 dead"),
)
BY_ID = {each.id: each for each in ARTICLES}

PORT, UNION, MINISTER, FREE, WOMAN = (f"x_{digit * 12}" for digit in "abcde")
SUMMARY = "Port authority: 11, said 4 May. Seamen's union: at least 40, said 5 May. Ola Brin saw dozens."
FIRE, ARREST = "e_7f3a00000000", "e_9b0000000000"


def at(id: str, words: str, field: str = "text") -> tuple[str, str, int, int]:
    """article, field, start, end of `words` in an article."""
    whole = BY_ID[id].text if field == "text" else BY_ID[id].title or ""
    start = whole.index(words)
    return id, field, start, start + len(words)


def passages() -> tuple[Passage, ...]:
    found = []
    for each in ARTICLES:
        for number, words in enumerate(each.text.split("\n\n")):
            kind = "boilerplate" if words.startswith("Subscribe") else "heading" if words[-1].isalpha() else "sentence"
            found.append(Passage(f"p_{each.id}_{number}", *at(each.id, words), kind))
        if each.title:
            found.append(Passage(f"p_{each.id}_title", *at(each.id, each.title, "title"), "title"))
    return tuple(found)


def claim(id: str, words: tuple[str, str, int, int], slot: str, **known: object) -> Claim:
    article, field, start, end = words
    whole = BY_ID[article].text if field == "text" else BY_ID[article].title or ""
    values: dict[str, object] = {
        **dict.fromkeys(("low", "high", "about", "step", "unit", "of", "period", "date", "place", "relation", "actor")),
        **dict.fromkeys(("speaker_actor", "counter", "attribution", "said", "inferred")),
        "speaker": "",
        "stance": "asserted",
        "superseded": False,
        "event": FIRE,
        "event_mention": "m_fire",
    } | known
    text = whole[start:end]
    where = {"article": article, "field": field, "text": text, "start": start, "end": end}
    return Claim(id=id, slot=slot, **where, **values)  # type: ignore[arg-type]


def figure(id: str, words: tuple[str, str, int, int], low: int | None, high: int | None, **known: object) -> Claim:
    bounds = {"low": None if low is None else Decimal(low), "high": None if high is None else Decimal(high)}
    return claim(id, words, "killed", unit="people", **bounds, **known)


def claims() -> tuple[Claim, ...]:
    port = {"speaker": "port authority", "speaker_actor": PORT, "counter": PORT, "said": "2024-05-04"}
    union = {"speaker": "seamen's union", "speaker_actor": UNION, "counter": UNION, "said": "2024-05-05"}
    blamed = {"speaker": "the minister", "speaker_actor": MINISTER, "counter": MINISTER, "stance": "alleged"}
    woman = {"speaker": "Ola Brin", "speaker_actor": WOMAN, "counter": WOMAN}
    return (
        figure("c_wire", at("wire-1", "11"), 11, 11, **port),
        figure("c_copy", at("copy-1", "11"), 11, 11, **port),
        figure("c_title", at("wire-1", "11", "title"), 11, 11, counter=PORT, inferred="counter"),
        figure("c_dawn", at("dawn-1", "At least 40"), 40, None, **union),
        figure("c_seen", at("dawn-1", "dozens"), 24, None, **woman),
        claim("c_date", at("wire-1", "Saturday"), "date", date="2024-05-04", counter="o_wire"),
        claim("c_place", at("wire-1", "off Port Serin"), "place", place="pl_serin", relation="near", counter="o_wire"),
        claim("c_who", at("wire-1", "A separatist group"), "perpetrator", actor=FREE, **blamed),
        claim("c_label", at("gazette-1", "Terrorists"), "perpetrator", counter="gazette-1"),
    )


def tables() -> Tables:
    """The whole affair, consistent, in no particular order."""
    speaker, cue = at("wire-1", "The port authority")[2:], at("wire-1", "said")[2:]
    content = at("wire-1", "11 people were killed")[2:]
    sentence = "A separatist group set the fire, the minister said."
    changed = "A liberation movement set the fire, the minister said."
    return Tables(
        articles=ARTICLES,
        skipped=(Skipped("scan.pdf", "no text in it: 3 page images"),),
        passages=passages(),
        origins=(Origin("o_wire", "wire-1", 1.0, 1), Origin("o_wire", "copy-1", 0.96, 2)),
        edits=(
            Edit(
                "ed_1",
                "o_wire",
                "wire-1",
                *at("wire-1", sentence)[2:],
                sentence,
                "copy-1",
                *at("copy-1", changed)[2:],
                changed,
            ),
        ),
        actors=(
            Actor(PORT, "port authority", "organization", (), None, "yes"),
            Actor(UNION, "Seamen's Union", "organization", ("union",), None, "yes"),
            Actor(MINISTER, "the minister", "person", (), None, "yes"),
            Actor(FREE, "Free Coast", "organization", ("FC", "Free Coast movement"), None, "yes"),
            Actor(WOMAN, "Ola Brin", "person", ("Brin",), None, "no"),
        ),
        places=(Place("pl_serin", "Port Serin", None, 10.5, 20.25, 5.0, None),),
        mentions=(
            Mention("mn_1", *at("wire-1", "port authority"), "port authority", "name", PORT, None, None),
            Mention("mn_2", *at("wire-1", "Port Serin"), "Port Serin", "name", None, "pl_serin", None),
            Mention("mn_3", *at("dawn-1", "Ola Brin"), "Ola Brin", "name", WOMAN, None, None),
        ),
        attributions=(
            Attribution(
                "at_1",
                "wire-1",
                "text",
                "indirect",
                "asserted",
                "The port authority",
                PORT,
                "named",
                (speaker,),
                (cue,),
                (content,),
                None,
                None,
            ),
        ),
        events=(
            Event(
                FIRE,
                "fire",
                "Fire on the ferry Alma · Port Serin · 4 May 2024",
                "2024-05-04",
                "pl_serin",
                None,
                ("copy-1", "dawn-1", "gazette-1", "wire-1"),
            ),
            Event(ARREST, "arrest", "Arrest of a harbour master", None, None, None, ("dawn-1",)),
        ),
        event_mentions=(EventMention("m_fire", FIRE, *at("wire-1", "burned"), "burned", None),),
        claims=claims(),
        designations=(
            Designation(
                "d_1",
                FREE,
                None,
                *at("wire-1", "separatist group"),
                "separatist group",
                "noun",
                False,
                "alleged",
                None,
                "the minister",
                MINISTER,
                None,
            ),
            Designation(
                "d_2",
                None,
                FIRE,
                *at("dawn-1", "disaster"),
                "disaster",
                "noun",
                False,
                "asserted",
                None,
                "",
                None,
                None,
            ),
            Designation(
                "d_3",
                FREE,
                None,
                *at("gazette-1", "Terrorists"),
                "Terrorists",
                "noun",
                False,
                "asserted",
                None,
                "",
                None,
                None,
            ),
        ),
        findings=(
            Finding(
                "f_1",
                FIRE,
                "killed",
                "differ",
                SUMMARY,
                (
                    Group("11", "port authority", PORT, ("c_wire", "c_copy")),
                    Group("at least 40", "seamen's union", UNION, ("c_dawn",)),
                    Group("dozens", "Ola Brin", WOMAN, ("c_seen",)),
                ),
                ("copy-1", "dawn-1", "wire-1"),
                None,
            ),
            Finding(
                "f_2",
                FIRE,
                "place",
                "single origin",
                "Coast Wire only: near Port Serin.",
                (Group("Port Serin", "", "o_wire", ("c_place",)),),
                ("wire-1",),
                None,
            ),
        ),
        coverage=(Coverage(FIRE, "killed", "gazette-1", "no"), Coverage(FIRE, "killed", "dawn-1", "yes")),
        warnings=(Warning("dawn-1", "times", "ValueError: an invented fault"),),
        manifest=(Manifest("version", "0.1.0"),),
    )
