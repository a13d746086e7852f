"""Who issued "the statement": a document that an article cites without saying again whose it is."""

from collections.abc import Sequence

from variorum.annotating.parse import Parsed
from variorum.annotating.tree import NOUNS, Tree, tree_of
from variorum.annotating.voices.cue_phrases import speaker_of_noun
from variorum.annotating.voices.cues import Cues, cues_of
from variorum.records import Attribution, Span

DEFINITE = frozenset({"the", "this", "that"})


def issuers(parsed: Parsed, attributions: Sequence[Attribution]) -> dict[str, Span]:
    """For each attribution to a bare "the statement": the words for who was last said to issue one, as the field has
    them before ("the ministry said in a statement", "a letter by the union"). Where nobody was, there is no entry."""
    cited = {each.speaker_spans[0]: each.id for each in attributions if _is_bare(each, parsed.field)}
    if not cited:
        return {}
    cues = cues_of(parsed.language)
    tree = tree_of(parsed.doc, cues.misread)
    found: dict[str, Span] = {}
    issued: dict[str, Span] = {}  # the noun for a document -> who issued the last one
    for at, lemma in enumerate(tree.lemma):
        if lemma not in cues.documents or tree.pos[at] != "NOUN":
            continue
        id = cited.get((tree.start[tree.left[at]], tree.end[at]))
        if id is not None and lemma in issued:
            found[id] = issued[lemma]
            continue
        issuer = _issuer(tree, at, cues)
        if issuer is not None:
            issued[lemma] = issuer
    return found


def _is_bare(attribution: Attribution, field: str) -> bool:
    words = attribution.speaker.lower().split()
    bare = len(words) == 2 and words[0] in DEFINITE and len(attribution.speaker_spans) == 1
    return bare and attribution.field == field and attribution.speaker_grade == "document"


def _issuer(tree: Tree, noun: int, cues: Cues) -> Span | None:
    runs = [run for run in speaker_of_noun(tree, noun, cues) if tree.pos[run[1] - 1] in NOUNS]
    return tree.span(runs[0]) if runs else None
