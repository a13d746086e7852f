"""The words of the citing itself: its speaker beside the verb, its cue, and the stretch that they take."""

from variorum.annotating.tree import NOUNS, Run, Tree
from variorum.annotating.voices.before import MAX_ASIDE
from variorum.annotating.voices.clauses import FINITE
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Marks, cut
from variorum.annotating.voices.quotations import MAX_GAP, STOPS
from variorum.annotating.voices.speaker_phrase import noun_phrase

DASHES = frozenset({"--", "—", "–"})


def outside_marks(tree: Tree, marks: Marks, run: Run, verb: int) -> Run | None:
    """What of a speaker's words stands outside quotation marks, next to the verb: the parser runs over marks."""
    first, last = run
    quoted = [at for at in range(first, last) if marks.inside[at] >= 0]
    if not quoted:
        return run
    parts = cut((run,), (quoted[0], quoted[-1] + 1))
    if not parts:
        whole = marks.runs[marks.inside[quoted[0]]]
        spoken = tree.lower[whole[1] - 2] in STOPS  # '"Never," wrote a sailor': no nickname
        return run if last - first <= 6 and not spoken else None
    return min(parts, key=lambda part: min(abs(part[0] - verb), abs(part[1] - verb)))


def proper(tree: Tree, run: Run) -> Run:
    """A speaker without what its sentence opens with: a date line ("ALBA -- Karlov"), the end of a bracket."""
    first, last = run
    opened = False
    for at in range(first, last - 1):
        word = tree.lower[at]
        opened = opened or word == "("
        spaced = word == "-" and tree.end[at - 1] < tree.start[at] and tree.end[at] < tree.start[at + 1]
        dateline = (spaced or word in DASHES or word.endswith(("--", "—"))) and all(
            tree.pos[token] in ("PROPN", "NUM", "PUNCT", "ADP") for token in range(first, at + 1)
        )
        if dateline or (word == ")" and not opened):
            first = at + 1
    if opened and last < len(tree.lower) and tree.lower[last] == ")" and ")" not in tree.lower[first:last]:
        last += 1
    return first, last


def behind_dateline(tree: Tree, run: Run, verb: int) -> Run:
    """The noun phrase between a date line that was read as the speaker and the verb: "ALBA (Coast) - Karlov said"."""
    verb = next((tree.head[at] for at in range(*run) if tree.head[at] >= run[1]), verb)  # it may be further back
    if run[0] != tree.sentences[tree.sentence[verb]][0] or not tree.text[run[0]].isupper():
        return run
    for at in range(run[1] - 1, min(verb - 1, run[1] + MAX_DATELINE)):
        if tree.lower[at] not in SPACED or tree.end[at - 1] == tree.start[at]:
            continue
        last = verb
        while last > at + 2 and tree.pos[last - 1] in ("AUX", "ADV", "PUNCT"):
            last -= 1
        named = tree.pos[at + 1] in (*NOUNS, "DET", "ADJ") and last - at <= MAX_SPEAKER
        return (at + 1, last) if named else run
    return run


MAX_DATELINE = 4  # tokens between the place and the dash
SPACED = DASHES | {"-"}
MAX_SPEAKER = 14  # tokens


def inverted(tree: Tree, marks: Marks, cues: Cues, verb: int) -> tuple[Run, ...]:
    """The noun phrase behind a verb of saying that has no subject: "..., said the minister"."""
    at = verb + 1
    while at < len(tree.head) and tree.dep[at] in ("advmod", "prt") and at <= verb + 2:
        at += 1
    if at + 1 < len(tree.head) and tree.lower[at] in cues.people and tree.lower[at + 1] in (",", "."):
        return ((at, at + 1),)
    if at >= len(tree.head) or tree.pos[at] not in (*NOUNS, "DET", "ADJ") or marks.inside[at] >= 0:
        return ()
    if verb and not (tree.pos[verb - 1] in ("PUNCT", "SPACE") or marks.inside[verb - 1] >= 0):
        return ()
    top = at
    while tree.head[top] > top and tree.pos[tree.head[top]] in NOUNS and tree.head[top] <= at + 10:
        top = tree.head[top]
    if tree.pos[top] not in NOUNS:
        return ()
    first, last = noun_phrase(tree, top)
    return ((max(first, at), last),)


def after_quotation(tree: Tree, marks: Marks, verb: int) -> tuple[Run, ...]:
    """The words between a closing quotation mark and the verb, where the parser finds the subject elsewhere."""
    subject = tree.kid(verb, "nsubj")
    if subject is None and tree.tag[verb] in FINITE and tree.dep[verb] not in ("conj", "advcl"):
        subject = -1
    elif subject is None or marks.inside[subject] < 0:
        return ()
    at = verb - 1
    while at > subject and marks.inside[at] < 0 and tree.pos[at] not in ("VERB", "AUX") and verb - at <= MAX_GAP:
        at -= 1
    while at + 1 < verb and tree.pos[at + 1] in ("PUNCT", "SPACE"):
        at += 1
    beside = at in marks.closing or (subject >= 0 and (marks.inside[at] >= 0 or tree.lower[at] == ","))
    return ((at + 1, verb),) if at + 1 < verb and beside and tree.pos[at + 1] in NOMINAL else ()


NOMINAL = frozenset({*NOUNS, "DET", "ADJ"})


def aside(tree: Tree, verb: int) -> tuple[Run, ...]:
    """The speaker of an inverted aside: "The contrast, said Karlov and others, is clear"."""
    if verb == 0 or tree.lower[verb - 1] != "," or tree.pos[verb + 1 : verb + 2] not in (["PROPN"], ["DET"]):
        return ()
    for at in range(verb + 2, min(len(tree.head) - 1, verb + MAX_ASIDE)):
        if tree.lower[at] == ",":
            return ((verb + 1, at),) if tree.tag[at + 1] in FINITE else ()
        if tree.pos[at] in ("VERB", "AUX", "SPACE"):
            return ()
    return ()


def cue_tokens(tree: Tree, verb: int, more: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens of the cue: the verb with its auxiliaries, negation and particle, and a preposition."""
    aux = [kid for kid in tree.kids(verb, "aux", "auxpass", "neg", "prt") if abs(kid - verb) <= 4]
    return tuple(sorted({verb, *aux, *more}))


def citing_block(tree: Tree, marks: Marks, verb: int, speaker: tuple[Run, ...]) -> Run:
    """The stretch of the citing itself: speaker, cue and the adverbs between."""
    near = [
        kid
        for kid in tree.kids(verb, "aux", "auxpass", "neg", "advmod", "prt")
        if (kid < verb or tree.dep[kid] == "prt") and marks.inside[kid] == marks.inside[verb]
    ]
    first, last = min([verb, *near]), max([verb, *near])
    for run in speaker:
        own = any(tree.head[at] == verb for at in range(*run))
        if (own and run[0] <= verb and run[1] + 6 >= first) or verb < run[0] <= verb + 4:
            first, last = min(first, run[0]), max(last, run[1] - 1)
    # What hangs on the speaker (a relative clause, an apposition) stays with it.
    if speaker and speaker[-1][0] > verb:
        for kid in range(speaker[-1][0], speaker[-1][1]):
            for part in tree.kids(kid, "relcl", "acl", "appos"):
                if part >= speaker[-1][1] and marks.inside[part] < 0:
                    last = max(last, tree.right[part])
    return first, last + 1
