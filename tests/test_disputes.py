"""What somebody denies, of any kind, and who says it."""

from collections.abc import Callable
from pathlib import Path

import pytest

import variorum
from variorum.records import Event, Finding

NEWS = [
    (
        "Morning Post",
        """A wall of the Ely mill collapsed on Sunday. At least nine workers were hurt, the union Craft said.
Craft said that steel beams had been removed from the wall in March.
The mill company denied that steel beams had been removed.""",
    ),
    (
        "Evening Sun",
        """Nine workers were hurt when a wall of the Ely mill collapsed on Sunday.
The union Craft said that steel beams had been removed by a builder.""",
    ),
]
Build = Callable[[list[tuple[str, ...]]], list[Finding]]


@pytest.fixture
def contested(tmp_path: Path) -> Build:
    def build(news: list[tuple[str, ...]]) -> list[Finding]:
        folder = tmp_path / "pile"
        folder.mkdir()
        rows = ["file,outlet,date"]
        for at, (outlet, text, *date) in enumerate(news):
            (folder / f"{at}.txt").write_text(text, encoding="utf-8")
            rows.append(f"{at}.txt,{outlet},{date[0] if date else '2021-05-03'}")
        (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
        dossier = variorum.build([str(folder)], str(tmp_path / "d.variorum"))
        return [each for each in dossier.where(Finding, kind="contested") if each.slot.startswith("occurrence:")]

    return build


def test_a_denial_is_contested_by_who_says_it_in_any_article(contested: Build) -> None:
    (found,) = contested(NEWS)
    assert found.slot == "occurrence:steel beams had been removed"
    assert len(found.articles) == 2
    assert "Denied by the mill company: “steel beams had been removed”" in found.summary


def test_a_denial_of_the_accusation_denies_what_was_just_said(contested: Build) -> None:
    text = (
        "Three people were hurt when a crane toppled in Ely on Sunday. The group Clear Sky accused the port authority "
        "of ignoring a storm warning. The port authority rejected the accusation."
    )
    (found,) = contested([("Morning Post", text)])
    assert "Clear Sky: “accused the port authority of ignoring a storm warning”" in found.summary


@pytest.mark.parametrize(
    ("text", "said", "denied"),
    [
        (
            "Neighbours said that the guards had locked the rear gate. The stadium's director, Ann Hale, denied this.",
            "“the guards had locked the rear gate”",
            "Ann Hale",
        ),
        (
            "The union Craft claims that the owner plans to sell the hall next year. The management denied it.",
            "Craft: “claims that the owner plans to sell the hall next year”",
            "the management",
        ),
        (
            'The union Craft said that rusty chains had been painted over. The city council rejected this as "absurd".',
            "Craft: “rusty chains had been painted over”",
            "the city council",
        ),
        (
            "Tenants say that an engineer had written to the council in May. The council denied any such warning.",
            "Unnamed “tenants”: “an engineer had written to the council in May”",
            "the council",
        ),
        (
            "Ann Hale said that the city council had ignored three letters. The city council denied ignoring letters.",
            "Ann Hale: “the city council had ignored three letters”",
            "the city council",
        ),
        (
            "The council rejected Ann Hale's claim that chains had been painted over in the spring.",
            "Ann Hale",
            "the council",
        ),
    ],
)
def test_a_denial_that_points_back_denies_what_was_just_said(
    contested: Build, text: str, said: str, denied: str
) -> None:
    (found,) = contested([("Morning Post", "Three people were hurt in a fire in Ely on Sunday. " + text)])
    assert said in found.summary
    assert f"Denied by {denied}" in found.summary


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the hall should be closed for a year. The council rejected this.",
        "The mayor asked the council to close the hall for a year. The council rejected the plan to do it.",
        "The mayor said a guard had locked the rear gate. The inspector denied such a permit to nobody.",
        "The mayor proposed a curfew for the old town. The council rejected the plan.",
        "The mayor said a curfew had been imposed. The minister denied that taxes would be raised.",
        "The mayor denied that a curfew had been imposed. No curfew had been imposed, the police said.",
    ],
)
def test_what_nobody_asserts_or_is_no_statement_is_not_contested(contested: Build, text: str) -> None:
    assert contested([("Morning Post", "Three people were hurt in a fire in Ely on Sunday. " + text)]) == []


def test_the_company_is_not_the_campaign_group_that_accuses_it(contested: Build) -> None:
    text = (
        "Three people were hurt when a gas tank at the Northwell works leaked in Ely on Sunday. "
        "The environmental group Clear Sky accused Northwell of hiding an earlier fault. "
        "The company denied the accusation."
    )
    assert not any("Denied by Clear Sky" in found.summary for found in contested([("Morning Post", text)]))


def test_a_denial_that_is_only_foretold_is_none(contested: Build) -> None:
    text = (
        "Three people were hurt when a crane toppled in Ely on Sunday. The group Clear Sky accused the port authority "
        "of ignoring a storm warning. The port authority will deny the accusation, the mayor said."
    )
    assert not any("Denied by the port authority" in found.summary for found in contested([("Morning Post", text)]))


