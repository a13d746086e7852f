"""Who speaks: the noun phrase that a cue has for its speaker, and whether it is named, unnamed or a document."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.tree import NOUNS, Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# What hangs on a noun and is no part of the name of it: it tells more about who speaks, and may be long.
LOOSE = frozenset({"relcl", "acl", "advcl", "punct", "cc", "conj", "parataxis", "ccomp", "dep"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
# A finite clause that has no subject of its own and borrows it from the verb above.
SHARING = frozenset({"conj", "advcl", "xcomp", "dep", "parataxis"})
MAX_CLIMB = 6  # verbs to go up in search of a subject; chains of coordination in news stay below it


def noun_phrase(tree: Tree, head: int) -> Run:
    """The stretch of the noun phrase of `head`: with coordination and apposition, without relative clause."""
    first, last = tree.left[head], head
    waiting = [head]
    while waiting:  # the head, then the nouns that are coordinated with it
        noun = waiting.pop()
        last = max(last, noun)
        for kid in tree.children[noun]:
            if kid > noun and tree.dep[kid] not in LOOSE:
                last = max(last, _end_of(tree, kid))
            elif kid > noun and tree.dep[kid] == "conj" and tree.pos[kid] in NOUNS:
                waiting.append(kid)
    while first < head and (tree.pos[first] in ("PUNCT", "SPACE", "CCONJ", "SCONJ") or tree.dep[first] == "mark"):
        first += 1
    while last > head and tree.pos[last] in ("PUNCT", "SPACE") and tree.lower[last] not in (")", "]"):
        last -= 1
    return first, last + 1


def _end_of(tree: Tree, top: int) -> int:
    """The last token of a modifier, ending before a relative clause or participle that closes it."""
    last = top
    waiting = [top]
    while waiting:
        at = waiting.pop()
        last = max(last, at)
        for kid in tree.children[at]:
            if kid > at:
                if tree.dep[kid] in ("relcl", "advcl", "parataxis", "ccomp"):
                    break
                waiting.append(kid)
    return last


def speaker_of_verb(tree: Tree, verb: int, documents: frozenset[str] = frozenset()) -> tuple[Run, ...]:
    """The runs of tokens that speak by `verb`; () where nobody does. A relative pronoun brings what it stands for.

    `documents` are the nouns of things that say something in writing: who issued one is its speaker.
    """
    passive = is_passive(tree, verb)
    if passive:
        agent = agent_of(tree, verb)
        return () if agent is None else (noun_phrase(tree, agent),)
    at = verb
    quoting = quoting_verb(tree, verb)
    if quoting is not None:
        told = tree.kid(quoting, "nsubjpass" if is_passive(tree, quoting) else "dobj")
        if told is not None:
            return with_antecedent(tree, told, quoting)
    for _ in range(MAX_CLIMB):
        subject = tree.kid(at, *SUBJECTS)
        if at == verb and subject is not None and ";" in tree.lower[subject:verb]:  # that of the clause before
            subject = max(kid for kid in tree.kids(at, *SUBJECTS) if kid == subject or kid < verb)
        if at == verb and subject is not None and tree.tag[subject] in ("WDT", "WP"):  # "which she said held ..."
            subject = max(kid for kid in tree.kids(at, *SUBJECTS) if kid == subject or kid < verb)
        if subject is not None and (at == verb or tree.dep[subject] != "csubj"):
            double = _double(tree, at, subject)
            return with_antecedent(tree, subject, at) if double is None else (double,)
        above, dep = tree.head[at], tree.dep[at]
        if above == at:
            return ()
        if dep == "relcl" and tree.pos[above] in NOUNS:
            return (noun_phrase(tree, above),)
        if dep == "acl" and tree.pos[above] in NOUNS:
            if tree.tag[at] == "VB":
                return ()
            teller = _teller(tree, above)
            if not (
                teller is not None
                and (tree.lower[tree.left[at] - 1] == "," or tree.lemma[above] in documents or tree.pos[above] == "NUM")
            ):
                return (noun_phrase(tree, above),)
            at = teller  # "Karlov issued a statement saying": who issues it speaks
            continue
        if dep == "pcomp":
            at = above
            above = tree.head[at]
            if above == at or tree.pos[above] not in ("VERB", "AUX"):
                return ()
        elif dep == "xcomp":
            receiver = tree.kid(above, "dobj", "dative")
            if receiver is not None and receiver < at and tree.pos[receiver] in NOUNS:
                return (noun_phrase(tree, receiver),)
            if is_passive(tree, above):
                subject = tree.kid(above, *SUBJECTS)
                return () if subject is None else with_antecedent(tree, subject, above)
        elif dep not in SHARING:
            return ()
        at = above
    return ()


def _double(tree: Tree, verb: int, subject: int) -> Run | None:
    """Two subjects side by side, an apposition that lost its commas: "rescue workers the Harbour Watch said that"."""
    others = [kid for kid in tree.kids(verb, "nsubj") if subject < kid < verb]
    if len(others) != 1 or tree.right[subject] + 1 != tree.left[others[0]] or tree.kid(verb, "ccomp", "dobj") is None:
        return None
    if not all(tree.pos[noun] in ("NOUN", "PROPN") for noun in (subject, others[0])):
        return None
    return tree.left[subject], noun_phrase(tree, others[0])[1]


def quoting_verb(tree: Tree, verb: int) -> int | None:
    """The verb that a "saying" reports for ("was quoted as saying", "cited the mayor as saying"), or None."""
    if tree.tag[verb] != "VBG" or verb == 0 or tree.lower[verb - 1] != "as":
        return None
    above = verb
    for _ in range(3):  # saying, as, and where the parser hangs "as" on the noun, that
        above = tree.head[above]
        if tree.pos[above] == "VERB" and above < verb and tree.tag[above] != "VBG":
            return above
    return None


def _teller(tree: Tree, noun: int) -> int | None:
    """The verb that a noun is the object of ("issued a statement"), where that verb has a subject."""
    if tree.dep[noun] in ("dobj", "pobj", "attr", "conj", "appos"):
        at = noun
        for _ in range(MAX_CLIMB):
            at = tree.head[at]
            if tree.pos[at] in ("VERB", "AUX"):
                return at if tree.kid(at, "nsubj") is not None else None
    return None


def with_antecedent(tree: Tree, subject: int, verb: int) -> tuple[Run, ...]:
    """The noun phrase of `subject`; for the relative pronoun of a clause, the noun that it stands for as well."""
    if is_relative(tree, subject) and tree.tag[subject] in ("WP", "WDT"):
        above = verb
        while tree.dep[above] in ("conj", "ccomp", "xcomp", "advcl") and tree.head[above] != above:
            above = tree.head[above]
        antecedent = tree.head[above]
        if tree.dep[above] == "relcl" and antecedent < subject and tree.pos[antecedent] in NOUNS:
            first, last = noun_phrase(tree, antecedent)
            if last <= subject:
                return (first, last), (subject, subject + 1)
    return (noun_phrase(tree, subject),)


def is_relative(tree: Tree, at: int) -> bool:
    """Whether the token is a relative pronoun, and not the WHO."""
    return tree.lower[at] in RELATIVE and tree.doc[at].text != "WHO"


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is passive, or a participle that modifies what it is done to ("a man accused of")."""
    if tree.kid(verb, "nsubjpass", "auxpass") is not None:
        return not _has_said(tree, verb)
    if tree.tag[verb] != "VBN":
        return False
    if tree.dep[verb] == "acl":
        return True
    if tree.kid(verb, "aux", "nsubj") is not None:
        return False
    if tree.dep[verb] == "conj":
        above = tree.head[verb]
        return tree.tag[above] == "VBN" and tree.kid(above, "auxpass") is not None
    if tree.dep[verb] == "advcl" and tree.kid(verb, "dobj", "ccomp") is None:
        return True  # "Pressed on the toll, the minister left"
    if tree.dep[verb] == "advcl" and tree.lemma[verb] in ("ask", "tell"):
        return True  # "When asked what burned, she left"
    return tree.dep[verb] in ("ROOT", "relcl", "amod") and tree.kid(verb, "agent") is not None


