"""Quotations and their cues: what stands in marks beside a cue, and what goes on after it."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks, merged
from variorum.annotating.voices.speaker_phrase import noun_phrase, speaker_of_verb

# What ends a quotation that is whole by itself, inside its marks.
STOPS = frozenset({".", ",", "!", "?", "…", "...", "--", "—", ";"})
SENTENCE_END = frozenset({".", "!", "?", "…", "...", ".."})
# Tokens between a cue and the quotation that it introduces ("told a crowd of voters in the old harbour on Monday:").
MAX_GAP = 25
# A quotation that goes on without a cue has at least so many tokens: shorter ones are words in scare quotes.
MIN_CONTINUED = 4


def quoted_before(tree: Tree, marks: Marks, block: Run, clause: Sequence[Run]) -> tuple[Run, ...]:
    """The quotation that ends right before the citing, and what of the clause leads into it."""
    at = block[0] - 1
    while (
        at >= 0 and marks.inside[at] < 0 and (tree.lower[at] in (",", "-", "–", "—", "--") or tree.pos[at] == "SPACE")
    ):
        if "\n" in tree.lower[at]:
            return ()
        at -= 1
    number = marks.closing.get(at)
    if number is None or tree.lower[block[0] - 1] == ".":
        return ()
    first, last = marks.runs[number]
    if _is_over(tree, last, block[0]):
        return ()
    start = first
    if not opens_sentence(tree, marks, number):
        start = tree.sentences[tree.sentence[first - 1]][0]
        lead = [run[0] for run in clause if run[0] < first]
        if lead:
            start = max(start, min(lead))
        while start < first and (tree.pos[start] in ("CCONJ", "SPACE") or tree.lower[start] == ","):
            start += 1
        if any(marks.inside[at] >= 0 for at in range(start, first)):
            start = first  # a second quotation in the sentence begins with its marks
    return ((start, last),)


def _is_over(tree: Tree, last: int, next_: int) -> bool:
    """Whether a sentence ends with the quotation, so that the citing behind it begins another one."""
    inner = next((tree.lower[at] for at in range(last - 1, last - 4, -1) if tree.lower[at] not in CLOSING_MARKS), "")
    word = tree.doc[next_].text
    if inner.endswith("."):
        return word[:1].isupper() or tree.pos[next_] in ("PRON", "DET")
    return inner in SENTENCE_END and word[:1].isupper() and tree.pos[next_] in ("PRON", "DET")


CLOSING_MARKS = frozenset({'"', "”", "''", "'", "’", "»", ")", "]"})


def opens_sentence(tree: Tree, marks: Marks, number: int) -> bool:
    """Whether a quotation stands at the beginning of a paragraph or sentence, or behind a colon."""
    at = marks.runs[number][0] - 1
    while at >= 0 and tree.pos[at] == "SPACE":
        if "\n" in tree.lower[at]:
            return True
        at -= 1
    if at < 0:
        return True
    if tree.lower[at] in SENTENCE_END or tree.lower[at] == ":":
        return True
    return (
        marks.inside[at] >= 0 and tree.lower[at] in ('"', "”", "''") and at > 0 and tree.lower[at - 1] in SENTENCE_END
    )


def quoted_after(tree: Tree, marks: Marks, cues: Cues, verb: int, block: Run) -> tuple[Run, ...]:
    """The quotation that the citing leads into: behind a comma or colon, or right behind the verb."""
    at = max(verb + 1, block[1])
    limit = min(len(tree.head), at + MAX_GAP)
    paused = False
    while at < limit:
        number = marks.inside[at]
        if number >= 0:
            if marks.runs[number][0] != at:
                return ()
            previous = at - 1
            while previous > verb and tree.pos[previous] == "SPACE":
                previous -= 1
            if tree.lower[previous] in (",", ":") or previous == verb or previous == block[1] - 1:
                return _joined(tree, marks, number)
            return ()
        if tree.lower[at] in SENTENCE_END or tree.lower[at] == ";":
            return ()
        if "\n" in tree.lower[at] and tree.lower[at - 1] != ":":
            return ()
        if tree.pos[at] == "VERB" and tree.lemma[at] in cues.clause:
            return ()
        if tree.lower[at] == "," and at + 1 < limit and tree.tag[at + 1] not in RELATIVE_TAGS:
            paused = True
        elif paused and tree.tag[at] in ("VBD", "VBZ", "VBP", "MD"):
            return ()  # the sentence has gone on with a clause of its own
        at += 1
    return ()


def _joined(tree: Tree, marks: Marks, number: int) -> tuple[Run, ...]:
    """The quotation, with those that "and" or "or" joins to it: “Go home,” and, “Nobody will help.”"""
    runs = [marks.runs[number]]
    for later in range(number + 1, len(marks.runs)):
        between = range(runs[-1][1], marks.runs[later][0])
        words = {tree.lower[at] for at in between}
        joint = all(tree.pos[at] in ("CCONJ", "PUNCT", "ADV") for at in between)
        if len(between) > MAX_JOINT or not joint or "." in words or not words & {"and", "or", "but"}:
            break
        runs.append(marks.runs[later])
    return tuple(runs)


MAX_JOINT = 4  # tokens between two quotations of one citing: ", and then,"
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


def whole_quotes(marks: Marks, runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs, each made to hold the whole of the quotations that it begins or ends in."""
    grown = []
    for first, last in runs:
        start, stop = marks.inside[first], marks.inside[last - 1]
        if start >= 0 and marks.runs[start][1] <= last:
            first = min(first, marks.runs[start][0])
        if stop >= 0 and marks.runs[stop][0] >= first:
            last = max(last, marks.runs[stop][1])
        grown.append((first, last))
    return merged(grown)


def up_to_quotes(tree: Tree, marks: Marks, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs; where the last ends right before a quotation in its sentence, with that: parsers break off there."""
    if not runs:
        return runs
    first, last = runs[-1]
    number = marks.opening.get(last)
    if number is None or tree.sentence[last] != tree.sentence[last - 1] or tree.pos[last - 1] in ("PUNCT", "SPACE"):
        return runs
    return (*runs[:-1], (first, marks.runs[number][1]))


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
            continue
        speaker = speaker_of_verb(tree, verb)
        name = colon - 1
        if tree.pos[name] == "PROPN":  # "It did not surprise Mayor Ada Karlov: ..."
            speaker = ((noun_phrase(tree, name)[0], colon),)
        if speaker:
            rows.append(
                Found((verb, colon), speaker, ((first, last),), "asserted", "introduced", "introduced by a colon")
            )
    return rows


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
                if number >= 0 and marks.inside[each.cue[0]] != number:
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
