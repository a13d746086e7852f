"""Quotations that no cue stands beside: introduced by a colon, or going on from the one before."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.found import Found, Marks, merged
from variorum.annotating.voices.quotations import SENTENCE_END, opens_sentence
from variorum.annotating.voices.speaker_phrase import noun_phrase, speaker_of_verb

BY_COLON = "introduced by a colon"
# A quotation that goes on without a cue has at least so many tokens: shorter ones are words in scare quotes.
MIN_CONTINUED = 4


def introduced(tree: Tree, marks: Marks, found: Sequence[Found]) -> list[Found]:
    """Quotations behind a colon that no cue has claimed: whoever the sentence before the colon is about says them."""
    taken = _claimed(marks, found)
    rows = []
    for number, (first, last) in enumerate(marks.runs):
        if number in taken or marks.quotes[number].single:
            continue
        colon = first - 1
        while colon >= 0 and tree.pos[colon] == "SPACE":
            colon -= 1
        if colon < 1 or tree.lower[colon] != ":":
            continue
        verb = colon
        while tree.head[verb] != verb:
            verb = tree.head[verb]
        if verb >= colon or tree.pos[verb] != "VERB":
            named = _named_before(tree, marks, colon)
            if named is not None:
                rows.append(Found((colon,), (named,), ((first, last),), "asserted", "introduced", BY_COLON))
            continue
        speaker = speaker_of_verb(tree, verb)
        name = colon - 1
        if tree.pos[name] == "PROPN":  # "It did not surprise Mayor Ada Karlov: ..."
            speaker = ((noun_phrase(tree, name)[0], colon),)
        if speaker:
            rows.append(Found((verb, colon), speaker, ((first, last),), "asserted", "introduced", BY_COLON))
    return rows


def _named_before(tree: Tree, marks: Marks, colon: int) -> Run | None:
    """The name that stands with no verb before a colon, at the end of its line or sentence: "From Karlov's letter:"."""
    first = tree.sentences[tree.sentence[colon]][0]
    start = colon - 1
    while start >= first and colon - start <= MAX_NAME and marks.inside[start] < 0 and tree.pos[start] != "SPACE":
        if tree.pos[start] in ("VERB", "AUX"):
            return None
        start -= 1
    if start >= first and tree.pos[start] != "SPACE":
        return None
    named = (at for at in range(colon - 1, start, -1) if tree.pos[at] == "PROPN" and tree.entity[at] not in TIMES)
    begin = end = next(named, -1)
    if end < 0:
        return None
    while begin - 1 > start and tree.pos[begin - 1] == "PROPN":
        begin -= 1
    return begin, end + 1


TIMES = frozenset({"DATE", "TIME"})
MAX_NAME = 12  # tokens of a line that only names who speaks


def _claimed(marks: Marks, found: Sequence[Found]) -> set[int]:
    """The quotations that some content holds in whole or in part."""
    return {marks.inside[at] for each in found for run in each.content for at in range(*run) if marks.inside[at] >= 0}


# Frames whose speaker may go on speaking; an attitude ("called it a ruin") does not.
SPOKEN = frozenset({"quotation", "introduced", "clause", "before", "closing", "signature", "colon"})


def continued(tree: Tree, marks: Marks, found: Sequence[Found]) -> list[Found]:
    """The attributions, each with the quotations that go on after it without a cue of their own."""
    rows = list(found)
    owner: dict[int, int] = {}
    for at, each in enumerate(rows):
        for run in each.content:
            for token in range(*run):
                number = marks.inside[token]
                if number >= 0 and (each.frame == "signature" or marks.inside[each.cue[0]] != number):
                    current = owner.get(number)
                    if current is None or _size(rows[current]) < _size(each):
                        owner[number] = at
    previous: int | None = None
    for number, (first, last) in enumerate(marks.runs):
        if number in owner:
            previous = owner[number]
            last_quote = number
            continue
        quote = marks.quotes[number]
        if quote.single or last - first < MIN_CONTINUED or not opens_sentence(tree, marks, number):
            continue
        told = _told_before(tree, marks, first, rows[previous].cue if previous is not None else ())
        if told is not None:
            rows.append(replace(told, content=((first, last),)))
            previous, last_quote = len(rows) - 1, number
            owner[number] = previous
            continue
        if previous is None:
            continue
        if quote.paragraph - marks.quotes[last_quote].paragraph > 1:
            previous = None
            continue
        row = rows[previous]
        if row.frame not in SPOKEN:
            continue
        rows[previous] = replace(
            row, content=merged((*row.content, (first, last))), inferred=row.inferred or "quotation goes on"
        )
        owner[number] = previous
        last_quote = number
    return rows


def _told_before(tree: Tree, marks: Marks, first: int, cue: tuple[int, ...]) -> Found | None:
    """Whoever the sentence right before a quotation is about, where it is another one than that of the last citing.

    "..., said Karlov. Brandt has lost his boat. "We had nothing else to live on." """
    before = first - 1
    if before < 0 or marks.inside[before] >= 0 or tree.lower[before] not in SENTENCE_END:
        return None
    start, stop = tree.sentences[tree.sentence[before]]
    if any(start <= at < stop for at in cue) or any(marks.inside[at] >= 0 for at in range(start, stop)):
        return None
    verb = next((at for at in range(start, stop) if tree.head[at] == at), None)
    subject = None if verb is None else tree.kid(verb, "nsubj")
    if verb is None or subject is None or not (tree.pos[subject] == "PROPN" or tree.lower[subject] in ("he", "she")):
        return None
    speaker = (noun_phrase(tree, subject),)
    return Found((verb,), speaker, (), "asserted", "introduced", "the sentence before tells who speaks")


def _size(found: Found) -> int:
    return sum(last - first for first, last in found.content)