def _has_said(tree: Tree, verb: int) -> bool:
    """Whether "he's said it burned" was read as "he is said": what follows is a clause with a subject of its own."""
    short = any(tree.lower[kid] in ("'s", "’s") for kid in tree.kids(verb, "auxpass"))
    return short and any(kid > verb and tree.kid(kid, "nsubj") is not None for kid in tree.kids(verb, "ccomp"))


def agent_of(tree: Tree, verb: int) -> int | None:
    """Who a passive verb says did it ("by the ministry"), also behind a figure ("put at 300 by the ministry")."""
    for by in tree.kids(verb, "agent"):
        return tree.kid(by, "pobj")
    for at in tree.kids(verb, "prep"):
        figure = tree.kid(at, "pobj") if tree.lower[at] == "at" else None
        if figure is not None and (tree.pos[figure] == "NUM" or tree.kid(figure, "nummod") is not None):
            by_ = next((kid for kid in tree.kids(figure, "prep") if tree.lower[kid] == "by"), None)
            return None if by_ is None else tree.kid(by_, "pobj")
    return None


def grade(tree: Tree, runs: tuple[Run, ...], cues: Cues) -> str | None:
    """named (a proper name, or the one body of its kind: "the port authority"), unnamed (a common noun or pronoun
    alone, or somebody of a body: "a ministry official"), document; None where nobody speaks."""
    tokens = [at for run in runs for at in range(*run)]
    if not tokens:
        return None
    head = head_of(tree, tokens)
    if tree.lemma[head] in cues.documents and tree.pos[head] != "PROPN":
        return "document"
    if any(tree.dep[at] == "appos" and tree.pos[at] == "PROPN" for at in tokens) or tree.pos[head] == "PROPN":
        return "named"
    if tree.lemma[head] in cues.sources:
        return "unnamed"
    core = range(runs[0][0], max(head, runs[0][0]) + 1)
    if any(tree.pos[at] == "PROPN" for at in core):
        return "named"
    return "named" if tree.lower[head] in cues.institutions and _is_definite(tree, head) else "unnamed"


