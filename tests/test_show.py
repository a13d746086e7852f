"""The screens, as a reader sees them: an invented affair, printed without colour."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import affair
import pytest
from rich.console import Console, RenderableType

from variorum.annotating.designations.hurt import HURT
from variorum.annotating.events.targets import is_done_to
from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.errors import NotInDossier
from variorum.records import Article, EventMention, Finding, Mention, Place, Tables
from variorum.show.actor import actor_screen
from variorum.show.article import article_screen
from variorum.show.collation import event_screen
from variorum.show.find import find_actor, find_article, find_event, find_outlets, find_places
from variorum.show.findings import KIND_OPTIONS, findings_screen
from variorum.show.gather import as_written, uses_of_words
from variorum.show.lists import (
    actors_screen,
    articles_screen,
    events_screen,
    listed_articles,
    listed_events,
    ranked_actors,
    timeline_screen,
)
from variorum.show.narrow import Narrowed, time_asked
from variorum.show.values import slot_label, value
from variorum.show.view import View
from variorum.show.words import day, listed, safe, short_day

ALL = Narrowed()


def view_of(tables: Tables, folder: Path, *, private_persons: bool = False) -> View:
    write(tables, folder / "ferry.variorum")
    return View(Dossier(folder / "ferry.variorum"), private_persons=private_persons)


@pytest.fixture
def view(tmp_path: Path) -> View:
    return view_of(affair.tables(), tmp_path)


def printed(parts: Iterable[RenderableType], width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False, emoji=False)
    for part in parts:
        console.print(part)
    written = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in written.splitlines())


def words(screen: str) -> str:
    """The screen on one line, for what may be wrapped anywhere."""
    return " ".join(screen.split())


def test_findings_stand_under_their_event_with_kind_slot_and_sentences(view: View) -> None:
    screen = printed(findings_screen(view, ALL)).splitlines()
    assert screen[0].startswith("Fire on the ferry Alma · Port Serin · 4 May 2024  e_7f3a")
    assert screen[0].endswith("4 articles, 3 origins, 6 counters")
    assert screen[1].startswith("  differ         killed  Port authority: 11, said 4 May.")
    assert "→ 4 sentences: wire-1 2, copy-1 2, dawn-1 2 3" in words("\n".join(screen))


def test_what_was_only_put_to_an_event_stands_in_articles_on_it(tmp_path: Path) -> None:
    rows = affair.tables()
    guessed = tuple(
        replace(each, slot="count:boats", inferred="the article's main event") if each.slot == "killed" else each
        for each in rows.claims
    )
    findings = (replace(rows.findings[0], slot="count:boats"), *rows.findings[1:])
    view = view_of(replace(rows, claims=guessed, findings=findings), tmp_path)
    own, beside = printed(findings_screen(view, ALL)).split("In articles on Fire on the ferry Alma · Port Serin")
    assert "single origin" in own
    assert "Port authority: 11" in words(beside)
    nameless = tuple(replace(each, title="Event") if each.id == affair.FIRE else each for each in rows.events)
    untold = view_of(replace(rows, claims=guessed, findings=findings, events=nameless), tmp_path)
    assert "Of no event that is named" in printed(findings_screen(untold, ALL))
    one = printed(event_screen(view, view.events[affair.FIRE], ALL, 120))
    assert "In articles on it; that they tell of it is a guess:" in one


def test_silence_is_told_with_the_length_of_the_text(view: View) -> None:
    assert "not found killed Gazette (14 words): not in the text supplied" in words(printed(findings_screen(view, ALL)))


def test_what_one_origin_only_has_is_summed_up_until_asked_for(view: View) -> None:
    assert "single origin 1 slot: place" in words(printed(findings_screen(view, ALL)))
    alone = printed(findings_screen(view, Narrowed(kinds=("single origin",))))
    assert "single origin  place  Coast Wire only: near Port Serin." in alone
    assert "differ" not in alone


def test_findings_can_be_narrowed_by_slot_and_actor(view: View) -> None:
    assert "differ" not in printed(findings_screen(view, Narrowed(slot="place")))
    assert "differ" in printed(findings_screen(view, Narrowed(actor=affair.UNION)))
    nothing = printed(findings_screen(view, Narrowed(actor=affair.FREE)))
    assert nothing == "No finding fits all that was asked for. In the whole dossier: 1 differ · 1 single origin."


def test_a_slot_that_no_claim_has_is_answered_with_those_that_are_there(view: View) -> None:
    nothing = words(printed(findings_screen(view, Narrowed(slot="kiled"))))
    assert "No claim has the slot 'kiled'; there are date, killed" in nothing


def test_what_is_denied_is_labelled_as_disputed_and_not_as_denied_by_all_who_speak_of_it() -> None:
    assert slot_label("occurrence:it had ordered the raid") == "disputed: it had ordered the raid"


def test_a_stem_stands_for_its_parts() -> None:
    assert [slot for slot in ("killed", "killed:children", "killedly") if Narrowed(slot="killed").has_slot(slot)] == [
        "killed",
        "killed:children",
    ]


def test_a_dossier_without_findings_says_so(tmp_path: Path) -> None:
    assert printed(findings_screen(view_of(Tables(), tmp_path), ALL)).startswith(
        "No findings: it was not found that two of the 0 articles"
    )


def test_events_are_limited_and_how_many_there_are_is_told(tmp_path: Path) -> None:
    tables = affair.tables()
    other = replace(tables.findings[1], id="f_3", event=affair.ARREST)
    view = view_of(replace(tables, findings=(*tables.findings, other)), tmp_path)
    assert "[events 1-1 of 2;" in printed(findings_screen(view, Narrowed(limit=1)))


def test_the_collation_has_slots_down_and_origins_across(view: View) -> None:
    screen = printed(event_screen(view, view.events[affair.FIRE], ALL, 120))
    lines = screen.splitlines()
    assert lines[2:5] == [
        "                       Coast Wire 4 May",
        "                       wire-1                           Dawn 5 May                       Gazette",
        "                       = Herald 5 May copy-1            dawn-1                           gazette-1",
    ]
    killed = next(line for line in lines if line.startswith(" killed"))
    assert "11 ← port authority" in killed
    assert "“At least 40” ← Seamen's Union" in killed
    assert killed.endswith("not found")
    assert "“Terrorists”" in next(line for line in lines if line.startswith(" said to have done it"))
    assert "“disaster”" in next(line for line in lines if line.startswith(" the event"))


def test_a_collation_too_wide_is_told_slot_by_slot(view: View) -> None:
    screen = printed(event_screen(view, view.events[affair.FIRE], ALL, 80), 80)
    assert "\nkilled\n  11 " in screen
    assert "Coast Wire (wire-1 2)" in words(screen)
    assert "not found Gazette (14 words)" in words(screen)


def test_an_event_tells_its_counters_and_what_a_copy_changed(view: View) -> None:
    screen = words(printed(event_screen(view, view.events[affair.FIRE], ALL, 120)))
    assert "Counters: killed port authority 11 (4 May) ← Herald, Coast Wire" in screen
    assert (
        "Edited in the copy Coast Wire “A separatist group set the fire, the minister said.” → "
        "Herald “A liberation movement set the fire, the minister said.”" in screen
    )


def test_a_guess_is_marked_and_named(view: View) -> None:
    assert "° something was guessed" in printed(event_screen(view, view.events[affair.FIRE], ALL, 120))
    assert "(guessed: counter)" in words(printed(article_screen(view, view.articles["wire-1"])))


def test_an_article_shows_numbered_sentences_with_their_claims(view: View) -> None:
    screen = printed(article_screen(view, view.articles["wire-1"]))
    assert screen.startswith("Ferry burns, 11 dead\nCoast Wire · 4 May 2024 · https://wire-1.example/1 · reports/")
    assert "    2  The port authority said [11] people were killed." in screen
    assert re.search(r"killed: 11 ← port authority  e_7f3a c_\w+", screen)
    assert "One origin with Herald 5 May" in screen


def test_clutter_is_not_printed(view: View) -> None:
    screen = printed(article_screen(view, view.articles["gazette-1"]))
    assert "[4 words of the page, no part of the article]" in screen
    assert "newsletter" not in screen


def test_no_article_steers_the_terminal(view: View) -> None:
    for screen in (article_screen(view, view.articles["gazette-1"]), events_screen(view, ALL)):
        assert "\x1b" not in printed(screen)
    assert safe("a\x1b[31m\x9b\u202eb\n") == "a�[31m��b\n"


def test_an_actor_shows_what_each_voice_calls_it(view: View) -> None:
    screen = printed(actor_screen(view, view.actors[affair.FREE]))
    assert screen.startswith("Free Coast (organization; also: FC, Free Coast movement)  x_dddd")
    row = next(line for line in screen.splitlines() if "separatist group" in line)
    assert row.index("Coast Wire, reporting") > 50
    assert next(line for line in screen.splitlines() if "errorists" in line).split() == ["“Terrorists”", "Gazette"]
    assert "Said to have done (1)" in screen
    assert "alleged, the minister (Coast Wire)" in words(screen)


def test_an_actor_shows_what_it_says(view: View) -> None:
    screen = words(printed(actor_screen(view, view.actors[affair.PORT])))
    assert "Says (1) said 11 people were killed ← Coast Wire (wire-1 2)" in screen


def test_what_two_articles_report_alike_is_told_once_the_earliest_first(tmp_path: Path) -> None:
    tables = affair.tables()
    first = next(row for row in tables.attributions if row.speaker_actor == affair.PORT)
    again = replace(first, id="q_9", article="copy-1")
    view = view_of(replace(tables, attributions=(again, *tables.attributions)), tmp_path)
    screen = words(printed(actor_screen(view, view.actors[affair.PORT])))
    assert "Says (1) said 11 people were killed ← Coast Wire (wire-1 2), Herald (copy-1 2)" in screen


def test_a_figure_has_its_unit_where_nothing_else_tells_it(view: View) -> None:
    [claim] = [row for row in affair.tables().claims if row.article == "wire-1" and row.slot == "killed"][:1]
    told = {
        ("distance", "about six", "km", 6, "about"): "“about six” km",
        ("distance", "six km", "km", 6, None): "“six km”",
        ("count:passengers", "212", "passengers", 212, None): "212",
        ("amount", "$6", "USD", 6, None): "“$6”",
        ("age", "58", "years", 58, None): "58",
    }
    for (slot, text, unit, number, about), shown in told.items():
        low = high = Decimal(number)
        assert value(view, replace(claim, slot=slot, text=text, unit=unit, low=low, high=high, about=about)) == shown


def test_a_place_that_was_taken_for_a_person_too_is_named(tmp_path: Path) -> None:
    rows = affair.tables()
    named = tuple(replace(each, name="Port Serin") if each.id == affair.WOMAN else each for each in rows.actors)
    screen = words(
        printed(findings_screen(view_of(replace(rows, actors=named), tmp_path), Narrowed(kinds=("single origin",))))
    )
    assert "Coast Wire only: near Port Serin." in screen


def test_private_persons_stand_under_their_id(view: View, tmp_path: Path) -> None:
    everything = [findings_screen(view, ALL), actors_screen(view, ALL)]
    everything.append(event_screen(view, view.events[affair.FIRE], ALL, 120))
    screens = "".join(map(printed, everything))
    assert "Brin" not in screens
    assert f"a person ({affair.WOMAN})" in words(screens)
    assert "[1 person without a public role is not listed" in screens
    with pytest.raises(NotInDossier):
        find_actor(view, "Ola Brin")
    named = view_of(affair.tables(), tmp_path, private_persons=True)
    assert "Ola Brin" in printed(actors_screen(named, ALL))
    assert find_actor(named, "ola brin").id == affair.WOMAN


def test_events_are_ranked_by_what_is_said_of_them(view: View) -> None:
    assert [event.id for event in view.ranked_events] == [affair.FIRE, affair.ARREST]


def test_the_timeline_goes_by_date_and_ends_with_the_undated(tmp_path: Path) -> None:
    tables = affair.tables()
    earlier = replace(tables.events[1], id="e_000000000000", title="Strike", date="2024-04")
    view = view_of(replace(tables, events=(*tables.events, earlier)), tmp_path)
    lines = printed(timeline_screen(view, ALL)).splitlines()
    assert [line.split()[0] for line in (lines[1], lines[2], lines[-1])] == ["April", "4", "Arrest"]


@pytest.mark.parametrize("given", ["e_7f3a00000000", "e_7f", "7f3a"])
def test_an_event_is_found_by_its_id_and_the_beginning_of_it(view: View, given: str) -> None:
    assert find_event(view, given).id == affair.FIRE


@pytest.mark.parametrize("given", ["Free Coast", "fc", "free coast movement", "x_ddd"])
def test_an_actor_is_found_by_name_and_alias(view: View, given: str) -> None:
    assert find_actor(view, given).id == affair.FREE


@pytest.mark.parametrize("given", ["wire-1", "reports/wire-1.txt", "coast wire", "Ferry burns, 11 dead", "wire"])
def test_an_article_is_found_by_id_path_outlet_and_title(view: View, given: str) -> None:
    assert find_article(view, given).id == "wire-1"


def test_what_is_not_there_offers_near_matches(view: View) -> None:
    with pytest.raises(NotInDossier, match=r"there is no actor 'free cost'\. Did you mean x_dddd \(Free Coast\)"):
        find_actor(view, "free cost")
    with pytest.raises(NotInDossier, match=r"there is no event 'zzz'\. To see what there is: variorum show .* events"):
        find_event(view, "zzz")
    with pytest.raises(NotInDossier, match=r"event 'e_' may be 2 things\. Give the id of one: e_7f3a \(Fire"):
        find_event(view, "e_")


def test_a_finding_about_nothing_known_costs_no_screen(tmp_path: Path) -> None:
    article = Article("a", "a", *[None] * 9, "", "")  # type: ignore[arg-type]
    event = replace(affair.tables().events[1], articles=("a",))
    finding = Finding("f", event.id, "count:pages", "agree", "", (), (), None)
    view = view_of(Tables(articles=(article,), events=(event,), findings=(finding,)), tmp_path)
    assert "count:pages" in printed(findings_screen(view, ALL))
    assert "No claims." in printed(event_screen(view, event, ALL, 100))
    assert "no outlet · no date" in printed(article_screen(view, view.articles["a"]))


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2024-05-04", "4 May 2024"),
        ("2024-05-04T10:30", "4 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("XXXX-09-07", "7 September"),
        ("2024-05-XX", "May 2024"),
        ("2024-21", "spring 2024"),
        ("2016-07-09/2016-07-10", "9 July 2016 to 10 July 2016"),
        ("2016-07-09/..", "9 July 2016 to .."),
        ("2024-05-04?", "4 May 2024 (uncertain)"),
        ("2024-99-04", "2024-99-04"),
        ("next week", "next week"),
        (None, ""),
    ],
)
def test_dates_are_written_as_people_write_them(date: str | None, told: str) -> None:
    assert day(date) == told


def test_a_day_beside_an_outlet_needs_no_year() -> None:
    assert (short_day("2024-05-04"), short_day("2024-05"), short_day(None)) == ("4 May", "May 2024", "")


def test_long_lists_are_cut() -> None:
    assert listed(["a", "b", "c"], 2) == "a, b and 1 more"


def test_kinds_are_written_with_hyphens_as_options() -> None:
    assert KIND_OPTIONS[5] == "different-measure"


def test_what_a_voice_denies_that_an_actor_is_is_told_as_denied(tmp_path: Path) -> None:
    tables = affair.tables()
    denied = replace(tables.designations[0], stance="denied")
    view = view_of(replace(tables, designations=(denied,)), tmp_path)
    screen = words(printed(actor_screen(view, view.actors[affair.FREE])))
    assert "“separatist group” Coast Wire, reporting the minister: denied" in screen


def test_wordings_that_say_the_same_share_a_row_and_are_listed(tmp_path: Path) -> None:
    tables = affair.tables()
    first, *others = tables.designations
    again = replace(first, id="d_9", article="copy-1", text="liberation movement", start=0, end=0)
    other = replace(again, id="d_8", text="the liberation movements")
    view = view_of(tables, tmp_path)
    used = uses_of_words(view, [first, *others, again, other])
    assert ["d_9", "d_8"] in [[row.id for row in rows] for _, rows in used]
    assert as_written([again, other]) == "“liberation movement”, “liberation movements”"


def test_an_event_is_told_with_what_its_people_are_called(tmp_path: Path) -> None:
    tables = affair.tables()
    named = tables.designations[1]
    start = affair.DAWN.index("workers")
    people = replace(named, id="d_7", text="workers", start=start, end=start + len("workers"), inferred=HURT)
    view = view_of(replace(tables, designations=(*tables.designations, people)), tmp_path)
    wide = printed(event_screen(view, view.events[affair.FIRE], ALL, 120)).splitlines()
    assert "“workers”" in next(line for line in wide if line.startswith(" those hurt, called"))
    assert "“disaster”" in next(line for line in wide if line.startswith(" the event, called"))
    narrow = printed(event_screen(view, view.events[affair.FIRE], ALL, 80), 80)
    assert "Those hurt, called" in narrow
    assert "The event, called" in narrow


def test_events_are_chosen_by_place_and_what_lies_in_it(tmp_path: Path) -> None:
    tables = affair.tables()
    county = Place("pl_county", "Serin County", "XX", None, None, None, None)
    [serin] = [place for place in tables.places if place.id == "pl_serin"]
    others = [place for place in tables.places if place.id != "pl_serin"]
    view = view_of(replace(tables, places=(*others, county, replace(serin, part_of=county.id))), tmp_path)
    for name in ("Port Serin", "serin county"):
        narrowed = Narrowed(places=find_places(view, name))
        assert [event.id for event in listed_events(view, narrowed)] == [affair.FIRE]
    with pytest.raises(NotInDossier, match=r"no place 'Port Serine'\. Did you mean Port Serin"):
        find_places(view, "Port Serine")


def test_an_outlet_chooses_findings_events_actors_and_articles_of_its_own(view: View) -> None:
    gazette = Narrowed(articles=find_outlets(view, ["gazette"]))
    assert [article.id for article in listed_articles(view, gazette)] == ["gazette-1"]
    dawn = Narrowed(articles=find_outlets(view, ["Dawn"]))
    assert "differ" in printed(findings_screen(view, dawn))
    wire = Narrowed(articles=find_outlets(view, ["Coast Wire"]))
    assert "port authority" in {actor.name for actor, _, _ in ranked_actors(view, wire)}
    assert ranked_actors(view, dawn) == []
    both = find_outlets(view, ["Dawn", "Gazette"])
    assert both == frozenset({"dawn-1", "gazette-1"})
    with pytest.raises(NotInDossier, match=r"no outlet 'Down'\. Did you mean Dawn"):
        find_outlets(view, ["Down"])


def test_the_collation_of_one_outlet_has_its_claims_alone(view: View) -> None:
    screen = printed(event_screen(view, view.events[affair.FIRE], Narrowed(articles=find_outlets(view, ["Dawn"])), 120))
    assert "at least 40" in screen
    assert "Port Serin ←" not in screen
    margin = printed(article_screen(view, view.articles["dawn-1"], Narrowed(slot="place")))
    assert "at least 40" not in margin.replace("At least 40 workers", "")


@pytest.mark.parametrize(
    ("since", "until", "events", "articles"),
    [
        ("2024-05-04", None, {affair.FIRE}, {"wire-1", "copy-1", "dawn-1"}),
        ("2024-05-05", None, set(), {"copy-1", "dawn-1"}),
        (None, "2024-05-04", {affair.FIRE}, {"wire-1"}),
        ("2024", "2024-05", {affair.FIRE}, {"wire-1", "copy-1", "dawn-1"}),
        (None, "2023", set(), set()),
    ],
)
def test_events_are_chosen_by_their_date_and_articles_by_theirs(
    view: View, since: str | None, until: str | None, events: set[str], articles: set[str]
) -> None:
    narrowed = Narrowed(within=time_asked(since, until))
    assert {event.id for event in listed_events(view, narrowed)} & {affair.FIRE} == events
    assert {article.id for article in listed_articles(view, narrowed)} == articles


@pytest.mark.parametrize(
    ("since", "until"), [("May", None), ("2024-05-06", "2024-05-05"), (None, "2024-13"), ("13/05/2024", None)]
)
def test_a_time_that_is_none_is_refused(since: str | None, until: str | None) -> None:
    with pytest.raises(ValueError, match=r"is no date|is before"):
        time_asked(since, until)


def test_what_rests_on_a_guess_can_be_left_out(tmp_path: Path) -> None:
    tables = affair.tables()
    guessed = tuple(replace(finding, inferred="the speaker") for finding in tables.findings)
    view = view_of(replace(tables, findings=guessed), tmp_path)
    assert printed(findings_screen(view, Narrowed(sure=True))).startswith("No finding fits all that was asked for.")
    collation = printed(event_screen(view, view.events[affair.FIRE], Narrowed(sure=True), 120))
    assert "°" not in collation


def test_articles_are_chosen_by_what_they_tell(view: View) -> None:
    assert [row.id for row in listed_articles(view, Narrowed(slot="perpetrator", actor=affair.FREE))] == ["wire-1"]
    assert {row.id for row in listed_articles(view, Narrowed(event=affair.FIRE))} >= {"wire-1", "dawn-1", "gazette-1"}


def test_a_list_with_nothing_that_was_asked_for_says_so(view: View) -> None:
    nothing = Narrowed(within=time_asked("1999", "1999"))
    for what, screen in (("event", events_screen), ("article", articles_screen), ("actor", actors_screen)):
        assert printed(screen(view, nothing)) == f"No {what} fits all that was asked for."


def test_an_article_without_a_title_is_listed_by_where_it_lay(view: View) -> None:
    assert "Gazette (reports/gazette-1.txt)" in words(printed(articles_screen(view, ALL)))


def test_persons_are_told_to_be_left_out_only_where_they_would_stand(view: View) -> None:
    gazette = frozenset({"gazette-1"})
    assert "not listed" not in printed(actors_screen(view, Narrowed(articles=gazette)))


def test_an_actor_shows_what_was_done_to_it_by_whose_word(tmp_path: Path) -> None:
    base = affair.tables()
    hurt = replace(
        affair.claim("c_hurt", affair.at("dawn-1", "40 workers"), "victims", actor=affair.UNION), speaker="the mayor"
    )
    held = affair.article(
        "held-1", "Courier", "Police arrested the union in Port Serin. The union was later freed.", None
    )
    base = replace(
        base,
        articles=(*base.articles, held),
        claims=(*base.claims, hurt),
        mentions=(*base.mentions, Mention("mn_9", "held-1", "text", 20, 25, "union", "name", affair.UNION, None, None)),
        event_mentions=(
            *base.event_mentions,
            EventMention("m_held", affair.ARREST, "held-1", "text", 7, 15, "arrested", None),
        ),
    )
    screen = words(printed(actor_screen(view_of(base, tmp_path), base.actors[1])))
    assert "Said to have been done to it (2)" in screen
    assert "e_7f3a: asserted, the mayor (Dawn, dawn-1 2)" in screen
    assert "Arrest of a harbour master e_9b00: asserted, own words (Courier, held-1 text)" in screen


@pytest.mark.parametrize(
    ("text", "event", "name", "done"),
    [
        ("Police arrested the leader Ana Lima on Monday.", "arrested", "Ana Lima", True),
        ("The raid on the Free Coast failed.", "raid", "Free Coast", False),
        ("The raid on the Free Coast, it said, failed.", "raid", "Free Coast", True),
        ("The killing of Ana Lima in May was denied.", "killing", "Ana Lima", True),
        ("The attack of the Free Coast on Monday failed.", "attack", "Free Coast", False),
        ("The army attacked Free Coast positions.", "attacked", "Free Coast", False),
        ("Ana Lima, 58, was shot dead.", "shot", "Ana Lima", True),
        ("Ana Lima was seeking a raid.", "seeking", "Ana Lima", False),
        ("Workers were killed by the Free Coast.", "killed", "Free Coast", False),
    ],
)
def test_a_word_for_an_event_is_done_to_whom_it_says_outright(text: str, event: str, name: str, done: bool) -> None:
    first, second = text.index(event), text.index(name)
    assert is_done_to(text, (first, first + len(event)), (second, second + len(name))) is done
