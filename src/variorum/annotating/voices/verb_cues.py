"""Verbs that cite: each asked for its speaker and its content, by quotation, by complement, by what is before it."""

from collections.abc import Iterator

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.before import MAX_ASIDE, before, fronted
from variorum.annotating.voices.beside import called, quotations_beside
from variorum.annotating.voices.citing_words import (
    after_quotation,
    aside,
    behind_dateline,
    citing_block,
    cue_tokens,
    inverted,
    outside_marks,
    proper,
)
from variorum.annotating.voices.clauses import FINITE
from variorum.annotating.voices.closing import closing_citation
from variorum.annotating.voices.contents import complement
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks, clipped, cut, merged
from variorum.annotating.voices.quotations import up_to_quotes, whole_quotes
from variorum.annotating.voices.resuming import resumed, up_to
from variorum.annotating.voices.speaker_phrase import is_passive, quoting_verb, speaker_of_verb
from variorum.annotating.voices.stances import stance_of
from variorum.annotating.voices.tails import without_background, without_tail


def verb_cues(tree: Tree, marks: Marks, cues: Cues) -> Iterator[Found]:
    going_on = resumed(tree, cues)
    following = {above: verb for verb, above in sorted(going_on.items(), reverse=True)}
    for verb, lemma in enumerate(tree.lemma):
        if verb and tree.lower[verb - 1] == "-":
            continue  # "the self-declared republic"
        if (lemma in cues.verbs and (tree.pos[verb] == "VERB" or _is_misread(tree, cues, verb))) or (
            tree.pos[verb] == "AUX" and lemma == "be" and tree.kid(verb, "acomp") is not None
        ):
            found = _of_verb(tree, marks, cues, verb, going_on.get(verb), following.get(verb))
            if found is not None:
                yield found


def _is_misread(tree: Tree, cues: Cues, at: int) -> bool:
    """Whether a verb of showing was taken for a noun: "records released by the county show that 27 died"."""
    subject = tree.kid(at, "nsubj") if tree.lemma[at] in cues.showing and tree.pos[at] == "NOUN" else None
    if subject is None or subject > at:
        return False
    return not {tree.lemma[subject], tree.lower[subject].removesuffix("s")}.isdisjoint(cues.documents | cues.papers)


