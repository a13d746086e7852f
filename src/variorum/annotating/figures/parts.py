"""Parts of a whole: "including 11 children", "30 of them children", "20 women among the dead"."""

from variorum.annotating.figures.harms import Hit, Scene
from variorum.annotating.figures.phrases import Phrase, is_people
from variorum.annotating.figures.predicates import Predicates

# How far back the words of a whole are looked for, in tokens: a sentence of news is shorter, a table may not be.
_REACH = 80


class Parts:
    """Finds the whole that a figure is a part of."""

    def __init__(self, scene: Scene, predicates: Predicates) -> None:
        self.scene, self.predicates = scene, predicates

    def part(self, place: int) -> Hit | None:
        """A part of a whole: "including 11 children", "30 of them children", "20 women among the dead"."""
        scene = self.scene
        phrase, _ = scene.figures[place]
        sentence = scene.tokens.sentence[phrase.first]
        tokens = scene.tokens
        before = scene.word(phrase.first - 1, sentence)
        noun = phrase.noun
        if phrase.pronoun or noun is None:
            degree = self._degree(place)
            if degree is not None:
                return degree
        if phrase.pronoun:
            noun = self._noun_behind(phrase.end, sentence)
            if noun is None or not is_people(tokens, noun, scene.people):
                return None
            whole = self._whole_before(place)
            return None if whole is None else Hit(whole[0], whole[1], part=True, noun=noun, rule="part")
        if phrase.partitive and noun is not None and tokens.lower[noun] in scene.harms.wholes:
            slot = scene.harms.wholes[tokens.lower[noun]]
            group = self._noun_behind(phrase.end, sentence)
            if group is not None and not is_people(tokens, group, scene.people):
                group = None  # "nine of the dead had burns"
            return Hit(slot, noun, part=True, noun=group if group is not None else noun, rule="part")
        if noun is None or not is_people(tokens, noun, scene.people):
            return None
        marker = self._marker(phrase, sentence)
        if marker is not None:
            if tokens.lower[marker].startswith("includ") and tokens.lower[marker] != "including":
                named = self._named_whole(marker, sentence)
                if named is not None:
                    return Hit(named[0], named[1], part=True, rule="part")
            whole = self._whole_before(place, sentences=0)
            if whole is not None:
                return Hit(whole[0], whole[1], part=True, rule="part")
            following = self.predicates.after(place)
            return None if following is None else Hit(following.slot, following.trigger, part=True, rule="part")
        if before in scene.harms.part_pronouns and scene.word(phrase.first - 2, sentence) in scene.harms.among:
            whole = self._whole_before(place)
            if whole is not None:
                return Hit(whole[0], whole[1], part=True, rule="part")
        among = self._among(phrase, sentence)
        if among is not None:
            return Hit(among[0], among[1], part=True, rule="part")
        earlier = scene.earlier(place)
        previous = scene.hits[earlier] if earlier is not None else None
        if earlier is not None and previous is not None and previous.part and previous.rule == "part":
            ended = scene.figures[earlier][0].end
            if previous.noun is not None and previous.noun >= ended:
                ended = previous.noun + 1  # "21 of them soldiers and 12 civilians"
            between = tokens.lower[ended : phrase.first]
            if (
                len(between) <= 2
                and all(word in ("and", ",") for word in between)
                and self.predicates.after(place) is None
            ):
                return Hit(previous.slot, previous.trigger, part=True, rule="part")
        return None

    def _degree(self, place: int) -> Hit | None:
        """How badly a part was hurt: "38 injured, seven of them seriously", "two of them fatally"."""
        scene = self.scene
        phrase, _ = scene.figures[place]
        sentence = scene.tokens.sentence[phrase.first]
        found = scene.harms.degrees.get(scene.word(phrase.end, sentence))
        if found is None or scene.word(phrase.end + 1, sentence) in scene.harms.state:
            return None
        slot, group = found
        if slot == "killed":
            return Hit("killed", phrase.end, rule="part") if phrase.pronoun else None
        whole = self._whole_before(place, sentences=0)
        if whole is None or whole[0] != slot:
            return None
        return Hit(slot, whole[1], part=True, rule="part", group=group)

    def _marker(self, phrase: Phrase, sentence: tuple[int, int]) -> int | None:
        """Where "including" stands before a part, or before the people that the part is listed with."""
        scene = self.scene
        lower, links = scene.tokens.lower, (",", "and", "also", "mostly")
        for at in range(phrase.first - 1, max(sentence[0], phrase.first - 7) - 1, -1):
            if lower[at] in scene.harms.part_before:
                return at
            noun = at < phrase.first - 1 and scene.tokens.tags[at] in ("NNS", "JJ")
            if lower[at] not in links and not noun:
                return None
        return None

    def _noun_behind(self, at: int, sentence: tuple[int, int]) -> int | None:
        """The people that "of them", "of the dead were" is followed by."""
        scene = self.scene
        limit = min(sentence[1], at + 6)
        while at < limit:
            low = scene.tokens.lower[at]
            if low in scene.people.groups or scene.tokens.tags[at] in ("NNS", "NNPS"):
                return at
            if low not in scene.harms.between and scene.tokens.tags[at] not in ("JJ", "RB", "NN", "NNP"):
                return None
            at += 1
        return None

    def _among(self, phrase: Phrase, sentence: tuple[int, int]) -> tuple[str, int] | None:
        """The whole behind the part: "two of the sailors were among the wounded"."""
        scene = self.scene
        at = phrase.end
        limit = min(sentence[1], at + 8)
        while at < limit and scene.tokens.lower[at] not in ("among", "amongst"):
            if scene.tokens.lower[at] not in scene.harms.between and scene.tokens.tags[at] != "RB":
                return None
            at += 1
        if scene.word(at + 1, sentence) in scene.harms.part_pronouns - {"those"}:
            return None  # "546 people, among them many children"
        for k in range(at + 1, min(sentence[1], at + 7)):
            slot = scene.harms.wholes.get(scene.tokens.lower[k])
            if slot is not None:
                return slot, k
        return None

    def _named_whole(self, marker: int, sentence: tuple[int, int]) -> tuple[str, int] | None:
        """The whole that is the subject of "included": "the dead included", "most of the dead were, but included"."""
        scene = self.scene
        for at in range(marker - 1, max(sentence[0], marker - _REACH) - 1, -1):
            slot = scene.harms.wholes.get(scene.tokens.lower[at])
            if slot is not None:
                return slot, at
        return None

    def _whole_before(self, place: int, sentences: int = 2) -> tuple[str, int] | None:
        """The harm of the last whole before a part, in its sentence or the `sentences` before it."""
        scene = self.scene
        phrase, _ = scene.figures[place]
        start = scene.tokens.sentence[phrase.first][0]
        earlier = start
        for _ in range(sentences):
            earlier = scene.tokens.sentence[earlier - 1][0] if earlier else 0
        for k in range(place - 1, -1, -1):
            before, hit = scene.figures[k][0], scene.hits[k]
            if before.first < max(earlier, phrase.first - 2 * _REACH):
                break
            if hit is not None and not hit.part:
                return hit.slot, hit.trigger
            if (
                hit is None
                and before.noun is not None
                and before.first >= start
                and is_people(scene.tokens, before.noun, scene.people)
            ) and scene.figures[k][1].kind != "article":
                return None  # of "5,000 people, including 200 fighters" nobody is hurt
        return self._verb_before(phrase, start)

    def _verb_before(self, phrase: Phrase, start: int) -> tuple[str, int] | None:
        """The last words of harm before a part whose whole is no figure: "killed many, including 11 children"."""
        scene = self.scene
        for at in range(phrase.first - 1, max(start, phrase.first - _REACH) - 1, -1):
            low = scene.tokens.lower[at]
            slot = scene.harms.does.get(low) or scene.harms.state.get(low)
            if slot in ("killed", "wounded", "arrested", "kidnapped", "missing"):
                return slot, at
        return None
