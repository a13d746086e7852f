"""Whose the figure is that somebody else speaks of: "rejected the company's figure of 40", "not the 300 claimed by the
union", "compared with the 300 that the union had named", "the damage, which insurers put at 9 million".

Who repeats a figure of another, to doubt it or to set it beside one's own, does not count: the other does.
"""

from collections.abc import Iterator

from variorum.annotating.tree import NOUNS, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks
from variorum.annotating.voices.holders import can_count, holder_of
from variorum.annotating.voices.speaker_phrase import agent_of, noun_phrase
from variorum.annotating.voices.tallies import figures_in


def repeated(tree: Tree, marks: Marks, cues: Cues, found: list[Found]) -> list[Found]:
    """The attributions of figures that are told to be another's, inside that of who repeats them."""
    speaking: dict[int, list[Found]] = {}
    for each in found:
        for run in each.content:
            for at in range(*run):
                speaking.setdefault(at, []).append(each)
    rows = []
    for each in _told(tree, marks, cues):
        figures = figures_in(tree, each.content)
        around = [row for at in figures for row in speaking.get(at, ())]
        if not figures or any(_is_of(row, each) for row in around):
            continue
        outer = max(around, key=_size, default=None)
        rows.append(each if outer is None else _inside(each, outer))
    return rows


def _inside(each: Found, outer: Found) -> Found:
    return Found(each.cue, each.speaker, each.content, each.stance, each.frame, each.inferred, outer.cue[0])


def _is_of(row: Found, each: Found) -> bool:
    """Whether a speaker speaks the figure already, or is who the figure is given to."""
    return any(a < d and c < b for a, b in row.speaker for c, d in each.speaker)


def _size(found: Found) -> int:
    return sum(last - first for first, last in found.content)


def _told(tree: Tree, marks: Marks, cues: Cues) -> Iterator[Found]:
    counting = cues.acts | cues.results
    for at, lemma in enumerate(tree.lemma):
        if marks.inside[at] >= 0:
            continue
        if lemma in counting and tree.pos[at] == "NOUN":
            told = _of_count(tree, cues, at)
        elif tree.pos[at] == "VERB" and lemma in cues.naming_figures:
            told = _of_clause(tree, cues, at)
        else:
            continue
        if told is not None:
            yield told


def _of_count(tree: Tree, cues: Cues, at: int) -> Found | None:
    """ "The company's figure of 40": a count with its holder and its own figure."""
    holder = holder_of(tree, cues, at)
    of = next((kid for kid in tree.kids(at, "prep") if tree.lower[kid] == "of" and kid > at), None)
    if holder is None or of is None or holder[0] > at:
        return None
    content = (of + 1, tree.right[of] + 1)
    return Found((at,), (holder,), (content,), "asserted", "repeated") if figures_in(tree, (content,)) else None


def _of_clause(tree: Tree, cues: Cues, verb: int) -> Found | None:
    """A figure with a clause that says who gave it."""
    above = tree.head[verb]
    if tree.dep[verb] == "relcl" and above < verb:
        who, thing = tree.kid(verb, "nsubj"), above
    elif tree.dep[verb] == "acl" and tree.tag[verb] == "VBN" and above < verb:
        who, thing = agent_of(tree, verb), above
    elif tree.tag[verb] == "VBN" and tree.kid(verb, "aux", "auxpass") is None and tree.kid(verb, "agent") is not None:
        who, thing = agent_of(tree, verb), tree.kid(verb, "nsubj") or verb  # "not the 300 claimed by the union"
    else:
        return None
    if who is None or tree.pos[who] not in NOUNS or tree.tag[who] in ("WDT", "WP", "PRP"):
        return None
    if not can_count(tree, cues, who, places=True):
        return None
    at = next((kid for kid in tree.kids(verb, "prep") if kid > verb and tree.lower[kid] in ("at", "as")), None)
    if at is not None and figures_in(tree, ((at, tree.right[at] + 1),)):
        content = (at, tree.right[at] + 1)
    elif _can_be_given(tree, cues, thing, verb):
        content = (tree.left[thing], min(tree.left[verb], thing + 1))
    else:
        return None
    return Found((verb,), (noun_phrase(tree, who),), (content,), "asserted", "repeated")


def _can_be_given(tree: Tree, cues: Cues, thing: int, verb: int) -> bool:
    """Whether a clause says who gave a number, and not the things that are counted ("the 40 tents given by ...")."""
    if tree.pos[thing] == "NUM":
        return True
    return tree.kid(thing, "nummod") is not None and tree.lemma[verb] not in cues.handing_things
