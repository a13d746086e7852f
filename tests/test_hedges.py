"""What an article itself leaves open."""

import pytest

from variorum.annotating.voices.attributions import attributions
from variorum.annotating.voices.hedges import hedges


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("A suspected gas attack killed 12 people.", ["suspected gas attack"]),
        ("The alleged use of nerve gas was condemned.", ["alleged use of nerve gas"]),
        ("Rebels reportedly shelled the port and 5 people died.", ["Rebels reportedly shelled the port"]),
        ("The strike, which allegedly killed 5, hit the port.", ["which allegedly killed 5"]),
        ("The so-called Harbour Guard left.", ["so-called Harbour Guard"]),
        ("The “liberated” town was quiet.", ["liberated"]),
        ("Five people died.", []),
    ],
)
def test_the_stretch_that_a_hedge_covers(parsed, text, hedged):
    field = parsed(text).text
    assert [text[each.start : each.end] for each in hedges(field)] == hedged


def test_scare_quotes_of_a_speaker_are_no_hedge_of_the_article(parsed):
    field = parsed("The mayor said the “liberated” town was quiet.").text
    assert hedges(field, attributions(field)) == ()
