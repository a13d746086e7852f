"""Citations that close a sentence and whose speaker the parser loses: "a raid killed six in the old town state radio
said", "the port was shut, the mayor of Alba, Rosa Lind, said".

Texts that lost their punctuation are common (converted archives, wire copy passed on), and parsers take the speaker for
a part of what is said. So the speaker is looked for by its words: the last noun phrase before the verb.
"""

from variorum.annotating.tree import NOUNS, Run, Tree
from variorum.annotating.voices.cues import Cues

# Tokens that may follow the verb: "said in a statement on its website late on Sunday without giving details".
MAX_CLOSING = 14
MAX_SPEAKER = 12
MAX_DESCRIBED = 18  # of a speaker with a relative clause
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LINKS = frozenset({"of", "for", "in", "and", "at"})
NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "PART", "NUM"})


def closing_citation(tree: Tree, cues: Cues, verb: int) -> tuple[Run, tuple[Run, ...]] | None:
    """The speaker and the content of a verb of saying that closes its sentence, or None where it does not."""
    first, last = tree.sentences[tree.sentence[verb]]
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP", "VBN") or verb - first < 5:
        return None
    inverted = _behind(tree, verb, last, cues)
    if inverted is not None:
        # A participle, where the parser takes the finite verb for one: "Fourteen houses burned, reported Coast Wire".
        tells = _tells(tree, first, verb) or any(tree.tag[at] == "VBN" for at in range(first + 1, verb))
        return (inverted, ((first, verb),)) if tells else None
    onward = _goes_on(tree, verb, last)
    if not onward and not _closes(tree, verb, last, cues):
        return None
    apposed = _apposed(tree, first, verb)
    if apposed is not None:
        return (apposed, ((first, apposed[0]),)) if _tells(tree, first, apposed[0]) else None
    start = _speaker_start(tree, first, _before_brackets(tree, verb), cues)
    if start is None or start - first < 3 or tree.pos[start - 1] in ("PUNCT", "SCONJ", "CCONJ", "ADP", "AUX", "PART"):
        return None
    noun = tree.tag[start - 1] == "VBZ" and not tree.lower[start - 1].endswith("s")  # "30 of them children"
    if tree.pos[start - 1] == "VERB" and not noun and tree.kid(start - 1, "auxpass") is None:
        return None  # the noun phrase may be its object; behind a passive it is not ("six were killed the mayor said")
    if tree.lower[start - 1] in ("that", "who", "which", "what") or not _tells(tree, first, start):
        return None
    return (start, _before_brackets(tree, verb)), ((first, start), *onward)


def _apposed(tree: Tree, first: int, verb: int) -> Run | None:
    """The speaker between commas whom the parser takes for an apposition of the noun before: "the port was shut, the
    mayor of Alba, Rosa Lind, said", "..., a man who saw it said"; None where the verb has a subject of its own."""
    subjects = list(tree.kids(verb, "nsubj", "nsubjpass"))
    if len(subjects) > 1 and tree.right[subjects[-1]] == verb - 1 and tree.lower[tree.left[subjects[-1]] - 1] == ",":
        return tree.left[subjects[-1]], verb
    if subjects and not any(test(tree, subjects[0], verb) for test in (_has_verb, _is_of_clause, _is_spliced)):
        return None
    commas = [at for at in range(first + 1, verb) if tree.lower[at] == ","]
    if not commas:
        return None
    if commas[-1] != verb - 1:
        start = commas[-1] + 1
        if len(subjects) == 1 and _is_spliced(tree, subjects[0], verb) and tree.left[subjects[0]] == start:
            return start, verb
        described = any(tree.lower[at] in ("who", "whose") for at in range(start + 1, verb))
        return (start, verb) if described and _opens(tree, start) and verb - start <= MAX_DESCRIBED else None
    if len(commas) < 3:
        return None
    start, middle = commas[-3] + 1, commas[-2]
    if not _is_plain(tree, start, middle) or not _is_plain(tree, middle + 1, verb - 1) or not _opens(tree, start):
        return None
    return (start, verb - 1) if any(tree.pos[at] == "PROPN" for at in range(middle + 1, verb - 1)) else None