def test_what_two_bodies_count_in_one_breath_differs_however_far_apart(tmp_path: Path) -> None:
    text = (
        "Nurses marched through Leeds on Sunday. Some 900 people took part, the health ministry said, "
        "while the union Craft said 6,000 people took part."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    dossier = variorum.build([str(tmp_path / "a.txt")], str(tmp_path / "d.variorum"))
    assert [each.kind for each in dossier.where(Finding, slot="participants")] == ["differ"]


def test_a_negated_statement_contests_who_says_it_in_an_article_of_the_same_affair(contested: Build) -> None:
    news = [
        (
            "Morning Post",
            "Guards burned letters of inmates at Ely prison in April, the lawyer Rosa Lind said on Monday.",
        ),
        (
            "Evening Sun",
            "No letters were burned at Ely prison, the prison service said. Rosa Lind had said so on Monday.",
        ),
    ]
    (found,) = contested(news)
    assert found.slot == "occurrence:letters were burned at Ely prison"
    assert "Rosa Lind: “Guards burned letters of inmates at Ely prison in April”" in found.summary
    assert "Against it the prison service: “No letters were burned at Ely prison”" in found.summary


def test_an_accusation_of_another_is_no_answer_to_a_denial(contested: Build) -> None:
    news = [
        ("Morning Post", "Mayor Rosa Lind of Ely denied taking bribes from the ferry company on Monday."),
        ("Evening Sun", "In Ely on Monday the councillor Jan Kral accused the ferry company of bribing inspectors."),
    ]
    assert contested(news) == []


def test_what_has_not_been_done_so_far_may_be_done_later(contested: Build) -> None:
    news = [
        (
            "Morning Post",
            "No guards have been charged over the fire at Ely prison, the prosecutor Ola Berg said on Monday.",
        ),
    ]
    assert contested(news) == []


def test_what_was_not_so_on_one_day_may_be_so_on_another(contested: Build) -> None:
    first = ("Morning Post", "No ferries sailed between Ely and Alba on Sunday, the harbour office of Ely said.")
    assert (
        contested([first, ("Evening Sun", "Ferries sailed between Ely and Alba on Monday, the port of Ely said.")])
        == []
    )


def test_what_was_not_so_in_one_town_may_be_so_in_another(contested: Build) -> None:
    first = ("Morning Post", "Ely Mills said that no jobs were cut in Serin in the spring.")
    assert (
        contested([first, ("Evening Sun", "Ely Mills cut 40 jobs in Alba in the spring, the union Craft said.")]) == []
    )


def titles(tmp_path: Path, text: str) -> dict[str, str]:
    """By slot the title of the event under which a dispute of one article is told."""
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    dossier = variorum.build([str(tmp_path / "news.txt")], str(tmp_path / "d.variorum"))
    events = {event.id: event.title for event in dossier.where(Event)}
    found = [each for each in dossier.where(Finding, kind="contested") if each.slot.startswith("occurrence:")]
    return {each.slot.partition(":")[2]: events[each.event] for each in found}


RIOT = """Ten inmates escaped from Orlo prison on 4 May 2021. Police searched for the ten who had escaped.
On 28 January a riot broke out there. {said}"""


def test_a_dispute_is_of_what_is_told_in_its_own_words(tmp_path: Path) -> None:
    said = "Inmates said that a cook had started the riot. The prison service denied that a cook had started the riot."
    (title,) = titles(tmp_path, RIOT.format(said=said)).values()
    assert title.startswith("Riot")


def test_what_is_of_no_event_of_its_article_is_a_dispute_and_nothing_else(tmp_path: Path) -> None:
    said = """Its director wrote a book.
Clear Sky accused the justice ministry of having sold land in 2009. The justice ministry rejected the accusation."""
    (title,) = titles(tmp_path, RIOT.format(said=said)).values()
    assert title == "Dispute"


def test_denials_in_the_same_words_are_of_one_thing_only_in_one_affair(contested: Build) -> None:
    other = """Farmers met in Hamport on Friday to speak of wheat and of the price of barley.
The league of farmers said that steel beams had been removed from old barns in 1990.
The barn company denied that steel beams had been removed."""
    found = contested([*NEWS, ("Farm Weekly", other, "2020-11-20")])
    assert sorted(len(each.articles) for each in found) == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        # "It" is what was said last, by nobody whom the article names.
        "A wall fell on Sunday. The mayor said a lorry hit the wall twice. It shook. People ran. The mill denied it.",
        # The charges are those of the court.
        "A wall fell on Sunday. Judge Ann Vik said the old wall had been a shame. The mill company denied the charges.",
        # Nobody says that the league's members did it.
        "Ten houses burnt in Ely. Mayor Ann Vik said ten houses had burnt. Ash denied that its members burnt houses.",
    ],
)
def test_a_denial_answers_only_what_was_said_of_the_denier_or_right_before(contested: Build, text: str) -> None:
    assert contested([("Morning Post", text)]) == []


def test_what_is_answered_is_a_statement_and_no_thing(contested: Build) -> None:
    text = (
        "Nine were hurt when a stand fell in Ely. A council document seen by Sports Daily shows that inspectors had "
        "warned of rust in May. The council rejected the report as misleading."
    )
    found = contested([("Sports Daily", text)])
    assert all("had warned of rust" in each.slot for each in found)


def test_a_number_that_is_rejected_is_no_statement_of_whom_it_is(contested: Build) -> None:
    union = (
        "The paper maker Norvik will close its mill at Ely, it said on Monday.\n\nThe Paper Union said 610 jobs would "
        "be lost, rejecting the company's figure of 380."
    )
    wire = "Norvik said on Monday it would shut its mill at Ely, with the loss of 380 jobs."
    assert contested([("Tribune", union), ("Wire", wire)]) == []


@pytest.mark.parametrize(
    ("words", "asserts"),
    [("the timber policy had changed in May", True), ("this was less a changed timber policy than old habit", False)],
)
def test_who_plays_it_down_does_not_assert_what_another_denies(contested: Build, words: str, asserts: bool) -> None:
    denial = "The mill closed in Ely on Sunday. The mill's director, Ann Hale, said its timber policy had not changed."
    told = f"The mill closed in Ely on Sunday. Its manager Paul Rask said {words}."
    assert bool(contested([("Morning Post", denial), ("Harbour Star", told)])) is asserts
