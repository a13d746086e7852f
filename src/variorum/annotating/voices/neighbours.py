"""Whose figure it is that stands in nobody's mouth, by who speaks right beside it: "Twenty died. Five of them were
children, the monitor said"; "The monitor said that a raid hit the town. Nine people died. It added that ..."; "The
monitor put the dead at 30. That was corrected to 41 afterwards"."""

import re
from collections.abc import Sequence

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks
from variorum.annotating.voices.speaker_phrase import agent_of, is_passive
from variorum.annotating.voices.tallies import POINTING, figures_in, spelled

BESIDE = "the speaker of the sentence beside it"
# Words by which a part of a whole that was just told is named.
_PART = re.compile(
    r"\b(?:among|of|including|amongst)\s+(?:them|those(?:\s+\w+)?|the\s+(?:\w+\s+)?"
    r"(?:dead|killed|victims?|wounded|injured|casualties|bodies|deceased|fatalities|detainees|missing))\b",
    re.IGNORECASE,
)
PART_WORDS = 4  # tokens of such words
# Two sentences of one paragraph.
_BREAK = re.compile(r"\n\s*\n")
# Who speaks on.
_PRONOUNS = frozenset({"it", "he", "she", "they"})


def spoken_beside(tree: Tree, marks: Marks, cues: Cues, found: Sequence[Found]) -> list[Found]:
    """The attributions of figures that nobody is cited for to who speaks in the sentences right beside."""
    said = {at for each in found for run in each.content for at in range(*run)}
    speaking: dict[int, list[Found]] = {}
    for each in found:
        if each.speaker and each.stance == "asserted" and each.within is None:
            speaking.setdefault(tree.sentence[each.cue[0]], []).append(each)
    rows = []
    for number, sentence in enumerate(tree.sentences):
        figures = figures_in(tree, (sentence,))
        if not figures or any(at in said or marks.inside[at] >= 0 for at in figures):
            continue
        if number in speaking:
            continue
        before = speaking.get(number - 1, ()) if _is_joined(tree, number) else ()
        behind = speaking.get(number + 1, ()) if _is_joined(tree, number + 1) else ()
        speaker = _revised(tree, cues, sentence, before) or _of_part(tree, figures, behind)
        speaker = speaker or _around(before, behind, tree)
        if speaker is not None:
            rows.append(Found(speaker.cue, speaker.speaker, (sentence,), "asserted", "beside", BESIDE))
    return rows


def _is_joined(tree: Tree, number: int) -> bool:
    """Whether a sentence stands in one paragraph with the one before."""
    if not 0 < number < len(tree.sentences):
        return False
    (first, last), (_, stop) = tree.sentences[number - 1], tree.sentences[number]
    spaces = (tree.text[at] for at in range(first, stop) if tree.pos[at] == "SPACE" and at < last + 1)
    return not any(_BREAK.search(each) for each in spaces)


def _of_part(tree: Tree, figures: Sequence[int], behind: Sequence[Found]) -> Found | None:
    """Who speaks behind of a part of those counted, or repeats a figure as known ("the 20 dead")."""
    known = {_digits(tree, at) for at in figures}
    for each in behind:
        first, last = each.content[0]
        for at in range(first + 1, last):
            if _digits(tree, at) in known and tree.lower[at - 1] in ("the", "these", "those", "all"):
                return each
            part = _PART.match(" ".join(tree.lower[at : at + PART_WORDS]))
            # "Nine died, most of them children" names its own whole.
            if part is not None and not ("them" in part[0] and figures_in(tree, ((first, at - 1),))):
                return each
    return None


def _digits(tree: Tree, at: int) -> str:
    return spelled().get(tree.lower[at], tree.lower[at])


def _around(before: Sequence[Found], behind: Sequence[Found], tree: Tree) -> Found | None:
    """Who alone speaks both before and behind."""
    names = {_words(tree, each.speaker) for each in before}
    then = {_words(tree, each.speaker) for each in behind}
    if len(names) == 1 and len(then) == 1 and (names == then or then <= _PRONOUNS):
        return before[0]
    return None


def _revised(tree: Tree, cues: Cues, sentence: Run, before: Sequence[Found]) -> Found | None:
    """Who gave the toll that the sentence says was revised, by nobody named: "That was corrected to 41"."""
    telling = [each for each in before if figures_in(tree, each.content)]
    for verb in range(*sentence):
        if tree.lemma[verb] in cues.revising and is_passive(tree, verb) and agent_of(tree, verb) is None:
            subject = tree.kid(verb, "nsubjpass")
            told = subject is not None and (
                tree.lower[subject] in POINTING | {"it"} or tree.lemma[subject] in cues.acts | cues.results
            )
            return telling[-1] if told and telling else None
    return None


def _words(tree: Tree, speaker: Sequence[Run]) -> str:
    """The words of a speaker in small letters, without an article."""
    tokens = [at for run in speaker for at in range(*run) if tree.pos[at] != "DET"]
    return " ".join(tree.lower[at] for at in tokens)
