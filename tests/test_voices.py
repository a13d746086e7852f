"""Who is cited for what: sentence in, attributions out. All articles here are invented."""

import pytest

from variorum.annotating.language import ENGLISH
from variorum.annotating.voices.attributions import attributions
from variorum.annotating.voices.cues import STANCES


@pytest.fixture(scope="session")
def first(parsed):
    """`first(text)`: the first attribution of a text."""
    return lambda text: attributions(parsed(text).text)[0]


CASES = [
    (
        "About 3,000 people gathered in Korsholm on Sunday, according to the organisers; the police gave no figure.",
        ("the organisers", "according to", "About 3,000 people gathered in Korsholm on Sunday"),
    ),
    (
        "A pick-up packed with 90 kilograms of flour was blown up at 7.15 a.m., when the yard was busy, a clerk said.",
        (
            "a clerk",
            "said",
            "A pick-up packed with 90 kilograms of flour was blown up at 7.15 a.m., when the yard was busy",
        ),
    ),
    (
        "The ministry revised the number of dead to 12, from nine.",
        ("The ministry", "revised", "the number of dead to 12, from nine"),
    ),
    ("The police raised the death toll from 13 to 21.", ("The police", "raised", "the death toll from 13 to 21")),
    (
        "Police put the number of people killed in the blast at 14.",
        ("Police", "put", "the number of people killed in the blast at 14"),
    ),
    (
        "The monitor put the death toll at 44, including 17 children.",
        ("The monitor", "put", "the death toll at 44, including 17 children"),
    ),
    ("The ministry gives the number as 29.", ("The ministry", "gives", "the number as 29")),
    (
        "The institute put the party at 41 percent and the Harbour List at 46 percent.",
        ("The institute", "put", "the party at 41 percent and the Harbour List at 46 percent"),
    ),
    (
        "The mayor said the crews had found nine bodies, three of them children.",
        ("The mayor", "said", "the crews had found nine bodies, three of them children"),
    ),
    (
        "The inspector said the pier was built for 600 people, but 1,100 tickets had been sold.",
        ("The inspector", "said", "the pier was built for 600 people, but 1,100 tickets had been sold"),
    ),
    ("The office maintained its list of nine schools.", ("The office", "maintained", "its list of nine schools")),
    ("The laboratory found lead in 17 samples.", ("The laboratory", "found", "lead in 17 samples")),
    ("The mayor said that the ferry burned.", ("The mayor", "said", "that the ferry burned")),
    ("The ferry burned, the mayor said.", ("the mayor", "said", "The ferry burned")),
    (
        "The ferry burned near the pier, the mayor of Alba, Rosa Lind, said on Monday.",
        ("the mayor of Alba, Rosa Lind", "said", "The ferry burned near the pier"),
    ),
    (
        "A ticket was sold to a child at the pier, a man who works at the pier said on Monday.",
        ("a man who works at the pier", "said", "A ticket was sold to a child at the pier"),
    ),
    ("The pier, he said, is safe.", ("he", "said", "The pier / is safe")),
    ('"The ferry burned," said Ada Karlov.', ("Ada Karlov", "said", '"The ferry burned,"')),
    ("“The ferry burned. Nobody helped,” she said.", ("she", "said", "“The ferry burned. Nobody helped,”")),
    ("''The ferry burned,'' he said.", ("he", "said", "''The ferry burned,''")),
    ("'The ferry burned,' she said.", ("she", "said", "'The ferry burned,'")),
    ('"The ferry," he said, "burned all night."', ("he", "said", '"The ferry," / "burned all night."')),
    ('He told reporters on Monday: "The ferry burned."', ("He", "told", '"The ferry burned."')),
    ("The minister vowed to rebuild the pier.", ("The minister", "vowed", "to rebuild the pier")),
    ("The union called for a strike.", ("The union", "called for", "a strike")),
    ("The party denied the charge.", ("The party", "denied", "the charge")),
    ("He described the raid as a success.", ("He", "described", "the raid as a success")),
    ("The union urged the port to reopen.", ("The union", "urged", "the port to reopen")),
    ("According to the port authority, the ferry burned.", ("the port authority", "According to", "the ferry burned")),
    ("The ferry burned, according to the port authority.", ("the port authority", "according to", "The ferry burned")),
    ("His claim that the ferry burned was wrong.", ("His", "claim", "that the ferry burned")),
    ('"We lost the ferry," he went on.', ("he", "went on", '"We lost the ferry,"')),
    ("What he said is that the ferry burned.", ("he", "said", "that the ferry burned")),
    (
        "If the ferry burned, the mayor said, people would know.",
        ("the mayor", "said", "If the ferry burned / people would know"),
    ),
    ("As reported by the Courier, the ferry burned.", ("the Courier", "As reported by", "the ferry burned")),
    ("ALBA-- Ada Karlov said the ferry burned.", ("Ada Karlov", "said", "the ferry burned")),
    (
        "The victims were mostly sailors it said and included 20 children.",
        ("it", "said", "The victims were mostly sailors / and included 20 children"),
    ),
    (
        "Six people were killed, the monitor said, updating its earlier toll of four.",
        ("the monitor", "said", "Six people were killed / updating its earlier toll of four"),
    ),
]


