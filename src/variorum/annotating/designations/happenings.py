"""What voices call an event: "the brutal attack", "called the raid a massacre", "the aggression" after an attack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.annotating.designations.as_phrases import as_phrase
from variorum.annotating.designations.phrases import is_glued
from variorum.annotating.designations.predicates import likened, participle, predicate, relative
from variorum.annotating.designations.sight import Found, Sight
from variorum.annotating.events.events import Told
from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.parse import Parsed
from variorum.records import EventMention, Mention

STANDS_FOR = "definite noun"
"""What was guessed of a noun that stands for the event told just before."""

# "The aggression" stands for an event told in its own sentence or the one before.
_BEFORE = 1
_MOST_WORDS = 6
_NOUNS = ("NOUN", "PROPN")
_DEPS = frozenset(("attr", "oprd", "ccomp", "xcomp", "dobj", "pobj"))
_POINTING = frozenset(("the", "this", "that", "such"))


Rule = Callable[[Sight, int], Iterator[Found]]


def happenings(parsed: Parsed, sight: Sight, told: Told) -> Iterator[Found]:
    """What one field calls the events that it tells; `actor` of what comes is the event. Words of harm name none."""
    lexicon = events_lexicon(parsed.language)
    bare = {each.id for each in told.events if lexicon.kinds[each.kind].group in sight.words["named_groups"]}
    tree = sight.tree
    tokens = {
        at: mention
        for at, mention in _tokens(sight, [each for each in told.event_mentions if each.field == parsed.field]).items()
        if tree.lemma[at] not in lexicon.harm and tree.lower[at] != "dead"
    }
    for at, mention in tokens.items():
        if tree.pos[at] in _NOUNS:
            yield from (each for each in _named(sight, at, mention.event) if mention.event in bare or each.start < at)
    yield from _said_of(sight, tokens)
    yield from _stand_ins(sight, tokens)


def _tokens(sight: Sight, mentions: Sequence[EventMention]) -> dict[int, EventMention]:
    """The last token of each event mention, in order."""
    at_end = {end: at for at, end in enumerate(sight.tree.end)}
    found = {at_end[each.end]: each for each in mentions if each.end in at_end}
    return dict(sorted(found.items()))


def _named(sight: Sight, at: int, event: str) -> Iterator[Found]:
    """The event word with what characterises it before: adjectives and nouns, without articles, names and days."""
    tree = sight.tree
    after = tree.head[at]
    if tree.dep[at] in ("compound", "nmod", "amod") and at < after <= at + 3:
        return  # "the attack site", "the evacuation deal"
    if tree.lower[at + 1 : at + 2] == ["-"] and tree.end[at] == tree.start[at + 1]:
        return
    yield Found(_start(sight, at), at + 1, event, "noun", event=True)


def _start(sight: Sight, head: int) -> int:
    """Where the words begin that characterise the event word at `head`."""
    tree, plain = sight.tree, sight.words["plain_modifiers"]
    first = head
    while first > 0 and head - first < _MOST_WORDS and tree.sentence[first - 1] == tree.sentence[head]:
        before = first - 1
        if is_glued(sight, first):
            first -= 2
            continue
        participle_ = tree.tag[before] in ("VBN", "VBG") and tree.dep[before] == "amod"
        if not participle_ and tree.pos[before] not in ("ADJ", "NOUN"):
            break
        if before in sight.mention or tree.entity[before] in ("NORP", "GPE", "ORG", "PERSON", "DATE", "TIME", "LOC"):
            break
        if tree.lower[before] in plain or not tree.lower[before][0].isalpha():
            break
        capital = tree.text[before][0].isupper() and tree.sentence[before - 1] == tree.sentence[before]
        if capital and before and tree.text[head][0].islower():  # a name that the parser does not know
            break
        first = before
    return first


def _said_of(sight: Sight, tokens: Mapping[int, EventMention]) -> Iterator[Found]:
    """ "Called the raid a massacre", "the raid was a massacre", "described it as": the rules for actors, with events in
    their place."""
    tree = sight.tree
    if not tokens:
        return
    seen = replace(
        sight,
        mention={at: _as_mention(each) for at, each in tokens.items()},
        kinds={each.event: "event" for each in tokens.values()},
        speakers=sight.mention,
    )
    for at, dep in enumerate(tree.dep):
        if dep in _DEPS and tree.pos[at] in _NOUNS:
            for rule in _rules(seen, at):
                yield from (replace(each, event=True) for each in rule(seen, at) if _says(sight, each))


def _rules(seen: Sight, at: int) -> Iterator[Rule]:
    """The rules that read the noun at `at` as a complement."""
    tree, dep = seen.tree, seen.tree.dep[at]
    above = tree.head[at]
    if dep in ("attr", "oprd", "ccomp", "xcomp"):
        yield predicate
    if dep == "dobj" and tree.dep[above] in ("advcl", "acl"):
        yield participle
    if dep == "dobj" and tree.lemma[above] in seen.words["likening_verbs"]:
        yield likened
    if dep in ("dobj", "oprd", "ccomp") and tree.dep[above] == "relcl":
        yield relative
    if dep == "pobj" and tree.lower[above] == "as":
        yield as_phrase


def _says(sight: Sight, found: Found) -> bool:
    """Whether a complement characterises an event: it names no cause, part or time of it."""
    tree = sight.tree
    return tree.lower[found.start] not in ("the", "his", "her", "its", "their", "our", "my") or any(
        tree.tag[at] == "JJS" for at in range(found.start, found.end)
    )


def _as_mention(each: EventMention) -> Mention:
    """An event mention in the form that the rules for actors read."""
    return Mention(each.id, each.article, each.field, each.start, each.end, each.text, "name", each.event, None, None)


def _stand_ins(sight: Sight, tokens: Mapping[int, EventMention]) -> Iterator[Found]:
    """ "The aggression", "this heinous crime" for the event told last."""
    tree = sight.tree
    last: int | None = None
    for at, lemma in enumerate(tree.lemma):
        if at in tokens:
            last = at
        elif last is not None and lemma in sight.words["event_labels"] and tree.tag[at] == "NN":
            pointing = any(tree.lower[kid] in _POINTING for kid in tree.children[at] if kid < at)
            near = tree.sentence[at] - tree.sentence[last] <= _BEFORE
            if pointing and near and tree.dep[at] not in ("compound", "nmod", "amod"):
                yield Found(_start(sight, at), at + 1, tokens[last].event, "noun", STANDS_FOR, event=True)
