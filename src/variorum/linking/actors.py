"""The same actor across articles.

Actors of one name are put together first; then different names are compared that share a surname, an acronym, words
or a sound. Doubtful pairs stay apart and are written as proposals. Two people of one surname stay two; a surname alone
joins the only full name that the pile has for it. Speakers without a name stay those of their article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from variorum.annotating.language import ENGLISH
from variorum.linking.groups import Groups, Why, article_order, link_rows
from variorum.linking.names import ALIKE, Form, body_weight, generic, is_bare, is_common, person_weight
from variorum.linking.renaming import with_actor_ids
from variorum.linking.spelling import folded, likeness, sound, words_of
from variorum.records import Actor, Tables, content_id

# From LINKED on two names are one actor, from PROPOSED on it is proposed. The weights that `names` gives are steps, so
# that these cut between kinds of evidence and not between degrees; read off the links of a pile of 741 news articles.
LINKED = 0.9
PROPOSED = 0.8
# A single word of fewer letters names too many things to tell a body by.
LONE_WORD = 6
# Names that so many articles keep apart are two actors', whatever a further one says.
APART = 2
# A longer name than this is mostly a headline that was taken for one.
LONGEST_NAME = 4
# The pairs of a larger block are not compared: nothing is rare in it.
LARGEST_BLOCK = 150


@dataclass(frozen=True, slots=True)
class _Same:
    """All actors of one name and kind."""

    form: Form
    actors: tuple[str, ...]


def link_actors(tables: Tables) -> Tables:
    """Tables whose actors are those of the pile; mentions, attributions, claims and designations point to them."""
    if not tables.actors:
        return tables
    mention_of, article_of = _where(tables)
    order = article_order(tables)
    actors = sorted(tables.actors, key=lambda each: (order.get(article_of.get(each.id, ""), len(order)), each.id))
    by_id = {actor.id: actor for actor in actors}
    groups = Groups(by_id)
    whys: list[Why] = []
    same = _by_name([actor for actor in actors if actor.kind != "unnamed"], by_id, article_of)
    for each in same:
        for other in each.actors[1:]:
            groups.join(each.actors[0], other)
            whys.append(Why(each.actors[0], other, 1.0, f"Both articles call the actor {by_id[other].name}.", True))
    whys.extend(_compared(same, groups, article_of))
    return _rewritten(tables, groups, by_id, whys, mention_of)


def _where(tables: Tables) -> tuple[dict[str, str], dict[str, str]]:
    """For each actor the mention to show for it (a name where there is one), and its article."""
    mention_of: dict[str, str] = {}
    named: set[str] = set()
    article_of: dict[str, str] = {}
    for mention in tables.mentions:
        if mention.actor is None:
            continue
        article_of.setdefault(mention.actor, mention.article)
        if mention.actor not in mention_of or (mention.form == "name" and mention.actor not in named):
            mention_of[mention.actor] = mention.id
            if mention.form == "name":
                named.add(mention.actor)
    whole = {actor.id: actor.part_of for actor in tables.actors}
    for part, of in whole.items():
        if of is not None and of not in article_of and part in article_of:
            article_of[of] = article_of[part]
    return mention_of, article_of


def _by_name(actors: Sequence[Actor], by_id: Mapping[str, Actor], article_of: Mapping[str, str]) -> list[_Same]:
    """Actors of one folded name, with all their forms together; a person where most of their articles say so.

    "The interior ministry" is another one in each state, "the company" in each article. Where no state is named, it is
    that of the only state that the pile has one of.
    """
    found: dict[tuple[tuple[str, ...], str | None], list[Actor]] = defaultdict(list)
    unplaced: list[tuple[tuple[str, ...], Actor]] = []
    for actor in actors:
        words = words_of(actor.name)
        if is_bare(words):
            found[words, article_of.get(actor.id, "")].append(actor)
        elif actor.kind == "person" or not is_common(words):
            found[words, None].append(actor)
        elif actor.part_of is not None and actor.part_of in by_id:
            found[words, by_id[actor.part_of].name].append(actor)
        else:
            unplaced.append((words, actor))
    placed: dict[tuple[str, ...], list[str | None]] = defaultdict(list)
    for words, whole in found:
        placed[words].append(whole)
    for words, actor in unplaced:
        wholes = placed.get(words, [])
        found[words, wholes[0] if len(wholes) == 1 else None].append(actor)
    order = {actor.id: number for number, actor in enumerate(actors)}
    rows = []
    for (words, whole), same in found.items():
        same.sort(key=lambda actor: order[actor.id])
        person = 2 * sum(actor.kind == "person" for actor in same) > len(same)
        aliases = frozenset(folded(alias) for actor in same for alias in (actor.name, *actor.aliases))
        acronyms = frozenset(
            folded(alias)
            for actor in same
            for alias in (actor.name, *actor.aliases)
            if alias.replace(".", "").isupper() and len(alias.replace(".", "")) >= 3
        )
        state = any(actor.kind == "state" for actor in same)
        form = Form(same[0].name, words, person, state, aliases, acronyms, whole)
        rows.append(_Same(form, tuple(actor.id for actor in same)))
    return rows


def _compared(same: Sequence[_Same], groups: Groups, article_of: Mapping[str, str]) -> Iterator[Why]:
    """Joins names that are one actor's; full names first, so that a lone surname sees who is who."""
    full = [
        each for each in same if (not each.form.person or len(each.form.words) > 1) and not is_bare(each.form.words)
    ]
    rows: dict[str, list[Form]] = {each.actors[0]: [each.form] for each in same}
    scored = []
    for first, second in _pairs(full):
        if first.form.person != second.form.person:
            continue
        weigh = person_weight if first.form.person else body_weight
        weight, reason = weigh(first.form, second.form)
        if weight >= PROPOSED:
            scored.append((weight, first, second, reason))
    for weight, first, second, reason in sorted(scored, key=lambda row: -row[0]):
        a, b = groups.root(first.actors[0]), groups.root(second.actors[0])
        together = {article_of.get(id) for id in first.actors} & {article_of.get(id) for id in second.actors}
        fits = weight >= LINKED and len(together) < APART and _agree(rows[a], rows[b])
        if fits and groups.join(a, b):
            rows[groups.root(a)] = rows[a] + rows[b]
        yield Why(first.actors[0], second.actors[0], weight, reason, fits)
    yield from _lone(same, full, groups)


