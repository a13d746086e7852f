"""The same actor across articles.

Actors of one name are put together first; then different names are compared that share a surname, an acronym, words
or a sound. Doubtful pairs stay apart and are written as proposals. Two people of one surname stay two; a surname alone
joins the only full name that the pile has for it. Speakers without a name stay those of their article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.linking.bodies import body, body_weight
from variorum.linking.decided.holding import hold
from variorum.linking.decided.rows import decided_rows
from variorum.linking.decided.verdicts import NOTHING, Decided
from variorum.linking.groups import Groups, Why, article_order, link_rows
from variorum.linking.lone import Same, link_lone
from variorum.linking.names import Form, apart, is_bare, is_common, person_weight
from variorum.linking.renaming import with_actor_ids
from variorum.linking.spelling import folded, sound, words_of
from variorum.linking.surnamed import with_people
from variorum.records import Actor, Link, Tables, content_id
from variorum.stored import extended, values

# From LINKED on two names are one actor, from PROPOSED on it is proposed. The weights that `names` gives are steps, so
# that these cut between kinds of evidence and not between degrees; read off the links of a pile of 741 news articles.
LINKED = 0.9
PROPOSED = 0.8
# Names that so many articles keep apart are two actors', whatever a further one says.
APART = 2
# The pairs of a larger block are not compared: nothing is rare in it.
LARGEST_BLOCK = 150


def link_actors(tables: Tables, decided: Decided = NOTHING) -> Tables:
    """Tables whose actors are those of the pile; mentions, attributions, claims and designations point to them.

    What the reader decided of actors with a name is held; of the others, see `institutions`.
    """
    if not tables.actors:
        return tables
    mention_of, article_of = _where(tables)
    order = article_order(tables)
    ordered = sorted(tables.actors, key=lambda each: (order.get(article_of.get(each.id, ""), len(order)), each.id))
    actors = with_people(ordered)
    by_id = {actor.id: actor for actor in actors}
    whys: list[Why] = []
    named = [actor for actor in actors if actor.kind != "unnamed"]

    def grouped(apart: frozenset[tuple[str, str]]) -> list[list[str]]:
        groups = Groups(by_id, sorted(apart))
        same = [part for each in _by_name(named, by_id, article_of) for part in _parted(each, apart)]
        whys.clear()
        for each in same:
            for other in each.actors[1:]:
                groups.join(each.actors[0], other)
                reason = f"Both articles call the actor {by_id[other].name}."
                whys.append(Why(each.actors[0], other, 1.0, reason, True))
        full = [each for each in same if _is_full(each.form)]
        whys.extend(_compared(same, full, groups, article_of))
        # A lone surname sees those as one that the reader calls one.
        known = groups.also(each.pair for each in verdicts.same) if verdicts else groups
        for why in link_lone(same, full, known):
            if why.linked:
                groups.join(why.first, why.second)
            whys.append(why)
        return list(groups.members().values())

    verdicts = decided.actors.among(actor.id for actor in named)
    held = hold(grouped, verdicts)
    groups = Groups(by_id)
    for first, *others in held.after:
        for other in others:
            groups.join(first, other)
    rows = decided_rows("actor", link_rows("actor", whys, mention_of, groups), verdicts, held, mention_of)
    return _rewritten(tables, groups, by_id, rows)


def _parted(same: Same, apart: frozenset[tuple[str, str]]) -> list[Same]:
    """Actors of one name in as many parts as it takes to keep apart what must be; each in the first that takes it."""
    if not apart:
        return [same]
    parts: list[list[str]] = []
    for actor in same.actors:
        never = {one if two == actor else two for one, two in apart if actor in (one, two)}
        part = next((part for part in parts if never.isdisjoint(part)), None)
        if part is None:
            parts.append([actor])
        else:
            part.append(actor)
    return [replace(same, actors=tuple(part)) for part in parts]


def _where(tables: Tables) -> tuple[dict[str, str], dict[str, str]]:
    """For each actor the mention to show for it (a name where there is one), and its article."""
    mention_of: dict[str, str] = {}
    named: set[str] = set()
    article_of: dict[str, str] = {}
    for actor, article, id, form in values(tables.mentions, "actor", "article", "id", "form"):
        if actor is None:
            continue
        article_of.setdefault(actor, article)
        if actor not in mention_of or (form == "name" and actor not in named):
            mention_of[actor] = id
            if form == "name":
                named.add(actor)
    for part, of in values(tables.actors, "id", "part_of"):
        if of is not None and of not in article_of and part in article_of:
            article_of[of] = article_of[part]
    return mention_of, article_of


def _by_name(actors: Sequence[Actor], by_id: Mapping[str, Actor], article_of: Mapping[str, str]) -> list[Same]:
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
        known = placed.get(words, [])
        found[words, known[0] if len(known) == 1 else None].append(actor)
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
        wholes = {
            by_id[actor.part_of].name for actor in same if actor.part_of and actor.part_of in by_id and not person
        }
        whole = whole or (min(wholes) if len(wholes) == 1 and not is_bare(words) else None)
        bodies = [by_id[actor.part_of].name for actor in same if person and actor.part_of and actor.part_of in by_id]
        of = frozenset(" ".join(sound(word) for word in words_of(body)) for body in bodies)
        form = Form(same[0].name, words, person, state, aliases, acronyms, whole, of)
        rows.append(Same(form, tuple(actor.id for actor in same)))
    return rows


def _is_full(form: Form) -> bool:
    """Whether a name is no lone surname and no mere noun."""
    return (not form.person or len(form.words) > 1) and not is_bare(form.words)


def _compared(
    same: Sequence[Same], full: Sequence[Same], groups: Groups, article_of: Mapping[str, str]
) -> Iterator[Why]:
    """Joins full names that are one actor's; lone surnames come after, so that they see who is who."""
    rows: dict[str, list[Form]] = {each.actors[0]: [each.form] for each in same}
    bodies = [None if each.form.person else body(each.form) for each in full]
    scored = []
    for one, two in _pairs(full):
        a_body, b_body = bodies[one], bodies[two]
        if a_body is None or b_body is None:
            weight, reason = person_weight(full[one].form, full[two].form)
        else:
            weight, reason = body_weight(a_body, b_body)
        if weight >= PROPOSED:
            scored.append((weight, full[one], full[two], reason))
    for weight, first, second, reason in sorted(scored, key=lambda row: -row[0]):
        a, b = groups.root(first.actors[0]), groups.root(second.actors[0])
        together = {article_of.get(id) for id in first.actors} & {article_of.get(id) for id in second.actors}
        fits = weight >= LINKED and len(together) < APART and _agree(rows[a], rows[b])
        if fits and groups.join(a, b):
            rows[groups.root(a)] = rows[a] + rows[b]
        yield Why(first.actors[0], second.actors[0], weight, reason, fits)


