"""Verbs that cite: each asked for its speaker and its content, by quotation, by complement, by what is before it."""

from collections.abc import Iterator

from variorum.annotating.tree import NOUNS, Run, Tree
from variorum.annotating.voices.closing import FINITE, closing_citation
from variorum.annotating.voices.contents import complement, resumes, without_tail
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks, clipped, cut, merged
from variorum.annotating.voices.quotations import MAX_GAP, quoted_after, quoted_before, up_to_quotes, whole_quotes
from variorum.annotating.voices.speaker_phrase import is_passive, noun_phrase, quoting_verb, speaker_of_verb
from variorum.annotating.voices.stances import stance_of


def verb_cues(tree: Tree, marks: Marks, cues: Cues) -> Iterator[Found]:
    for verb, lemma in enumerate(tree.lemma):
        if (lemma in cues.verbs and tree.pos[verb] == "VERB") or (
            tree.pos[verb] == "AUX" and lemma == "be" and tree.kid(verb, "acomp") is not None
        ):
            found = _of_verb(tree, marks, cues, verb)
            if found is not None:
                yield found


def _of_verb(tree: Tree, marks: Marks, cues: Cues, verb: int) -> Found | None:
    lemma = tree.lemma[verb]
    particle = _phrasal(tree, verb, cues)
    strong = lemma in cues.strong or bool(particle)
    first_verb = resumes(tree, verb, cues)
    speaker = speaker_of_verb(tree, verb if first_verb is None else first_verb, cues.documents)
    number = marks.inside[verb]
    if number < 0:
        speaker = tuple(run for each in speaker if (run := _outside(marks, each, verb)) is not None)
    else:
        speaker = clipped(speaker, marks.runs[number])
    given = complement(tree, verb, cues)
    passive = is_passive(tree, verb)
    if number < 0 and strong and not passive:
        speaker = _after_quotation(tree, marks, verb) or speaker
    if number < 0 and tree.lower[verb] in ("said", "says"):
        speaker = _aside(tree, verb) or speaker
    speaker = tuple(_proper(tree, run) for run in speaker)
    if not speaker and strong and not passive:
        speaker = _inverted(tree, marks, cues, verb)
        if speaker and given is not None and given.frame == "object":
            given = None
    if number >= 0 and not (strong and speaker and tree.lower[speaker[0][0]] not in cues.same):
        return None
    cue = _cue(tree, verb, (*particle, *(given.cue if given else ())))
    block = _block(tree, marks, verb, speaker)
    quoting = quoting_verb(tree, verb) if speaker else None
    if quoting is not None and is_passive(tree, quoting):  # "was quoted as saying": one cue
        cue = tuple(sorted({*cue, *_cue(tree, quoting, (quoting, verb - 1))}))
        block = (min(block[0], speaker[0][0]), block[1])
    elif quoting is not None and given is None:  # "...," the Courier quoted him as saying
        quoter = speaker_of_verb(tree, quoting, cues.documents)
        block = (min(block[0], quoting, *(run[0] for run in quoter)), block[1])
    content: tuple[Run, ...] = ()
    frame = "quotation"
    if number < 0 and (lemma in cues.quotation or particle) and not (passive and lemma not in cues.told):
        content = _quotations(tree, marks, cues, verb, block, given.runs if given and given.frame == "clause" else ())
    stance = cues.clause.get(lemma, "asserted")
    if (
        not content
        and number < 0
        and lemma in cues.plain
        and not (given is not None and given.frame == "clause" and given.runs[0][0] > verb)
    ):
        closing = closing_citation(tree, cues, verb)
        if closing is not None:
            content = merged((*whole_quotes(marks, closing[1]), *_revised(tree, marks, cues, verb)))
            return Found(cue, (closing[0],), content, stance_of(tree, cues, verb, stance), "closing")
    if not content and given is not None:
        content, frame, stance = given.runs, given.frame, given.stance
        if number < 0 and frame == "clause":
            content = (*_fronted(tree, verb, block, content), *content)
        if number < 0:
            content = up_to_quotes(tree, marks, whole_quotes(marks, content))
        content = cut(content, block) if frame not in ("passive", "seeming") else cut(content, (min(cue), max(cue) + 1))
    elif not content and number < 0 and lemma in cues.predicate and not passive:
        content, frame = _called(tree, marks, verb), "predicate"
    if not content and given is None and lemma in cues.plain and speaker and not passive:
        content, frame = _before(tree, cues, verb, block), "before"
    if number >= 0:
        content = clipped(content, marks.runs[number])
    if not content:
        return None
    if number < 0 and [tree.lower[run[0]] for run in speaker if run[1] - run[0] == 1] in (["you"], ["what"]):
        return None  # "you might say", "what worries us": nobody is cited
    if frame == "seeming":
        speaker = ()
    if _stands_back(tree, verb, frame, stance, passive):
        return None
    if not speaker and not passive and frame not in ("seeming",) and not (frame == "quotation" and strong):
        return None
    if number < 0 and frame in TRAILING:
        content = (*content[:-1], without_tail(tree, marks, cues, content[-1], frame))
    if passive and not speaker and stance == "asserted":
        stance = "alleged"  # "was reported to have burned": said to be so, by nobody
    if number < 0 and strong and frame in ("quotation", "clause", "before"):
        content = (*content, *_revised(tree, marks, cues, verb))
    within = None if quoting in cue else quoting
    return Found(cue, speaker, merged(content), stance_of(tree, cues, verb, stance), frame, None, within)


