"""The words of one field that tell events: verbs and nouns of lexicon/LANG/events.toml, each with its kind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.annotating.events.befalls import befallen, befallen_noun, tells
from variorum.annotating.events.happened import is_real
from variorum.annotating.events.kinds import Kind, Lexicon, events_lexicon
from variorum.annotating.events.senses import (
    by_weapon,
    is_legal,
    is_month,
    is_of_firemen,
    is_riot_control,
    kind_of_noun,
    phrasal,
)
from variorum.annotating.events.view import NOUNS, VERBS, View


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event."""

    at: int  # its token
    kind: Kind
    harm: bool  # tells that people were hurt, in an event that other words may name
    real: bool  # is said to have happened
    other: bool  # is marked as another event than the one being told ("another", "last month's")
    definite: bool  # "the attack", "this attack"
    indefinite: bool  # "an attack"
    that: bool  # "that attack": the one just told
    plural: bool
    weak: bool  # stands before a noun that is no event ("the attack site"): it founds no event
    lead: bool = False  # the dated main verb of a lead, which no list has


def triggers(view: View, of_workers: bool = False) -> tuple[Trigger, ...]:
    """The event words of one field, in order. Of "bomb blast" only the head is given, with the kind of both.

    `of_workers`: the article tells of a labour dispute and of no arms, so that its strikes are of workers.
    """
    lexicon = events_lexicon(view.parsed.language)
    found: dict[int, Trigger] = {}
    for at, (lemma, pos) in enumerate(zip(view.lemma, view.pos, strict=True)):
        if pos == "PROPN" and lemma.endswith("s") and lemma[:-1] in lexicon.telling:
            lemma = lemma[:-1]  # "Wildfires burned": the parser takes the first word for a name
        if lemma == "-":
            joined = _hyphened(view, lexicon, at)
            if joined is not None:
                told = _described(view, lexicon, joined[0], lexicon.kinds[joined[1]], False)
                found[joined[0]] = replace(told, weak=False)
            continue
        if lemma not in lexicon.telling and view.lower[at] not in lexicon.telling:
            continue
        kind, harm = _kind(view, lexicon, at, lemma)
        if kind is not None:
            found[at] = _described(view, lexicon, at, lexicon.kinds[kind], harm)
        elif lemma in lexicon.weapons and pos in NOUNS and _does_harm(view, lexicon, at):
            found[at] = _described(view, lexicon, at, lexicon.kinds[lexicon.weapons[lemma]], False)
    for at in [at for at, each in found.items() if _only_describes(view, lexicon, found, at, each)]:
        del found[at]
    found.update(_told_again(view, lexicon, found))
    found.update(_it_happened(view, lexicon, found))
    if of_workers:
        found.update(_of_workers(view, lexicon, found))
    return tuple(_heads(view, found))


def _only_describes(view: View, lexicon: Lexicon, found: dict[int, Trigger], at: int, each: Trigger) -> bool:
    """Whether the word says something of another event word, which tells the event: "the recall, announced on Monday",
    "signed an accord"."""
    if each.kind.minor and view.dep[at] == "acl" and view.head[at] in found:
        return True
    if view.pos[at] not in VERBS or view.lemma[at] not in lexicon.befalling:
        return False
    near = (*view.children[at], *((view.head[at],) if view.dep[at] in ("acl", "relcl") else ()))
    return any(other in found and found[other].kind.group == each.kind.group for other in near)


def _hyphened(view: View, lexicon: Lexicon, at: int) -> tuple[int, str] | None:
    """The token and the kind of a noun that the parser splits at its hyphen ("sit-in")."""
    if not 0 < at < len(view.lower) - 1 or (view.end[at - 1], view.end[at]) != (view.start[at], view.start[at + 1]):
        return None
    word = f"{view.lower[at - 1]}-{view.lower[at + 1]}"
    kind = lexicon.nouns.get(word) or lexicon.nouns.get(word.removesuffix("s"))
    if kind is None:
        return None
    return (at - 1 if at - 1 in view.ancestors(at + 1) else at + 1), kind


