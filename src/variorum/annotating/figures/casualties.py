"""What was done to the people that a figure counts: killed, wounded, arrested ...; and whether they are a part of more.

The order of the rules is that of their precision on the development stories.
"""

from collections.abc import Sequence

from variorum.annotating.figures.harms import Hit, Scene, harms
from variorum.annotating.figures.parts import Parts
from variorum.annotating.figures.phrases import Phrase, Tokens, is_people, people
from variorum.annotating.figures.predicates import Predicates
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.figures.tolls import toll_before
from variorum.annotating.language import Language

_HELD = frozenset(("kidnapped", "arrested"))
# How many figures back the same was told of people, so that a bare number is of people too: "six men had been rescued;
# the fire brigade said that four had been rescued".
_AGAIN = 2
# How far the verb may stand that a second one goes on with: "five were convicted, and four acquitted".
_GAPPED = 3
_BARE = frozenset(("killed", "wounded", "arrested", "missing", "participants", "survived"))
# States in which people may be when something else befalls them.
_STATES = frozenset(("infected", "trapped", "kidnapped"))
_LOSSES = frozenset(("loss", "losses", "lost", "loses", "losing"))
_REMAINS = frozenset(("remain", "remains", "remained"))
_AGED = frozenset(("man", "woman", "boy", "girl", "child", "teenager", "youth"))
# Tokens behind a state in which the verb of its clause stands, and words at which the clause ends.
_CLAUSE = 9
_JOINTS = frozenset((",", ";", ":", "and", "but", "who", "that", "or", "while", "after"))
# Of people unless a figure of things stands before: "12 rescued", but "three lorries burned, two were evacuated".
_MOSTLY = frozenset(("displaced", "evacuated", "rescued", "trapped"))


def casualties(tokens: Tokens, language: Language, figures: Sequence[tuple[Phrase, Quantity]]) -> list[Hit | None]:
    """What happened to the people of each figure; None where the figure counts no people hurt."""
    starts = {phrase.first: place for place, (phrase, quantity) in enumerate(figures) if quantity.kind != "article"}
    scene = Scene(tokens, harms(language), people(language), figures, starts)
    predicates = Predicates(scene)
    parts = Parts(scene, predicates)
    for place in range(len(figures)):
        scene.hits.append(_hit(scene, predicates, parts, place))
    return scene.hits


def _arrested(predicates: Predicates, phrase: Phrase, place: int) -> Hit | None:
    """Whoever is arrested is a person, whatever the noun: "detained 35 provocateurs"."""
    hit = predicates.before(place) or predicates.parsed(phrase)
    return hit if hit is not None and hit.slot == "arrested" else None


def _speaks(scene: Scene, noun: int) -> bool:
    """Whether somebody is cited: the subject of a verb of saying."""
    token = scene.tokens.doc[noun]
    return token.dep_ == "nsubj" and token.head.lemma_ in scene.harms.saying


def _is_told(scene: Scene, place: int, hit: Hit) -> bool:
    """Whether a bare number is the subject of what is told of people: "22 drowned and 96 were rescued". Not where the
    figure before it, of its sentence or the one before, is of things: "two lorries burned, one was evacuated"."""
    phrase, _ = scene.figures[place]
    tokens, harm = scene.tokens, scene.harms
    if hit.rule not in ("after", "parsed") or hit.trigger < phrase.after:
        return False
    earlier = scene.earlier(place)
    if harm.auxiliaries.isdisjoint(tokens.lower[phrase.after : hit.trigger]):
        joined = phrase.first and tokens.lower[phrase.first - 1] in ("and", ",") and hit.trigger == phrase.after
        other = scene.hits[earlier] if earlier is not None and joined else None
        return other is not None and other.rule == "after" and phrase.first - other.trigger <= _GAPPED
    return not _beside_things(scene, place)


def _beside_things(scene: Scene, place: int) -> bool:
    """Whether the figure before, of the same sentence or the one before, is of things."""
    earlier = scene.earlier(place)
    if earlier is None:
        return False
    phrase, tokens = scene.figures[place][0], scene.tokens
    start = tokens.sentence[phrase.first][0]
    before = scene.figures[earlier][0]
    near = before.first >= (tokens.sentence[start - 1][0] if start else 0)
    people = scene.hits[earlier] is not None or before.noun is None or is_people(tokens, before.noun, scene.people)
    return near and not people