# Frames whose content the parser tends to carry on into what the article adds.
TRAILING = frozenset({"clause", "object", "prepositional", "predicate", "passive", "infinitive"})


def _stands_back(tree: Tree, verb: int, frame: str, stance: str, passive: bool) -> bool:
    """Whether the verb tells of something else than a saying: an aim ("came to defend it"), a mere modifier.

    A passive "was quoted as saying" stands back for its "saying"."""
    if passive and any(quoting_verb(tree, later) == verb for later in range(verb + 1, min(verb + 6, len(tree.head)))):
        return True
    aim = tree.tag[verb] == "VB" and any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))
    if aim and frame in ("object", "prepositional", "infinitive", "passive", "adjective"):
        return True
    return passive and tree.dep[verb] == "acl" and tree.kid(verb, "agent") is None and stance == "asserted"


def _outside(marks: Marks, run: Run, verb: int) -> Run | None:
    """What of a speaker's words stands outside quotation marks, next to the verb: the parser runs over marks."""
    first, last = run
    quoted = [at for at in range(first, last) if marks.inside[at] >= 0]
    if not quoted:
        return run
    parts = cut((run,), (quoted[0], quoted[-1] + 1))
    if not parts:
        return run if last - first <= 6 else None
    return min(parts, key=lambda part: min(abs(part[0] - verb), abs(part[1] - verb)))


def _proper(tree: Tree, run: Run) -> Run:
    """A speaker without what its sentence opens with: a date line ("ALBA -- Karlov"), the end of a bracket."""
    first, last = run
    opened = False
    for at in range(first, last - 1):
        word = tree.lower[at]
        opened = opened or word == "("
        dateline = (word in DASHES or word.endswith(("--", "—"))) and all(
            tree.pos[token] in ("PROPN", "NUM", "PUNCT", "ADP") for token in range(first, at + 1)
        )
        if dateline or (word == ")" and not opened):
            first = at + 1
    if opened and last < len(tree.lower) and tree.lower[last] == ")" and ")" not in tree.lower[first:last]:
        last += 1
    return first, last


DASHES = frozenset({"--", "—", "–"})


def _inverted(tree: Tree, marks: Marks, cues: Cues, verb: int) -> tuple[Run, ...]:
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


def _after_quotation(tree: Tree, marks: Marks, verb: int) -> tuple[Run, ...]:
    """The words between a closing quotation mark and the verb, where the parser finds the subject elsewhere."""
    subject = tree.kid(verb, "nsubj")
    if subject is None or marks.inside[subject] < 0:
        return ()
    at = verb - 1
    while at > subject and marks.inside[at] < 0 and tree.pos[at] not in ("VERB", "AUX") and verb - at <= MAX_GAP:
        at -= 1
    while at + 1 < verb and tree.pos[at + 1] in ("PUNCT", "SPACE"):
        at += 1
    return ((at + 1, verb),) if at + 1 < verb and (marks.inside[at] >= 0 or tree.lower[at] == ",") else ()