def _has_verb(tree: Tree, subject: int, verb: int) -> bool:
    """Whether a verb of the main clause stands between the two, so that the subject is not that of the second: "the
    plane crashed after an engine failed, a pilot said"."""
    return (
        any(
            tree.tag[at] in FINITE and tree.dep[at] not in ("relcl", "acl", "advcl", "aux") and tree.head[at] != at
            for at in range(subject + 1, verb)
        )
        and tree.dep[verb] == "ROOT"
    )


def _is_of_clause(tree: Tree, subject: int, verb: int) -> bool:
    """Whether the subject is the object of a clause before it, whose verb the parser puts above the verb of saying:
    "the drought has left two people dead, the mayor of Alba, Rosa Lind, said"."""
    above = tree.head[verb]
    told = above < tree.left[subject] and tree.kid(above, "nsubj", "nsubjpass") is not None
    return tree.dep[verb] == "ccomp" and told


def _is_spliced(tree: Tree, subject: int, verb: int) -> bool:
    """Whether the parser joins the verb of saying to the clause before, with a comma and no word between: "the storm
    left two dead, Commissioner Rosa Lind informed on Friday"."""
    above = tree.head[verb]
    joined = tree.dep[verb] == "conj" and above < subject and tree.kid(above, "cc") is None
    return joined and tree.lower[tree.left[subject] - 1] == "," and tree.right[subject] == verb - 1


def _opens(tree: Tree, start: int) -> bool:
    """Whether a noun phrase for somebody may begin with the token."""
    return tree.pos[start] in ("DET", "NUM") or tree.tag[start] == "PRP$" or tree.dep[start] in ("poss", "compound")


def _is_plain(tree: Tree, start: int, stop: int) -> bool:
    """Whether the stretch is a short noun phrase: no verb in it, and no link to what is before."""
    return (
        0 < stop - start <= MAX_SPEAKER
        and not any(
            tree.pos[at] in ("VERB", "AUX", "SCONJ", "SPACE") and tree.dep[at] not in ("amod", "compound")
            for at in range(start, stop)
        )
        and tree.pos[start] not in ("CCONJ", "ADP")
    )


def _goes_on(tree: Tree, verb: int, last: int) -> tuple[Run, ...]:
    """What the sentence says on behind a pronoun's aside: "they were mostly sailors it said and included six women"."""
    aside = tree.tag[verb - 1] == "PRP" and verb + 2 < last and tree.lower[verb + 1] in ("and", "but")
    return ((verb + 1, last),) if aside and tree.tag[verb + 2] in FINITE else ()


def _before_brackets(tree: Tree, verb: int) -> int:
    """The verb, or where the bracket before it opens: "the Harbour Workers Union (HWU) said"."""
    if tree.lower[verb - 1] == ")":
        for at in range(verb - 2, max(verb - 8, 0), -1):
            if tree.lower[at] == "(":
                return at
    return verb


def _closes(tree: Tree, verb: int, last: int, cues: Cues) -> bool:
    """Whether nothing but when, where and how follows the verb."""
    if last - verb > MAX_CLOSING + 1 and not any(
        tree.lower[at] in cues.onward for at in range(verb + 1, min(last, verb + 6))
    ):
        return False
    for at in range(verb + 1, last):
        if tree.lower[at] in cues.onward:
            return True
        if tree.tag[at] in FINITE or tree.lower[at] in (":", "that", "to", ","):
            return False
        if at == verb + 1 and (tree.pos[at] in ("DET", "PRON", "ADJ") or _is_its_figure(tree, verb, at)):
            return False
    return True


def _is_its_figure(tree: Tree, verb: int, at: int) -> bool:
    """Whether a number behind a verb is its object: "the organisers claimed 5,000"."""
    return tree.pos[at] == "NUM" and tree.kid(verb, "dobj") is not None and tree.entity[at] not in ("DATE", "TIME")


def _tells(tree: Tree, first: int, stop: int) -> bool:
    """Whether the stretch has a verb of its own, with something before it to speak of."""
    return any(tree.tag[at] in FINITE for at in range(first + 1, stop)) and tree.pos[first] != "SCONJ"


