"""The file of decisions: read with its faults located, found beside the pile, written so that it reads back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.decisions.places import by_hint, files_beside, hint
from variorum.decisions.reading import decisions_of, read_decisions
from variorum.decisions.records import Anchor, Decision
from variorum.decisions.writing import add, block
from variorum.errors import DecisionsError

SAME = '[[decision]]\nverdict = "same"\nkind = "actor"\nfirst = "Free Coast"\nsecond = "x_12"\n'


def faults(text: str) -> str:
    with pytest.raises(DecisionsError) as told:
        decisions_of(text, Path("decisions.toml"))
    return str(told.value)


def test_a_decision_by_hand_needs_ids_or_names_only():
    [read] = decisions_of(f"# two names\n\n{SAME}", Path("decisions.toml"))
    assert read == Decision("same", "actor", Anchor("Free Coast"), Anchor("x_12"), file="decisions.toml", line=3)
    assert read.place == "decisions.toml, line 3"


def test_what_is_no_toml_is_told_with_its_line_and_what_to_do():
    told = faults(SAME + "note = yes please\n")
    assert told.startswith("decisions.toml, line 6: is not TOML (")
    assert "Mend that line" in told


def test_every_fault_is_told_with_file_line_and_what_to_do():
    told = faults(
        SAME
        + '\n[[decision]]\nverdict = "equal"\nkind = "event"\nfirst = "e_1"\n'
        + '\n[[decision]]\nverdict = "same"\nkind = "claim"\nfirst = "c_1"\nwhy = "?"\nby = 3\n'
    )
    assert told.splitlines()[:2] == [
        "decisions.toml, line 7: verdict is 'equal'; write one of same, different, strike, accept",
        "decisions.toml, line 7: 'second' is missing; name what is decided about by its id",
    ]
    assert "line 12: 'why' is not known; a decision has verdict, kind, first, second, note, by, date" in told
    assert "line 12: by is 3; write it in quotation marks" in told
    assert "line 12: a claim can be struck" in told
    assert told.endswith("variorum decide")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[decision]\n", "in two brackets"),
        ("[[decisions]]\n", "'decisions' is not known"),
        (SAME.replace('"x_12"', "12"), "second is 12; write an id in quotation marks"),
        (SAME.replace('"x_12"', '" "'), "second is empty"),
        (SAME.replace('"x_12"', '{id = "x_12", at = 3}'), "second.at is not known"),
        (SAME.replace('"x_12"', '{id = "x_12", start = "3"}'), "second.start is '3'; write a number"),
        (SAME.replace('"x_12"', '{words = "Free"}'), "second has no id"),
    ],
)
def test_what_is_malformed_is_named(text: str, fault: str):
    assert fault in faults(text)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path):
    with pytest.raises(DecisionsError, match=r"none\.toml: cannot be read .*--decisions"):
        read_decisions([tmp_path / "none.toml"])
    (tmp_path / "latin.toml").write_bytes(b'note = "\xe9"')
    with pytest.raises(DecisionsError, match="UTF-8"):
        read_decisions([tmp_path / "latin.toml"])


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
anchors = st.builds(
    Anchor,
    id=words.filter(lambda each: bool(each.strip())),
    shown=words,
    field=st.sampled_from(["text", "title"]),
    start=st.none() | st.integers(0, 999),
    words=words,
    sentence=words,
)
notes = words.map(lambda each: " ".join(each.split()))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anchors, anchors, notes, st.sampled_from(["same", "different", "strike", "accept"]))
def test_what_is_written_reads_back_whatever_its_words(first: Anchor, second: Anchor, note: str, verdict: str):
    written = Decision(verdict, "event", first, second, note=note)
    [read] = decisions_of(block(written), Path("decisions.toml"))
    assert (read.verdict, read.first, read.second, read.note) == (verdict, first, second, note)


def test_decisions_are_added_at_the_end_and_comments_stay(tmp_path: Path):
    file = tmp_path / "decisions.toml"
    file.write_text("# of Monday\n" + SAME)
    line = add(Decision("different", "event", Anchor("m_1"), Anchor("m_2"), note="two ferries"), file)
    text = file.read_text()
    assert text.startswith("# of Monday\n" + SAME)
    assert text.splitlines()[(line or 0) - 1] == "[[decision]]"
    assert [each.line for each in read_decisions([file])] == [2, line]


def test_the_same_decision_is_not_written_twice_and_the_opposite_is_refused(tmp_path: Path):
    file = tmp_path / "decisions.toml"
    one, two = Anchor("m_1"), Anchor("m_2")
    assert add(Decision("same", "event", one, two), file)
    before = file.read_text()
    assert add(Decision("same", "event", two, one), file) is None
    with pytest.raises(DecisionsError, match=r"decisions\.toml, line \d+: says 'same' of these two"):
        add(Decision("different", "event", one, two), file)
    assert file.read_text() == before


def test_a_malformed_file_is_left_as_it_is(tmp_path: Path):
    file = tmp_path / "decisions.toml"
    file.write_text("same, I think")
    with pytest.raises(DecisionsError, match="line 1"):
        add(Decision("same", "event", Anchor("m_1"), Anchor("m_2")), file)
    assert file.read_text() == "same, I think"


def test_the_file_lies_in_a_folder_of_the_pile_or_next_to_a_file_of_it_else_beside_the_dossier(tmp_path: Path):
    pile, wire, out = tmp_path / "pile", tmp_path / "wire" / "wire.jsonl", tmp_path / "out" / "d.variorum"
    for folder in (pile, wire.parent, out.parent):
        folder.mkdir()
    wire.touch()
    assert files_beside([pile, wire], out) == ()
    (out.parent / "decisions.toml").touch()
    assert files_beside([pile, wire], out) == (out.parent / "decisions.toml",)
    (pile / "decisions.toml").touch()
    (wire.parent / "decisions.toml").touch()
    assert files_beside([pile, wire], out) == (pile / "decisions.toml", wire.parent / "decisions.toml")


def test_a_hint_leads_back_to_the_file_and_tells_nothing_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "pile" / "decisions.toml"
    file.parent.mkdir()
    file.touch()
    assert hint(file) == "pile/decisions.toml"
    monkeypatch.chdir(tmp_path)
    assert by_hint("pile/decisions.toml", Path("elsewhere/d.variorum")) == file
    monkeypatch.chdir("/")
    assert by_hint("pile/decisions.toml", file.parent / "d.variorum") == file
    assert by_hint("pile/decisions.toml", Path("/d.variorum")) is None
