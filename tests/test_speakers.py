"""Who speaks an attribution, and under which name."""

from dataclasses import replace

import pytest

from variorum.annotating.referents.referents import referents
from variorum.annotating.voices.attributions import attributions
from variorum.annotating.voices.documents import issuers
from variorum.annotating.voices.pronouns import antecedents
from variorum.annotating.voices.speakers import speaker_names, voice, with_actors
from variorum.records import Actor, Attribution, Mention


def attribution(id: str, text: str, speaker: str, content: str, nth: int = 0) -> Attribution:
    """An attribution whose speaker is the `nth` occurrence of `speaker` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(speaker, start + 1)
    at = text.index(content)
    return Attribution(
        id, "a", "text", "indirect", "asserted", speaker, None, "named", ((start, start + len(speaker)),), (),
        ((at, at + len(content)),), None, None,
    )  # fmt: skip


TEXT = (
    "Foreign Minister Ivan Horvat denied the raid. He said no shots were fired. Horvat added that the port was open. "
    "Activists said eleven people died. A monitor said nine people died."
)


def named(parsed, speaker: str, content: str, nth: int = 0) -> str:
    found = referents(parsed(TEXT), ())
    return speaker_names([attribution("t", TEXT, speaker, content, nth)], found)["t"]


def test_a_pronoun_is_cited_by_the_nearest_full_name(parsed):
    assert named(parsed, "He", "no shots were fired") == "Ivan Horvat"


def test_a_surname_is_cited_by_the_full_name(parsed):
    assert named(parsed, "Horvat", "the port was open", 1) == "Ivan Horvat"


def test_unnamed_speakers_are_cited_by_their_own_words(parsed):
    assert named(parsed, "Activists", "eleven people died") == "Activists"


def test_whom_the_article_leaves_unnamed_is_cited_so(parsed):
    text = "Nine people died, a monitor said. The Harbour Monitor said the port was shut."
    each = attribution("t", text, "a monitor", "Nine people died")
    assert speaker_names([each], referents(parsed(text), ()))["t"] == "monitor"


def test_determiners_are_left_out(parsed):
    assert named(parsed, "A monitor", "nine people died") == "monitor"


def test_the_speaker_is_the_actor_whose_mention_shares_most(parsed):
    found = referents(parsed(TEXT), ())
    (resolved,) = with_actors([attribution("t", TEXT, "He", "no shots were fired")], found)
    assert resolved.speaker_actor == next(each.id for each in found.actors if each.name == "Ivan Horvat")


def test_a_pronoun_of_somebody_named_is_graded_as_named(parsed):
    found = referents(parsed(TEXT), ())
    he = replace(attribution("t", TEXT, "He", "no shots were fired"), speaker_grade="unnamed")
    activists = replace(attribution("u", TEXT, "Activists", "eleven people died"), speaker_grade="unnamed")
    assert [each.speaker_grade for each in with_actors([he, activists], found)] == ["named", "unnamed"]


def chain(*steps: tuple[str, str]) -> list[Attribution]:
    """Attributions of one stretch, each inside the one before: (speaker, stance) of each."""
    rows: list[Attribution] = []
    for number, (speaker, stance) in enumerate(steps):
        row = attribution(f"t{number}", TEXT, "Activists", "eleven people died")
        inside = rows[-1].id if rows else None
        rows.append(replace(row, speaker=speaker, stance=stance, inside=inside))
    return rows


def spoken(*steps: tuple[str, str]) -> tuple[str, str]:
    at = TEXT.index("eleven")
    found = voice(chain(*steps), {}, at, at + 6)
    return found.speaker, found.stance


def test_a_chain_is_in_the_voice_that_the_article_cites():
    assert spoken(("Coast Wire", "asserted"), ("the monitor", "asserted")) == ("Coast Wire", "asserted")


def test_a_chain_has_its_weakest_stance():
    assert spoken(("Coast Wire", "asserted"), ("", "alleged")) == ("Coast Wire", "alleged")


def test_who_denies_speaks_a_denial_whoever_passes_it_on():
    assert spoken(("Coast Wire", "asserted"), ("the mayor", "denied")) == ("the mayor", "denied")


def test_who_rejects_what_another_says_does_not_say_it():
    assert spoken(("the mayor", "denied"), ("the monitor", "alleged")) == ("the monitor", "alleged")


def test_a_stretch_outside_all_contents_is_in_the_own_voice(parsed):
    each = attribution("t", TEXT, "Activists", "eleven people died")
    assert voice([each], {"t": "Activists"}, 0, 5).speaker == ""
    inside = TEXT.index("eleven")
    assert voice([each], {"t": "Activists"}, inside, inside + 6).speaker == "Activists"


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Union said in a statement that the port was shut. The statement said six people died.",
        "The Harbour Union issued a statement. The statement said six people died.",
    ],
)
def test_a_bare_statement_stays_a_document_of_its_issuer(parsed, text):
    article = parsed(text)
    rows = attributions(article.text)
    found = referents(article, rows)
    union = next(each.id for each in found.actors if "Union" in each.name)
    row = with_actors(rows, found, issuers(article.text, rows))[-1]
    assert (row.speaker, row.speaker_grade, row.speaker_actor) == ("The statement", "document", union)
    assert "issuer" in row.inferred


def test_a_statement_of_nobody_in_the_article_has_no_actor(parsed):
    article = parsed("The port was shut. The statement said six people died.")
    rows = attributions(article.text)
    assert issuers(article.text, rows) == {}


def test_nobody_is_no_speaker(parsed):
    article = parsed("Nobody said that six people died.")
    (row,) = attributions(article.text)
    assert speaker_names([row], referents(article, (row,))) == {row.id: ""}


def cited(parsed, text: str) -> list[tuple[str, str, str | None]]:
    """(the words for the speaker, the name cited, what was guessed) of each attribution, in order."""
    article = parsed(text)
    rows = attributions(article.text)
    found = referents(article, rows)
    resolved = with_actors(rows, found, issuers(article.text, rows))
    names = speaker_names(resolved, found)
    return [(row.speaker, names[row.id], row.inferred) for row in resolved]


def test_a_pronoun_that_speaks_next_is_who_spoke_before(parsed):
    text = "The Harbour Union said the ferry burned. It said six people died."
    assert cited(parsed, text)[1][1] == "Harbour Union"


def test_a_pronoun_is_left_open_where_another_is_named_between(parsed):
    actors = {each: Actor(each, each, "organization", (), None, "unknown") for each in ("Union", "Authority")}
    text = "Union said it burned. Authority was silent. It said six died."
    rows = [
        replace(attribution("a", text, "Union", "it burned"), speaker_actor="Union"),
        attribution("b", text, "It", "six died"),
    ]
    named = [Mention("m", "a", "text", 22, 31, "Authority", "name", "Authority", None, None)]
    assert antecedents(rows, actors, []) == {"b": "a"}
    assert antecedents(rows, actors, named) == {}


def test_a_monitor_that_counts_is_cited_for_its_figure(parsed):
    assert cited(parsed, "The Harbour Observatory counted 24 bodies.")[0][1] == "Harbour Observatory"
    assert cited(parsed, "By Monday it still counted 11 missing.") == []


def test_an_owner_of_a_saying_is_named_without_its_possessive(parsed):
    assert cited(parsed, "Ada Karlov's claim that six people died was false.")[0][1] == "Ada Karlov"


def test_whose_somebody_is_does_not_speak_for_him(parsed):
    text = "The Harbour Union met on Monday. Its operator said six people died."
    article = parsed(text)
    rows = attributions(article.text)
    found = referents(article, rows)
    names = {each.id: each.name for each in found.actors}
    (row,) = with_actors(rows, found, issuers(article.text, rows))
    assert names.get(row.speaker_actor) != "Harbour Union"
