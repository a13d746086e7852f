"""Properties of all kinds of findings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from rows_by_hand import affair, article, claim, kinds

from variorum.comparing.agreement import agree
from variorum.comparing.alone import one_voice, single_origin
from variorum.comparing.case import Case
from variorum.comparing.cases import cases_by_event
from variorum.comparing.compatible import compatible
from variorum.comparing.contested import contested
from variorum.comparing.differ import differ
from variorum.comparing.findings import findings
from variorum.comparing.pile import Pile
from variorum.comparing.sequence import same_voice_differs, updated
from variorum.linking.values.compare import World, relation
from variorum.linking.values.relation import Relation
from variorum.records import Origin

figure = st.builds(
    lambda low, width, open_low, open_high, about, step: {
        "low": None if open_low and not open_high else Decimal(low),
        "high": None if open_high else Decimal(low + width),
        "about": about if width == 0 and not open_low and not open_high else None,
        "step": Decimal(step),
    },
    st.integers(0, 5000),
    st.sampled_from([0, 0, 0, 10]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, None, "about", "nearly"]),
    st.sampled_from(["1", "10", "0.1"]),
)


voices = st.sampled_from(["port_authority", "seamens_union", "coast_guard", ""])


told = st.lists(
    st.tuples(
        st.sampled_from(["courier", "dawn", "gazette", "wire"]),
        voices,
        figure,
        st.sampled_from(["2024-05-04", "2024-05-05", None]),
        st.sampled_from(["asserted", "asserted", "alleged", "denied"]),
    ),
    max_size=7,
)


def claims_of(rows: list[tuple[str, str, dict[str, object], str | None, str]]) -> list:
    return [
        replace(claim(article, value=1, speaker=speaker, start=10 * at, said=said, stance=stance), **value)
        for at, (article, speaker, value, said, stance) in enumerate(rows)
    ]


@settings(max_examples=60, deadline=None)
@given(figure, figure)
def test_comparing_is_symmetric(one: dict[str, object], other: dict[str, object]) -> None:
    a, b = (replace(claim("courier", value=1), **each) for each in (one, other))
    assert relation(a, b, World({}, {})) is relation(b, a, World({}, {}))
    assert relation(a, a, World({}, {})) is Relation.SAME


@settings(max_examples=60, deadline=None)
@given(told, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list, random) -> None:  # type: ignore[no-untyped-def]
    claims = claims_of(rows)
    shuffled = claims.copy()
    random.shuffle(shuffled)
    assert findings(affair(claims)) == findings(affair(shuffled))


@settings(max_examples=60, deadline=None)
@given(told)
def test_a_copy_of_an_article_changes_no_kind(rows: list) -> None:
    claims = claims_of(rows)
    copied = [
        replace(
            each, id=f"{each.id}-copy", article="herald", counter="o_1" if each.counter == "courier" else each.counter
        )
        for each in claims
        if each.article == "courier"
    ]
    own = [replace(each, counter="o_1") if each.counter == "courier" else each for each in claims]
    origins = (Origin("o_1", "courier", 1.0, 1), Origin("o_1", "herald", 1.0, 2))
    before = kinds(affair(claims, articles=[article("courier")]))
    after = kinds(affair([*own, *copied], articles=[article("courier"), article("herald")], origins=origins))
    assert before == after


@settings(max_examples=60, deadline=None)
@given(told)
def test_every_group_leads_to_its_claims(rows: list) -> None:
    claims = claims_of(rows)
    known = {each.id for each in claims}
    for row in findings(affair(claims)):
        assert row.groups
        assert all(group.claims and set(group.claims) <= known for group in row.groups)
        assert row.summary.endswith(".")


@settings(max_examples=60, deadline=None)
@given(figure, figure)
def test_an_agreeing_counter_never_makes_a_difference(one: dict[str, object], other: dict[str, object]) -> None:
    told = [
        replace(claim("courier", value=1, speaker="port_authority"), **one),
        replace(claim("dawn", value=1, speaker="coast_guard"), **other),
    ]
    again = replace(claim("wire", value=1, speaker="seamens_union"), **one)
    before, after = kinds(affair(told)), kinds(affair([*told, again]))
    assert ("differ", "killed") in before or ("differ", "killed") not in after


@settings(deadline=None)
@given(st.integers(1, 20000))
def test_a_vague_word_never_contradicts_a_figure_that_one_would_call_so(number: int) -> None:
    floor = max(low for low in (3, 20, 24, 40, 200, 2000) if low <= max(number, 3))
    vague = claim("courier", value=(floor, None), text="dozens")
    figure = claim("dawn", value=max(number, 3))
    assert relation(vague, figure, World({}, {})) is not Relation.EXCLUDE


@settings(max_examples=60, deadline=None)
@given(told)
def test_a_copy_never_adds_a_counter(rows: list) -> None:
    claims = [replace(each, counter="o_1") if each.counter == "courier" else each for each in claims_of(rows)]
    copied = [replace(each, id=f"{each.id}-copy", article="herald") for each in claims if each.article == "courier"]
    origins = (Origin("o_1", "courier", 1.0, 1), Origin("o_1", "herald", 1.0, 2))
    articles = [article("courier"), article("herald")]
    before, after = (
        {
            (row.kind, row.slot): {group.counter for group in row.groups}
            for row in findings(affair(each, articles, origins=origins))
        }
        for each in (claims, [*claims, *copied])
    )
    assert before == after


@given(st.integers(1, 5000), st.sampled_from([10, 100]))
def test_a_coarser_wording_of_a_value_never_contradicts_it(number: int, step: int) -> None:
    exact = claim("courier", value=number)
    rounded = Decimal(round(number / step) * step)
    for coarse in (
        claim("dawn", value=(number, None)),
        claim("dawn", value=(None, number)),
        claim("dawn", value=(max(0, number - step), number + step)),
        replace(claim("dawn", value=number), about="about"),
        replace(claim("dawn", value=1), low=rounded, high=rounded, step=Decimal(step)),
    ):
        if coarse.low:
            assert relation(exact, coarse, World({}, {})) is not Relation.EXCLUDE
            assert relation(coarse, exact, World({}, {})) is not Relation.EXCLUDE


@given(st.dates())
def test_a_month_or_year_never_contradicts_a_day_of_it(day: date) -> None:
    exact = claim("courier", "date", day.isoformat())
    for coarse in (day.isoformat()[:7], day.isoformat()[:4]):
        assert relation(exact, claim("dawn", "date", coarse), World({}, {})) is Relation.COARSER


KINDS = (agree, compatible, contested, differ, one_voice, same_voice_differs, single_origin, updated)


def case_of(claims: list) -> Case | None:
    tables = affair(claims)
    return next((case for of_event in cases_by_event(tables, Pile.of(tables)) for case in of_event), None)


@settings(max_examples=60, deadline=None)
@given(told, st.permutations(KINDS))
def test_no_kind_hangs_on_which_was_asked_before(rows: list, kinds: list) -> None:
    claims = claims_of(rows)
    asked = case_of(claims)
    if asked is not None:
        after_others = {kind: kind(asked) for kind in kinds}
        assert after_others == {kind: kind(case_of(claims)) for kind in KINDS}


def test_what_two_voices_give_last_is_not_taken_for_all_that_they_give() -> None:
    claims = [
        claim("courier", value=(8, None), speaker="port_authority", said="2024-05-04"),
        claim("dawn", value=(12, None), speaker="port_authority", said="2024-05-05"),
        claim("gazette", value=8, speaker="seamens_union", said="2024-05-05"),
        claim("wire", value=20, speaker="coast_guard", said="2024-05-05"),
    ]
    asked = case_of(claims)
    compatible(asked)  # looks at the last figures alone: there port authority and union exclude each other
    alone = agree(case_of(claims))
    assert alone is not None
    assert agree(asked) == alone
