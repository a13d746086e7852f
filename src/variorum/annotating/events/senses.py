"""Which kind of event an ambiguous word tells: strikes of workers, fire of guns, raids of the police, verbs."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.annotating.events.kinds import Lexicon, events_lexicon
from variorum.annotating.events.view import NOUNS, View


def kind_of_noun(view: View, lexicon: Lexicon, at: int, kind: str) -> str:
    """`kind`, as the words before its noun make it ("toxic gas attack")."""
    attack = lexicon.kinds[kind].group == "attack"
    if view.lemma[at] == "strike" and attack:
        of = [child for child in view.children[at] if view.dep[child] in ("poss", "prep")]
        named = [*of, *(below for each in of for below in view.children[each] if view.lower[each] in ("by", "of"))]
        if any(view.lemma[each] in lexicon.mild for each in named):
            return next(lexicon.mild[view.lemma[each]] for each in named if view.lemma[each] in lexicon.mild)
    if view.lemma[at] == "strike" and attack and _is_labour(view, at):
        return "stoppage"
    if view.lemma[at] == "fire":
        return _of_guns(view, lexicon, at) or kind
    for token in range(at - 1, max(-1, at - 5), -1):
        if view.head[token] != at and view.head[token] not in range(token + 1, at + 1):
            break
        word = view.lemma[token]
        if attack and lexicon.nouns.get(f"{word} {view.lemma[at]}"):
            return lexicon.nouns[f"{word} {view.lemma[at]}"]
        if view.lemma[at] in ("raid", "strike") and word in lexicon.mild:
            return lexicon.mild[word]
        if attack and word in lexicon.makes and (kind != "air strike" or lexicon.makes[word] != "bombing"):
            return lexicon.makes[word]
    start, stop = view.sentences[view.sentence[at]]
    if view.lemma[at] == "raid" and any(view.lemma[each] in lexicon.marks["policing"] for each in range(start, stop)):
        return "search"
    return kind


def _is_labour(view: View, at: int) -> bool:
    """Whether its words say that a strike is of workers: "went on strike", "a strike over pay"."""
    if view.lower[at - 1] == "on" and view.tag[at] == "NN":
        return True
    marks = events_lexicon(view.parsed.language).marks
    aimed = any(view.lower[child] in ("on", "against", "in") for child in view.children[at])
    calm = view.tag[at] == "NN" and not aimed and marks["armed"].isdisjoint(view.lemma)
    if calm and view.dep[at] in ("dobj", "nsubj", "nsubjpass") and view.lemma[view.head[at]] in marks["strikers"]:
        return True
    labour = marks["labour"]
    if calm and _is_of_trades(view):
        return True
    return any(
        view.lower[child] in ("over", "for", "about")
        and any(view.lemma[each] in labour for each in view.subtree(child))
        for child in view.children[at]
    )


def _is_of_trades(view: View) -> bool:
    """Whether a field names people who work together, and nothing that does harm or says that any was done."""
    lexicon = events_lexicon(view.parsed.language)
    if any(lemma in lexicon.makes or lemma in lexicon.weapons or lemma in lexicon.harm for lemma in view.lemma):
        return False
    return any(lexicon.mild.get(lemma) == "stoppage" for lemma in view.lemma)


def _of_guns(view: View, lexicon: Lexicon, at: int) -> str | None:
    """The kind of "fire" that is of guns: "mortar fire", "rebel fire", "sniper fire"."""
    doers = view.parsed.language.words("events", "roles.doers")
    for child in view.children[at]:
        if child < at and view.dep[child] in ("compound", "amod", "poss", "nmod"):
            word = view.lemma[child]
            if word in lexicon.makes or word in lexicon.weapons:
                return lexicon.makes.get(word) or lexicon.weapons[word]
            if word in doers or word in ("enemy", "friendly", "machine", "gun", "tank", "small", "hostile", "live"):
                return "shooting"
    return None


def is_of_firemen(view: View, lexicon: Lexicon, at: int) -> bool:
    """Whether "fire" only says who puts fires out ("the fire service")."""
    return view.dep[at] == "compound" and view.lemma[view.head[at]] in lexicon.marks["firemen"]


def phrasal(view: View, lexicon: Lexicon, at: int) -> str | None:
    """The kind of a verb with its particle or the words behind it ("laid 40 off", "went to the polls")."""
    following = view.lower[at + 1 : at + 4]
    particles = [view.lower[child] for child in view.children[at] if view.dep[child] == "prt"]
    told = (*particles, *(" ".join(following[:size]) for size in (1, 2, 3)))
    return next((lexicon.verbs[key] for each in told if (key := f"{view.lemma[at]} {each}") in lexicon.verbs), None)


def _has_stoppage(view: View) -> bool:
    """Whether a strike's own words say that it is of workers ("the nurses' strike")."""
    lexicon = events_lexicon(view.parsed.language)
    strikes = (at for at, lemma in enumerate(view.lemma) if lemma == "strike" and view.pos[at] in NOUNS)
    return any(kind_of_noun(view, lexicon, at, "air strike") == "stoppage" for at in strikes)


