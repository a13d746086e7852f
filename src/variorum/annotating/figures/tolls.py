"""Tolls that stand before their figure: "the death toll has risen to 86", "the number of victims is at least 70"."""

from variorum.annotating.figures.harms import Hit, Scene
from variorum.annotating.figures.phrases import Phrase, is_people
from variorum.annotating.figures.quantity import Quantity

# How far a toll and its figure may stand apart in a sentence, in tokens: more than any of the development stories
# needs, short enough that a run-on of headings is not crossed.
_REACH = 40
_SURPASSES = frozenset(("surpasses", "surpassed", "exceeds", "exceeded", "tops", "topped"))


def toll_before(scene: Scene, phrase: Phrase, quantity: Quantity) -> Hit | None:
    """A toll before the number: "the death toll has risen to 86", "the number of victims is at least 70"."""
    lower = scene.tokens.lower
    sentence = scene.tokens.sentence[phrase.first]
    link = scene.word(phrase.first - 1, sentence)
    joined = link in scene.harms.links or lower[phrase.first] in _SURPASSES
    if link == "to" and (ahead := _number_of(scene, phrase.after, sentence[1])) is not None:
        return Hit(*ahead, rule="toll")  # "bringing to 19 the number of people killed"
    if not joined and link not in scene.harms.tolls:
        return None
    for at in range(phrase.first - 1, max(sentence[0], phrase.first - _REACH) - 1, -1):
        word = lower[at]
        slot = None
        if word == "that" and lower[at + 1 : at + 2] == ["of"]:  # "and that of survivors at four"
            slot = next(
                (scene.harms.counted[each] for each in lower[at + 2 : at + 4] if each in scene.harms.counted), None
            )
            return Hit(slot, at, rule="toll") if slot is not None else None
        if word in scene.harms.tolls:
            kind = lower[at - 1] if at > sentence[0] else ""
            slot = scene.harms.nouns.get(kind) or scene.harms.counted.get(kind) or "killed"
            slot = "killed" if slot == "casualties" and kind != "casualty" else slot
            if kind in ("vote", "final", "electoral"):
                return None
            of = lower[at + 2 : min(at + 6, phrase.first)] if lower[at + 1] == "of" else []
            slot = next((scene.harms.counted[each] for each in of if each in scene.harms.counted), slot)
            if any(
                lower[k] not in scene.harms.counted and is_people(scene.tokens, k, scene.people)
                for k in range(at + 2, at + 2 + len(of))
            ):
                return None  # "the tally of sick pupils stands at 268"
        elif word in scene.harms.numbers and lower[at + 1 : at + 2] == ["of"]:
            for k in range(at + 2, min(at + 6, phrase.first)):
                slot = scene.harms.counted.get(lower[k])
                if slot is not None:
                    break
        elif word in scene.harms.nouns and link in ("to", "from", "at") and _has_changed(scene, at, phrase.first):
            slot = scene.harms.counted.get(word)  # "deaths from the outbreak jumped to 93 from 71"
        elif word in scene.harms.counted and link == "at" and lower[at - 1] in ("the", "a"):
            slot = scene.harms.counted[word]  # "an earlier count put the dead at 33", "a crowd estimated at 9,000"
        elif (
            word in scene.harms.figures
            and link in ("at", "to")
            and lower[at - 1] in ("the", "its", "that")
            and scene.harms.links.issuperset(lower[at + 1 : phrase.first])  # not "the number aboard at 170"
        ):
            slot = _last_slot(scene, sentence)
        if slot is not None:
            old = quantity.old or any(w in scene.harms.superseded for w in lower[max(sentence[0], at - 4) : at + 3])
            return Hit(slot, at, superseded=old, rule="toll")
    return None


def _last_slot(scene: Scene, sentence: tuple[int, int]) -> str | None:
    """The harm last told of in the sentence or the one before: "38 died; others put the figure at 120"."""
    start = scene.tokens.sentence[sentence[0] - 1][0] if sentence[0] else 0
    hits = [hit for hit in scene.hits if hit is not None and hit.trigger >= start]
    return hits[-1].slot if hits else None


def _number_of(scene: Scene, at: int, end: int) -> tuple[str, int] | None:
    """The harm, and its word, of "the number of people killed" or "the death toll" that begins at token `at`."""
    lower, harms = scene.tokens.lower, scene.harms
    if lower[at : at + 1] not in (["the"], ["its"], ["their"]):
        return None
    if lower[at + 1 : at + 2] == ["number"] and lower[at + 2 : at + 3] == ["of"]:
        return next(
            ((harms.counted[lower[k]], k) for k in range(at + 3, min(end, at + 7)) if lower[k] in harms.counted),
            None,
        )
    toll = next((k for k in (at + 1, at + 2) if k < end and lower[k] in harms.tolls), None)
    return None if toll is None or toll == at + 1 else ("killed", toll) if lower[toll - 1] == "death" else None


def _has_changed(scene: Scene, noun: int, end: int) -> bool:
    """Whether the noun is what a verb of change before token `end` is of."""
    doc = scene.tokens.doc
    verb = doc[noun].head
    return noun < verb.i < end and doc[noun].dep_ in ("nsubj", "nsubjpass") and verb.lower_ in scene.harms.changes
