"""The constructions in which news gives figures, one short sentence each, with the figures that it must give."""

from decimal import Decimal

import pytest

from variorum.annotating.figures.figures import figures

CASES = [
    # tolls that change, parts, lists, increments
    ("The death toll rose from 43 to 70.", [("killed", 43, 43), ("killed", 70, 70)]),
    ("The bomb killed 12 and wounded 30.", [("killed", 12, 12), ("wounded", 30, 30)]),
    ("The crush left eight dead and 38 injured, seven of them seriously.",
     [("killed", 8, 8), ("wounded", 38, 38), ("wounded:serious", 7, 7)]),
    ("Five men were stabbed, two of them fatally.", [("count:men", 5, 5), ("killed", 2, 2)]),
    ("The fire claimed the lives of nine workers, among them two women.", [("killed", 9, 9), ("killed:women", 2, 2)]),
    ("The blast killed 33 people, 21 of them soldiers and 12 civilians.",
     [("killed", 33, 33), ("killed:soldiers", 21, 21), ("killed:civilians", 12, 12)]),
    ("The storm killed at least 19 people in Arlen and 23 in Norwick, bringing the total to 42.",
     [("killed:in arlen", 19, None), ("killed:in norwick", 23, 23), ("killed", 42, 42)]),
    ("The storm killed 19 people in Arlen and 23 in Norwick.",
     [("killed:in arlen", 19, 19), ("killed:in norwick", 23, 23)]),
    ("Divers pulled a further six bodies from the wreck.", [("killed", 6, 6)]),
    ("Two survived.", [("survived", 2, 2)]),
    # who did what to whom
    ("A gunman shot dead three people, including two women.", [("killed", 3, 3), ("killed:women", 2, 2)]),
    ("A man was stabbed to death outside a club.", [("killed", 1, 1)]),
    ("Divers found the body of a fisherman.", [("killed", 1, 1)]),
    ("One picture shows the body of a child.", []),
    ("The army freed 35 hostages, 11 of them women.", [("freed", 35, 35), ("freed:women", 11, 11)]),
    ("The gang took a dozen people hostage.", [("kidnapped", 12, 12)]),
    ("There were 90 people on the tram, and 31 of them were rescued.", [("count:people", 90, 90), ("rescued", 31, 31)]),
    ("The mill will sack 110 of its 640 workers.", [("count:workers", 110, 110), ("count:workers", 640, 640)]),
    ("They released six of the 20 pupils.", [("freed:children", 6, 6), ("count:pupils", 20, 20)]),
    ("The rebels lost four soldiers.", [("killed:soldiers", 4, 4)]),
    ("The fever has infected 3,100 people and killed dozens.", [("infected", 3100, 3100), ("killed", 24, None)]),
    # votes, sentences, ages
    ("The house approved the budget by 214 votes to 187.", [("votes:for", 214, 214), ("votes:against", 187, 187)]),
    ("The judges cut his sentence from nine years to five.", [("years:sentence", 9, 9), ("years:sentence", 5, 5)]),
    ("He was sentenced to six years in prison.", [("years:sentence", 6, 6)]),
    ("The brothers, aged 24 and 31, were acquitted.", [("age", 24, 24), ("age", 31, 31)]),
    ("Two teenagers aged 15 and 17 drowned.", [("killed:children", 2, 2), ("age", 15, 15), ("age", 17, 17)]),
    ("The judge, 61, smiled.", [("age", 61, 61)]),
    # money, shares, strengths, speeds
    ("He took bribes worth 2.4 million euros.", [("amount:bribes", 2400000, 2400000)]),
    ("The bank told of a loss of $430 million in the first quarter.", [("amount:loss", 430000000, 430000000)]),
    ("The ministry took $3.6 billion from military construction.",
     [("amount:military construction", 3600000000, 3600000000)]),
    ("The railway lost nearly 4 million pounds.", [("amount:lost", 4000000, 4000000)]),
    ("Shares fell 12% on Monday.", [("percent:shares", 12, 12)]),
    ("The firm raised wages by 5 percent.", [("percent:wages", 5, 5)]),
    ("A quake of magnitude 6.3 struck at dawn.", [("magnitude", Decimal("6.3"), Decimal("6.3"))]),
    ("It brought winds of 180 kilometres an hour.", [("speed:winds", 180, 180)]),
    ("Prosecutors filed a 47-page indictment.", [("count:pages", 47, 47)]),
    ("The index closed at 7,830 points.", [("points:index", 7830, 7830)]),
    ("The reservoir lost 9 million cubic metres of water.", [("volume:water", 9000000, 9000000)]),
    ("Some 95 millimetres of rain fell.", [("length:rain", 95, 95)]),
    ("The van was going at 138 km/h.", [("speed:van", 138, 138)]),
    ("The paper owes 3.1 million dinars.", [("amount:owes", 3100000, 3100000)]),
    # figures without a noun go on with the one before
    ("Organisers said 2,000 people marched; police counted 500.",
     [("participants", 2000, 2000), ("participants", 500, 500)]),
    ("The club sold 900 tickets. The fire brigade said the number was 1,100.",
     [("count:tickets", 900, 900), ("count:tickets", 1100, 1100)]),
    ("The minister put the number of inmates at 1,450.", [("count:inmates", 1450, 1450)]),
    ("A poll by Ilmen gave the party a share of 44 percent; another put it at 41 percent.",
     [("percent:share", 44, 44), ("percent:share", 41, 41)]),
    # what happened to people
    ("Eleven prisoners are on the run.", [("escaped", 11, 11)]),
    ("The blast trapped 33 workers.", [("trapped", 33, 33)]),
    ("A boat with 155 people capsized.", [("aboard", 155, 155)]),
    ("The crash killed all five people on board.", [("killed", 5, 5)]),
    ("Two co-defendants were acquitted.", [("acquitted", 2, 2)]),
    ("Some 9,000 nurses walked out.", [("participants", 9000, 9000)]),
    ("Nine of the dead had burns, a doctor said.", [("killed:part", 9, 9)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_construction_gives_its_figures(parsed, text, expected):
    made = [(each.slot, each.low, each.high) for each in figures(parsed(text).text)]
    assert sorted(made, key=str) == sorted(expected, key=str)


def test_the_first_of_a_change_is_superseded(parsed):
    old, new = figures(parsed("The death toll rose from 43 to 70.").text)
    assert (old.superseded, new.superseded) == (True, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guards said 31 hikers drowned and 58 were rescued.", [("killed", 31), ("rescued", 58)]),
        (
            "Fourteen pupils felt sick on Monday. Nine were admitted to hospital.",
            [("count:pupils", 14), ("wounded", 9)],
        ),
        ("The quake struck at dawn. The mayor says 4,000 are without shelter.", [("displaced", 4000)]),
        (
            "Inspectors found eight faults. The firm said only three had been repaired.",
            [("count:faults", 8), ("count:faults", 3)],
        ),
        (
            "The bank lost 6 million euros. Brokers put the loss at 2.5 million.",
            [("amount:lost", 6000000), ("amount:loss", 2500000)],
        ),
        (
            "The miller cut its planned dismissals in Torne to 900 from 1,400.",
            [("count:dismissals", 900), ("count:dismissals", 1400)],
        ),
        ("The league said 70 of its supporters had been rounded up.", [("arrested", 70)]),
        ("Of those tried, five were convicted and four acquitted.", [("convicted", 5), ("acquitted", 4)]),
        ("The jury found seven of the nine accused guilty.", [("convicted", 7)]),
        ("The inquest took 64 hearing days.", [("days:hearing", 64)]),
        ("The dam burst and forced 700 from their homes.", [("evacuated", 700)]),
        ("One driver was killed near Torne.", [("killed", 1)]),
        (
            "Some 600 people joined a rally. The guild said that 2,000 had come.",
            [("participants", 600), ("participants", 2000)],
        ),
        ("Police closed 12 of 40 polling stations.", [("count:stations", 12)]),
        ("The clinic's tally of sick pupils stands at 268.", [("count:pupils", 268)]),
        (
            "Some 30 mills were shut. The guild arrived at the same number, 37.",
            [("count:mills", 30), ("count:mills", 37)],
        ),
        (
            "The losses of the rebels had risen to 19. The previous figure had been seven.",
            [("count:losses", 19), ("count:losses", 7)],
        ),
        (
            "The court received 90 complaints. The clerk acknowledges only 40.",
            [("count:complaints", 90), ("count:complaints", 40)],
        ),
    ],
)
def test_a_number_without_its_noun_takes_it_from_its_clause_or_the_figure_before(parsed, text, expected):
    found = [(each.slot, each.high) for each in figures(parsed(text).text) if not each.part]
    assert [(slot, int(value)) for slot, value in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dana Holt, 37, a nurse, was there. Prices rose from 12 to 15.",
        "Three lorries burned at the depot. Two were evacuated by crane.",
        "Torne won 3-1 in 2019. In 2021 were the next games.",
        "They met at 9 and were gone by 10. Temperatures fell to 12.",
    ],
)
def test_a_bare_number_of_nothing_told_counts_nothing(parsed, text):
    assert not [each for each in figures(parsed(text).text) if each.slot not in ("age", "count:lorries")]


@pytest.mark.parametrize(
    ("text", "slot", "of"),
    [
        ("The trial lasted 14 months.", "months:trial", "trial lasted"),
        ("The stand-off ended after nine hours.", "hours:off", "off ended"),
        ("It put an end to a blockade of nine hours.", "hours:blockade", "blockade"),
        ("The observers estimated turnout in the poll of Sunday at 58 percent.", "percent:turnout", "turnout"),
        ("The vase was sold for 9 million dollars in Lisbon.", "amount:vase", "vase sold"),
        ("At the mill 90 workers were made redundant.", "count:workers", "workers made redundant"),
        ("Robbers took R6.1 million.", "amount:took", "took"),
        ("The walkout was joined by 6,000 of its members.", "count:members", "members joined"),
        ("The slick covers 40 square kilometres.", "area:slick", "slick covers"),
        ("A litre of diesel now costs 1.85 euros.", "amount:diesel", "diesel costs"),
        ("The repair of the roof has cost 4 million euros.", "amount:repair", "repair cost"),
        ("The tremor measured 5.9 on the Richter scale.", "magnitude", "magnitude"),
    ],
)
def test_what_a_verb_measures_is_its_subject(parsed, text, slot, of):
    (found,) = figures(parsed(text).text)
    assert (found.slot, found.of) == (slot, of)


@pytest.mark.parametrize(
    ("text", "superseded"),
    [
        ("A week ago the ministry had spoken of 400 cases.", True),
        ("The ministry initially reported 12 cases.", True),
        ("The ministry said earlier on Monday that 12 people were infected.", False),
        ("Officials had counted 40 lorries.", False),
    ],
)
def test_a_figure_given_before_another_is_superseded(parsed, text, superseded):
    (found,) = figures(parsed(text).text)
    assert found.superseded is superseded


def test_a_figure_that_goes_on_with_another_says_that_it_is_guessed(parsed):
    text = "The mayor said that 200 houses had burned; residents spoke of 340. The governor raised it to 410."
    found = [(each.of, each.inferred is not None) for each in figures(parsed(text).text)]
    assert found == [("houses burned", False), ("houses burned", True), ("houses burned", True)]