def _agree(first: Sequence[Form], second: Sequence[Form]) -> bool:
    """Whether no two full names of people in two groups speak against each other."""
    if len({form.whole for form in (*first, *second) if form.whole and is_common(form.words)}) > 1:
        return False
    return all(person_weight(a, b)[0] >= PROPOSED for a in first for b in second if a.person and b.person)


def _lone(same: Sequence[_Same], full: Sequence[_Same], groups: Groups) -> Iterator[Why]:
    """A name of one word: the only person of that surname in the pile, else the only body called so."""
    surnames: dict[str, dict[str, _Same]] = defaultdict(dict)
    bodies: dict[str, dict[str, _Same]] = defaultdict(dict)
    for each in full:
        if each.form.person:
            for key in {each.form.words[-1], sound(each.form.words[-1])}:
                surnames[key].setdefault(groups.root(each.actors[0]), each)
        else:
            for alias in each.form.aliases:
                bodies[alias].setdefault(groups.root(each.actors[0]), each)
    by_word: dict[str, list[_Same]] = defaultdict(list)
    for each in full:
        if not each.form.person and not each.form.state and len(each.form.words) > 1:
            for key in sorted({key for word in each.form.words for key in (sound(word), word[:4])}):
                by_word[key].append(each)
    for each in same:
        if len(each.form.words) != 1 or is_bare(each.form.words):
            continue
        if not each.form.person:
            yield from _lone_body(each, by_word, groups)
            continue
        word = each.form.words[0]
        owners = surnames.get(word) or (surnames.get(sound(word)) if len(sound(word)) >= 3 and len(word) >= 5 else None)
        if owners and len(owners) == 1:
            owner = next(iter(owners.values()))
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


@cache
def _nouns() -> frozenset[str]:
    """Nouns for people and bodies, and capitalised words that are no name."""
    of = ENGLISH.words
    return of("actors", "people") | of("actors", "groups") | of("actors", "no_names") | of("actors", "strikes")


def _lone_body(lone: _Same, by_word: Mapping[str, Sequence[_Same]], groups: Groups) -> Iterator[Why]:
    """A body of one word that says something: the only one in the pile whose longer name has that word."""
    word = lone.form.words[0]
    if len(word) < LONE_WORD or word in generic() or lone.form.state or word.rstrip("s") in _nouns():
        return
    owners: dict[str, _Same] = {}
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


def _pairs(same: Sequence[_Same]) -> Iterator[tuple[_Same, _Same]]:
    """Pairs that may be one actor: people of one surname by its sound, bodies that share an alias, acronym or word."""
    blocks: dict[tuple[str, ...], list[_Same]] = defaultdict(list)
    for each in same:
        if each.form.person:
            blocks["surname", sound(each.form.words[-1])].append(each)
            blocks["start", each.form.words[0], each.form.words[-1][:2]].append(each)
        elif not each.form.state:
            for key in sorted(each.form.keys()):
                blocks["body", key].append(each)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) > LARGEST_BLOCK:
            continue
        for first, second in combinations(block, 2):
            pair = (first.actors[0], second.actors[0])
            if pair not in seen:
                seen.add(pair)
                yield first, second


def _rewritten(
    tables: Tables, groups: Groups, by_id: dict[str, Actor], whys: list[Why], mention_of: dict[str, str]
) -> Tables:
    ids = {id: id if actor.kind == "unnamed" else content_id("x", groups.root(id)) for id, actor in by_id.items()}
    actors = []
    for root, members in groups.members().items():
        group = [by_id[id] for id in members]
        name = _shown(group)
        aliases = {alias for actor in group for alias in (actor.name, *actor.aliases)} - {name}
        kinds = Counter(
            actor.kind for actor in group if not (actor.kind == "person" and len(words_of(actor.name)) == 1)
        )
        wholes = Counter(ids[actor.part_of] for actor in group if actor.part_of in ids)
        public = {actor.public for actor in group}
        actors.append(
            Actor(
                id=ids[root],
                name=name,
                kind=min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else group[0].kind,
                aliases=tuple(sorted(aliases)),
                part_of=min(wholes, key=lambda id: (-wholes[id], id)) if wholes else None,
                public="yes" if "yes" in public else "unknown" if "unknown" in public else "no",
            )
        )
    return replace(
        with_actor_ids(tables, ids),
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        links=(*tables.links, *link_rows("actor", whys, mention_of, groups)),
    )


def _shown(group: Sequence[Actor]) -> str:
    """The form that most articles use as the actor's own; of equals the longest, then the first by alphabet."""
    names = Counter(actor.name for actor in group)
    longer = [name for name in names if len(words_of(name)) > 1]
    if any(actor.kind == "person" for actor in group) and longer:
        names = Counter({name: names[name] for name in longer})
    return min(names, key=lambda name: (-names[name], -len(name), name))
