"""Who is cited by whom: "the Courier said, citing Coast Wire", "Karlov said, as quoted by the Courier".

Both speak the same content. The article cites the one (the outer attribution), and that one cites the other (the
inner, `inside` it), who is nearer to where the content comes from.
"""

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.tree import NOUNS, Tree
from variorum.annotating.voices.continuing import SPOKEN
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks, cut
from variorum.annotating.voices.speaker_phrase import agent_of, noun_phrase

# Entities that can be named as a reason only ("citing the charter").
REASONS = frozenset({"LAW", "EVENT", "WORK_OF_ART", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})
CITED = SPOKEN | {"according", "before", "object"}
MAX_CLIMB = 6  # tokens to go up the parse in search of the citing that a participle belongs to
MAX_REACH = 30  # tokens between the two citings
MAX_OBJECT = 5  # tokens between "citing" and the noun that it cites, where the parser gives it no object


def chained(tree: Tree, marks: Marks, cues: Cues, found: Sequence[Found]) -> list[Found]:
    """The attributions, with those that their speakers cite in turn; each of these names a token of its outer cue."""
    rows = list(found)
    for at, lemma in enumerate(tree.lemma):
        if lemma not in cues.citing or marks.inside[at] >= 0:
            continue
        if tree.tag[at] == "VBG":
            _cite(tree, cues, rows, at)
        elif tree.tag[at] in ("VBN", "VBD"):
            _cited_by(tree, cues, rows, at)
    return rows


def passed_on(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions, with "The ministry said that six died, Coast Wire reports" cited as it is meant: the parser
    makes what is said the content of the second verb alone, and that verb a part of what the ministry said."""
    rows = list(found)
    for number, second in enumerate(rows):
        if second.frame != "clause" or len(second.speaker) != 1 or second.speaker[0][0] < second.content[-1][1]:
            continue
        start, (first, last) = second.speaker[0][0], second.content[0]
        if tree.lower[first] != "that" or tree.lower[start - 1] != ",":
            continue
        for other, said in enumerate(rows):
            if other != number and said.content == ((first, max(second.cue) + 1),) and said.cue[0] < first:
                sentence = tree.sentences[tree.sentence[first]]
                rows[other] = replace(said, content=((first, last),))
                rows[number] = replace(second, content=((sentence[0], start),), frame="closing")
    return rows


def _cite(tree: Tree, cues: Cues, rows: list[Found], at: int) -> None:
    """ "..., citing Coast Wire": adds whom the speaker of the sentence cites for its content."""
    target = _object(tree, at)
    if target is None or not _can_tell(tree, cues, target):
        return
    first, last = noun_phrase(tree, target)
    first = max(first, at + 1)
    outer = _governing(tree, rows, at)
    if outer is None or first >= last:
        return
    content = cut(rows[outer].content, (at, last))
    if not content:
        return
    rows[outer] = replace(rows[outer], content=content)
    inner = Found((at,), ((first, last),), content, rows[outer].stance, "citing", None, rows[outer].cue[0])
    rows[:] = [row for number, row in enumerate(rows) if at not in row.cue or number == outer]
    rows.append(inner)


def _cited_by(tree: Tree, cues: Cues, rows: list[Found], at: int) -> None:
    """ "..., as quoted by Coast Wire": adds who cites the speaker, outside."""
    target = agent_of(tree, at)
    if target is None:
        saying = next((kid for kid in range(at + 1, min(at + 4, len(tree.head))) if tree.tag[kid] == "VBG"), None)
        target = None if saying is None else _by(tree, saying)
    if target is None or not _can_tell(tree, cues, target):
        return
    own = next((number for number, row in enumerate(rows) if at in row.cue and row.frame in SPOKEN), None)
    inner = own if own is not None else _governing(tree, rows, at)
    if inner is None or rows[inner].within is not None:
        return
    by = next((kid for kid in range(target, at, -1) if tree.lower[kid] == "by"), at)
    speaker = noun_phrase(tree, target)
    content = cut(rows[inner].content, (min(at, by), speaker[1]))
    if not content:
        return
    cue = tuple(each for each in (at, by) if each not in rows[inner].cue) or (by,)
    rows[inner] = replace(rows[inner], content=content, within=cue[0])
    kept = rows[inner]
    rows[:] = [row for row in rows if at not in row.cue or row is kept]
    rows.append(Found(cue, (speaker,), content, "asserted", "citing"))


def _by(tree: Tree, verb: int) -> int | None:
    """Who stands behind "by" after a verb."""
    for kid in tree.kids(verb, "agent", "prep"):
        if kid > verb and tree.lower[kid] == "by":
            return tree.kid(kid, "pobj")
    return None


def _object(tree: Tree, at: int) -> int | None:
    thing = tree.kid(at, "dobj")
    if thing is None:
        near = range(at + 1, min(at + MAX_OBJECT + 1, len(tree.head)))
        thing = next((token for token in near if tree.pos[token] in NOUNS), None)
        while thing is not None and at < thing < tree.head[thing] <= at + MAX_OBJECT and tree.dep[thing] == "compound":
            thing = tree.head[thing]
    return thing


def _can_tell(tree: Tree, cues: Cues, noun: int) -> bool:
    """Whether somebody can be cited for saying a thing, not a mere reason ("citing a lack of rain")."""
    if tree.pos[noun] == "PROPN":
        return tree.doc[noun].ent_type_ not in REASONS
    return tree.lemma[noun] in cues.tellers or tree.lower[noun] in cues.tellers


def _governing(tree: Tree, rows: Sequence[Found], at: int) -> int | None:
    """The number of the attribution whose speaker cites by the token: by the parse, else the nearest one."""
    sentence = tree.sentence[at]
    near = [
        number
        for number, row in enumerate(rows)
        if (row.frame in CITED or row.frame == "citing")
        and at not in row.cue
        and tree.sentence[row.cue[0]] == sentence
        and abs(row.cue[0] - at) <= MAX_REACH
    ]
    for number in near:  # "citing Coast Wire, citing the monitor"
        if rows[number].frame == "citing" and 0 <= at - rows[number].speaker[-1][1] <= 1:
            return number
    cue_of = {token: number for number in near for token in rows[number].cue}
    speaker_of = {token: number for number in near for run in rows[number].speaker for token in range(*run)}
    above = at
    for _ in range(MAX_CLIMB):
        above = tree.head[above]
        if above in cue_of:
            return cue_of[above]
        if above in speaker_of:
            return speaker_of[above]
    before = [(at - rows[number].cue[0], number) for number in near if rows[number].cue[0] < at]
    after = [(rows[number].cue[0] - at, number) for number in near if rows[number].cue[0] > at]
    return min(before or after, default=(0, None))[1]