@pytest.mark.parametrize(("text", "row"), CASES, ids=[row[1] + " " + text[:20] for text, row in CASES])
def test_speaker_cue_and_content(told, text, row):
    assert row in told(text)


def test_a_quotation_goes_on_without_a_cue(first):
    row = first('"The ferry burned," said Ada Karlov. "We waited for hours on the pier."')
    assert len(row.content_spans) == 2
    assert row.inferred == "quotation goes on"


def test_a_quotation_runs_on_into_the_next_paragraph(first):
    text = 'She said: "The ferry burned all night.\n\n"Nobody came to help us before dawn."'
    assert text[first(text).content_spans[-1][0] :] == '"Nobody came to help us before dawn."'


def test_an_unclosed_quotation_ends_at_its_paragraph(told):
    text = '"The ferry burned, he said.\n\nThe port is closed. Trains were late on Monday.'
    assert all("Trains" not in content for _, _, content in told(text))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said that the ferry burned.", "asserted"),
        ("The mayor alleged that the ferry burned.", "alleged"),
        ("Police suspect that the ferry was burned.", "alleged"),
        ("The mayor denied that the ferry burned.", "denied"),
        ("The party rejected the charge.", "denied"),
        ("The mayor does not believe that the ferry burned.", "denied"),
        ("The ferry is believed to have burned.", "alleged"),
    ],
)
def test_stance_is_of_the_cue_and_what_governs_it(first, text, stance):
    assert first(text).stance == stance


def test_what_one_declines_to_say_is_left_open(parsed):
    text = "The mayor declined to say whether the ferry burned."
    assert [row.stance for row in attributions(parsed(text).text) if row.inside] == ["alleged"]


def test_a_passive_without_agent_has_no_speaker(first):
    row = first("The ferry is believed to have burned in the harbour.")
    assert (row.speaker, row.speaker_spans, row.speaker_grade) == ("", (), None)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Ada Karlov said the ferry burned.", "named"),
        ("Activists said the ferry burned.", "unnamed"),
        ("A source close to the port said the ferry burned.", "unnamed"),
        ("The indictment said the ferry burned.", "document"),
        ("The port authority said the ferry burned.", "named"),
        ("Police said the ferry burned.", "named"),
        ("A hospital said the ferry burned.", "unnamed"),
        ("A Coast Ministry official said the ferry burned.", "unnamed"),
        ("A spokesman said the ferry burned.", "unnamed"),
        ("Port official Ada Karlov said the ferry burned.", "named"),
    ],
)
def test_grades_of_speakers(first, text, grade):
    assert first(text).speaker_grade == grade


def test_kinds_tell_what_is_quoted(first):
    assert first('"The ferry burned," he said.').kind == "direct"
    assert first("He said the ferry burned.").kind == "indirect"
    assert first('He said the ferry was "a ruin" by then.').kind == "mixed"