def _aside(tree: Tree, verb: int) -> tuple[Run, ...]:
    """The speaker of an inverted aside: "The contrast, said Karlov and others, is clear"."""
    if verb == 0 or tree.lower[verb - 1] != "," or tree.pos[verb + 1 : verb + 2] not in (["PROPN"], ["DET"]):
        return ()
    for at in range(verb + 2, min(len(tree.head) - 1, verb + MAX_ASIDE)):
        if tree.lower[at] == ",":
            return ((verb + 1, at),) if tree.tag[at + 1] in FINITE else ()
        if tree.pos[at] in ("VERB", "AUX", "SPACE"):
            return ()
    return ()


def _cue(tree: Tree, verb: int, more: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens of the cue: the verb with its auxiliaries, negation and particle, and a preposition."""
    aux = [kid for kid in tree.kids(verb, "aux", "auxpass", "neg", "prt") if abs(kid - verb) <= 4]
    return tuple(sorted({verb, *aux, *more}))


def _block(tree: Tree, marks: Marks, verb: int, speaker: tuple[Run, ...]) -> Run:
    """The stretch of the citing itself: speaker, cue and the adverbs between."""
    near = [
        kid for kid in tree.kids(verb, "aux", "auxpass", "neg", "advmod", "prt") if kid < verb or tree.dep[kid] == "prt"
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


def _quotations(
    tree: Tree, marks: Marks, cues: Cues, verb: int, block: Run, clause: tuple[Run, ...]
) -> tuple[Run, ...]:
    """The content of a verb that has a quotation beside it, () where it has none."""
    before = quoted_before(tree, marks, block, clause)
    if before and any(
        verb < run[0] <= verb + MAX_ADJUNCT
        and marks.inside[run[0]] < 0
        and "," not in tree.lower[verb + 1 : run[0] + 1]
        for run in clause
    ):
        before = ()  # the verb has its clause behind it: the quotation is of the clause before
    after = quoted_after(tree, marks, cues, verb, block)
    if before and after:
        return (*before, *after)
    if before:
        return (*before, *_rest_of(tree, verb))
    if not after:
        return ()
    (first, last), *rest = after
    gap = tree.lower[first - 1] if first else ""
    for run in clause:
        if run[0] > verb and run[0] < first and gap not in (":",):
            first, last = min(first, run[0]), max(last, run[1])
    return whole_quotes(marks, ((first, last), *rest))


def _rest_of(tree: Tree, verb: int) -> tuple[Run, ...]:
    """What a sentence says on outside the marks: ("Bad luck," he said,) that the ferry burned."""
    last = tree.sentences[tree.sentence[verb]][1]
    at = verb + 1
    if at + 2 < last and tree.lower[at] == "," and (tree.tag[at + 1] in FINITE or tree.lower[at + 1] == "that"):
        return ((at + 1, last),)
    return ()


def _called(tree: Tree, marks: Marks, verb: int) -> tuple[Run, ...]:
    """What is called something in quotation marks, and those: "branded the port a "ruin of a place"."""
    for at in range(verb + 1, min(len(tree.head), verb + MAX_ASIDE)):
        number = marks.inside[at]
        if number >= 0:
            return ((verb + 1, marks.runs[number][1]),) if at > verb + 1 else ()
        if tree.tag[at] in FINITE or tree.lower[at] in (",", ".", ";", ":") or "\n" in tree.lower[at]:
            return ()
    return ()


def _revised(tree: Tree, marks: Marks, cues: Cues, verb: int) -> tuple[Run, ...]:
    """What the speaker does to a figure in saying so: "updating its toll of four", "in a statement putting it at 6"."""
    last = tree.sentences[tree.sentence[verb]][1]
    for at in range(verb + 1, min(last, verb + MAX_ASIDE)):
        if marks.inside[at] >= 0 or tree.tag[at] in FINITE:
            return ()
        if tree.tag[at] == "VBG" and tree.lemma[at] in cues.revising and tree.kid(at, "dobj") is not None:
            return ((at, tree.right[at] + 1),)
    return ()


def _as_clause(tree: Tree, verb: int) -> Run | None:
    """The clause "as Coast Wire reported and the union confirmed" that the verb shares with others, or None."""
    top = tree.head[verb] if tree.dep[verb] == "conj" else verb
    if tree.pos[top] != "VERB" or not any(tree.pos[kid] == "VERB" for kid in tree.kids(top, "conj")):
        return None
    as_ = next((kid for kid in tree.kids(top, "mark", "advmod", "prep") if kid < top and tree.lower[kid] == "as"), None)
    if as_ is None:
        return None
    return as_, max(kid for kid in (top, *tree.kids(top, "conj")) if tree.pos[kid] == "VERB") + 1


def _beside(tree: Tree, clause: Run, sentence: Run) -> tuple[Run, ...]:
    """The sentence without an as-clause at its beginning or end, where a comma parts them."""
    start, stop = clause
    if start > sentence[0]:
        return ((sentence[0], start),) if tree.lower[start - 1] == "," else ()
    return ((stop + 1, sentence[1]),) if tree.lower[stop : stop + 1] == [","] else ()


def _phrasal(tree: Tree, verb: int, cues: Cues) -> tuple[int, ...]:
    """The particles of a verb that cites with them only: "went on", "cut in", "put it"."""
    for rest in cues.phrasal.get(tree.lemma[verb], ()):
        if tuple(tree.lower[verb + 1 : verb + 1 + len(rest)]) == rest:
            return tuple(range(verb + 1, verb + 1 + len(rest)))
    return ()


def _fronted(tree: Tree, verb: int, block: Run, content: tuple[Run, ...]) -> tuple[Run, ...]:
    """The clause before a citing between commas: "If it burned, the mayor said, people would know"."""
    first = tree.sentences[tree.sentence[verb]][0]
    at = content[0][0]
    if (
        at <= verb
        or tree.lower[block[0] - 1 : block[0]] != [","]
        or tree.lower[at - 1] != ","
        or at - verb > MAX_ADJUNCT
    ):
        return ()
    if tree.pos[first] != "SCONJ" or tree.left[verb] > first:
        return ()
    return ((first, block[0] - 1),)


def _before(tree: Tree, cues: Cues, verb: int, block: Run) -> tuple[Run, ...]:
    """What stands before a verb of saying that has no complement: "killing six people, state television reported".

    Where the citing stands between commas, what follows it is content as well: "The pier, he said, is safe".
    """
    first, last = tree.sentences[tree.sentence[verb]]
    shared = _as_clause(tree, verb)
    if shared is not None:
        return _beside(tree, shared, (first, last))
    if tree.dep[verb] in ("relcl", "acl", "xcomp", "pcomp", "ccomp") or (
        tree.dep[verb] == "conj" and tree.head[verb] < verb
    ):
        return ()
    start, stop = block
    for kid in tree.kids(verb, "mark", "advmod"):
        if kid < start and tree.lower[kid] in ("as", "when", "while", "because", "if", "since", "although", "though"):
            if tree.lower[kid] != "as":
                return ()
            start = kid
    while first < start and (tree.pos[first] in ("CCONJ", "PUNCT", "SPACE") or tree.dep[first] == "cc"):
        first += 1
    between = start > tree.sentences[tree.sentence[verb]][0] and tree.lower[start - 1] in PAUSES
    after = _next_pause(tree, stop, last)
    if between and after is not None and last - after > 2:
        return (first, start), (after + 1, last)
    if start <= first and after is not None and tree.lower[start] == "as":
        return ((after + 1, last),)
    if tree.tag[first] == "VBN" and tree.lemma[first] in cues.told:
        return ()  # "Asked whether it burned, the mayor said yes"
    if start - first < 3 or not any(tree.pos[at] in ("VERB", "AUX") for at in range(first, start)):
        return ()
    if tree.lower[start - 1] in (".", "!", "?", ":", ";") or tree.pos[start - 1] in ("CCONJ", "SCONJ", "ADP"):
        return ()
    return ((first, start),)


# Tokens of an aside.
MAX_ASIDE = 14
PAUSES = frozenset({",", "—", "–", "-", "--"})
# Tokens that may stand between the verb and the pause behind it: "he said on Monday in the harbour,".
MAX_ADJUNCT = 8


def _next_pause(tree: Tree, at: int, last: int) -> int | None:
    """The pause that closes the citing, where no clause begins before it."""
    for token in range(at, min(last, at + MAX_ADJUNCT)):
        if tree.lower[token] in PAUSES:
            return token
        if tree.pos[token] in ("VERB", "AUX", "SCONJ") or tree.lower[token] in ("that", ".", ":"):
            return None
    return None