def _died(scene: Scene, hit: Hit) -> Hit | None:
    """What befell people of whom a word right behind them tells a state: that they died of it."""
    lower, end = scene.tokens.lower, scene.tokens.sentence[hit.trigger][1]
    for at in range(hit.trigger + 1, min(end, hit.trigger + _CLAUSE)):
        if lower[at] in _JOINTS:
            return None
        if scene.harms.suffers.get(lower[at]) == "killed":
            return Hit("killed", at, rule="after")
    return None


def _is_doubtful(scene: Scene, place: int, hit: Hit) -> bool:
    """Whether the figure cannot be of all to whom it happened: a sum in the millions, an age, those who are still hurt,
    or some of those counted before in its sentence."""
    phrase, quantity = scene.figures[place]
    lower = scene.tokens.lower
    if phrase.noun is None and quantity.scaled and lower[hit.trigger] in _LOSSES:
        return True  # "a loss of 1.9 billion"
    behind = lower[phrase.end : hit.trigger]
    if hit.slot == "wounded" and "still" in behind:
        return True
    if quantity.kind == "article" and not _REMAINS.isdisjoint(behind):
        return True  # "a second person, a woman, remains in intensive care"
    start = scene.tokens.sentence[phrase.first][0]
    earlier = scene.earlier(place)
    if lower[start : start + 2] != ["of", "the"] or earlier is None or hit.part:
        return False
    before, known = scene.figures[earlier][0], scene.hits[earlier]
    return before.first >= start and known is not None and known.slot == hit.slot  # "of the 118 injured, 23 are"


def _hit(scene: Scene, predicates: Predicates, parts: Parts, place: int) -> Hit | None:
    phrase, quantity = scene.figures[place]
    if quantity.unit is not None or phrase.hyphen or quantity.kind in ("votes", "fraction"):
        return None
    if quantity.step is not None and quantity.step < 1:
        return None
    if place and scene.figures[place - 1][0].partitive and phrase.first < scene.figures[place - 1][0].end:
        return None  # "released six of the 20 pupils": the 20 are whom the six are of
    before = scene.tokens.lower[max(0, phrase.first - 3) : phrase.first]
    if before[-1:] in (["aged"], ["ages"]) or (before[:1] in (["aged"], ["ages"]) and before[2:] in (["and"], [","])):
        return None  # "two teenagers aged 15 and 17 drowned"
    if before[-1:] == ["of"] and phrase.noun is None and before[:-1] and before[-2] in _AGED:
        return None  # "a woman of 61 died"
    if quantity.kind == "article" and phrase.noun is not None and _speaks(scene, phrase.noun):
        return None  # "nine of the dead were burned, a doctor said"
    if "none" in before or "neither" in before:
        return None  # "none of the 48 passengers was hurt"
    hit = parts.part(place) or predicates.counted(phrase, quantity)
    if hit is not None and hit.rule == "counted" and hit.slot in _HELD:
        # "freed 35 hostages", "three detainees were killed": what was done goes before what they were.
        hit = predicates.before(place) or predicates.after(place) or hit
    if hit is None:
        if phrase.noun is not None and not is_people(scene.tokens, phrase.noun, scene.people):
            return _arrested(predicates, phrase, place) if quantity.kind != "article" else None
        if quantity.kind == "article" and (
            phrase.noun is None or scene.tokens.lower[phrase.noun] in scene.harms.nobody
        ):
            return None
        hit = (
            predicates.listed(place)
            or predicates.before(place)
            or predicates.after(place)
            or toll_before(scene, phrase, quantity)
            or predicates.coordinated(place)
            or (predicates.parsed(phrase) if quantity.kind != "none" else None)
            or (predicates.passive(place) if quantity.kind not in ("article", "none") else None)
        )
    if hit is None or _is_doubtful(scene, place, hit):
        return None
    if hit.slot in _STATES and hit.rule == "after":  # "seven patients infected with it have died"
        hit = _died(scene, hit) or hit
    if hit.slot == "aboard":  # "all five people on board were killed": what befell them goes before where they were
        told = [predicates.parsed(phrase), predicates.passive(place)]
        hit = next((each for each in told if each is not None and each.slot != "aboard"), hit)
    if (
        phrase.noun is None
        and hit.slot not in _BARE
        and not phrase.others
        and quantity.kind != "vague"
        and not hit.part
    ):
        again = place and any(each is not None and each.slot == hit.slot for each in scene.hits[-_AGAIN:])
        if hit.slot in _MOSTLY and quantity.kind != "none" and not _beside_things(scene, place):
            return hit
        return hit if hit.rule in ("counted", "toll") or again or _is_told(scene, place, hit) else None
    return hit
