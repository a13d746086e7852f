"""Events that are no attacks: what befalls things, and what comes of an event."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.records import Tables

Make = Callable[..., ParsedArticle]


def told(tables: Tables) -> dict[str, set[str]]:
    """Kind of event -> the slots that are told of it."""
    return {e.kind: {c.slot for c in tables.claims if c.event == e.id} for e in tables.events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A wooden footbridge collapsed in Ely on Sunday, injuring nine walkers.", "collapse"),
        ("The roof of a gymnasium gave way in Ely on Sunday. Nine pupils were injured.", "collapse"),
        ("Nine pupils were injured in the collapse of a ceiling in Ely on Sunday.", "collapse"),
        ("Some 30 tonnes of crude oil leaked into the river at Ely on Sunday.", "leak"),
        ("An oil spill closed the harbour of Ely on Sunday. The spill covered two beaches.", "leak"),
        ("Parliament in Paris passed the budget by 200 votes to 150 on Sunday.", "vote"),
        ("Thousands of nurses marched through Ely on Sunday.", "protest"),
        ("The tanker was seized off Ely on Sunday.", "seizure"),
        ("Nine inmates escaped from a jail in Ely on Sunday.", "escape"),
        ("A crowd toppled a statue in Ely on Sunday.", "demolition"),
        ("A power cut hit Ely on Sunday.", "outage"),
        ("The ship ran aground off Ely on Sunday.", "crash"),
        ("A man opened fire in Ely on Sunday.", "shooting"),
        ("Lessons resumed in Ely on Sunday after a strike that lasted three days, teachers said.", "stoppage"),
        ("The two towns signed an accord in Ely on Sunday.", "agreement"),
    ],
)
def test_what_befalls_a_thing_is_an_event_of_its_kind(parsed: Make, text: str, kind: str) -> None:
    assert kind in told(annotate(parsed(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Talks between the two parties collapsed in Ely on Sunday.",
        "The minister escaped to Ely on Sunday.",
        "The firm passed the parcel on.",
        "He seized the chance, and signed autographs in Ely on Sunday.",
    ],
)
def test_the_same_words_of_other_things_are_no_such_event(parsed: Make, text: str) -> None:
    assert not {"collapse", "leak", "vote", "escape", "seizure", "agreement"} & set(told(annotate(parsed(text))))


def test_arrests_and_injuries_at_a_protest_are_slots_of_the_protest(parsed: Make) -> None:
    text = "Teachers marched through Ely on Sunday. Police arrested 12 people. Seven teachers were injured."
    found = told(annotate(parsed(text)))
    assert list(found) == ["protest"]
    assert {"arrested", "wounded"} <= {slot.partition(":")[0] for slot in found["protest"]}


def test_an_arrest_on_another_day_is_an_event_of_its_own(parsed: Make) -> None:
    text = "Teachers marched through Ely on 3 May 2020. On 5 May 2020 police arrested 12 people in the city."
    found = told(annotate(parsed(text)))
    assert "arrested" in found["arrest"]


def test_a_protest_against_an_attack_is_not_the_attack(parsed: Make) -> None:
    text = "Thousands marched through Ely on Sunday against an attack that killed two shopkeepers."
    assert "killed" not in told(annotate(parsed(text)))["protest"]


@pytest.mark.parametrize(
    "text",
    ["Police fired tear gas at nurses who marched through Ely.", "Nine nurses were hurt by rubber bullets in Ely."],
)
def test_riot_control_is_no_attack(parsed: Make, text: str) -> None:
    assert not {"shooting", "chemical attack"} & set(told(annotate(parsed(text))))


def test_a_month_is_no_march(parsed: Make) -> None:
    assert "protest" not in told(annotate(parsed("The court in Ely meets on March 30. In March it was closed.")))


def test_a_charge_of_horsemen_is_no_indictment(parsed: Make) -> None:
    assert "charge" not in told(annotate(parsed("Police charged without warning in Ely on Sunday.")))


def test_a_day_of_what_came_after_is_not_the_day_of_the_event(parsed: Make) -> None:
    found = told(annotate(parsed("Shares in the firm fell on 5 May 2020 after an oil spill near Ely.")))
    assert "date" not in found.get("leak", set())


def test_who_took_part_is_counted_of_the_protest_wherever_it_is_told(parsed: Make) -> None:
    text = "A court met in Ely. Nurses marched through the city. Organisers put the crowd at 900."
    (claim,) = (each for each in annotate(parsed(text)).claims if each.slot == "participants")
    assert (claim.low, claim.inferred) == (900, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The nurses' strike in Ely on Sunday closed two clinics.", "stoppage"),
        ("A dam near Ely burst on Sunday, killing nine people.", "collapse"),
        ("Three carriages of a train overturned near Ely on Sunday.", "crash"),
        ("A riot in the Ely prison on Sunday left nine people injured.", "riot"),
    ],
)
def test_strikes_of_workers_and_failures_of_things_have_kinds_of_their_own(parsed: Make, text: str, kind: str) -> None:
    assert kind in told(annotate(parsed(text)))


def test_a_town_in_capitals_is_titled_like_others(parsed: Make) -> None:
    tables = annotate(parsed("LYON, May 5 - Nurses marched through Lyon on 5 May 2020."))
    assert [event.title for event in tables.events] == ["Protest · Lyon · 5 May 2020"]