def _of_verb(
    tree: Tree, marks: Marks, cues: Cues, verb: int, first_verb: int | None, next_verb: int | None
) -> Found | None:
    """The attribution of one verb. `first_verb` is the one that it goes on from, `next_verb` the one that does so."""
    lemma = tree.lemma[verb]
    particle = _phrasal(tree, verb, cues)
    strong = lemma in cues.strong or bool(particle)
    speaker = speaker_of_verb(tree, verb if first_verb is None else first_verb, cues.documents)
    number = marks.inside[verb]
    if number < 0:
        speaker = tuple(run for each in speaker if (run := outside_marks(tree, marks, each, verb)) is not None)
    else:
        speaker = clipped(speaker, marks.runs[number])
    given = complement(tree, verb, cues)
    passive = is_passive(tree, verb)
    if number < 0 and strong and not passive:
        speaker = after_quotation(tree, marks, verb) or speaker
    if number < 0 and tree.lower[verb] in ("said", "says"):
        speaker = aside(tree, verb) or speaker
    speaker = tuple(proper(tree, behind_dateline(tree, run, verb)) for run in speaker)
    if not speaker and not passive and (strong or (lemma in cues.quotation and verb - 1 in marks.closing)):
        speaker = inverted(tree, marks, cues, verb)
        if speaker and given is not None and given.frame == "object":
            given = None
    if number >= 0 and not (strong and speaker and tree.lower[speaker[0][0]] not in cues.same):
        return None
    cue = cue_tokens(tree, verb, (*particle, *(given.cue if given else ())))
    block = citing_block(tree, marks, verb, speaker)
    quoting = quoting_verb(tree, verb) if speaker else None
    if quoting is not None and is_passive(tree, quoting):  # "was quoted as saying": one cue
        cue = tuple(sorted({*cue, *cue_tokens(tree, quoting, (quoting, verb - 1))}))
        block = (min(block[0], speaker[0][0]), block[1])
    elif quoting is not None and given is None:  # "...," the Courier quoted him as saying
        quoter = speaker_of_verb(tree, quoting, cues.documents)
        block = (min(block[0], quoting, *(run[0] for run in quoter)), block[1])
    content: tuple[Run, ...] = ()
    frame = "quotation"
    if number < 0 and (lemma in cues.quotation or particle) and not (passive and lemma not in cues.told):
        content = quotations_beside(tree, marks, cues, verb, block, speaker, given)
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
        content = tuple(up_to(tree, run, next_verb) for run in given.runs)
        frame, stance = given.frame, given.stance
        if number < 0 and frame == "clause":
            content = (*fronted(tree, verb, block, content), *content)
        if number < 0:
            content = up_to_quotes(tree, marks, whole_quotes(marks, content))
        content = cut(content, block) if frame not in ("passive", "seeming") else cut(content, (min(cue), max(cue) + 1))
    elif not content and number < 0 and lemma in cues.naming and not passive:
        content, frame = called(tree, marks, verb), "predicate"
    if not content and given is None and lemma in cues.plain and speaker and not passive:
        content, frame = before(tree, cues, verb if quoting is None else quoting, block), "before"
    if number >= 0:
        content = clipped(content, marks.runs[number])
    if not content:
        return None
    if number < 0 and [tree.lower[run[0]] for run in speaker if run[1] - run[0] == 1] in (["you"], ["what"], ["one"]):
        return None  # "you might say", "what worries us", "if one believes": nobody is cited
    if frame == "seeming":
        speaker = ()
    if _stands_back(tree, cues, verb, frame, stance, passive):
        return None
    if not speaker and not passive and frame not in ("seeming",) and not (frame == "quotation" and strong):
        return None
    if number < 0 and frame in TRAILING:
        content = (*content[:-1], without_tail(tree, marks, cues, content[-1], frame))
        if frame == "object":
            content = (*content[:-1], without_background(tree, marks, content[-1]))
    if passive and not speaker and stance == "asserted":
        stance = "alleged"  # "was reported to have burned": said to be so, by nobody
    if number < 0 and strong and frame in ("quotation", "clause", "before"):
        content = (*content, *_revised(tree, marks, cues, verb))
    within = None if quoting in cue else quoting
    return Found(cue, speaker, merged(content), stance_of(tree, cues, verb, stance), frame, None, within)


# Frames whose content the parser tends to carry on into what the article adds.
TRAILING = frozenset({"clause", "object", "prepositional", "predicate", "passive", "infinitive"})


def _stands_back(tree: Tree, cues: Cues, verb: int, frame: str, stance: str, passive: bool) -> bool:
    """Whether the verb tells of something else than a saying: an aim ("came to defend it"), a mere modifier.

    A passive "was quoted as saying" stands back for its "saying"."""
    if passive and any(quoting_verb(tree, later) == verb for later in range(verb + 1, min(verb + 6, len(tree.head)))):
        return True
    aim = tree.tag[verb] == "VB" and any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))
    looks = tree.dep[verb] == "xcomp" and tree.lemma[tree.head[verb]] in cues.seeming
    if aim and not looks and frame in ("object", "prepositional", "infinitive", "passive", "adjective"):
        return True
    return passive and tree.dep[verb] == "acl" and tree.kid(verb, "agent") is None and stance == "asserted"


def _phrasal(tree: Tree, verb: int, cues: Cues) -> tuple[int, ...]:
    """The particles of a verb that cites with them only: "went on", "cut in", "put it"."""
    for rest in cues.phrasal.get(tree.lemma[verb], ()):
        if tuple(tree.lower[verb + 1 : verb + 1 + len(rest)]) == rest:
            return tuple(range(verb + 1, verb + 1 + len(rest)))
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
