"""Definite nouns that stand for somebody named ("the cult"), and nouns around a name ("the violent X sect")."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.phrases import LONGEST, is_part_of_itself, only_office
from variorum.annotating.designations.sight import REACH, Found, Sight
from variorum.records import Mention

# Why a noun refers to somebody although it characterises nobody.
_GUESSED = frozenset(("instrument", "government", "led by", "state media", "possessive", "state"))
_STOPS = frozenset((",", ".", ";", "—", "–", "?"))
_INDEFINITE = frozenset(("a", "an"))
_DETERMINERS = frozenset(("the", "this", "these", "those", "that")) | _INDEFINITE


def stand_in(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """What the noun mention of the tokens from `start` to `end` calls somebody."""
    tree, words, head = sight.tree, sight.words, end - 1
    if sight.named(head) is not mention or tree.dep[head] in ("appos", "attr"):
        return
    if tree.lemma[head] in words["loaded_governments"]:
        yield from _loaded(sight, start, end, mention)
        return
    if sight.kind(mention) == "state" or mention.inferred in _GUESSED or _beside_name(sight, start, end):
        return
    if is_part_of_itself(sight, head, mention) or (tree.lower[start - 1] == "that" and tree.tag[start - 1] == "IN"):
        return
    first = _first(sight, start, head)
    told = mention.inferred == "role" and end < len(tree.lower) and _goes_on(sight, head, end)
    if told:
        while end < len(tree.lower) and end - first < LONGEST and tree.lower[end] not in _STOPS:
            if tree.lower[end] == "and" and tree.head[end] == head:
                break
            end += 1
    elif mention.inferred == "role" and tree.lower[first] in _INDEFINITE:  # "will have a new president"
        return
    if (not told and only_office(sight, start, end, head)) or tree.lemma[head] in words["empty_heads"]:
        return
    if end - start == 1 and tree.lemma[head] in words["plain_kinds"]:
        return
    if tree.lemma[head] in words["institutions"] or _repeats(sight, start, end, mention):
        return
    if mention.inferred == "definite noun" and not _may_mean(sight, start, head, mention):
        return
    if first < start or mention.inferred is not None:
        yield Found(first, end, mention.actor or "", "noun", mention.inferred)


def _goes_on(sight: Sight, head: int, at: int) -> bool:
    """Whether what follows a noun says more of it: "who defied them", "unwilling to yield"."""
    tree = sight.tree
    return tree.lower[at] in ("who", "whose") or (tree.head[at] == head and tree.dep[at] in ("amod", "acl"))


def _loaded(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """ "The X regime" for the government of X, where it is no more than that: not "regime-held", "regimes", or the one
    of somebody else."""
    tree, head = sight.tree, end - 1
    if tree.tag[head] != "NN" or tree.dep[head] in ("compound", "nmod", "amod") or tree.lower[end : end + 1] == ["-"]:
        return
    if tree.dep[head] == "conj" and tree.pos[tree.head[head]] == "ADJ":  # "Russian and regime bombing"
        return
    if any(tree.dep[kid] == "compound" and tree.text[kid].islower() for kid in tree.children[head]):
        return  # "the sanctions regime"
    if end < len(tree.pos) and tree.pos[end] in ("NOUN", "PROPN") and tree.sentence[end] == tree.sentence[head]:
        return  # "regime shelling"
    of = next((kid for kid in tree.kids(head, "prep") if tree.lower[kid] == "of"), None)
    if of is not None and "PROPN" not in tree.pos[of + 1 : of + 4]:
        return  # "a regime of checks"
    if mention.inferred is not None and not _is_its_regime(sight, head, mention):
        return
    first = _first(sight, start, head)
    if tree.lower[first - 1] == "-" or tree.lower[first] in ("a", "an", "any", "every"):
        return
    if any(tree.entity[at] == "PERSON" and at not in sight.mention for at in range(first, head)):
        return
    yield Found(first, end, mention.actor or "", "noun", mention.inferred)


def _is_its_regime(sight: Sight, head: int, mention: Mention) -> bool:
    """Whether a state that "the regime" is guessed to be of is one that the article says has one; where it says so of
    none, whether the sentence sets the regime beside no people or forces of that state."""
    explicit = {
        each.actor
        for _, end, each in sight.spans
        if each.inferred is None and sight.tree.lemma[end - 1] in sight.words["loaded_governments"]
    }
    if explicit:
        return mention.actor in explicit
    first, stop = sight.tree.sentences[sight.tree.sentence[head]]
    near = (sight.mention.get(at) for at in range(first, stop))
    return not any(each is not None and each is not mention and _is_of_state(sight, each, mention) for each in near)


def _is_of_state(sight: Sight, other: Mention, state: Mention) -> bool:
    """Whether words name the state outright, or its forces."""
    if other.form == "pronoun" or other.inferred == "government":
        return False
    whose, named = sight.names.get(state.actor or "", ""), sight.names.get(other.actor or "", "")
    return other.actor == state.actor or (named.startswith(whose) and named.endswith("armed forces"))


def _may_mean(sight: Sight, start: int, head: int, mention: Mention) -> bool:
    """Whether nobody else can be meant as well: of those of its kind that the sentences just before name, it is the
    only one, the one that the article names most, or the last one and the subject of its sentence. Nouns that go with
    names ("the agency") need no such proof."""
    tree = sight.tree
    if tree.lemma[head] in sight.words["naming_kinds"] or "monitoring" in tree.lower[start:head]:
        return True
    if tree.lower[head + 1 : head + 2] == ["of"]:  # "the lifeless body of a child"
        return False
    if _beside_itself(sight, head, mention):
        return False
    first, stop = tree.sentences[tree.sentence[head]]
    person = sight.kind(mention) == "person"
    if person and any(_parts(sight, at, head, mention) for at in range(first, stop)):
        return False
    # "The candidate released her returns": no man is meant.
    gendered = person and any(
        sight.mention[at].form == "pronoun" and sight.mention[at].actor == mention.actor
        for at in range(head, stop)
        if at in sight.mention
    )
    near: set[str | None] = set()
    for before in range(start - 1, max(-1, start - REACH), -1):
        if tree.sentence[start] - tree.sentence[before] > 2:
            break
        other = sight.mention.get(before)
        if other is None or other.form != "name" or (sight.kind(other) == "person") is not person:
            continue
        if not near and other.actor == mention.actor and _leads(sight, before):
            return True
        if (
            sight.kind(other) != "state"
            and other.actor is not None
            and not (gendered and sight.is_other_gender(other, mention))
        ):
            near.add(other.actor)
    most = max((sight.counts.get(each or "", 0) for each in near), default=0)
    return near <= {mention.actor} or sight.counts.get(mention.actor or "", 0) >= most


def _beside_itself(sight: Sight, head: int, mention: Mention) -> bool:
    """Whether the name stands before the noun with no verb between: "X gains against the group" is about another."""
    tree = sight.tree
    for at in range(head - 1, tree.sentences[tree.sentence[head]][0] - 1, -1):
        if tree.pos[at] in ("VERB", "AUX"):
            return False
        other = sight.mention.get(at)
        if other is not None and other.form == "name" and other.actor == mention.actor:
            return tree.dep[head] == "pobj"
    return False


def _parts(sight: Sight, at: int, head: int, mention: Mention) -> bool:
    """Whether a name in the sentence of the noun tells that it means another: "X says the native of Y ...", "the tycoon
    says of X ..."."""
    other = sight.mention.get(at)
    if other is None or other.form != "name" or other.actor != mention.actor:
        return False
    return at > head or sight.tree.dep[at] == "nsubj"


