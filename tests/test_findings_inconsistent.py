"""Findings of kind inconsistent: articles that exclude themselves."""

from rows_by_hand import affair, article, claim, kinds, only, place

from variorum.records import Mention, Passage


def test_a_headline_against_its_text_is_inconsistent() -> None:
    tables = affair([claim("courier", value=14, field="title"), claim("courier", value=11, start=20)])
    assert only(tables, "inconsistent").summary == "Courier: the headline has 14, the text 11."
    quiet = affair([claim("courier", value=(10, None), field="title"), claim("courier", value=11, start=20)])
    assert ("inconsistent", "killed") not in kinds(quiet)


def test_a_headline_with_a_figure_of_the_text_is_not_inconsistent() -> None:
    headline = claim("courier", value=97, field="title")
    guessed = claim("courier", value=97, speaker="port_authority", start=20, inferred="the event of the sentence")
    other = claim("courier", value=131, speaker="seamens_union", start=60)
    assert ("inconsistent", "killed") not in kinds(affair([headline, guessed, other]))


def test_two_figures_of_one_speaker_on_one_day_are_inconsistent() -> None:
    tables = affair(
        [
            claim("courier", value=11, speaker="port_authority", said="2024-05-05"),
            claim("courier", value=13, speaker="port_authority", said="2024-05-05", start=40),
        ]
    )
    assert only(tables, "inconsistent").summary == "Courier: port authority is given with 11 and 13, said on one day."


def test_a_part_beyond_the_whole_is_inconsistent_and_a_part_within_is_nothing() -> None:
    whole = claim("courier", value=11, speaker="port_authority")
    beyond = claim("courier", "killed:children", 12, "port_authority", start=30)
    within = claim("courier", "killed:children", 3, "port_authority", start=30)
    assert only(affair([whole, beyond]), "inconsistent").summary == "Courier: 12 children, of 11 in all."
    assert kinds(affair([whole, within])) == set()


def test_a_headline_with_the_sum_of_the_texts_figures_is_not_inconsistent() -> None:
    claims = [claim("courier", value=11, field="title"), claim("courier", value=8), claim("courier", value=3, start=30)]
    assert ("inconsistent", "killed") not in kinds(affair(claims))


def test_a_headline_beyond_all_that_its_text_has_is_inconsistent() -> None:
    claims = [
        claim("courier", value=(61, None), field="title", text="More than 60"),
        claim("courier", value=(31, None), start=20),
        claim("courier", value=11, speaker="port_authority", start=60),
    ]
    assert only(affair(claims), "inconsistent").summary == (
        "Courier: the headline has more than 60, the text at least 31 and 11."
    )


def test_a_headline_of_several_places_is_not_compared_with_the_text() -> None:
    title = "14 killed in Serin and Norrhamn"
    places = (place("serin", 50.0, 10.0), place("norrhamn", 51.0, 10.0))
    named = tuple(
        Mention(f"m_{at}", "courier", "title", title.index(at.title()), 20, at.title(), "name", None, at, None)
        for at in ("serin", "norrhamn")
    )
    told = [claim("courier", value=14, field="title"), claim("courier", value=11, start=20)]
    articles = [article("courier", title=title)]
    assert ("inconsistent", "killed") in kinds(affair(told, articles, places=places))
    headline = Passage("p_1", "courier", "title", 0, len(title), "title")
    both = affair(told, articles, places=places, mentions=named, passages=(headline,))
    assert ("inconsistent", "killed") not in kinds(both)