def _behind(tree: Tree, verb: int, last: int, cues: Cues) -> Run | None:
    """The noun phrase behind "said" that ends the sentence: its speaker, which the parser takes for its object."""
    if verb + 1 >= last:
        return None
    at = verb + 1
    named = (
        tree.lower[verb - 1] == "," and tree.pos[at] == "PROPN" and tree.lemma[verb] in ("say", "report", "announce")
    )
    spoken = tree.lower[verb] == "said" and tree.pos[verb - 1] in ("NOUN", "PROPN", "NUM", "ADV")
    if not (spoken or (named and tree.kid(verb, "ccomp", "dobj") is not None)):
        return None
    if (
        tree.pos[at] not in ("DET", "PROPN")
        or tree.lower[at] in cues.calendar
        or tree.lower[at] in ("that", "this", "no")
    ):
        return None
    end = at
    while end < last and not (
        tree.tag[end] in FINITE or (tree.pos[end] in ("PUNCT", "SPACE") and tree.lower[end] not in ("-", "'"))
    ):
        end += 1
    if end < last and tree.tag[end] in FINITE:
        return None
    noun = next((token for token in range(at, end) if tree.pos[token] in ("NOUN", "PROPN")), None)
    if noun is None or tree.lemma[noun] in cues.sayings:
        return None
    # A second noun phrase behind the first is an apposition that lost its comma; time phrases are no part of it.
    stop = at + 1
    while (stop < end and tree.pos[stop] in (*NAME_PARTS, "PUNCT")) or (
        stop < end and tree.lower[stop] in ("of", "for")
    ):
        if tree.lower[stop] in cues.calendar:
            break
        stop += 1
    return at, stop


def _speaker_start(tree: Tree, first: int, verb: int, cues: Cues) -> int | None:
    """The first token of the noun phrase that ends right before the verb."""
    at = verb - 1
    if tree.pos[at] == "ADV" or tree.pos[at] == "AUX":
        at -= 1
    if tree.pos[at] == "PRON":
        return at if tree.tag[at] == "PRP" and tree.lower[at] in ("he", "she", "they", "it") else None
    if tree.pos[at] not in ("NOUN", "PROPN"):
        return None
    start = None
    while at >= first and verb - at <= MAX_SPEAKER:
        if tree.pos[at] == "DET":
            start = at
            if (
                at - 1 > first
                and tree.lower[at - 1] in LINKS
                and tree.pos[at - 2] in NOUNS
                and tree.lower[at - 2] not in cues.calendar
            ):
                at -= 2
                continue
            return start
        if tree.pos[at] == "CCONJ" and at - 1 > first and tree.pos[at - 1] in ("NOUN", "PROPN"):
            start = None
            at -= 1
            continue
        if tree.pos[at] in NAME_PARTS or tree.dep[at] in ("amod", "compound") or (tree.lower[at] == "-" and at > first):
            if _begins(tree, at, cues):
                return at
            at -= 1
            continue
        if tree.lower[at] in ("of", "for") and at > first and tree.pos[at - 1] in NOUNS:
            at -= 1
            continue
        return None
    return start


def _begins(tree: Tree, at: int, cues: Cues) -> bool:
    """Whether a noun phrase without article begins here: a name behind a noun, an adjective behind a name."""
    before = at - 1
    if before < 0:
        return False
    capital = tree.doc[at].text[:1].isupper()
    people = tree.lower[at] in cues.nationalities
    if people and tree.doc[before].text[:1].isupper():
        return tree.pos[before] in ("ADJ", "PROPN") and tree.lower[before] not in cues.nationalities
    if tree.pos[before] not in ("NOUN", "PROPN", "NUM", "PRON", "ADV"):
        return False
    if tree.lower[before] in cues.calendar or (tree.pos[before] == "NUM" and tree.pos[at] != "NOUN"):
        return tree.lower[at] not in cues.calendar and tree.pos[at] != "NUM"
    if people:
        return True
    return capital and tree.pos[before] == "NOUN" and tree.doc[before].text[:1].islower()
