"""Claims: voice, day of saying, places and dates to the finest that the article has, nothing said twice."""

from collections.abc import Callable

from variorum.annotating.annotate import annotate
from variorum.annotating.events.claims import day, headings
from variorum.annotating.parse import ParsedArticle
from variorum.records import Claim, Tables

Make = Callable[..., ParsedArticle]


def of_slot(tables: Tables, slot: str) -> list[Claim]:
    return [each for each in tables.claims if each.slot == slot]


def test_a_figure_keeps_its_bounds_and_its_speaker(parsed: Make) -> None:
    text = "A blast killed six people in Lyon. The mayor, Anna Weber, said at least 14 people were wounded."
    tables = annotate(parsed(text, published="2021-05-04"))
    killed, wounded = of_slot(tables, "killed")[0], of_slot(tables, "wounded")[0]
    assert (killed.low, killed.high, killed.speaker, killed.said) == (6, 6, "", "2021-05-04")
    assert (wounded.text, wounded.low, wounded.high) == ("at least 14", 14, None)
    assert wounded.speaker != ""
    assert wounded.attribution is not None


def test_the_day_of_saying_is_no_date_of_the_event(parsed: Make) -> None:
    tables = annotate(parsed("A blast on Monday killed six people, police said on Wednesday.", published="2021-05-06"))
    assert [each.date for each in of_slot(tables, "date")] == ["2021-05-03"]
    assert [each.said for each in of_slot(tables, "killed")] == ["2021-05-05"]


def test_a_date_line_is_no_date_of_the_event(parsed: Make) -> None:
    tables = annotate(parsed("Published on 5 May 2021. A blast killed six people on Monday.", published="2021-05-05"))
    assert [each.date for each in of_slot(tables, "date")] == ["2021-05-03"]


def test_only_the_finest_place_is_claimed(parsed: Make) -> None:
    tables = annotate(parsed("A blast killed six people in Lyon in France. The blast in France hit a market."))
    assert [each.text for each in of_slot(tables, "place")] == ["Lyon"]


def test_a_place_said_twice_is_one_claim_and_a_toll_said_twice_two(parsed: Make) -> None:
    text = "A blast killed six people in Lyon. Police sealed the road. The blast in Lyon killed six people."
    tables = annotate(parsed(text))
    assert len(of_slot(tables, "place")) == 1
    assert [each.text for each in of_slot(tables, "killed")] == ["six", "six"]


def test_what_the_article_hedges_is_alleged(parsed: Make) -> None:
    tables = annotate(parsed("The army reportedly killed nine people in an attack on Monday.", published="2021-05-06"))
    assert [each.stance for each in of_slot(tables, "killed")] == ["alleged"]


def test_a_text_that_opens_with_its_title_has_a_heading_there(parsed: Make) -> None:
    title = "Blast kills six in Lyon"
    article = parsed(f"4 May 2021 {title} A blast killed six people.", title=title)
    spans = headings(article.article, article.text.blocks)
    assert title in [article.article.text[start:end] for start, end in spans]


def test_a_day_has_no_hour() -> None:
    assert [day(each) for each in ("2021-05-03T10:30", "2021-05", None)] == ["2021-05-03", "2021-05", None]
