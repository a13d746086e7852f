"""Headlines that cite: "Monitor Says Six Killed", whose verb parsers read as a name, and "Six killed: monitor"."""

from bisect import bisect_left
from collections.abc import Iterator

from variorum.annotating.parse import Parsed
from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART"})
COLONS = frozenset({":", "-", "–", "—"})
LONG = 5  # letters from which on a headline in capitals writes every word with one
MAX_NAME = 5  # words of a speaker behind the colon
MIN_CONTENT = 3  # tokens before it
MAX_HEADLINE = 30  # tokens; what is longer is a paragraph


def headlines(parsed: Parsed, tree: Tree, marks: Marks, cues: Cues) -> Iterator[Found]:
    """The attributions that titles and headings have in their own manner."""
    for block in parsed.blocks:
        if block.kind != "heading" and parsed.field != "title":
            continue
        run = (bisect_left(tree.start, block.start), bisect_left(tree.start, block.end))
        if not MIN_CONTENT < run[1] - run[0] <= MAX_HEADLINE or any(marks.inside[at] >= 0 for at in range(*run)):
            continue
        found = _said_in_capitals(tree, cues, run) or _signed(tree, run)
        if found is not None:
            yield found


def _said_in_capitals(tree: Tree, cues: Cues, run: Run) -> Found | None:
    """A verb of the third person that is written like a name, and mostly read as one."""
    long = [at for at in range(*run) if len(tree.lower[at]) >= LONG and tree.lower[at].isalpha()]
    if any(tree.doc[at].text.islower() for at in long):
        return None
    for at in range(run[0] + 1, run[1] - 1):
        if tree.tag[at - 1] in FINITE:
            return None
        if tree.pos[at] not in ("PROPN", "NOUN", "VERB") or tree.pos[at - 1] not in ("PROPN", "NOUN"):
            continue
        lemma = next((each for each in _stems(tree.lower[at]) if each in cues.clause or each in cues.object), None)
        if lemma in cues.idle and tree.pos[at + 1] == "NUM":
            return None  # "Blast Claims 6 Lives"
        if lemma is None or tree.lower[at + 1] in ("of", "'s", "’s", "and", ",", "as"):
            continue
        stance = cues.clause.get(lemma) or cues.object[lemma]
        return Found((at,), ((run[0], at),), ((at + 1, run[1]),), stance, "clause", "read from a headline")
    return None


def _stems(word: str) -> Iterator[str]:
    """The verbs that "word" may be the third person of."""
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def _signed(tree: Tree, run: Run) -> Found | None:
    """ "Six killed in raid: monitor": what is told, a colon or dash, and who says so."""
    for at in range(run[1] - 2, max(run[0] + MIN_CONTENT, run[1] - 2 - MAX_NAME) - 1, -1):
        if tree.lower[at] not in COLONS:
            continue
        if tree.lower[at] != ":" and (tree.end[at - 1] == tree.start[at] or tree.end[at] == tree.start[at + 1]):
            return None  # a hyphen inside a word
        if not all(tree.pos[token] in NAMING for token in range(at + 1, run[1])):
            return None
        if not any(tree.pos[token] in ("VERB", "NUM") for token in range(run[0], at)):
            return None
        return Found((at,), ((at + 1, run[1]),), ((run[0], at),), "asserted", "colon", "read from a headline")
    return None