def test_an_attribution_inside_another_names_it(parsed):
    text = "The Courier reported that the monitor said that the mayor denied that the ferry burned."
    rows = {text[slice(*row.cue_spans[0])]: row for row in attributions(parsed(text).text)}
    assert rows["reported"].inside is None
    assert rows["said"].inside == rows["reported"].id
    assert rows["denied"].inside == rows["said"].id


def test_a_citation_closes_its_sentence_without_a_comma(told):
    text = "A blast killed six people in the harbour of Alba French state radio said on Friday without giving details."
    assert ("French state radio", "said", "A blast killed six people in the harbour of Alba") in told(text)


def test_a_citation_with_an_article_closes_its_sentence_without_a_comma(told):
    text = "The death toll has reached 12 the harbour watch group said on Sunday."
    assert ("the harbour watch group", "said", "The death toll has reached 12") in told(text)


def test_a_relative_pronoun_is_a_span_of_the_speaker_but_no_word_of_it(first):
    row = first("Lena Brandt, who said the ferry burned, left.")
    assert (row.speaker, len(row.speaker_spans)) == ("Lena Brandt", 2)


CHAINS = [
    ("The Courier reported, citing Coast Wire, that six people were killed.", ["The Courier", "Coast Wire"]),
    ("Six people were killed, the Courier said, citing the monitor.", ["the Courier", "the monitor"]),
    ("According to the Courier, citing two officials, six people were killed.", ["the Courier", "two officials"]),
    ("Six people were killed, Karlov said as quoted by Coast Wire.", ["Coast Wire", "Karlov"]),
    ('"Six people were killed," Karlov was quoted as saying by Coast Wire.', ["Coast Wire", "Karlov"]),
    ("The Courier quoted Ada Karlov as saying that six people were killed.", ["The Courier", "Ada Karlov"]),
    (
        "Six people were killed, the Courier said, citing Coast Wire, citing the monitor.",
        ["the Courier", "Coast Wire", "the monitor"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), CHAINS, ids=[" ".join(row[1]) for row in CHAINS])
def test_who_is_cited_stands_inside_who_cites(parsed, text, speakers):
    rows = attributions(parsed(text).text)
    (row,) = [row for row in rows if row.inside is None]
    chain = [row]
    while inner := [each for each in rows if each.inside == chain[-1].id]:
        chain.append(inner[0])
    assert [each.speaker for each in chain] == speakers
    assert all("Six people" in text[slice(*s)] or "six people" in text[slice(*s)] for s in row.content_spans)


def test_a_second_verb_of_saying_goes_on_with_the_speaker(told):
    text = "The mayor said the ferry burned and warned that others would follow."
    assert told(text) == [
        ("The mayor", "said", "the ferry burned"),
        ("The mayor", "warned", "that others would follow"),
    ]


@pytest.mark.parametrize(
    "text", ["You might say that the ferry burned.", "The fire claimed the lives of six people.", "He saw the ferry."]
)
def test_nobody_is_cited(told, text):
    assert told(text) == []


def test_the_who_is_no_pronoun(told):
    assert told('"Six people burned" WHO said in a statement.') == [("WHO", "said", '"Six people burned"')]


def test_a_content_goes_on_behind_a_cue_that_breaks_it(told):
    text = '"It is our bad luck," the mayor said, that the ferry burned.'
    assert told(text) == [("the mayor", "said", '"It is our bad luck," / that the ferry burned')]


def test_a_reason_is_nobody_who_speaks(told):
    assert ("safety concerns", "citing") not in [row[:2] for row in told("The union left, citing safety concerns.")]


def test_lines_that_name_their_speaker(told):
    text = "MAYOR KARLOV: We did not burn the ferry.\n\nREPORTER: Who did it then?"
    assert [row[0] for row in told(text) if row[1] == ":"] == ["MAYOR KARLOV", "REPORTER"]


@pytest.mark.parametrize("text", ['"We did not burn it." - Ada Karlov', "“We did not burn it.”\n\n― Ada Karlov, Alba."])
def test_a_signed_quotation(told, text):
    assert [row[0] for row in told(text)] == ["Ada Karlov"]


def test_rows_are_in_the_order_of_their_content(parsed):
    text = "The mayor said the ferry burned. The union denied it. “We paid,” Karlov said."
    starts = [row.content_spans[0][0] for row in attributions(parsed(text).text)]
    assert starts == sorted(starts)


def test_a_text_without_words_has_no_attribution(parsed):
    assert attributions(parsed("").text) == ()
    assert attributions(parsed("\n\n \n").text) == ()


@pytest.fixture(scope="session")
def titled(parsed):
    """`titled(title)`: (speaker, cue, content, stance) of the attributions of a title."""

    def rows(title):
        field = parsed("The port of Alba is old.", title=title).title
        return [
            (row.speaker, title[slice(*row.cue_spans[0])], title[slice(*row.content_spans[0])], row.stance)
            for row in attributions(field)
        ]

    return rows


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("Monitor Says Six Killed in Harbour Raid", ("Monitor", "Says", "Six Killed in Harbour Raid", "asserted")),
        ("Karlov Slams Union Over Ferry Fire", ("Karlov", "Slams", "Union Over Ferry Fire", "asserted")),
        ("Union Denies Role in Ferry Fire", ("Union", "Denies", "Role in Ferry Fire", "denied")),
        ("Six killed in harbour raid: monitor", ("monitor", ":", "Six killed in harbour raid", "asserted")),
        ("Twelve dead in ferry fire - coast guard", ("coast guard", "-", "Twelve dead in ferry fire", "asserted")),
    ],
)
def test_headlines_cite_in_their_own_manner(titled, title, row):
    assert titled(title) == [row]