def is_of_workers(views: Iterable[View]) -> bool:
    """Whether an article tells of a labour dispute and of no arms."""
    labour = False
    for view in views:
        marks = events_lexicon(view.parsed.language).marks
        if not marks["armed"].isdisjoint(view.lemma):
            return False
        labour = labour or not marks["labour"].isdisjoint(view.lemma) or _has_stoppage(view)
    return labour


def by_weapon(view: View, lexicon: Lexicon, at: int) -> str | None:
    """The kind that a strike verb tells by its subject ("jets pounded", "a bomb went off"); None without a weapon."""
    if view.lemma[at] == "go" and "off" not in (view.lower[child] for child in view.children[at]):
        return None
    for child in view.children[at]:
        doer = child
        if view.dep[child] == "agent":
            doer = next((below for below in view.children[child] if view.dep[below] == "pobj"), child)
        elif view.dep[child] not in ("nsubj", "nsubjpass"):
            continue
        if view.lemma[doer] in lexicon.weapons and not is_riot_control(view, lexicon, doer):
            return lexicon.weapons[view.lemma[doer]]
    return None


def is_legal(view: View, at: int) -> bool:
    """Whether "charge" is what prosecutors do: somebody is charged."""
    below = {view.dep[child] for child in view.children[at]}
    return bool(below & {"dobj", "nsubjpass", "auxpass"}) or view.tag[at] == "VBN"


def is_month(view: View, at: int) -> bool:
    """Whether a word that is the name of a month, too, is one: written as a name, or beside a number."""
    near = (view.tag[each] for each in (at - 1, at + 1) if 0 <= each < len(view.tag))
    return (view.pos[at] == "PROPN" and view.parsed.field == "text") or "CD" in near


def is_riot_control(view: View, lexicon: Lexicon, at: int) -> bool:
    return any(view.lower[child] in lexicon.marks["riot_control"] for child in view.children[at])


def is_bodily(view: View, at: int) -> bool:
    """Whether a verb of attack has people on both sides, one of whom does so with their hands: "police shot him", "fans
    attacked a coach"; what critics attack is a plan."""
    marks = events_lexicon(view.parsed.language).marks
    people = view.parsed.language.words("events", "roles.people") | marks["crowds"]
    objects = [child for child in view.children[at] if view.dep[child] in ("dobj", "nsubjpass")]
    met = any(view.lemma[each] in people or view.lower[each] in ("him", "her", "them") for each in objects)
    doing = [child for child in view.children[at] if view.dep[child] == "nsubj"]
    doing.extend(below for by in view.children[at] if view.dep[by] == "agent" for below in view.children[by])
    return met and any(view.lemma[each] in marks["bodily"] for each in doing)


def is_armed(view: View, at: int) -> bool:
    """Whether arms are told of beside a word of attack, or that it was carried out: "attacked it with mines"."""
    lexicon = events_lexicon(view.parsed.language)
    above = view.head[at]
    if view.dep[at] == "dobj" and view.lemma[above] == "carry":
        return True
    links = [child for child in view.children[at] if view.lower[child] in ("with", "by")]
    return any(view.lemma[below] in lexicon.weapons for link in links for below in view.children[link])
