"""What was done to the people that a figure counts: killed, wounded, arrested ...; and whether they are a part of more.

Rules by the order of words first, then the parse: news copies lose their commas, and parsers fail where they are gone.
The order of the rules is that of their precision; each was kept for what it gains on the development stories.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.annotating.language import Language
from variorum.annotating.numbers import Quantity
from variorum.annotating.phrases import Phrase, Tokens, is_people, people

# Words that may stand between the people counted and what happened to them: "12 people were reportedly also killed".
_BETWEEN = frozenset(
    "were was are is been being be have has had having reportedly also confirmed believed feared to may might could would "
    "who that already allegedly so far now reported presumed left listed , as still being least at said then"
    " declared found all both later got pronounced ( known".split()
)
_AUXILIARIES = frozenset("were was are is been being be got get have has had".split())
# Words that may stand between a verb and the people counted: "killed on Saturday a further 12".
_BEFORE = frozenset(
    "a an the another further additional total of also as many with up and their his some other its".split()
)
_BODIES = frozenset(("bodies", "corpses", "coffins"))
_LIVES = frozenset(("lives", "life"))
_TAKES_LIVES = frozenset("claimed claims claiming took takes taking taken cost costs costing lost losing lose".split())
_COORDINATORS = frozenset(
    (",", "and", "plus", "&", "as", "well", "along", "with", "or", "while", ";", "including", "a", "an", "another")
)
_AS_WELL = ("as well as", "along with", "together with")
_BARE = frozenset(("killed", "wounded", "arrested", "missing"))
# How far a subject and its passive may stand apart, in tokens; the longest found in the development stories is 29.
_SUBJECT_REACH = 32
_TOLL_REACH = 40


@dataclass(frozen=True, slots=True)
class Harms:
    """What may be done to people: for each role of a word, the slot that it gives."""

    does: Mapping[str, str]
    state: Mapping[str, str]
    suffers: Mapping[str, str]
    nouns: Mapping[str, str]
    of: Mapping[str, str]
    wholes: Mapping[str, str]
    counted: Mapping[str, str]  # "the number of X"
    tolls: frozenset[str]
    numbers: frozenset[str]
    links: frozenset[str]
    superseded: frozenset[str]
    part_before: frozenset[str]
    part_pronouns: frozenset[str]
    among: frozenset[str]


@cache
def harms(language: Language) -> Harms:
    """The words of harm of `language`."""
    table = language.table("figures")

    def role(name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for slot, each in table["people"].items():
            for word in each[name]:
                found.setdefault(word, slot)
        return found

    def by_slot(entries: Mapping[str, Sequence[str]]) -> dict[str, str]:
        return {word: slot for slot, each in entries.items() for word in each}

    return Harms(
        does=role("does"),
        state=role("state"),
        suffers=role("suffers"),
        nouns=role("nouns"),
        of=role("of"),
        wholes=by_slot(table["parts"]["wholes"]),
        counted=by_slot(table["toll"]["counted"]),
        tolls=language.words("figures", "toll.words"),
        numbers=language.words("figures", "toll.numbers"),
        links=language.words("figures", "toll.links"),
        superseded=language.words("figures", "toll.superseded"),
        part_before=language.words("figures", "parts.before"),
        part_pronouns=language.words("figures", "parts.pronouns"),
        among=language.words("figures", "parts.among"),
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """What happened to the people counted. `also`: a second slot of the same words ("killing and wounding dozens")."""

    slot: str
    trigger: int
    part: bool = False
    noun: int | None = None  # the noun of the group, where it is not that of the phrase
    superseded: bool = False
    also: tuple[str, int] | None = None
    rule: str = ""


class Casualties:
    """Finds for the figures of one field, from left to right, what happened to the people that they count."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens, self.harms, self.people = tokens, harms(language), people(language)
        self.figures: list[tuple[Phrase, Quantity]] = []
        self.starts: dict[int, int] = {}  # the first token of each quantity, to its place in `figures`
        self.hits: list[Hit | None] = []

    def of(self, figures: Sequence[tuple[Phrase, Quantity]]) -> list[Hit | None]:
        """What happened to the people of each figure; None where the figure counts no people hurt."""
        self.figures = list(figures)
        self.starts = {
            phrase.first: place for place, (phrase, quantity) in enumerate(self.figures) if quantity.kind != "article"
        }
        self.hits = []
        for place in range(len(self.figures)):
            self.hits.append(self._hit(place))
        return self.hits

    # -- one figure -----------------------------------------------------------------------------------------------

    def _hit(self, place: int) -> Hit | None:
        phrase, quantity = self.figures[place]
        if quantity.unit is not None or phrase.hyphen or quantity.kind in ("votes", "fraction"):
            return None
        if quantity.step is not None and quantity.step < 1:
            return None
        hit = self._part(place) or self._counted(phrase, quantity)
        if hit is None:
            if phrase.noun is not None and not is_people(self.tokens, phrase.noun, self.people):
                return None
            if phrase.noun is None and quantity.kind == "article":
                return None
            hit = (
                self._listed(place)
                or self._before(phrase)
                or self._after(place)
                or self._toll(phrase, quantity)
                or self._coordinated(place)
                or (self._parsed(phrase) if quantity.kind != "none" else None)
                or (self._passive(place) if quantity.kind not in ("article", "none") else None)
            )
        if hit is None:
            return None
        if (
            phrase.noun is None
            and hit.slot not in _BARE
            and not phrase.others
            and quantity.kind != "vague"
            and not hit.part
        ):
            return hit if hit.rule == "counted" else None
        return hit

    def _earlier(self, place: int) -> int | None:
        """The figure before the one at `place`; an article that counts nobody is none."""
        for k in range(place - 1, -1, -1):
            if self.hits[k] is not None or self.figures[k][1].kind not in ("article", "none"):
                return k
        return None

    def _word(self, at: int, sentence: tuple[int, int]) -> str:
        return self.tokens.lower[at] if sentence[0] <= at < sentence[1] else ""

    def _counted(self, phrase: Phrase, quantity: Quantity) -> Hit | None:
        """The noun is the harm: "12 deaths", "100 bodies", "claimed 12 lives", "no casualties"."""
        noun = phrase.noun
        if noun is None or (quantity.kind == "article"):
            return None
        low = self.tokens.lower[noun]
        sentence = self.tokens.sentence[noun]
        if low in _LIVES:
            for at in range(phrase.first - 1, max(sentence[0], phrase.first - 4) - 1, -1):
                if self.tokens.lower[at] in _TAKES_LIVES:
                    return Hit("killed", at, rule="counted")
            return Hit("killed", noun, rule="counted") if self._word(noun + 1, sentence) in ("lost", "were") else None
        slot = self.harms.nouns.get(low)
        if slot is None or phrase.partitive:
            return None
        if quantity.kind == "none" and noun != phrase.after:
            return None  # "no apparent external injuries"
        if quantity.low == 3 and quantity.kind == "vague" and low in _BODIES:
            return None  # "saw several bodies" is no count of the dead
        return Hit(slot, noun, rule="counted", superseded=self._is_old(phrase.first, noun))

    def _is_old(self, start: int, end: int) -> bool:
        """Whether the figure is told as an earlier one."""
        near = self.tokens.lower[max(0, start - 6) : end]
        return any(word in self.harms.superseded for word in near) and any(
            word in self.harms.tolls or word in ("count", "figure", "estimate", "report", "reported", "said")
            for word in near
        )

    def _listed(self, place: int) -> Hit | None:
        """State words right behind the number, then the next figure: "12 dead, 30 wounded"."""
        phrase, _ = self.figures[place]
        sentence = self.tokens.sentence[phrase.first]
        slot = self.harms.state.get(self._word(phrase.end, sentence))
        following = self.starts.get(phrase.end + 1, self.starts.get(phrase.end + 2))
        if slot is None or following is None:
            return None
        after = self.figures[following][0]
        if self._word(after.end, sentence) not in self.harms.state:
            return None
        before = self._before(phrase)
        if (
            before is not None
            and self.tokens.lower[before.trigger] != self._word(phrase.end, sentence)
            and after.noun is None
        ):
            return before
        return Hit(slot, phrase.end, rule="listed")

    def _after(self, place: int) -> Hit | None:
        """What happened stands behind the people: "12 dead", "12 people were killed", "six others lost their lives"."""
        phrase, quantity = self.figures[place]
        sentence = self.tokens.sentence[phrase.first]
        at, auxiliary = phrase.end, False
        while self._word(at, sentence) in _BETWEEN and at - phrase.end < 7:
            auxiliary |= self.tokens.lower[at] in _AUXILIARIES
            at += 1
        word = self._word(at, sentence)
        if word in ("killed", "dead", "wounded", "injured", "hurt") or word in self.harms.state:
            if not auxiliary and self._is_active(at, sentence):
                return None
            slot = self.harms.state[word]
            return self._with_second(Hit(slot, at, rule="after"), sentence)
        if word in self.harms.suffers and (
            phrase.noun is not None or phrase.others or self.harms.suffers[word] == "killed"
        ):
            return Hit(self.harms.suffers[word], at, rule="after")
        if word in ("lost", "losing", "lose") and self._word(at + 2, sentence) in _LIVES:
            return Hit("killed", at, rule="after")
        if word in ("received", "receiving", "receive") and self._word(at + 1, sentence) == "treatment":
            return Hit("wounded", at, rule="after")
        return None

    def _is_active(self, at: int, sentence: tuple[int, int]) -> bool:
        """Whether the verb at `at` has an object behind it: "two soldiers killed three rebels"."""
        token = self.tokens.doc[at]
        if token.tag_ in ("JJ", "NN", "NNS"):
            return False
        following = self._word(at + 1, sentence)
        if at + 1 in self.starts:
            after = self.figures[self.starts[at + 1]][0]
            return self._word(after.end, sentence) not in self.harms.state
        return following != "" and self.tokens.tags[at + 1] in ("DT", "PRP", "PRP$", "CD")

    def _with_second(self, hit: Hit, sentence: tuple[int, int]) -> Hit:
        """Two states of one figure: both for "killed and wounded", the sum of both for "killed or wounded"."""
        link, second = self._word(hit.trigger + 1, sentence), self._word(hit.trigger + 2, sentence)
        other = self.harms.state.get(second)
        if (
            link not in ("and", "or")
            or other is None
            or other == hit.slot
            or {hit.slot, other} != {"killed", "wounded"}
        ):
            return hit
        if link == "or":
            return Hit("casualties", hit.trigger, rule=hit.rule)
        if self._word(hit.trigger + 3, sentence) and hit.trigger + 3 in self.starts:
            return hit  # "12 killed and wounded 30"
        return Hit(hit.slot, hit.trigger, rule=hit.rule, also=(other, hit.trigger + 2))

    def _before(self, phrase: Phrase) -> Hit | None:
        """What happened stands right before the number: "killing 12", "the deaths of 12", "claimed the lives of 12"."""
        sentence = self.tokens.sentence[phrase.first]
        at = phrase.first - 1
        if self._word(at, sentence) == "of":
            noun = at - 1
            word = self._word(noun, sentence)
            if word in _LIVES:
                for verb in range(noun - 1, max(sentence[0], noun - 4) - 1, -1):
                    if self.tokens.lower[verb] in _TAKES_LIVES:
                        return Hit("killed", verb, rule="before")
            slot = self.harms.of.get(word)
            if slot is not None:
                return Hit(slot, noun, rule="before")
        while self._word(at, sentence) in _BEFORE and phrase.first - at < 5:
            at -= 1
        word = self._word(at, sentence)
        slot = self.harms.does.get(word)
        if slot is None or self.tokens.tags[at] in ("JJ", "NN", "NNS", "NNP"):
            if slot is None or at != phrase.first - 1 or self.tokens.tags[at] == "JJ":
                return None
        if self._word(at - 1, sentence) in ("were", "was", "been", "being", "be", "are", "is"):
            return None
        link, second = self._word(at - 1, sentence), self._word(at - 2, sentence)
        other = self.harms.does.get(second)
        if link in ("and", "or") and other is not None and {slot, other} == {"killed", "wounded"}:
            if link == "or":
                return Hit("casualties", at, rule="before")
            return Hit(slot, at, rule="before", also=(other, at - 2))
        return Hit(slot, at, rule="before")

    def _toll(self, phrase: Phrase, quantity: Quantity) -> Hit | None:
        """A toll before the number: "the death toll has risen to 86", "the number of victims is at least 70"."""
        lower = self.tokens.lower
        sentence = self.tokens.sentence[phrase.first]
        link = self._word(phrase.first - 1, sentence)
        first_words = self.tokens.lower[phrase.first]
        joined = link in self.harms.links or first_words in (
            "surpasses",
            "surpassed",
            "exceeds",
            "exceeded",
            "tops",
            "topped",
        )
        if not joined and link not in self.harms.tolls:
            return None
        for at in range(phrase.first - 1, max(sentence[0], phrase.first - _TOLL_REACH) - 1, -1):
            word = lower[at]
            slot = None
            if word in self.harms.tolls:
                kind = lower[at - 1] if at > sentence[0] else ""
                slot = self.harms.nouns.get(kind) or self.harms.counted.get(kind) or "killed"
                slot = "killed" if slot == "casualties" and kind != "casualty" else slot
                if kind in ("vote", "final", "electoral"):
                    return None
            elif word in self.harms.numbers and lower[at + 1 : at + 2] == ["of"]:
                for k in range(at + 2, min(at + 6, phrase.first)):
                    slot = self.harms.counted.get(lower[k])
                    if slot is not None:
                        break
            if slot is not None:
                old = quantity.old or any(w in self.harms.superseded for w in lower[max(sentence[0], at - 3) : at + 3])
                return Hit(slot, at, superseded=old, rule="toll")
        return None

    def _coordinated(self, place: int) -> Hit | None:
        """The figure before it in a list: "killed six militants, two soldiers and a child"."""
        earlier = self._earlier(place)
        if earlier is None:
            return None
        phrase, _ = self.figures[place]
        before, hit = self.figures[earlier][0], self.hits[earlier]
        if hit is None or self.tokens.sentence[before.first] != self.tokens.sentence[phrase.first]:
            return None
        if hit.rule in ("after", "passive", "parsed") and hit.trigger >= before.end:
            joint = " ".join(self.tokens.lower[hit.trigger + 1 : phrase.first])
            if joint.strip(", ") in _AS_WELL and phrase.noun is not None:
                return self._after(place) or Hit(hit.slot, hit.trigger, rule="coordinated")
        between = self.tokens.lower[before.end : phrase.first]
        if len(between) > 4 or not between or not all(word in _COORDINATORS for word in between) or phrase.noun is None:
            return None
        if hit.rule not in ("before", "coordinated", "parsed", "part") or hit.superseded:
            return None
        own = self._after(place) or self._passive(place)
        return own or Hit(hit.slot, hit.trigger, part=hit.part, rule="coordinated")

    def _parsed(self, phrase: Phrase) -> Hit | None:
        """What the parse says: the people are the object of a verb of harm, or the subject of its passive."""
        node = self.tokens.doc[phrase.noun if phrase.noun is not None else phrase.after - 1]
        for _ in range(4):
            if node.dep_ != "conj" or node.head.pos_ not in ("NOUN", "NUM", "PROPN", "ADJ"):
                break
            node = node.head
        verb = node.head
        low = verb.lower_
        if node.dep_ in ("dobj", "obj") and low in self.harms.does and verb.i < node.i:
            return Hit(self.harms.does[low], verb.i, rule="parsed")
        if node.dep_ in ("nsubjpass", "nsubj"):
            chain = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "acomp", "attr", "oprd"))]
            for each in chain:
                low = each.lower_
                passive = any(c.dep_ == "auxpass" for c in each.children) or each.tag_ == "JJ"
                if low in self.harms.state and passive:
                    return Hit(self.harms.state[low], each.i, rule="parsed")
                if low in self.harms.suffers and phrase.noun is not None:
                    return Hit(self.harms.suffers[low], each.i, rule="parsed")
                if low in ("lost", "lose") and any(c.lower_ in _LIVES for c in each.children):
                    return Hit("killed", each.i, rule="parsed")
        for child in node.children:
            if child.dep_ in ("acl", "relcl") and child.i > node.i and child.lower_ in self.harms.state:
                if not any(c.dep_ in ("dobj", "obj") for c in child.children) and child.tag_ in ("VBN", "JJ"):
                    return Hit(self.harms.state[child.lower_], child.i, rule="parsed")
        return None

    def _passive(self, place: int) -> Hit | None:
        """The next passive of harm behind the people, over phrases and clauses that belong to them."""
        phrase, _ = self.figures[place]
        if phrase.noun is None and not phrase.others:
            return None
        sentence = self.tokens.sentence[phrase.first]
        lower, tags = self.tokens.lower, self.tokens.tags
        relative = False
        at = phrase.end
        while at < min(sentence[1], phrase.end + _SUBJECT_REACH):
            word, tag = lower[at], tags[at]
            if word in (";", ":", "because", "after", "when", "if", "but") and not relative:
                return None
            if at in self.starts:
                following = self.figures[self.starts[at]][0]
                if following.noun is None and not following.partitive:
                    return None
                at = max(following.end, at + 1)
                continue
            if word in ("who", "which", "that", "whom"):
                relative = True
            elif word in _AUXILIARIES:
                end = at + 1
                while end < sentence[1] and (lower[end] in _BETWEEN or tags[end] == "RB") and end - at < 6:
                    end += 1
                state = lower[end] if end < sentence[1] else ""
                if state in self.harms.state and end + 1 not in self.starts:
                    return Hit(self.harms.state[state], end, rule="passive")
                if not relative:
                    return None
                relative = False
                at = end
            elif tag in ("VBD", "VBZ", "VBP", "MD"):
                if word in self.harms.suffers:
                    return Hit(self.harms.suffers[word], at, rule="passive")
                if not relative:
                    return None
                relative = False
            at += 1
        return None

    # -- parts ------------------------------------------------------------------------------------------------------

    def _part(self, place: int) -> Hit | None:
        """A part of a whole: "including 11 children", "30 of them children", "20 women among the dead"."""
        phrase, quantity = self.figures[place]
        sentence = self.tokens.sentence[phrase.first]
        tokens = self.tokens
        before = self._word(phrase.first - 1, sentence)
        noun = phrase.noun
        if phrase.pronoun:
            noun = self._noun_behind(phrase.end, sentence)
            if noun is None or not is_people(tokens, noun, self.people):
                return None
            whole = self._whole_before(place)
            return None if whole is None else Hit(whole[0], whole[1], part=True, noun=noun, rule="part")
        if phrase.partitive and noun is not None and tokens.lower[noun] in self.harms.wholes:
            slot = self.harms.wholes[tokens.lower[noun]]
            group = self._noun_behind(phrase.end, sentence)
            return Hit(slot, noun, part=True, noun=group if group is not None else noun, rule="part")
        if noun is None or not is_people(tokens, noun, self.people):
            return None
        if before in self.harms.part_before or (
            before in ("also", "at", "mostly") and self._word(phrase.first - 2, sentence) in self.harms.part_before
        ):
            marker = phrase.first - 1
            if tokens.lower[marker].startswith("includ") and tokens.lower[marker] != "including":
                named = self._named_whole(marker, sentence)
                if named is not None:
                    return Hit(named[0], named[1], part=True, rule="part")
            whole = self._whole_before(place)
            if whole is not None:
                return Hit(whole[0], whole[1], part=True, rule="part")
            following = self._after(place)
            return None if following is None else Hit(following.slot, following.trigger, part=True, rule="part")
        if before in self.harms.part_pronouns and self._word(phrase.first - 2, sentence) in self.harms.among:
            whole = self._whole_before(place)
            if whole is not None:
                return Hit(whole[0], whole[1], part=True, rule="part")
        among = self._among(phrase, sentence)
        if among is not None:
            return Hit(among[0], among[1], part=True, rule="part")
        earlier = self._earlier(place)
        previous = self.hits[earlier] if earlier is not None else None
        if earlier is not None and previous is not None and previous.part and previous.rule == "part":
            between = tokens.lower[self.figures[earlier][0].end : phrase.first]
            if (
                between
                and len(between) <= 2
                and all(word in ("and", ",") for word in between)
                and self._after(place) is None
            ):
                return Hit(previous.slot, previous.trigger, part=True, rule="part")
        return None

    def _noun_behind(self, at: int, sentence: tuple[int, int]) -> int | None:
        """The people that "of them", "of the dead were" is followed by."""
        limit = min(sentence[1], at + 6)
        while at < limit:
            low = self.tokens.lower[at]
            if low in self.people.groups or self.tokens.tags[at] in ("NNS", "NNPS"):
                return at
            if low not in _BETWEEN and self.tokens.tags[at] not in ("JJ", "RB", "NN", "NNP"):
                return None
            at += 1
        return None

    def _among(self, phrase: Phrase, sentence: tuple[int, int]) -> tuple[str, int] | None:
        """The whole behind the part: "three of its workers were among the wounded"."""
        at = phrase.end
        limit = min(sentence[1], at + 8)
        while at < limit and self.tokens.lower[at] not in ("among", "amongst"):
            if self.tokens.lower[at] not in _BETWEEN and self.tokens.tags[at] != "RB":
                return None
            at += 1
        if self._word(at + 1, sentence) in self.harms.part_pronouns - {"those"}:
            return None  # "546 people, among them many children"
        for k in range(at + 1, min(sentence[1], at + 7)):
            slot = self.harms.wholes.get(self.tokens.lower[k])
            if slot is not None:
                return slot, k
        return None

    def _named_whole(self, marker: int, sentence: tuple[int, int]) -> tuple[str, int] | None:
        """The whole that is the subject of "included": "the dead included", "most of the dead were ... but also included"."""
        for at in range(marker - 1, sentence[0] - 1, -1):
            slot = self.harms.wholes.get(self.tokens.lower[at])
            if slot is not None:
                return slot, at
        return None

    def _whole_before(self, place: int) -> tuple[str, int] | None:
        """The harm of the last whole before a part, in its sentence or the two before it."""
        phrase, _ = self.figures[place]
        start = self.tokens.sentence[phrase.first][0]
        earlier = start
        for _ in range(2):
            earlier = self.tokens.sentence[earlier - 1][0] if earlier else 0
        for k in range(place - 1, -1, -1):
            before, hit = self.figures[k][0], self.hits[k]
            if before.first < earlier:
                return None
            if hit is not None and not hit.part:
                return hit.slot, hit.trigger
        return self._verb_before(phrase, start)

    def _verb_before(self, phrase: Phrase, start: int) -> tuple[str, int] | None:
        """The last words of harm before a part whose whole is no figure: "killed many people, including 11 children"."""
        for at in range(phrase.first - 1, start - 1, -1):
            low = self.tokens.lower[at]
            slot = self.harms.does.get(low) or self.harms.state.get(low)
            if slot in ("killed", "wounded", "arrested", "kidnapped", "missing"):
                return slot, at
        return None
