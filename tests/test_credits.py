"""The agency whose text an article prints is told only where the article says that it prints it."""

from types import SimpleNamespace

import pytest

from variorum.annotating.credits import agency
from variorum.annotating.language import ENGLISH
from variorum.reading.text import source_of_text

BODY = "The ferry burned off the port, and eleven people died, the port authority said."
TITLE = "Ferry burns off Port Sarnath"


def printed(text: str, given: str | None = None) -> str | None:
    source = source_of_text("a", text, title=TITLE)
    field = SimpleNamespace(blocks=source.blocks, language=ENGLISH)
    article = SimpleNamespace(agency=given, text=text)
    return agency(SimpleNamespace(article=article, text=field))


PRINTED = {
    f"PORT SARNATH, April 19 (Reuters) - {BODY}": "Reuters",
    f"PORT SARNATH (AP) — {BODY}": "AP",
    f"Port Sarnath, 19 April 2017 (AFP) {BODY}": "AFP",
    f"AFP - {BODY}": "AFP",
    f"{TITLE}\n\nBy Jane Doe, Associated Press\n\n{BODY}": "AP",
    f"{TITLE} AFP Wednesday 19 Apr 2017 {BODY}": "AFP",
    f"Wed 19 Apr 2017 {TITLE} Reuters {BODY}": "Reuters",
    f"{TITLE}\n\nReuters\n\n{BODY}": "Reuters",
    f"{BODY} --Reuters": "Reuters",
    f"{BODY} (AFP)": "AFP",
    f"{BODY}\n\nSource: Xinhua": "Xinhua",
    f"{BODY}\n\nSOURCE: REUTERS": "Reuters",
    f"{BODY} (Reporting by Jane Doe; Editing by John Roe; Reuters)": "Reuters",
    f"{BODY}\n\n© 2017 AFP": "AFP",
    f"{BODY}\n\nCopyright 2017 The Associated Press. All rights reserved.": "AP",
    f"Eleven people died on a ferry. PORT SARNATH (Sputnik) - {BODY}": "Sputnik",
}


@pytest.mark.parametrize("text", PRINTED)
def test_a_credit_is_told(text):
    assert printed(text) == PRINTED[text]


CITED = [
    BODY,
    f"{BODY} The owner told AFP that he was sorry.",
    f"AFP reported that the ferry burned. {BODY}",
    f"{BODY} Nobody was hurt, according to Reuters.",
    f"{BODY}\n\nThe Associated Press contributed to this report.",
    f"{BODY}\n\nSource: Agencies",
    f"{BODY}\n\nSource: AFP and Reuters",
    f"PORT SARNATH (AFP) - {BODY} --Reuters",
    f"{BODY}\n\nThe ferry after the fire (AFP)\n\n{BODY} It sank.",
    f"The Associated Press (AP) has a new chief. {BODY}",
    f"{TITLE}\n\nReuters Photo\n\n{BODY}",
]


@pytest.mark.parametrize("text", CITED)
def test_an_agency_that_is_only_cited_is_none(text):
    assert printed(text) is None


def test_what_the_metadata_say_wins():
    assert printed(f"PORT SARNATH (AFP) - {BODY}", "Agence France-Presse") == "AFP"
    assert printed(f"PORT SARNATH (AFP) - {BODY}", "Coast Wire") == "Coast Wire"