@pytest.mark.parametrize("title", ["Ferry Fire Kills Six", "Ada Karlov Wins Harbour Race"])
def test_headlines_that_cite_nobody(titled, title):
    assert titled(title) == []


def test_what_is_so_called_is_left_open(first):
    row = first("The so-called reform of the port failed.")
    assert (row.speaker, row.stance) == ("", "alleged")


def test_an_as_clause_is_shared_by_its_verbs(told):
    text = "The ferry burned, as Coast Wire reported and the union confirmed."
    assert told(text) == [
        ("Coast Wire", "reported", "The ferry burned"),
        ("the union", "confirmed", "The ferry burned"),
    ]


def test_a_quotation_goes_to_whom_the_sentence_before_it_is_about(told):
    text = '"The ferry burned," said Ada Karlov. Ivan Brandt has lost his boat. "We had nothing else to live on."'
    assert [row[0] for row in told(text)] == ["Ada Karlov", "Ivan Brandt"]


def test_a_cue_stands_once_in_what_it_takes():
    for name, table in ENGLISH.table("cues").items():
        if name in ("clause", "object", "infinitive", "passive", "adjective", "noun"):
            words = [word for stance in STANCES for word in table.get(stance, ())]
            assert sorted(words) == sorted(set(words)), name


def test_both_spellings_of_a_verb_cite(told):
    assert told("The mayor criticised the plan.") == [("The mayor", "criticised", "the plan")]


def test_a_verb_of_manner_takes_a_quotation_but_no_clause(told):
    assert ("the mayor", "laughed", '"The ferry burned,"') in told('"The ferry burned," the mayor laughed.')


MORE = [
    ("Karlov issued a statement saying the ferry burned.", ("Karlov", "saying", "the ferry burned")),
    ("ALBA (Coast Wire) - Ada Karlov said the ferry burned.", ("Ada Karlov", "said", "the ferry burned")),
    ('The mayor said "zero" ferries would come.', ("The mayor", "said", '"zero" ferries would come')),
    (
        "She told them, “Go home, all of you,” and, “Nobody will help you.”",
        ("She", "told", "“Go home, all of you,” and, “Nobody will help you.”"),
    ),
    (
        "According to Karlov, “it was late. Nobody came. We left.”",
        ("Karlov", "According to", "“it was late. Nobody came. We left.”"),
    ),
    (
        '"Never," wrote a sailor who owns two boats. The port is shut.',
        ("a sailor", "wrote", '"Never,"'),
    ),
    (
        "The union vowed to rebuild the pier and called for a strike.",
        ("The union", "vowed", "to rebuild the pier"),
    ),
    ("Karlov seemed to mock the plan.", ("Karlov", "to mock", "the plan")),
    ("Karlov told reporters on a visit to Alba that the ferry burned.", ("Karlov", "told", "that the ferry burned")),
    (
        'From Karlov\'s letter: "For the sake of our port, we must move on."',
        ("Karlov", ":", '"For the sake of our port, we must move on."'),
    ),
    (
        'She went on:\n\n"I will read it: “As you know, the ferry burned.” and nobody answered."',
        ("She", "went on", '"I will read it: “As you know, the ferry burned.” and nobody answered."'),
    ),
    ('"KARLOV: We did not burn it.', ("KARLOV", ":", "We did not burn it.")),
    ('He left what he described as a "ruin of a port."', ("he", "described", 'what / as a "ruin of a port."')),
]