def _kind(view: View, lexicon: Lexicon, at: int, lemma: str) -> tuple[str | None, bool]:
    """The kind that the word tells, and whether it is a word of harm."""
    pos = view.pos[at]
    if (lemma in lexicon.harm and pos != "PROPN") or view.lower[at] == "dead":
        return lexicon.harm.get(lemma, "death"), True
    before = view.lemma[at - 1] if at else ""
    if pos in VERBS or (pos == "ADJ" and view.tag[at] == "VBN"):
        kind = lexicon.nouns.get(f"{before} {lemma}")
        if kind is not None:
            # "The air strikes on the town": the parser takes the noun for a verb.
            return kind, False
        kind = befallen(view, lexicon.befalls, at) if lemma in lexicon.befalling else None
        kind = kind or phrasal(view, lexicon, at) or lexicon.verbs.get(lemma)
        if lemma in lexicon.strikes and (kind is None or lexicon.kinds[kind].minor):
            kind = by_weapon(view, lexicon, at) or kind
        if kind is not None and view.dep[at] == "amod" and lexicon.kinds[kind].group != "attack":
            return None, False
        if kind == "disclosure" and any(view.lemma[child] in lexicon.marks["freed"] for child in view.children[at]):
            return None, False
        if kind in ("dismissal", "ruling") and any(view.lower[each] in ("as", "out") for each in view.children[at]):
            return None, False  # "dismissed as a lie", "ruled out"
        if kind == "charge" and not is_legal(view, at):
            return None, False
        return kind, False
    if pos not in NOUNS or (lemma in lexicon.months and is_month(view, at)):
        return None, False
    if before in lexicon.marks["ailing"] and lemma in ("attack", "strike"):
        return None, False  # "a heart attack"
    if lemma == "fire" and (view.lemma[view.head[at]] in lexicon.marks["gunfire"] or is_of_firemen(view, lexicon, at)):
        return None, False
    told = befallen_noun(view, lexicon.befalls, at) if lemma in lexicon.befalling else None
    if told is not None:
        return told, False
    kind = lexicon.nouns.get(lemma) or lexicon.nouns.get(view.lower[at])
    kind = lexicon.nouns.get(f"{before} {lemma}", kind)
    if kind is not None and lexicon.kinds[kind].minor and view.dep[at] == "compound":
        return None, False  # "rescue workers"
    return (kind_of_noun(view, lexicon, at, kind) if kind else None), False


