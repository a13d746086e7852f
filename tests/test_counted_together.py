"""Counts of two sorts of people together are another quantity than the count of one."""

from rows_by_hand import affair, article, claim

from variorum.linking.quantities import link_quantities


def test_two_sorts_of_people_together_are_another_quantity() -> None:
    texts = [
        article("courier", text="The line spoke of 212 passengers."),
        article("dawn", text="The guard spoke of 241 people, passengers and crew, on board."),
    ]
    told = [
        claim("courier", "count:passengers", 212, start=18, of="passengers"),
        claim("dawn", "count:people", 241, start=19, of="people"),
    ]
    slots = {each.slot for each in link_quantities(affair(told, texts)).claims}
    assert slots == {"count:passengers", "count:passengers and crew"}