def _leads(sight: Sight, at: int) -> bool:
    """Whether a token is the subject of its sentence."""
    tree = sight.tree
    return tree.dep[at] in ("nsubj", "nsubjpass") and tree.dep[tree.head[at]] == "ROOT"


def _first(sight: Sight, start: int, head: int) -> int:
    """Where the phrase of `head` begins: with its determiner or possessor ("the nation's largest lobby")."""
    tree = sight.tree
    left = tree.left[head]
    own = sight.mention.get(left)
    opens = tree.dep[left] in ("det", "poss", "amod") or tree.lower[left] == "the"
    opens = opens or (own is not None and own is sight.mention.get(start - 1))
    named = any(_is_anothers(sight, at, start) for at in range(left, start))
    if 0 < start - left <= 4 and opens and not named and not tree.tag[left].startswith("W"):
        return left
    return start - 1 if start > 0 and tree.lower[start - 1] in _DETERMINERS else start


def _is_anothers(sight: Sight, at: int, start: int) -> bool:
    """Whether a token before the noun is a name that is not joined to it."""
    other = sight.mention.get(at)
    if other is None or other.form != "name" or other is sight.mention.get(start - 1):
        return False
    return "poss" not in sight.tree.dep[at:start]


def _beside_name(sight: Sight, start: int, end: int) -> bool:
    """Whether the noun belongs to a name just before or after it ("the X (XYZ) alliance", "the charity X"): it then
    stands for nobody spoken of before."""
    tree = sight.tree
    before = tree.lower[start - 1] == ")" if start else False
    after = end < len(tree.pos) and tree.pos[end] == "PROPN" and sight.mention.get(end) is None
    return before or (after and tree.sentence[end] == tree.sentence[end - 1])


def _repeats(sight: Sight, start: int, end: int, mention: Mention) -> bool:
    """Whether the words only repeat the actor's name ("the US-led coalition")."""
    name = set(sight.names.get(mention.actor or "", "").lower().replace(".", "").replace("-", " ").split())
    words = " ".join(sight.tree.lower[start:end]).replace(".", "").replace("-", " ").split()
    return all(word in name or not word[0].isalnum() for word in words)


def around_name(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """ "The violent X sect": what follows the name says what it is, with what stands before it."""
    tree, head = sight.tree, end
    if head >= len(tree.pos) or tree.pos[head] != "NOUN" or tree.head[end - 1] != head:
        return
    if sight.kind(mention) in ("person", "state") or tree.lemma[head] not in sight.words["naming_heads"]:
        return
    if tree.tag[head] == "NNS":
        return
    first = tree.left[head]
    for at in range(start - 1, first - 1, -1):
        other = sight.mention.get(at)
        if other is not None and other.form == "name":  # somebody else, without a comma between
            first = at + 1
            break
    described = any(
        tree.dep[at] == "amod" and tree.lower[at] not in sight.words["no_epithets"] for at in range(first, start)
    )
    if described or (tree.lemma[head] not in sight.words["plain_kinds"] and first < start):
        yield Found(first, head + 1, mention.actor or "", "noun")
