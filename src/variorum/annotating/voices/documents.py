"""Who speaks by a document: who issued "the statement" that an article cites without saying again whose it is, and
whose the figures, lists and records are that it cites ("figures held by the ambulance trust", "the ministry's own
records", "police estimates"). Who has only seen a document ("obtained by the Herald") does not speak by it."""

from bisect import bisect_left
from collections.abc import Sequence

from variorum.annotating.parse import Parsed
from variorum.annotating.tree import NOUNS, Tree, tree_of
from variorum.annotating.voices.cue_phrases import speaker_of_noun
from variorum.annotating.voices.cues import Cues, cues_of
from variorum.annotating.voices.holders import holder_of, is_paper
from variorum.annotating.voices.speaker_phrase import head_of, noun_phrase
from variorum.records import Attribution, Span

DEFINITE = frozenset({"the", "this", "that"})


def issuers(parsed: Parsed, attributions: Sequence[Attribution]) -> dict[str, Span]:
    """For each attribution to a document the words for who speaks by it: whose it is told to be right there, and for a
    bare "the statement" who was last said to issue one, as the field has them before ("the ministry said in a
    statement", "a letter by the union"); for "it said" whom the sentence is about. Where nobody is, there is no entry.
    """
    cues = cues_of(parsed.language)
    tree = tree_of(parsed.doc, cues.misread)
    found: dict[str, Span] = {}
    cited: dict[Span, str] = {}
    for each in attributions:
        if each.field != parsed.field or not each.speaker_spans:
            continue
        holder = _holder(tree, cues, each.speaker_spans[0]) or _beside_it(tree, cues, each.speaker_spans[0])
        if holder is not None:
            found[each.id] = holder
        elif _is_bare(each, parsed.field):
            cited[each.speaker_spans[0]] = each.id
    if not cited:
        return found
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


def _holder(tree: Tree, cues: Cues, span: Span) -> Span | None:
    """The words for whose paper the words of a speaker are of."""
    run = (bisect_left(tree.start, span[0]), bisect_left(tree.start, span[1]))
    head = head_of(tree, range(*run)) if run[0] < run[1] else None
    holder = holder_of(tree, cues, head) if head is not None and is_paper(tree, cues, head) else None
    return None if holder is None else tree.span(holder)


def _beside_it(tree: Tree, cues: Cues, span: Span) -> Span | None:
    """The words for whom "it said" means, where that is the subject of the clause that it passes on or goes on from:
    "Norvik ran 310 trains, it said", "the ministry has admitted that, but it says"."""
    at = bisect_left(tree.start, span[0])
    verb = tree.head[at] if at < len(tree.head) else at
    if at >= len(tree.head) or tree.lower[at] != "it" or tree.dep[at] != "nsubj":
        return None
    joined = tree.dep[verb] in ("conj", "parataxis")
    clauses = [tree.head[verb]] if joined else [kid for kid in tree.kids(verb, "ccomp") if kid < at]
    subject = next((tree.kid(clause, "nsubj") for clause in clauses if clause < at), None)
    if subject is None or not (tree.pos[subject] == "PROPN" or tree.lemma[subject] in cues.institutions):
        return None
    return tree.span(noun_phrase(tree, subject))


def _is_bare(attribution: Attribution, field: str) -> bool:
    words = attribution.speaker.lower().split()
    bare = len(words) == 2 and words[0] in DEFINITE and len(attribution.speaker_spans) == 1
    return bare and attribution.field == field and attribution.speaker_grade == "document"


def _issuer(tree: Tree, noun: int, cues: Cues) -> Span | None:
    runs = [run for run in speaker_of_noun(tree, noun, cues) if tree.pos[run[1] - 1] in NOUNS]
    return tree.span(runs[0]) if runs else None
