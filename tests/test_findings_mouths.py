"""Findings of kind speaker differs."""

from dataclasses import replace

from rows_by_hand import actor, affair, article, attribution, only

from variorum.comparing.findings import findings
from variorum.records import Quotation


def test_one_quotation_in_two_mouths_is_told() -> None:
    words = "the cranes of this port have not been checked since the war"
    texts = [article(id, text=f"“{words}”, he said.") for id in ("courier", "dawn")]
    speakers = (actor("ann_vik", "Ann Vik", "person"), actor("per_holm", "Per Holm", "person"))
    said = [attribution("courier", "ann_vik", 0, 62), attribution("dawn", "per_holm", 0, 62)]
    quotations = tuple(
        Quotation("u_1", f"q-{each.article}", each.id, each.article, "text", 1, 60, words) for each in said
    )
    tables = affair([], articles=texts, actors=speakers, attributions=tuple(said), quotations=quotations)
    assert (
        only(tables, "speaker differs").summary == f"“{words}” is given to Ann Vik (Courier), and to Per Holm (Dawn)."
    )


def test_a_campaign_that_bears_a_name_is_not_the_person() -> None:
    words = "the cranes of this port have not been checked since the war"
    texts = [article(id, text=f"“{words}”, they said.") for id in ("courier", "dawn")]
    speakers = (actor("ann_vik", "Ann Vik", "person"), actor("per_holm", "Per Holm", "person"))
    said = (
        replace(attribution("courier", "ann_vik", 0, 62), speaker="the Vik campaign"),
        attribution("dawn", "per_holm", 0, 62),
    )
    quotations = tuple(
        Quotation("u_1", f"q-{each.article}", each.id, each.article, "text", 1, 60, words) for each in said
    )
    tables = affair([], articles=texts, actors=speakers, attributions=said, quotations=quotations)
    assert findings(tables) == ()
