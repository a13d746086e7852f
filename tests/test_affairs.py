"""Articles of one affair: days apart at most, and alike in words and names."""

from variorum.linking.affairs import affairs as affairs_of
from variorum.linking.affairs import alike_articles
from variorum.reading.text import source_of_text
from variorum.records import Article, Passage, Tables
from variorum.rows import revised

FIRST = "The Tarn brewery in Velda will close, its owner Holt said. Some 300 workers at the brewery lose their jobs."
SECOND = "Workers of the Tarn brewery marched through Velda against its closing. Holt would not speak to the workers."
FIRST_DAY = "2024-03-01"
OTHER = "A storm tore roofs from houses along the Esker coast. The mayor of Port Ila asked the army for help."


def article(id: str, text: str, published: str | None) -> Article:
    return revised(source_of_text(id, text).article, published=published)


def pile(*articles: Article) -> Tables:
    rows = []
    for each in articles:
        at = 0
        for number, sentence in enumerate(each.text.split(". ")):
            rows.append(Passage(f"p_{each.id}_{number}", each.id, "text", at, at + len(sentence), "sentence"))
            at += len(sentence) + 2
    return Tables(articles=articles, passages=tuple(rows))


def affairs(tables: Tables) -> dict[str, frozenset[str]]:
    return affairs_of(tables, alike_articles(tables))


def test_articles_that_share_names_and_words_within_a_week_are_of_one_affair() -> None:
    found = affairs(pile(article("a", FIRST, "2024-03-01"), article("b", SECOND, "2024-03-04")))
    assert found == {"a": frozenset({"b"}), "b": frozenset({"a"})}


def test_articles_months_apart_or_without_a_day_are_not() -> None:
    for published in ("2024-09-04", None):
        found = affairs(pile(article("a", FIRST, "2024-03-01"), article("b", SECOND, published)))
        assert found == {"a": frozenset(), "b": frozenset()}


def test_articles_of_one_day_about_other_things_are_not() -> None:
    found = affairs(pile(article("a", FIRST, "2024-03-01"), article("b", OTHER, "2024-03-01")))
    assert found == {"a": frozenset(), "b": frozenset()}


def test_the_order_of_articles_changes_nothing() -> None:
    rows = [article("a", FIRST, "2024-03-01"), article("b", SECOND, "2024-03-04"), article("c", OTHER, "2024-03-02")]
    assert affairs(pile(*rows)) == affairs(pile(*reversed(rows)))


def test_articles_without_a_day_are_alike_where_words_tell_more() -> None:
    longer = "Workers of the Tarn brewery in Velda, which Holt will close, marched. The brewery has some 300 workers."
    alike = alike_articles(
        pile(article("a", FIRST, None), article("b", longer, "2024-03-04"), article("c", OTHER, None))
    )
    assert list(alike["a"]) == ["b"]
    assert alike["a"]["b"] == alike["b"]["a"]
    assert not alike["c"]


def test_a_name_that_opens_a_sentence_counts_where_another_article_has_it_inside_one() -> None:
    one = article(
        "a", "The brewery of Holt will close. Its workers were told on site that they lose their jobs.", FIRST_DAY
    )
    two = article("b", "Holt will close his brewery, its workers were told. They lose their jobs in spring.", FIRST_DAY)
    assert affairs(pile(one, two))["a"] == {"b"}


def test_few_articles_of_a_week_need_no_name_in_common() -> None:
    one = article("a", "The brewery will close in spring, and its workers lose their jobs.", FIRST_DAY)
    two = article(
        "b", "There is anger at the brewery. It will close in spring. Workers fear for their jobs.", FIRST_DAY
    )
    assert affairs(pile(one, two))["a"] == {"b"}