def _agree(first: Sequence[Form], second: Sequence[Form]) -> bool:
    """Whether no two names in two groups speak against each other, and not those of two states' bodies."""
    if len({form.whole for form in (*first, *second) if form.whole}) > 1:
        return False
    if any(apart(a, b) for a in first for b in second if not a.person and not b.person):
        return False
    return all(person_weight(a, b)[0] >= PROPOSED for a in first for b in second if a.person and b.person)


def _pairs(same: Sequence[Same]) -> Iterator[tuple[int, int]]:
    """Pairs that may be one actor, as their places in `same`: people of one surname by its sound, bodies that share an
    alias, acronym or word."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(same):
        if each.form.person:
            blocks["surname", sound(each.form.words[-1])].append(at)
            blocks["start", each.form.words[0], each.form.words[-1][:2]].append(at)
            if len(each.form.words) > 1:
                blocks["begins", sound(each.form.words[0]), sound(each.form.words[1])].append(at)
        elif not each.form.state:
            for key in sorted(each.form.keys()):
                blocks["body", key].append(at)
    seen: set[int] = set()
    for block in blocks.values():
        if 1 < len(block) <= LARGEST_BLOCK:
            for one, two in combinations(block, 2):
                pair = one * len(same) + two
                if pair not in seen:
                    seen.add(pair)
                    yield one, two


def _rewritten(tables: Tables, groups: Groups, by_id: dict[str, Actor], rows: Iterable[Link]) -> Tables:
    ids = {id: id if actor.kind == "unnamed" else content_id("x", groups.root(id)) for id, actor in by_id.items()}
    outlets = {_plain(article.outlet) for article in tables.articles if article.outlet}
    actors = []
    for root, members in groups.members().items():
        group = [by_id[id] for id in members]
        name = _shown(group)
        aliases = {alias for actor in group for alias in (actor.name, *actor.aliases)} - {name}
        told = [actor for actor in group if len(group) == 1 or len(words_of(actor.name)) > 1] or group
        kind = _commonest([actor.kind for actor in told])
        if kind == "person" and {_plain(alias) for alias in (name, *aliases)} & outlets:
            kind = "organization"
        wholes = [ids[actor.part_of] for actor in group if actor.part_of in ids]
        public = {actor.public for actor in group if actor.kind == kind} or {"yes"}
        actors.append(
            Actor(
                id=ids[root],
                name=name,
                kind=kind,
                aliases=tuple(sorted(aliases)),
                part_of=_commonest(wholes) if wholes else None,
                public=next(each for each in ("yes", "no", "unknown") if each in public),
            )
        )
    return replace(
        with_actor_ids(tables, ids),
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        links=extended(Link, tables.links, rows),
    )


def _commonest(found: Sequence[str]) -> str:
    """What is found most often; of equals the first by alphabet."""
    if len(found) == 1:  # most actors are of one article
        return found[0]
    counts = Counter(found)
    return min(counts, key=lambda each: (-counts[each], each))


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold())).removeprefix("the")


def _shown(group: Sequence[Actor]) -> str:
    """The form that most articles use as the actor's own; of equals the longest, then the first by alphabet."""
    if len(group) == 1:
        return group[0].name
    names = Counter(actor.name for actor in group)
    longer = [name for name in names if len(words_of(name)) > 1]
    if 2 * sum(actor.kind == "person" for actor in group) > len(group) and longer:
        names = Counter({name: names[name] for name in longer})
    for name in sorted(names):  # "Horvats": a possessive that lost its apostrophe
        if name.endswith("s") and name[:-1] in names:
            names[name[:-1]] += names.pop(name)
    return min(names, key=lambda name: (-names[name], -len(name), name))
