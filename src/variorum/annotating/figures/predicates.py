"""What happened to the people that a figure counts, from the words around it: "killed 12", "12 dead".

Rules by the order of words first, then the parse: news copies lose their commas, and parsers fail where they are gone.
"""

from variorum.annotating.figures.harms import Hit, Scene
from variorum.annotating.figures.phrases import Phrase
from variorum.annotating.figures.quantity import Quantity

_HOMES = ("displaced", "evacuated")  # who has a home is a person: "forced 6,000 from their homes"
_FINDS = frozenset(("found", "find", "finds", "finding"))
_LOSES = frozenset(("lost", "lose", "loses", "losing"))
_ARMED = frozenset(("soldiers", "fighters", "rebels", "militants", "police"))
_AS_WELL = ("as well as", "along with", "together with")
# How far a subject and its passive may stand apart in a sentence, in tokens: more than any of the development stories
# needs, short enough that a run-on of headings is not crossed.
_SUBJECT_REACH = 32
# Words that a phrase of `harms.phrases` may have.
_PHRASE = 8


class Predicates:
    """The rules, each a method that gives a hit or None."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def listed(self, place: int) -> Hit | None:
        """State words right behind the number, then the next figure: "12 dead, 30 wounded"."""
        scene = self.scene
        phrase, _ = scene.figures[place]
        sentence = scene.tokens.sentence[phrase.first]
        slot = scene.harms.state.get(scene.word(phrase.end, sentence))
        following = scene.starts.get(phrase.end + 1, scene.starts.get(phrase.end + 2))
        if slot is None or following is None:
            return None
        after = scene.figures[following][0]
        if scene.word(after.end, sentence) not in scene.harms.state:
            return None
        before = self.before(place)
        if (
            before is not None
            and scene.tokens.lower[before.trigger] != scene.word(phrase.end, sentence)
            and after.noun is None
        ):
            return before
        return Hit(slot, phrase.end, rule="listed")

    def after(self, place: int) -> Hit | None:
        """What happened stands behind the people: "12 dead", "12 people were killed", "six others lost their lives"."""
        scene = self.scene
        phrase, quantity = scene.figures[place]
        sentence = scene.tokens.sentence[phrase.first]
        at, auxiliary = phrase.end, False
        while scene.word(at, sentence) in scene.harms.between and at - phrase.end < 7:
            auxiliary |= scene.tokens.lower[at] in scene.harms.auxiliaries
            at += 1
        word = scene.word(at, sentence)
        guilty = self._guilty(phrase, sentence)
        if guilty is not None:
            return Hit("convicted", guilty, rule="counted")
        if scene.word(at, sentence) == "death" and scene.word(at - 1, sentence) == "to" and at - 2 >= phrase.end:
            return Hit("killed", at - 2, rule="after")  # "were stabbed to death"
        if scene.tokens.lower[at + 1 : at + 3] == ["to", "death"] and at + 2 < sentence[1]:
            return Hit("killed", at, rule="after")
        if word in scene.harms.state:
            if not auxiliary and self._is_active(at, sentence):
                return None
            slot = scene.harms.state[word]
            return self._with_second(Hit(slot, at, rule="after"), sentence, quantity)
        if word in scene.harms.suffers and (
            phrase.noun is not None
            or phrase.others
            or quantity.kind == "vague"
            or scene.harms.suffers[word] in ("killed", "survived")
        ):
            return Hit(scene.harms.suffers[word], at, rule="after")
        if word in ("lost", "losing", "lose") and scene.word(at + 2, sentence) in scene.harms.lives:
            return Hit("killed", at, rule="after")
        if word in ("received", "receiving", "receive") and scene.word(at + 1, sentence) == "treatment":
            return Hit("wounded", at, rule="after")
        behind = " ".join(scene.tokens.lower[at : min(at + _PHRASE, sentence[1])])
        found = next((slot for pattern, slot in scene.harms.phrases if pattern.match(behind)), None)
        told = phrase.noun is not None or phrase.others or auxiliary or found in _HOMES
        return Hit(found, at, rule="after") if found and told else None

    def _guilty(self, phrase: Phrase, sentence: tuple[int, int]) -> int | None:
        """Where "guilty" stands in "found seven of the nine (accused) guilty"."""
        scene = self.scene
        if scene.word(phrase.first - 1, sentence) not in _FINDS:
            return None
        at = phrase.end
        if scene.tokens.lower[at : at + 2] == ["of", "the"] and at + 2 in scene.starts:
            at = scene.figures[scene.starts[at + 2]][0].end
        at += scene.word(at, sentence) == "accused"
        return at if scene.word(at, sentence) == "guilty" else None

    def _is_active(self, at: int, sentence: tuple[int, int]) -> bool:
        """Whether the verb at `at` has an object behind it: "two soldiers killed three rebels"."""
        scene = self.scene
        if self._shoots_dead(at):
            return at + 1 in scene.starts
        token = scene.tokens.doc[at]
        if token.tag_ in ("JJ", "NN", "NNS"):
            return False
        following = scene.word(at + 1, sentence)
        if token.tag_ == "VBN" and at + 1 not in scene.starts:
            return False
        if at + 1 in scene.starts:
            after = scene.figures[scene.starts[at + 1]][0]
            return scene.word(after.end, sentence) not in scene.harms.state
        return following != "" and scene.tokens.tags[at + 1] in ("DT", "PRP", "PRP$", "CD")

    def _shoots_dead(self, at: int) -> bool:
        """Whether "dead" at `at` tells what a shooter did: "a man shot dead two guards"."""
        lower = self.scene.tokens.lower
        return lower[at] == "dead" and at > 0 and lower[at - 1] in self.scene.harms.shoots

    def _with_second(self, hit: Hit, sentence: tuple[int, int], quantity: Quantity) -> Hit:
        """Two states of one figure: both for "dozens killed and wounded", their sum for an exact figure."""
        scene = self.scene
        link, second = scene.word(hit.trigger + 1, sentence), scene.word(hit.trigger + 2, sentence)
        other = scene.harms.state.get(second)
        if (
            link not in ("and", "or")
            or other is None
            or other == hit.slot
            or {hit.slot, other} != {"killed", "wounded"}
        ):
            return hit
        if scene.word(hit.trigger + 3, sentence) and hit.trigger + 3 in scene.starts:
            return hit  # "12 killed and wounded 30"
        if link == "or" or quantity.kind != "vague":
            return Hit("casualties", hit.trigger, rule=hit.rule)
        return Hit(hit.slot, hit.trigger, rule=hit.rule, also=(other, hit.trigger + 2))

    def before(self, place: int) -> Hit | None:
        """What happened stands right before the number: "killing 12", "the deaths of 12", "claimed the lives of 12"."""
        scene = self.scene
        phrase, quantity = scene.figures[place]
        sentence = scene.tokens.sentence[phrase.first]
        at = phrase.first - 1
        if scene.word(at, sentence) == "of":
            noun = at - 1
            word = scene.word(noun, sentence)
            if word in scene.harms.lives:
                for verb in range(noun - 1, max(sentence[0], noun - 4) - 1, -1):
                    if scene.tokens.lower[verb] in scene.harms.takes_lives:
                        return Hit("killed", verb, rule="before")
            slot = scene.harms.of.get(word)
            if slot is not None and not (quantity.kind == "article" and not self._is_found(noun, sentence)):
                return Hit(slot, noun, rule="before")
        if scene.word(at, sentence) == "with" and scene.word(at - 1, sentence) in scene.harms.vehicles:
            return Hit("aboard", at, rule="before")  # "a boat with 155 people capsized"
        while scene.word(at, sentence) in scene.harms.fillers and phrase.first - at < 5:
            at -= 1
        word = scene.word(at, sentence)
        if (
            word == "dead"
            and scene.word(at - 1, sentence) in scene.harms.shoots
            and "and" not in self._between(at, phrase)
        ):
            return Hit("killed", at - 1, rule="before")  # "shot dead three people"
        slot = scene.harms.does.get(word)
        if word in _LOSES and phrase.noun is not None:
            armed = scene.people.groups.get(scene.tokens.lower[phrase.noun])
            # "killed 25 rebels and lost four soldiers": those of one side are a part.
            return Hit("killed", at, part=True, rule="before") if armed in _ARMED else None
        if slot is None or scene.tokens.tags[at] == "JJ":
            return None
        if scene.tokens.tags[at] in ("NN", "NNS", "NNP") and at != phrase.first - 1:
            return None
        if scene.word(at - 1, sentence) in ("were", "was", "been", "being", "be", "are", "is"):
            return None
        earlier = scene.earlier(place)
        taken = scene.hits[earlier] if earlier is not None else None
        if taken is not None and taken.trigger == at and taken.rule in ("after", "listed"):
            return None  # "2 killed, 8 injured": the verb has its people before it
        link, second = scene.word(at - 1, sentence), scene.word(at - 2, sentence)
        other = scene.harms.does.get(second)
        if link in ("and", "or") and other is not None and {slot, other} == {"killed", "wounded"}:
            if link == "or" or quantity.kind != "vague":
                return Hit("casualties", at, rule="before")  # "killing and injuring 48": the sum of both
            return Hit(slot, at, rule="before", also=(other, at - 2))
        return Hit(slot, at, rule="before")

    def _between(self, at: int, phrase: Phrase) -> list[str]:
        """The words from a token to the figure."""
        return self.scene.tokens.lower[at + 1 : phrase.first]

    def _is_found(self, noun: int, sentence: tuple[int, int]) -> bool:
        """Whether the one body at `noun` is found, or it is no body: "the death of a guard". A picture may show one."""
        scene = self.scene
        before = scene.tokens.lower[max(sentence[0], noun - 4) : noun]
        return scene.tokens.lower[noun] not in ("body", "corpse") or not scene.harms.finds.isdisjoint(before)

    def counted(self, phrase: Phrase, quantity: Quantity) -> Hit | None:
        """The noun is the harm: "12 deaths", "100 bodies", "claimed 12 lives", "no casualties"."""
        scene = self.scene
        noun = phrase.noun
        if noun is None or (quantity.kind == "article"):
            return None
        low = scene.tokens.lower[noun]
        sentence = scene.tokens.sentence[noun]
        if low in scene.harms.lives:
            for at in range(phrase.first - 1, max(sentence[0], phrase.first - 4) - 1, -1):
                if scene.tokens.lower[at] in scene.harms.takes_lives:
                    return Hit("killed", at, rule="counted")
            return Hit("killed", noun, rule="counted") if scene.word(noun + 1, sentence) in ("lost", "were") else None
        slot = scene.harms.nouns.get(low)
        if slot is None or phrase.partitive:
            return None
        if quantity.kind == "none" and noun != phrase.after:
            return None  # "no apparent external injuries"
        if quantity.low == 3 and quantity.kind == "vague" and low in scene.harms.bodies:
            return None  # "saw several bodies" is no count of the dead
        return Hit(slot, noun, rule="counted", superseded=self._is_old(phrase.first, noun))

    def _is_old(self, start: int, end: int) -> bool:
        """Whether the figure is told as an earlier one."""
        scene = self.scene
        near = scene.tokens.lower[max(0, start - 6) : end]
        return any(word in scene.harms.superseded for word in near) and any(
            word in scene.harms.tolls or word in ("count", "figure", "estimate", "report", "reported", "said")
            for word in near
        )

    def coordinated(self, place: int) -> Hit | None:
        """The figure before it in a list: "killed six militants, two soldiers and a child"."""
        scene = self.scene
        earlier = scene.earlier(place)
        if earlier is None:
            return None
        phrase, _ = scene.figures[place]
        before, hit = scene.figures[earlier][0], scene.hits[earlier]
        if hit is None or scene.tokens.sentence[before.first] != scene.tokens.sentence[phrase.first]:
            return None
        if hit.rule in ("after", "passive", "parsed") and hit.trigger >= before.end:
            joint = " ".join(scene.tokens.lower[hit.trigger + 1 : phrase.first])
            if joint.strip(", ") in _AS_WELL and phrase.noun is not None:
                return self.after(place) or Hit(hit.slot, hit.trigger, rule="coordinated")
        between = scene.tokens.lower[before.end : phrase.first]
        if len(between) > 4 or not all(word in scene.harms.coordinators for word in between) or phrase.noun is None:
            return None
        if not between and before.noun is None:
            return None
        if hit.rule not in ("before", "coordinated", "parsed", "part") or hit.superseded:
            return None
        own = self.after(place) or self.passive(place)
        return own or Hit(hit.slot, hit.trigger, part=hit.part, rule="coordinated")

    def parsed(self, phrase: Phrase) -> Hit | None:
        """What the parse says: the people are the object of a verb of harm, or the subject of its passive."""
        scene = self.scene
        node = scene.tokens.doc[phrase.noun if phrase.noun is not None else phrase.after - 1]
        for _ in range(4):
            if node.dep_ != "conj" or node.head.pos_ not in ("NOUN", "NUM", "PROPN", "ADJ"):
                break
            node = node.head
        verb = node.head
        low = verb.lower_
        if node.dep_ in ("dobj", "obj") and low in scene.harms.does and verb.i < node.i:
            return Hit(scene.harms.does[low], verb.i, rule="parsed")
        if node.dep_ in ("nsubjpass", "nsubj"):
            if any(c.dep_ == "neg" for c in verb.children):
                return None
            chain = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "acomp", "attr", "oprd"))]
            for each in chain:
                low = each.lower_
                passive = any(c.dep_ == "auxpass" for c in each.children) or each.tag_ == "JJ"
                if self._shoots_dead(each.i) and verb.i == each.i - 1 and node.dep_ == "nsubj":
                    return None
                if low in scene.harms.state and passive:
                    return Hit(scene.harms.state[low], each.i, rule="parsed")
                if low in scene.harms.suffers and phrase.noun is not None:
                    return Hit(scene.harms.suffers[low], each.i, rule="parsed")
                if low in ("lost", "lose") and any(c.lower_ in scene.harms.lives for c in each.children):
                    return Hit("killed", each.i, rule="parsed")
        for child in node.children:
            clause = child.dep_ in ("acl", "relcl") and child.i > node.i and child.tag_ in ("VBN", "JJ")
            active = any(c.dep_ in ("dobj", "obj") for c in child.children)
            if clause and not active and child.lower_ in scene.harms.state:
                return Hit(scene.harms.state[child.lower_], child.i, rule="parsed")
        return None

    def passive(self, place: int) -> Hit | None:
        """The next passive of harm behind the people, over phrases and clauses that belong to them."""
        scene = self.scene
        phrase, _ = scene.figures[place]
        if phrase.noun is None and not phrase.others:
            return None
        sentence = scene.tokens.sentence[phrase.first]
        lower, tags = scene.tokens.lower, scene.tokens.tags
        relative = False
        at = phrase.end
        while at < min(sentence[1], phrase.end + _SUBJECT_REACH):
            word, tag = lower[at], tags[at]
            if word in (";", ":", "because", "after", "when", "if", "but") and not relative:
                return None
            if at in scene.starts:
                following = scene.figures[scene.starts[at]][0]
                if following.pronoun or (following.noun is None and not following.partitive):
                    return None  # "120 people, and 43 of them were rescued"
                at = max(following.end, at + 1)
                continue
            if word in ("who", "which", "that", "whom"):
                relative = True
            elif word in ("not", "n't", "unhurt"):
                return None
            elif word in scene.harms.auxiliaries:
                end = at + 1
                while end < sentence[1] and (lower[end] in scene.harms.between or tags[end] == "RB") and end - at < 6:
                    end += 1
                state = lower[end] if end < sentence[1] else ""
                if state in scene.harms.state and end + 1 not in scene.starts:
                    return Hit(scene.harms.state[state], end, rule="passive")
                if not relative:
                    return None
                relative = False
                at = end
            elif tag in ("VBD", "VBZ", "VBP", "MD"):
                if word in scene.harms.suffers:
                    return Hit(scene.harms.suffers[word], at, rule="passive")
                if not relative:
                    return None
                relative = False
            at += 1
        return None
