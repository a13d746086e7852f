"""What a reader decides of a dossier, from the command to the next dossier."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli import main
from variorum.dossier.read import Dossier
from variorum.records import Actor, Claim, Event, EventMention, Finding, Link, Mention, Tables, Warning, is_struck

ARTICLES = {
    "dawn": ("2024-05-05", "A fire on the ferry Alma killed 11 people off Port Serin on Saturday, Anna Keller said."),
    "courier": (
        "2024-05-06",
        "The fire on the ferry Alma off Port Serin on Saturday killed 14 people, the union said.",
    ),
    "herald": ("2024-05-07", "A fire at a mill in Orlo killed 3 people on Monday, Thomas Keller said."),
    "gazette": ("2024-05-08", "Keller said nothing of the mill. The Orlo Fire Brigade praised her."),
}

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder with the pile reports/."""
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    write(ARTICLES)
    return lambda *arguments: CliRunner().invoke(main, [*map(str, arguments)])


def write(articles: dict[str, tuple[str, str]]) -> None:
    rows = [{"id": id, "outlet": id, "date": date, "text": text} for id, (date, text) in articles.items()]
    Path("reports/pile.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def built(run: Run, *more: object) -> Tables:
    result = run("build", "reports", "-o", "d.variorum", "--workers", "0", *more)
    assert result.exit_code == 0, result.output
    with Dossier("d.variorum") as dossier:
        return dossier.tables()


def event_of(tables: Tables, article: str) -> str:
    return next(row.event for row in tables.event_mentions if row.article == article)


def together(tables: Tables, one: str, two: str) -> bool:
    return event_of(tables, one) == event_of(tables, two)


def figure(tables: Tables, article: str) -> Claim:
    return next(row for row in tables.claims if row.article == article and row.slot == "killed")


def kinds(tables: Tables) -> set[tuple[str, str]]:
    return {(row.slot, row.kind) for row in tables.findings}


def printed(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_without_decisions_a_dossier_tells_of_none(run: Run):
    tables = built(run)
    assert together(tables, "dawn", "courier")
    assert not together(tables, "dawn", "herald")
    assert ("killed", "differ") in kinds(tables)
    assert not [row.name for row in tables.manifest if "decision" in row.name or "struck" in row.name]


def test_two_events_that_are_the_same_are_one_from_the_next_build_on(run: Run):
    before = built(run)
    told = printed(run("decide", "d.variorum", event_of(before, "dawn"), "same", event_of(before, "herald")))
    assert told.startswith("Wrote decisions.toml, line 7: same: Fire · near Port Serin · 4 May 2024 (dawn 5 May) and ")
    after = built(run)
    assert together(after, "dawn", "herald")
    assert together(after, "courier", "herald")
    assert event_of(after, "dawn") == event_of(before, "dawn")
    assert "Decided by the reader the same event: “" in printed(
        run("show", "d.variorum", "event", event_of(after, "dawn"))
    )
    assert "decided by the reader: 1 link" in printed(run("show", "d.variorum"))


def test_two_events_that_are_different_are_two_and_explain_says_by_whom(run: Run):
    before = built(run)
    claims = [figure(before, article).id for article in ("dawn", "courier")]
    assert run("decide", "d.variorum", claims[0], "different", claims[1], "--note", "two ferries").exit_code == 0
    after = built(run)
    assert not together(after, "dawn", "courier")
    told = printed(run("explain", "d.variorum", event_of(after, "courier")))
    assert told.startswith("0 links, 0 proposed, 1 struck by the reader.")
    assert "decided by the reader, not linked" in told
    assert "decided by the reader: not the same event “two ferries”; weighed: the same day (+3.0)" in told


def test_a_struck_claim_is_compared_with_nothing_and_shown_as_struck(run: Run):
    before = built(run)
    claim = figure(before, "courier").id
    assert run("decide", "d.variorum", claim[:9], "strike", "--note", "of another fire").exit_code == 0
    after = built(run)
    assert ("killed", "differ") not in kinds(after)
    assert not [group for row in after.findings for group in row.groups if claim in group.claims]
    assert [row.id for row in after.claims if is_struck(row)] == [claim]
    assert figure(after, "courier").inferred == "struck by the reader “of another fire”"
    event = event_of(after, "courier")
    assert figure(after, "courier").event == event
    assert f"Struck by the reader killed 14 ← union courier 6 May, courier 1 {claim}" in printed(
        run("show", "d.variorum", "event", event)
    )
    assert "killed: 14 ← union (struck by the reader “of another fire”)" in printed(
        run("show", "d.variorum", "article", "courier")
    )
    assert {row.name: row.value for row in after.manifest}["claims struck"] == "1"
    assert run("report", "d.variorum", "-o", "d.html").exit_code == 0
    assert "<s>14</s>" in Path("d.html").read_text()


def test_an_event_does_not_keep_the_date_of_a_struck_claim(run: Run):
    before = built(run)
    dates = [row for row in before.claims if row.article == "herald" and row.slot == "date"]
    assert [run("decide", "d.variorum", row.id, "strike").exit_code for row in dates] == [0] * len(dates)
    [event] = [row for row in built(run).events if row.id == event_of(before, "herald")]
    assert (event.date, event.title) == (None, "Fire · Orlo")


def test_one_actor_of_two_names_and_two_actors_of_one(run: Run):
    built(run)
    assert run("decide", "d.variorum", "Anna Keller", "same", "Thomas Keller", "--by", "R.").exit_code == 0
    after = built(run)
    [actor] = [row for row in after.actors if "Keller" in row.name]
    assert {actor.name, *actor.aliases} >= {"Anna Keller", "Thomas Keller", "Keller"}
    assert "Decided by the reader the same actor (R.): " in printed(run("show", "d.variorum", "actor", actor.id))
    mentions = {row.article: row.id for row in after.mentions if row.actor == actor.id}
    shutil.move("decisions.toml", "old.toml")
    assert run("decide", "d.variorum", mentions["dawn"], "different", mentions["gazette"]).exit_code == 1
    built(run, "--decisions", "old.toml")
    told = run("decide", "d.variorum", mentions["dawn"], "different", mentions["gazette"])
    assert "Wrote" in told.stdout
    assert "old.toml" in told.stdout


def test_a_proposed_link_can_be_accepted_and_a_link_struck(run: Run):
    before = built(run)
    [proposed, *_] = [row for row in before.links if row.status == "proposed" and row.kind == "actor"]
    assert run("decide", "d.variorum", proposed.id, "accept").exit_code == 0
    after = built(run)
    assert next(row.status for row in after.links if row.id == proposed.id) == "decided"
    [made, *_] = [row for row in after.links if row.status == "linked" and row.kind == "event"]
    assert run("decide", "d.variorum", made.id, "accept").exit_code == 1
    assert run("decide", "d.variorum", made.id, "strike").exit_code == 0
    last = built(run)
    assert next(row.status for row in last.links if row.id == made.id) == "struck"
    assert not together(last, "dawn", "courier")


def test_decisions_outlive_new_ids_names_and_words_before_them(run: Run):
    before = built(run)
    run("decide", "d.variorum", figure(before, "courier").id, "strike")
    run("decide", "d.variorum", event_of(before, "dawn"), "same", event_of(before, "herald"))
    moved = {f"new-{id}": (date, f"Our reporter writes.\n\n{text}") for id, (date, text) in ARTICLES.items()}
    write(moved)
    after = built(run)
    assert [row.article for row in after.claims if is_struck(row)] == ["new-courier"]
    assert together(after, "new-dawn", "new-herald")
    assert not after.warnings


def test_what_fits_nothing_any_more_is_a_warning_and_stays(run: Run):
    before = built(run)
    run("decide", "d.variorum", figure(before, "courier").id, "strike")
    run("decide", "d.variorum", event_of(before, "dawn"), "same", event_of(before, "herald"))
    kept = Path("decisions.toml").read_text()
    write({id: told for id, told in ARTICLES.items() if id != "courier"})
    result = run("build", "reports", "-o", "d.variorum", "--workers", "0")
    assert result.exit_code == 0
    assert "Decisions   1 applied, 1 not applied" in result.stderr
    assert "Warning: decisions.toml, line 7: is not applied (strike: killed: 14 · " in result.stderr
    with Dossier("d.variorum") as dossier:
        [warning] = dossier.rows(Warning)
        told = json.loads(dossier.manifest["decisions"])
    assert warning.stage == "decisions"
    assert "no article has the sentence “The fire on the ferry Alma" in warning.reason
    assert [row["applied"] for row in told] == [False, True]
    assert Path("decisions.toml").read_text() == kept


def test_decisions_that_exclude_each_other_are_an_error_that_names_their_lines(run: Run):
    before = built(run)
    dawn, courier, herald = (event_of(before, "dawn"), figure(before, "courier").id, event_of(before, "herald"))
    run("decide", "d.variorum", dawn, "same", herald)
    run("decide", "d.variorum", courier, "same", herald)
    text = Path("decisions.toml").read_text()
    lines = [at for at, line in enumerate(text.splitlines(), start=1) if line == "[[decision]]"]
    run("decide", "d.variorum", figure(before, "dawn").id, "different", courier)
    result = run("build", "reports", "-o", "d.variorum", "--workers", "0")
    assert result.exit_code == 1
    assert (
        f"decisions.toml, line {lines[0]} and decisions.toml, line {lines[1]} that they are the same" in result.stderr
    )
    assert "Take one of these blocks out." in result.stderr


def test_the_order_of_decisions_changes_nothing_but_the_lines_told_of_them(run: Run):
    before = built(run)
    run("decide", "d.variorum", figure(before, "courier").id, "strike")
    run("decide", "d.variorum", event_of(before, "dawn"), "same", event_of(before, "herald"))
    one = built(run)
    bytes_of_one = Path("d.variorum").read_bytes()
    built(run)
    assert Path("d.variorum").read_bytes() == bytes_of_one
    head, first, second = Path("decisions.toml").read_text().split("[[decision]]\n")
    Path("decisions.toml").write_text(f"{head}[[decision]]\n{second}\n[[decision]]\n{first}")
    other = built(run)
    for record in (Claim, Event, EventMention, Finding, Link, Actor, Mention):
        assert getattr(one, record.table) == getattr(other, record.table)


def test_decisions_lie_beside_the_pile_and_are_no_article_of_it(run: Run):
    before = built(run)
    run("decide", "d.variorum", figure(before, "courier").id, "strike", "--decisions", "reports/decisions.toml")
    result = run("build", "reports", "-o", "d.variorum", "--workers", "0")
    assert result.exit_code == 0
    assert "4 from the cache" in result.stderr
    told = run("decide", "d.variorum", figure(before, "dawn").id, "strike")
    assert "Wrote " in told.stdout
    assert Path("reports/decisions.toml").read_text().count("[[decision]]") == 2
    shutil.move("reports/decisions.toml", "reports/gone.toml.bak")
    lost = run("decide", "d.variorum", figure(before, "dawn").id, "strike")
    assert lost.exit_code == 1
    assert "reports/decisions.toml, which is not found from here. Name it: --decisions FILE" in lost.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("e_0000", "same", "e_1111"), "there is no event 'e_0000'"),
        (("c_0000", "strike"), "is no claim or link"),
        (("EVENT", "same"), "Give the id of the other, too"),
        (("EVENT", "same", "EVENT"), "are one already"),
        (("EVENT", "same", "Anna Keller"), "Give two of one kind"),
        (("EVENT", "accept", "Anna Keller"), "nothing proposes to link"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_written(run: Run, arguments: tuple[str, ...], told: str):
    event = event_of(built(run), "dawn")
    result = run("decide", "d.variorum", *(event if each == "EVENT" else each for each in arguments))
    assert result.exit_code == 1
    assert told in result.stderr
    assert not Path("decisions.toml").exists()


def test_a_decision_by_hand_may_name_an_article_and_words_only(run: Run):
    built(run)
    Path("decisions.toml").write_text(
        '[[decision]]\nverdict = "strike"\nkind = "claim"\nfirst = {id = "-", article = "courier", words = "14"}\n'
        '[[decision]]\nverdict = "same"\nkind = "actor"\nfirst = "Anna Keller"\nsecond = "thomas keller"\n'
    )
    after = built(run)
    assert [row.text for row in after.claims if is_struck(row)] == ["14"]
    assert len({row.actor for row in after.mentions if row.text.endswith("Keller")}) == 1


def test_a_claim_of_another_kind_at_the_same_words_is_not_struck_in_its_place(run: Run):
    built(run)
    Path("decisions.toml").write_text(
        '[[decision]]\nverdict = "strike"\nkind = "claim"\n'
        'first = {id = "c_gone", article = "herald", words = "Orlo", slot = "perpetrator"}\n'
    )
    after = built(run)
    assert not [row for row in after.claims if is_struck(row)]
    assert "“Orlo” is still there, but no such claim is read in it any more" in after.warnings[0].reason


def test_an_event_is_found_by_another_article_where_its_own_is_gone(run: Run):
    before = built(run)
    run("decide", "d.variorum", event_of(before, "dawn"), "same", event_of(before, "herald"))
    write({id: told for id, told in ARTICLES.items() if id != "dawn"})
    after = built(run)
    assert together(after, "courier", "herald")
    assert not after.warnings


def test_a_body_without_a_name_is_the_one_that_the_reader_says_it_is(run: Run):
    told = {
        "dawn": ("2024-05-05", "A fire on the ferry Alma killed 11 people off Port Serin on Saturday, police said."),
        "courier": ("2024-05-06", "The fire on the Alma off Port Serin on Saturday killed 14, the Serin Guard said."),
    }
    write(told)
    before = built(run)
    speakers = {row.article: row.speaker_actor for row in before.attributions}
    assert run("decide", "d.variorum", speakers["dawn"], "same", speakers["courier"]).exit_code == 0
    after = built(run)
    [actor] = {row.speaker_actor for row in after.attributions}
    assert next(row.name for row in after.actors if row.id == actor) == "Serin Guard"
    assert [row.status for row in after.links if row.kind == "actor"] == ["decided"]
    assert not after.warnings
