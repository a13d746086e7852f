"""Whose figure it is, told by a noun of counting: "by the union's reckoning", "the number that the committee gave was
17", "the figure is the ministry's", "the hospital published the count".

The holder of such a noun, or who gives it out, is the counter of the figure in its sentence; where that has none, of
those in the sentence before. Where somebody is cited there already, only who made the count is nearer to it than they.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from variorum.annotating.language import ENGLISH
from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.clauses import subtree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks, cut
from variorum.annotating.voices.holders import PLACES, POSSESSIVE, UNCOUNTING, can_count, is_body, is_body_of, is_owner
from variorum.annotating.voices.speaker_phrase import agent_of, is_passive, noun_phrase, speaker_of_verb

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
MANNER = frozenset({"by", "on", "per", "under"})
POINTING = frozenset({"this", "that", "so"})
TIMES = frozenset({"DATE", "TIME", "ORDINAL"})
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
SOURCING = frozenset({"be", "come", "originate", "stem"})
MAX_POINTING = 25  # tokens of a sentence that only says who said the one before
MAX_BRACKETED = 7  # tokens of a name in brackets


def tallied(tree: Tree, marks: Marks, cues: Cues, found: Sequence[Found]) -> list[Found]:
    """The attributions of figures to the holders of nouns of counting, and to who is named for the sentence before."""
    said: dict[int, list[Found]] = {}
    for each in found:
        for run in each.content:
            for at in range(*run):
                said.setdefault(at, []).append(each)
    rows: list[Found] = []
    for each, makes in _told(tree, marks, cues):
        figures = figures_in(tree, each.content)
        speaking = {id(row): row for at in figures for row in said.get(at, ())}
        if not figures:
            continue
        if not speaking:
            rows.append(each)
        elif makes and len(speaking) == 1 and all(said.get(at) for at in figures):
            (outer,) = speaking.values()
            if outer.within is None:
                rows.append(replace(each, content=outer.content, within=outer.cue[0]))
    return rows


def _told(tree: Tree, marks: Marks, cues: Cues) -> Iterator[tuple[Found, bool]]:
    """What each noun of counting, each pointing sentence and each bracket says, and whether it says who counted."""
    for at, lemma in enumerate(tree.lemma):
        if marks.inside[at] >= 0:
            continue
        if tree.lower[at] in cues.acts or (tree.pos[at] == "NOUN" and lemma in cues.acts | cues.results | cues.given):
            told = _of_noun(tree, cues, at)
        elif lemma in ("put", "have", "tell", "reckon", "count") and tree.pos[at] in ("VERB", "AUX"):
            told = _as_put(tree, at)
        elif lemma in cues.revising and tree.pos[at] == "VERB":
            told = _revising(tree, cues, at)
        elif tree.lower[at] in cues.misread_verbs and tree.pos[at] != "VERB":
            told = _informing(tree, cues, at)
        elif tree.lower[at] == "(":
            told = _bracketed(tree, cues, at)
        else:
            continue
        if told is not None:
            yield told
    for number, (first, last) in enumerate(tree.sentences):
        if number and last - first <= MAX_POINTING and marks.inside[first] < 0:
            pointing = _pointing(tree, cues, first, last)
            if pointing is not None:
                yield pointing


def _of_noun(tree: Tree, cues: Cues, at: int) -> tuple[Found, bool] | None:
    """What is said by a noun of counting: whose the figure of its sentence, or of the one before, is."""
    holder = _holder(tree, cues, at)
    if holder is None:
        return None
    speaker, cue, makes = holder
    first, last = tree.sentences[tree.sentence[at]]
    outside = cut(((first, last),), speaker)
    above = tree.head[at]
    if figures_in(tree, outside):
        if tree.dep[at] in ("pobj", "pcomp") and tree.lower[above] in MANNER:
            content = cut(outside, (above, max(speaker[1], at + 1)))
        elif tree.dep[at] in ("nsubj", "nsubjpass") and any(each > at for each in figures_in(tree, outside)):
            content = cut(((tree.left[at], tree.right[above] + 1),), speaker)
        elif tree.dep[at] == "appos" and at < speaker[0] and not _is_multiple(tree, at):
            # "killed 70 people, a figure supplied by the union"
            content = cut(outside, (tree.left[at], max(speaker[1], tree.right[at] + 1)))
        else:
            return None
        return Found(cue, (speaker,), content, "asserted", "tally"), makes
    if not _points_back(tree, cues, at):
        return None
    return _before(tree, at, speaker, cue, makes)


def _is_multiple(tree: Tree, at: int) -> bool:
    """Whether a count is only what another is measured by: "half the number given by the hospital"."""
    return any(tree.dep[kid] in ("predet", "quantmod", "nummod") and kid < at for kid in tree.children[at])


def _before(tree: Tree, at: int, speaker: Run, cue: tuple[int, ...], makes: bool) -> tuple[Found, bool] | None:
    """The sentence before that of the token as content, where it has a figure."""
    number = tree.sentence[at]
    while number and not any(tree.pos[each] not in ("SPACE", "PUNCT") for each in range(*tree.sentences[number - 1])):
        number -= 1
    if not number:
        return None
    content = tree.sentences[number - 1]
    return (Found(cue, (speaker,), (content,), "asserted", "tally"), makes) if figures_in(tree, (content,)) else None


def _points_back(tree: Tree, cues: Cues, at: int) -> bool:
    """Whether a noun of counting speaks of the figure just told: it is what "this" or "that" is ("that is the count of
    the Forum"), or a definite one is given out, or has its source told. What is disputed or compared is another."""
    above = tree.head[at]
    if tree.dep[at] == "attr":
        subject = tree.kid(above, "nsubj")
        return subject is not None and tree.lower[subject] in POINTING
    if tree.lemma[at] in cues.given and (_has_of(tree, at) or (tree.tag[at] == "NN" and tree.lemma[at] in cues.fates)):
        return False  # "announced the death of its leader"
    definite = any(tree.lower[kid] in DEFINITE or is_owner(tree, kid, at) for kid in tree.children[at])
    given = tree.lemma[above] in cues.handing and tree.dep[at] in ("dobj", "nsubjpass")
    return definite and (given or (tree.dep[at] == "nsubj" and tree.lemma[above] in SOURCING))


def _holder(tree: Tree, cues: Cues, at: int) -> tuple[Run, tuple[int, ...], bool] | None:
    """Who holds or gives out the count at `at`: the noun phrase, the cue, and whether they made it."""
    act = tree.lemma[at] in cues.acts or tree.lower[at] in cues.acts
    owner = next((kid for kid in tree.kids(at, "poss", "nsubj") if is_owner(tree, kid, at)), None)
    if owner is not None:
        result = tree.lemma[at] in cues.results and not _has_of(tree, at)
        counts = (act or result) and can_count(tree, cues, owner, places=act)
        return (noun_phrase(tree, owner), (at,), True) if counts else None
    for kid in (*tree.kids(at, "prep"), *tree.kids(at, "acl")):
        target = tree.kid(kid, "pobj") if tree.dep[kid] == "prep" else agent_of(tree, kid)
        if target is None or kid < at or not can_count(tree, cues, target, places=False):
            continue
        if tree.dep[kid] == "acl":
            if tree.lemma[kid] in cues.handing:
                return noun_phrase(tree, target), (at, kid), tree.lemma[kid] in cues.making
        elif tree.lower[kid] == "by" or (act and tree.lower[kid] == "from") or _is_of(tree, cues, kid, target, act):
            return noun_phrase(tree, target), (at,), True
    if act and tree.lower[tree.head[at]] in MANNER and is_body_of(tree, cues, at):
        return (tree.left[at - 1], at), (at,), True  # "by police estimates"
    for verb in tree.kids(at, "relcl"):
        subject = tree.kid(verb, "nsubj")
        if tree.lemma[verb] in cues.handing and subject is not None and tree.pos[subject] != "PRON":
            return _giver(tree, cues, verb, at)
    above = tree.head[at]
    if tree.lemma[above] in cues.handing and tree.pos[above] == "VERB" and tree.dep[at] == "dobj":
        return _giver(tree, cues, above, at)
    if tree.dep[at] == "nsubjpass" and tree.lemma[above] in cues.handing:
        return _giver(tree, cues, above, at)
    if tree.dep[at] == "nsubj" and tree.lemma[above] in SOURCING:
        return _source(tree, cues, above, at)
    return None


def _giver(tree: Tree, cues: Cues, verb: int, at: int) -> tuple[Run, tuple[int, ...], bool] | None:
    """Who gives out a count by a verb, in the active or passive."""
    speaker = speaker_of_verb(tree, verb)
    negated = any(tree.lower[kid] in cues.negations for kid in tree.kids(verb, "neg"))
    if not speaker or negated or (tree.dep[at] == "nsubjpass" and not is_passive(tree, verb)):
        return None
    target = max(range(*speaker[0]), key=lambda token: (not speaker[0][0] <= tree.head[token] < speaker[0][1], -token))
    if not can_count(tree, cues, target, places=True) or verb in range(*speaker[0]):
        return None
    return speaker[0], (verb, at) if verb < at else (at, verb), tree.lemma[verb] in cues.making


def _source(tree: Tree, cues: Cues, verb: int, at: int) -> tuple[Run, tuple[int, ...], bool] | None:
    """Whose a count is, or from whom: "the figure is the ministry's", "comes from the ministry"."""
    for noun in tree.kids(verb, "attr", "acomp", "nsubj", "dobj"):
        owned = noun > verb and noun + 1 < len(tree.head) and tree.lower[tree.right[noun]] in POSSESSIVE
        if owned and can_count(tree, cues, noun, places=True):
            return (tree.left[noun], tree.right[noun]), (at, verb), True
    that = next((kid for kid in tree.kids(verb, "attr") if tree.lower[kid] in ("that", "those")), verb)
    for kid in (*tree.kids(verb, "prep"), *tree.kids(that, "prep")):
        target = tree.kid(kid, "pobj")
        if (
            tree.lower[kid] == ("from" if tree.head[kid] == verb else "of")
            and target is not None
            and can_count(tree, cues, target, places=False)
        ):
            return noun_phrase(tree, target), (at, verb), True
    return None


def _is_of(tree: Tree, cues: Cues, of: int, noun: int, act: bool) -> bool:
    return act and tree.lower[of] == "of" and is_body(tree, cues, noun)


def _has_of(tree: Tree, at: int) -> bool:
    return any(tree.lower[kid] == "of" for kid in tree.kids(at, "prep"))


def figures_in(tree: Tree, runs: Sequence[Run]) -> list[int]:
    """The numbers in some stretches that are of no day or hour."""
    return [
        at
        for run in runs
        for at in range(*run)
        if (tree.pos[at] == "NUM" or tree.tag[at] == "CD" or _is_spelled(tree, at)) and not _is_of_a_day(tree, at)
    ]


def _is_spelled(tree: Tree, at: int) -> bool:
    """Whether a sentence begins with a number word, which the parser may take for an adjective ("Eleven died")."""
    return tree.lower[at] in spelled() and at == tree.sentences[tree.sentence[at]][0]


@cache
def spelled() -> Mapping[str, str]:
    """Number words from two on -> their digits."""
    table = ENGLISH.table("figures")
    return {word: str(value) for name in ("units", "tens") for word, value in table[name].items() if word != "one"}


def _is_of_a_day(tree: Tree, at: int) -> bool:
    """Whether a number is a year, or of a date of several words: the parser takes many a bare number for a date."""
    if tree.entity[at] not in TIMES:
        return False
    near = (each for each in (at - 1, at + 1) if 0 <= each < len(tree.entity))
    return YEAR.fullmatch(tree.text[at]) is not None or any(tree.entity[each] in TIMES for each in near)


def _as_put(tree: Tree, verb: int) -> tuple[Found, bool] | None:
    """ "As the agency put it, 21 people died"."""
    as_ = next((kid for kid in tree.children[verb] if kid < verb and tree.lower[kid] == "as"), None)
    it = next((kid for kid in tree.kids(verb, "dobj") if tree.lower[kid] == "it"), None)
    subject = tree.kid(verb, "nsubj")
    if as_ is None or it is None or subject is None or not as_ < subject < verb < it:
        return None
    content = cut((tree.sentences[tree.sentence[verb]],), subtree(tree, verb))
    return Found((as_, verb, it), (noun_phrase(tree, subject),), content, "asserted", "tally"), False


def _revising(tree: Tree, cues: Cues, verb: int) -> tuple[Found, bool] | None:
    """ "The fire killed 22 people. The monitor updated its earlier toll of 15": both figures are the monitor's."""
    thing = tree.kid(verb, "dobj")
    if (
        thing is None
        or tree.lemma[thing] not in cues.acts | cues.results
        or not figures_in(tree, (subtree(tree, thing),))
    ):
        return None
    own = any(tree.lower[kid] in ("its", "their", "his", "her") for kid in tree.kids(thing, "poss"))
    earlier = any(tree.lower[kid] in cues.earlier for kid in tree.kids(thing, "amod"))
    if not (own and earlier) or any(tree.lower[kid] in ("to", "at") for kid in tree.kids(verb, "prep")):
        return None
    giver = _giver(tree, cues, verb, thing)
    told = None if giver is None else _before(tree, verb, giver[0], (verb, thing), False)
    if told is None:
        return None
    return replace(told[0], content=(*told[0].content, subtree(tree, thing))), False


def _informing(tree: Tree, cues: Cues, verb: int) -> tuple[Found, bool] | None:
    """ "Six people died, Coast Wire informs", "..., the ministry's bulletin shows": the verb is taken for a noun."""
    first, last = tree.sentences[tree.sentence[verb]]
    comma = next(
        (at for at in range(verb - 1, max(first, verb - MAX_BRACKETED - 2), -1) if tree.lower[at] == ","), None
    )
    closes = all(tree.pos[at] in ("PUNCT", "SPACE") for at in range(verb + 1, last))
    if comma is None or comma + 1 == verb or not closes:
        return None
    if not tree.text[verb - 1][:1].isupper() and tree.lemma[verb - 1] not in cues.documents | cues.acts:
        return None
    return Found((verb,), ((comma + 1, verb),), ((first, comma),), "asserted", "tally"), False


def _pointing(tree: Tree, cues: Cues, first: int, last: int) -> tuple[Found, bool] | None:
    """A sentence that only says who said the one before: "So says the mission", "This was reported by the ministry",
    "That is according to the mayor"."""
    if tree.lower[first] not in POINTING or first + 2 >= last or figures_in(tree, ((first, last),)):
        return None
    if tree.lower[first] == "so":
        verb = first + 1
        target = next((kid for kid in tree.kids(verb, "nsubj", "dobj", "attr") if kid > verb), None)
        if tree.lemma[verb] not in cues.strong or target is None:
            return None
        start, stop = noun_phrase(tree, target)
        stop = next((kid for kid in tree.kids(target, "prep") if tree.lower[kid] in ("in", "on")), stop)
        return _before(tree, first, (start, stop), (first, verb), False)
    according = next((at for at in range(first, min(first + 4, last)) if tree.lower[at] == "according"), None)
    if according is not None and tree.lower[according + 1 : according + 2] == ["to"]:
        target = tree.kid(according + 1, "pobj")
        cue: tuple[int, ...] = (according, according + 1)
    else:
        verb = next((at for at in range(first, min(first + 5, last)) if tree.lemma[at] in cues.strong), -1)
        target, cue = (agent_of(tree, verb), (verb,)) if verb >= 0 and is_passive(tree, verb) else (None, ())
    if target is None or not can_count(tree, cues, target, places=True):
        return None
    return _before(tree, first, noun_phrase(tree, target), cue, False)


def _bracketed(tree: Tree, cues: Cues, at: int) -> tuple[Found, bool] | None:
    """A name in brackets at the end of a sentence: "left 65 dead (Pilgrims Society)", "... (Coast Wire informs)"."""
    first, last = tree.sentences[tree.sentence[at]]
    close = next((each for each in range(at + 2, min(last, at + MAX_BRACKETED + 2)) if tree.lower[each] == ")"), None)
    if close is None or not all(tree.pos[each] in ("PUNCT", "SPACE") for each in range(close + 1, last)):
        return None
    stop = close - 1 if tree.lower[close - 1] in cues.informing else close
    name = range(at + 1, stop)
    if not all(tree.text[each][:1].isupper() or tree.lower[each] in ("of", "the", "for", "and") for each in name):
        return None
    if len(name) < 2 or any(tree.entity[each] in UNCOUNTING | PLACES for each in name):
        return None
    if at == first or (tree.text[at - 1][:1].isupper() and tree.entity[at - 1] not in TIMES):
        return None  # whose photograph it is; what a name means
    run, cue = (at + 1, stop), (at,) if stop == close else (stop,)
    return Found(cue, (run,), ((first, at),), "asserted", "tally"), False