def head_of(tree: Tree, tokens: Sequence[int]) -> int:
    """The noun of a phrase: the last of its tokens that hangs on none of the others."""
    return next((at for at in reversed(tokens) if not tokens[0] <= tree.head[at] <= tokens[-1]), tokens[0])


def _is_definite(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for one body that readers know: "the union", "police", but not "a hospital"."""
    return all(tree.lower[kid] in ("the", "this", "that") for kid in tree.kids(noun, "det", "nummod"))


def with_role(tree: Tree, found: Found) -> Found:
    """What is found, with what the speaker is called before the name put to the speaker, where the parser leaves it in
    the clause before: "the pier burned, (the lawyer) Rosa Lind said"."""
    if len(found.speaker) != 1 or not found.content:
        return found
    first, stop = found.speaker[0]
    run = found.content[-1]
    if run[1] != first or tree.pos[first] != "PROPN":
        return found
    comma = next((at for at in range(first - 1, max(run[0], first - MAX_ROLE), -1) if tree.lower[at] == ","), None)
    if comma is None or comma + 1 == first or not _is_role(tree, range(comma + 1, first)):
        return found
    return replace(found, speaker=((comma + 1, stop),), content=(*found.content[:-1], (run[0], comma)))


MAX_ROLE = 8  # tokens


def _is_role(tree: Tree, tokens: range) -> bool:
    """Whether the words are what somebody is: nouns and what describes them, the last in lower case."""
    plain = all(tree.pos[at] in ("DET", "ADJ", "NOUN", "PROPN", "PART") or tree.lower[at] == "-" for at in tokens)
    return plain and tree.pos[tokens[-1]] == "NOUN" and tree.tag[tokens[-1]] == "NN"