def _of_workers(view: View, lexicon: Lexicon, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """The strikes of a field as those of workers; the verb, too, where nothing is struck ("will strike again")."""
    kind = lexicon.kinds["stoppage"]
    told = {}
    for at, lemma in enumerate(view.lemma):
        if lemma != "strike":
            continue
        if at in found:
            told[at] = replace(found[at], kind=kind)
        elif view.pos[at] in VERBS and all(view.dep[child] != "dobj" for child in view.children[at]):
            told[at] = _described(view, lexicon, at, kind, False)
    return told


def _told_again(view: View, lexicon: Lexicon, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """The nouns for what befell a thing that stand without it, and the verbs with a pronoun for it, where the field
    tells it in full elsewhere ("the collapse", "it gave way at noon")."""
    again = {}
    for kind, each in lexicon.befalls.items():
        if all(trigger.kind.name != kind for trigger in found.values()):
            continue
        for at, lemma in enumerate(view.lemma):
            noun = lemma in each.nouns and not each.named and view.pos[at] in NOUNS
            if noun or (view.pos[at] in VERBS and at not in found and tells(view, each, at) and _of_it(view, at)):
                again[at] = _described(view, lexicon, at, lexicon.kinds[kind], False)
    return again


def _it_happened(view: View, lexicon: Lexicon, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """The verbs that say when or where the event told just before came about ("It happened on Wednesday")."""
    told = {}
    for at, lemma in enumerate(view.lemma):
        happens = lemma in ("happen", "occur") or (lemma == "take" and view.lower[at + 1 : at + 2] == ["place"])
        if not happens or at in found or view.pos[at] not in VERBS or not _of_it(view, at):
            continue
        before = [
            each
            for other, each in found.items()
            if other < at and view.sentence[at] - view.sentence[other] == 1 and not each.kind.aside and not each.harm
        ]
        if len({each.kind.name for each in before}) == 1 and not any(each.other or each.plural for each in before):
            told[at] = replace(_described(view, lexicon, at, before[0].kind, False), definite=True)
    return told


def _of_it(view: View, verb: int) -> bool:
    """Whether the subject of a verb is a pronoun for a thing."""
    return any(view.dep[child] in ("nsubj", "nsubjpass") and view.lower[child] == "it" for child in view.children[verb])


def _does_harm(view: View, lexicon: Lexicon, at: int) -> bool:
    """Whether the weapon is the subject or agent of a verb of harm ("a bomb killed six")."""
    if is_riot_control(view, lexicon, at):
        return False
    head = view.head[at]
    if view.dep[at] == "pobj" and view.dep[head] in ("agent", "prep"):
        return view.lower[head] == "by" and view.lemma[view.head[head]] in lexicon.harm
    return view.dep[at] == "nsubj" and view.lemma[head] in lexicon.harm


def _described(view: View, lexicon: Lexicon, at: int, kind: Kind, harm: bool) -> Trigger:
    below = view.children[at]
    words = {view.lower[child] for child in below}
    definite = view.pos[at] in NOUNS and bool(words & {"the", "this", "that", "its", "their"})
    for child in below:
        if view.lower[child] in ("-", "\u2013"):
            continue
        if view.dep[child] in ("compound", "amod") and view.children[child]:
            words.update(view.lower[deeper] for deeper in view.children[child])
    return Trigger(
        at=at,
        kind=kind,
        harm=harm,
        real=is_real(view, lexicon, at, words),
        other=not harm
        and (
            bool(words & lexicon.marks["other"])
            or (not kind.counted and _several(view, at))
            or _elsewhen(view, lexicon, at)
        ),
        definite=definite,
        indefinite=bool(words & {"a", "an"}),
        that="that" in words and view.pos[at] in NOUNS,
        plural=view.tag[at] in ("NNS", "NNPS"),
        weak=view.dep[at] in ("compound", "amod", "nmod") and view.pos[at] in NOUNS,
    )


def _several(view: View, at: int) -> bool:
    """Whether a number over one stands before the word ("three attacks")."""
    counted = any(view.dep[child] == "nummod" for child in view.children[at])
    return counted and view.tag[at] in ("NNS", "NNPS")


def _elsewhen(view: View, lexicon: Lexicon, at: int) -> bool:
    """Whether the word stands under "four days after": the event that is being told is another one."""
    if view.pos[at] in NOUNS and any(view.lower[child] == "the" for child in view.children[at]):
        return False  # "three days after the flood": one that is known
    token = at
    for _ in range(3):
        above = view.head[token]
        for word in (above, *(child for child in view.children[token] if view.dep[child] == "mark")):
            if view.lower[word] in ("after", "before", "since"):
                return word > 0 and view.lemma[word - 1] in lexicon.marks["spans"]
        if view.lower[token] in ("after", "before") or above == token:
            return False
        token = above
    return False


def _heads(view: View, found: dict[int, Trigger]) -> list[Trigger]:
    """`found` without those that only say what kind the noun after them is of."""
    kept = dict(found)
    for at, trigger in found.items():
        head = view.head[at]
        if not (view.dep[at] in ("compound", "amod", "nmod", "nummod") and head in found and head > at):
            continue
        over = kept.get(head)
        if over is not None:
            if over.kind.group == trigger.kind.group and (over.kind.general or over.kind.name == "explosion"):
                kept[head] = replace(over, kind=trigger.kind if not trigger.harm else over.kind)
            del kept[at]
    return [kept[at] for at in sorted(kept)]
