"""Whose figure it is where a sentence tells it in other ways than by a verb of saying. All sentences are invented."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle


@pytest.fixture
def counted(parsed: Callable[..., ParsedArticle]) -> Callable[[str], dict[int, str]]:
    """`counted(text)`: for each figure the name of the actor at its root, "" where the article itself gives it."""

    def figures(text: str) -> dict[int, str]:
        rows = annotate(parsed(text))
        names = {actor.id: actor.name for actor in rows.actors}
        attributions = {each.id: each for each in rows.attributions}
        inner = {
            each.inside: each
            for each in rows.attributions
            if each.inside is not None and each.speaker_actor is not None
        }
        found = {}
        for claim in rows.claims:
            if claim.low is None:
                continue
            root = attributions.get(claim.attribution or "")
            while root is not None and (below := inner.get(root.id)) is not None:
                if not any(a <= claim.start and claim.end <= b for a, b in below.content_spans):
                    break
                root = below
            found[int(Decimal(claim.low))] = names.get((root.speaker_actor if root else None) or "", "")
        return found

    return figures


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        ("Some 212 were hurt, according to figures held by the Harlow ambulance trust.", 212, "Harlow ambulance trust"),
        ("Sixty miners were hurt, according to a list kept by the Miners' Federation.", 60, "Miners' Federation"),
        ("A register held by the diocese lists 41 victims.", 41, "diocese"),
        ("Records released by the county show that 27 inmates died in custody.", 27, "county"),
        ("Court papers filed by prosecutors say 230 tenants were evicted.", 230, "prosecutors"),
        ("The insurer's own records show 1,150 claims.", 1150, "insurer"),
        ("By midday 900 people had gathered, by police estimates.", 900, "police"),
        ("The electoral commission published figures showing a turnout of 61 percent.", 61, "electoral commission"),
        ("Some 640 people are infected, the institute's bulletin shows.", 640, "institute"),
    ],
)  # fmt: skip
def test_the_figures_of_a_paper_are_its_holders(counted, text, number, who):
    assert counted(text)[number] == who


def test_who_has_only_seen_a_paper_does_not_count(counted):
    found = counted("Hospital records reviewed by the newspaper list nine deaths.")
    assert "newspaper" not in found[9]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "The union said 300 workers were laid off, rejecting the company's figure of 40.",
            {300: "union", 40: "company"},
        ),
        ("Forty-five posts will go, compared with the 300 that the union had named.", {45: "", 300: "union"}),
        ("The army disputed the opposition's count of 18 deaths.", {18: "opposition"}),
        ("Police said 900 people marched, against 5,000 claimed by organisers.", {900: "police", 5000: "organisers"}),
        ("The damage, which insurers put at 300 million euros, is great.", {300_000_000: "insurers"}),
        ("Damage was estimated at 300 million euros by insurers.", {300_000_000: "insurers"}),
    ],
)  # fmt: skip
def test_who_repeats_anothers_figure_does_not_count_it(counted, text, whose):
    assert counted(text) == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "The government says 17 people died, while the opposition puts the figure at 60.",
            {17: "government", 60: "opposition"},
        ),
        ("The firm says 45 posts will go; according to the union it is 300.", {45: "firm", 300: "union"}),
        (
            "The opposition says 120 members were detained; the police speak of 45.",
            {120: "opposition", 45: "police"},
        ),
        ("Police counted 900 marchers; organisers claimed 5,000.", {900: "police"}),
    ],
)
def test_two_who_are_set_side_by_side_count_each_their_own(counted, text, whose):
    assert counted(text) == whose


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        ("Hydrokar put the volume of water released at 9 million cubic metres.", 9_000_000, "Hydrokar"),
        ("The Institute of Geophysics measured its magnitude at 6.1.", 6, "Institute of Geophysics"),
        ("The assets are worth 118 million euros, if one believes the prosecution.", 118_000_000, "prosecution"),
        ("Coast Wire reported 12 arrests, quoting police.", 12, "police"),
        ("Twelve people were arrested, Coast Wire quoted a police spokesman as saying.", 12, "police spokesman"),
    ],
)
def test_who_measures_or_is_quoted_counts(counted, text, number, who):
    assert counted(text)[number] == who


def test_a_number_that_another_is_measured_by_makes_nobody_its_counter(counted):
    assert counted("The mayor spoke of 40 injured, half the number given by the hospital.") == {40: ""}


def test_the_authority_of_a_place_unknown_to_us_is_no_states_government(counted):
    text = "The plane fell near Brisbane, Australia. Twelve people died, the civil aviation authority of Timbara said."
    assert counted(text)[12] == "civil aviation authority"


def test_a_firm_is_not_the_union_named_before(counted):
    assert counted("The union struck in May. The firm said 45 posts were affected.")[45] == "firm"


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        (
            "Norbank was robbed in May. The bank raised the number of customers whose data had been stolen to 40,000.",
            40_000,
            "Norbank",
        ),
        ("The ministry raised the number of dead to 40.", 40, "ministry"),
        ("The hospital raised the number of beds to 40.", 40, ""),
    ],
)
def test_only_who_counts_can_raise_the_number_of_those_who_suffered(counted, text, number, who):
    assert counted(text)[number] == who


def test_the_bank_is_the_one_that_the_article_opens_with_however_far_on(counted):
    between = (
        "Experts warned of more attacks. Customers queued in the rain. Nobody could pay. Shops closed. Roads froze. "
    )
    text = (
        f"Norbank said on Tuesday that 40,000 customers were robbed. {between}It hit 60,000 customers, the bank said."
    )
    assert counted(text) == {40_000: "Norbank", 60_000: "Norbank"}


def test_the_central_bank_stays_the_bank_though_another_is_named_after_it(counted):
    text = "The central bank raised its rates in May. Norbank followed. The bank said 4,000 people had left."
    assert counted(text)[4000] == "central bank"


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        (
            "Ferrovia Nacional, the operator, was late. The Brig Union met. Ferrovia ran 310 trains, it said.",
            310,
            "Ferrovia Nacional",
        ),
        (
            "The coast guard spoke. The government has admitted that 12 died, but it says that 30 people were rescued.",
            30,
            "government",
        ),
    ],
)
def test_it_that_speaks_in_the_same_sentence_is_whom_that_is_about(counted, text, number, who):
    assert counted(text)[number] == who


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        ("The bank gives 9.8 percent.", 9, "bank"),
        ("The Front has drawn up a list of 38 missing.", 38, "Front"),
        (
            "The prosecutor says 41,000 tickets were sold, 3,000 more than it holds; the club speaks of 36,500.",
            36_500,
            "club",
        ),
    ],
)
def test_a_number_alone_is_whose_who_says_it(counted, text, number, who):
    assert counted(text)[number] == who


def test_what_a_speaker_joins_by_and_is_said_as_well(told):
    text = "He told reporters that the air force had destroyed 12 vehicles and killed 45 fighters."
    assert told(text) == [("He", "told", "that the air force had destroyed 12 vehicles and killed 45 fighters")]


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        ("The number of strikers, which the union gives as 22,000, is put by the ministry at 6,500.", 22_000, "union"),
        ("The union claimed 22,000 strikers, the ministry far fewer.", 22_000, "union"),
        ("The coroner for East Vell, Dr Ida Moss, recorded 9 deaths.", 9, "Ida Moss"),
        ("Fourteen houses burned on Monday, announced Mayor Ole Berg.", 14, "Ole Berg"),
        ("The Save Our Rivers campaign says 90 tonnes of fish died.", 90, ""),
    ],
)
def test_more_ways_to_say_who_counted(counted, text, number, who):
    assert counted(text)[number] == who


def test_neither_of_two_who_confirm_nothing_asserts_it(parsed):
    (claim,) = (each for each in annotate(parsed(NEITHER)).claims if each.low is not None)
    assert claim.stance == "alleged"


NEITHER = "Neither the company nor the union confirmed that 300 jobs would go."


def test_the_authorities_of_a_state_that_is_a_guess_are_cited_as_the_article_does(parsed):
    text = "Syria is at war. Syria sent troops to the port. The authorities said 12 people died in Syria."
    (claim,) = (each for each in annotate(parsed(text)).claims if each.low is not None)
    assert claim.speaker == "authorities"


def test_a_coroners_list_is_the_coroners(counted):
    text = "Forty-four people were killed, according to a list kept by the coroner, Dr Jane Fell."
    assert "coroner" in counted(text)[44]