@pytest.mark.parametrize(("text", "row"), MORE, ids=[row[1] + " " + text[:20] for text, row in MORE])
def test_where_a_content_and_its_speaker_end(told, text, row):
    assert row in told(text)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor neither confirmed nor denied that the ferry burned.", "alleged"),
        ("Nobody said that the ferry burned.", "alleged"),
        ("Karlov seemed to admit that the ferry burned.", "alleged"),
    ],
)
def test_what_is_left_open_is_no_denial_and_no_assertion(parsed, text, stance):
    assert {row.stance for row in attributions(parsed(text).text)} == {stance}


def test_who_decides_says_nothing(told):
    assert told("Parliament approved the budget of the port.") == []


def test_signed_quotations_in_a_row_have_each_their_own_speaker(told):
    text = "“It burned all night.” ― Ada Karlov\n“Nobody came to help us.”― Ivan Brandt\n“We left at dawn.” ― Ana Blum"
    assert [row[0] for row in told(text)] == ["Ada Karlov", "Ivan Brandt", "Ana Blum"]


def test_a_participle_that_goes_on_claims_no_quotation_before_it(told):
    text = 'He met those who call the raid "a crime," pointing to six deaths.'
    assert all('"a crime,"' not in content for _, cue, content in told(text) if cue.startswith("pointing"))


def test_what_the_article_tells_of_a_thing_condemned_is_not_its_condemners(told):
    text = "World leaders have condemned the raid which killed six people."
    assert [content for _, _, content in told(text)] == ["the raid"]


def test_the_end_of_a_sentence_cites_for_all_of_it(told):
    text = "Six people were hurt and 20 houses were burned according to the city office."
    assert told(text) == [("the city office", "according to", "Six people were hurt and 20 houses were burned")]


def test_what_a_blast_claims_is_no_saying(told):
    assert told("The blast claimed 20 sailors.") == []
    assert told("The fire claimed the lives of six people in the harbour.") == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Six people died, the union said, a claim that the army denied.", ("the army", "denied", "a claim")),
        ("The union accused the army of killing six people, a charge it denies.", ("it", "denies", "a charge")),
        ("Brandt's denial that he burned the ferry was false.", ("Brandt's", "denial", "that he burned the ferry")),
    ],
)
def test_a_denial_in_passing_is_the_deniers(told, text, row):
    assert row in told(text)


def test_who_rejects_reports_does_not_make_them(parsed):
    text = "The army rejected reports that six people had died."
    rows = {row.stance: row.speaker for row in attributions(parsed(text).text)}
    assert rows == {"denied": "The army", "alleged": ""}


@pytest.mark.parametrize(
    "text",
    [
        "The blast raised the death toll to 21.",
        "The hospital raised the number of beds to 40.",
        "The election commission dismissed 40 complaints.",
        "Tarsk: toll rises to 97",
    ],
)
def test_what_makes_a_number_grow_or_decides_on_things_cites_nobody(told, text):
    assert told(text) == []


def test_two_who_are_each_said_to_be_the_source_of_one_half_keep_their_halves(told):
    text = "According to the union, the ferry was old, and according to the port authority, the ferry met every rule."
    assert told(text) == [
        ("the union", "According to", "the ferry was old"),
        ("the port authority", "according to", "the ferry met every rule"),
    ]
