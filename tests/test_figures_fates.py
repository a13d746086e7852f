"""What is said of people in several words, and figures that a thing is put at."""

from collections.abc import Callable

import pytest

from variorum.annotating.figures.figures import figures
from variorum.annotating.parse import ParsedArticle

Make = Callable[..., ParsedArticle]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Thirty-one people were taken to hospital.", "wounded"),
        ("Doctors in the town treated 14 people.", "wounded"),
        ("More than 300 people had to leave their homes.", "evacuated"),
        ("Officers detained 19 troublemakers.", "arrested"),
        ("The lawyers spoke of 19 detentions.", "arrested"),
        ("About 6,000 people took part.", "participants"),
        ("A crowd of 6,000 filled the square.", "participants"),
        ("Organisers put the crowd at 6,000.", "participants"),
        ("Brokers put the loss at 5 million euros.", "amount:loss"),
        ("The damage was estimated at 5 million euros.", "amount:damage"),
    ],
)
def test_the_slot_of_a_figure(parsed: Make, text: str, slot: str) -> None:
    assert [each.slot for each in figures(parsed(text).text)] == [slot]
