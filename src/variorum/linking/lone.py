"""Names of one word -> the only actor of the pile whom they can stand for: a surname, the short form of a body."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.annotating.language import ENGLISH
from variorum.annotating.referents.states import known_names
from variorum.linking.groups import Groups, Why
from variorum.linking.names import ALIKE, Form, generic, is_bare, is_common
from variorum.linking.spelling import closely_spelled, folded, likeness, sound

# A single word of fewer letters names too many things to tell a body by.
LONE_WORD = 6
# A longer name than this is mostly a headline that was taken for one.
LONGEST_NAME = 4
# A lone surname is that of the person whom so many articles name in full, and so many times more than all others of
# that surname: set by reading the surnames of a pile of 741 articles.
MAIN_FROM = 5
MAIN_TIMES = 5


@dataclass(frozen=True, slots=True)
class Same:
    """All actors of one name and kind."""

    form: Form
    actors: tuple[str, ...]


def link_lone(same: Sequence[Same], full: Sequence[Same], groups: Groups) -> Iterator[Why]:
    """A name of one word: the only person of that surname in the pile, else the only body called so."""
    surnames: dict[str, dict[str, Same]] = defaultdict(dict)
    bodies: dict[str, dict[str, Same]] = defaultdict(dict)
    for each in full:
        if each.form.person:
            for key in {each.form.words[-1], sound(each.form.words[-1])}:
                surnames[key].setdefault(groups.root(each.actors[0]), each)
        else:
            for alias in each.form.aliases:
                bodies[alias].setdefault(groups.root(each.actors[0]), each)
    by_word: dict[str, list[Same]] = defaultdict(list)
    for each in full:
        if not each.form.person and not each.form.state and len(each.form.words) > 1:
            for key in sorted({key for word in each.form.words for key in (sound(word), word[:4])}):
                by_word[key].append(each)
    sizes: Counter[str] = Counter()
    for each in full:
        sizes[groups.root(each.actors[0])] += len(each.actors)
    for each in same:
        if len(each.form.words) != 1 or is_bare(each.form.words):
            continue
        word = each.form.words[0]
        if not each.form.person and not _may_be_surname(each.form):
            yield from _lone_body(each, by_word, groups)
            continue
        owners = surnames.get(word)
        if not owners and each.form.person and len(sound(word)) >= 3 and len(word) >= LONE_WORD:
            owners = {
                root: owner
                for root, owner in surnames.get(sound(word), {}).items()
                if closely_spelled(word, owner.form.words[-1])
            }
        main = _main(owners, groups, sizes) if owners else None
        if owners and main is None and (of := _of_same(each, owners)) is not None:
            groups.join(each.actors[0], of.actors[0])
            reason = f"Of those called {each.form.name}, only {of.form.name} is said to be of the same body."
            yield Why(of.actors[0], each.actors[0], 0.9, reason, True)
            continue
        if not each.form.person and main is None:
            yield from _lone_body(each, by_word, groups)
            continue
        if main is not None and owners and len(owners) > 1:
            groups.join(each.actors[0], main.actors[0])
            reason = f"{main.form.name} is by far the most frequent full name in the pile for {each.form.name}."
            yield Why(main.actors[0], each.actors[0], 0.9, reason, True)
        elif main is not None:
            owner = main
            groups.join(each.actors[0], owner.actors[0])
            reason = f"{owner.form.name} is the only full name in the pile for {each.form.name}."
            yield Why(owner.actors[0], each.actors[0], 0.9, reason, True)
        elif owners:
            for owner in owners.values():
                reason = f"{each.form.name} may be {owner.form.name}, but others in the pile have that surname too."
                yield Why(owner.actors[0], each.actors[0], 0.8, reason, False)
        elif len(bodies.get(folded(each.form.name), ())) == 1:
            owner = next(iter(bodies[folded(each.form.name)].values()))
            groups.join(each.actors[0], owner.actors[0])
            reason = f"{each.form.name} is the name of a body in other articles and of no person with a first name."
            yield Why(owner.actors[0], each.actors[0], 0.9, reason, True)


def _may_be_surname(form: Form) -> bool:
    """Whether what an article takes for a body may be a surname: no acronym, and no body that all the world knows."""
    known = known_names(ENGLISH).names.get(tuple(form.name.split()))
    return known is None and not form.state and not form.name.isupper() and not is_common(form.words)


def _of_same(lone: Same, owners: Mapping[str, Same]) -> Same | None:
    """The only one of `owners` who is of the same body or state as the bearer of a lone surname."""
    found = [each for each in owners.values() if each.form.member_of & lone.form.member_of]
    return found[0] if len(found) == 1 else None


def _main(owners: Mapping[str, Same], groups: Groups, sizes: Mapping[str, int]) -> Same | None:
    """The only one of `owners`, or the one that many more articles name than all others together."""
    ranked = sorted(owners, key=lambda root: (-sizes[root], groups.order[root]))
    first = ranked[0]
    others = sum(sizes[root] for root in ranked[1:])
    if not others or (sizes[first] >= MAIN_FROM and sizes[first] >= MAIN_TIMES * others):
        return owners[first]
    return None


@cache
def _nouns() -> frozenset[str]:
    """Nouns for people and bodies, and capitalised words that are no name."""
    of = ENGLISH.words
    return of("actors", "people") | of("actors", "groups") | of("actors", "no_names") | of("actors", "strikes")


def _lone_body(lone: Same, by_word: Mapping[str, Sequence[Same]], groups: Groups) -> Iterator[Why]:
    """A body of one word that says something: the only one in the pile whose longer name has that word."""
    word = lone.form.words[0]
    if len(word) < LONE_WORD or word in generic() or lone.form.state or word.rstrip("s") in _nouns():
        return
    owners: dict[str, Same] = {}
    for each in (*by_word.get(sound(word), ()), *by_word.get(word[:4], ())):
        if len(each.form.words) <= LONGEST_NAME and any(likeness(word, other) >= ALIKE for other in each.form.words):
            owners.setdefault(groups.root(each.actors[0]), each)
    owners.pop(groups.root(lone.actors[0]), None)
    linked = len(owners) == 1
    for owner in owners.values():
        if linked:
            groups.join(owner.actors[0], lone.actors[0])
            reason = f"{owner.form.name} is the only longer name in the pile that has the word {lone.form.name}."
        else:
            reason = f"{owner.form.name} has the word {lone.form.name}, but other bodies of the pile have it too."
        yield Why(owner.actors[0], lone.actors[0], 0.9 if linked else 0.8, reason, linked)
