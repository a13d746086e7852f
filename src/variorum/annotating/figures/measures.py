"""Figures that count no people hurt: money, percent, durations, distances, ages, votes, and counts of anything."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from variorum.annotating.figures.ages import Ages
from variorum.annotating.figures.nouns import is_done, plural
from variorum.annotating.figures.phrases import Phrase, Tokens
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = frozenset(("DT", "JJ", "JJR", "JJS", "PRP$", "VBN", "VBG", "HYPH", "POS", "RB"))
_QUALIFIED = 4  # tokens before a number that may bound it: "at no more than 38"
_TERMS = frozenset(("sentence", "sentences", "term", "terms"))  # "cut his sentence to five years"
_IN_NAMES = ("NN", "NNS", "JJ", "VBN", "HYPH", "CC", ",")
_LONGEST = 5  # words before a noun that may belong to it: "state and local income tax rate"
_MODIFIERS = frozenset(("NN", "VBG"))  # of a unit of time: "12 working days"
_IT = frozenset(("it", "this", "that", "them"))
_RATES = (["hour"], ["second"], ["h"], ["s"])
_PREPOSITIONS = frozenset(("of", "in", "for", "to", "on", "from", "toward", "towards"))

# How many tokens behind the first figure of a change the second may stand: "from nine years to five".
_CHANGE = 5


Measured = tuple[str, str | None, str | None, int | None]
"""slot, unit, what it is of, and the token of its trigger."""


class Measures:
    """Finds what a quantity measures, and of what."""

    def __init__(self, tokens: Tokens, language: Language, phrases: Sequence[Phrase]) -> None:
        table = language.table("figures")
        self.tokens = tokens
        self.measures: Mapping[str, Sequence[str]] = table["measures"]
        self.powers: Mapping[str, str] = table["powers"]
        self.saying = language.words("events", "marks.saying")
        self.after = language.words("figures", "durations.times_after")
        self.before = language.words("figures", "durations.times_before")
        self.times = language.words("figures", "durations.units")
        self.empty = language.words("figures", "counts.empty")
        self.prison = language.words("figures", "durations.prison")
        self.sentences = language.words("figures", "durations.sentences")
        self.percent = language.words("figures", "percent.words")
        self.ages = Ages(tokens, language)
        self.worth = language.words("figures", "worth.words")
        self.asking = language.words("figures", "asking.verbs")
        self.requests = language.words("figures", "asking.nouns")
        self.amounts = language.words("figures", "valuing.amounts")
        self.valuing = language.words("figures", "valuing.verbs")
        self.changes = language.words("figures", "toll.changes")
        # "71 of 120 seats" tells of 71: where the number of the whole starts.
        parts = {each.after + 1 for each in phrases if each.partitive and tokens.lower[each.after] == "of"}
        self.wholes = {each.first for each in phrases} & parts
        self.numbers = {each.first for each in phrases}
        self.old: tuple[int, Measured] | None = None  # the first figure of a change, and where it ended
        self.passed = language.words("figures", "votes.passed")
        self.told: dict[str, Measured] = {}  # the last share or sum of each unit
        self.full: dict[str, str] = {}  # each name with all words that belong to it: "effective federal tax rate"
        self.votes = 0  # how many sides of a vote were read in a row

    def of(self, phrase: Phrase, quantity: Quantity) -> Measured | None:
        """The slot, unit, `of` and trigger of a figure; None where nothing tells what it is of."""
        if quantity.kind in ("article", "none"):
            return None
        if quantity.kind == "votes":
            self.votes += 1
            trigger = self._verb(phrase)
            return ("votes:for" if self.votes % 2 else "votes:against"), "votes", "votes", trigger
        if self.ages.tells(phrase, quantity):
            return "age", "years", self.ages.of(phrase), None
        if self._is_magnitude(phrase):
            return "magnitude", "magnitude", "magnitude", self._verb(phrase)
        if quantity.unit == "percent" or quantity.unit == "percentage points":
            return self._told("percent", quantity.unit, phrase)
        if quantity.kind == "ordinal":
            of = self._prepositional(phrase.after, None)
            return f"{quantity.unit}:{of}" if of else str(quantity.unit), quantity.unit, of, None
        at = phrase.after
        if quantity.unit is None and quantity.scaled and self.tokens.lower[at : at + 1] == ["pounds"]:
            return self._named(
                phrase, "amount", "pounds", *self._of(phrase, at)
            )  # "4 million pounds", of whatever country
        if quantity.unit is not None:
            return self._told("amount", quantity.unit, phrase)
        if phrase.noun is None and "rate" in self.tokens.lower[max(0, phrase.first - 4) : phrase.first]:
            return self._told("percent", "percent", phrase)  # "her tax rate was 35.7"
        changed = self.old is not None and phrase.noun is None and phrase.first - self.old[0] <= _CHANGE
        if changed and self.old is not None and self.tokens.lower[phrase.first - 1] == "to":
            return self.old[1]  # "cut from nine years to five"
        if phrase.first in self.wholes:
            return None
        share = phrase.partitive and phrase.after + 1 in self.wholes
        if phrase.noun is None or (phrase.partitive and not share) or phrase.pronoun:
            return None
        found = self._measure(phrase, quantity) or self._count(phrase, quantity)
        self.old = (phrase.after, found) if quantity.old and found is not None else None
        return found

    def _is_magnitude(self, phrase: Phrase) -> bool:
        """Whether the number is the strength of an earthquake: "magnitude 6.3", "a 6.3-magnitude quake"."""
        lower = self.tokens.lower
        around = [*lower[max(0, phrase.first - 2) : phrase.first], *lower[phrase.after : phrase.after + 2]]
        return "magnitude" in around

    def _measure(self, phrase: Phrase, quantity: Quantity) -> Measured | None:
        """A duration, distance or weight, by its unit, the first noun behind the number."""
        at = phrase.after
        while at < phrase.end and self.tokens.lower[at] in ("-", "–"):
            at += 1
        modified = phrase.noun if phrase.noun == at + 1 and self.tokens.lower[at + 1] in self.times else None
        if modified is not None and self.tokens.tags[at] in _MODIFIERS and quantity.kind != "vague":
            slot, unit = self.measures[self.tokens.lower[modified]]
            what = self.tokens.lower[at]
            verb = self._verb(phrase)
            return f"{slot}:{what}", unit, self._with_verb(what, verb), verb  # "164 hearing days"
        power = self.powers.get(self.tokens.lower[at]) if at + 1 < len(self.tokens.lower) else None
        at += power is not None
        entry = self.measures.get(self.tokens.lower[at]) if at < len(self.tokens.lower) else None
        if entry is None:
            return None
        slot, unit = entry
        if power is not None:
            if slot not in ("distance", "length"):
                return None
            slot, unit = power, f"{self.tokens.lower[at - 1]} {unit}"
        if self.tokens.lower[at] in self.times:
            following = self.tokens.lower[at + 1] if at + 1 < len(self.tokens.lower) else ""
            before = self.tokens.lower[phrase.first - 1] if phrase.first else ""
            if (following in self.after and before != "for") or before in self.before:
                return None
        verb = self._verb(phrase)
        rate = [each.rstrip(".") for each in self.tokens.lower[at + 1 : at + 3]]
        if slot == "distance" and rate[:1] in (["an"], ["per"], ["a"], ["/"]) and rate[1:] in _RATES:
            return self._speed(f"{unit}/{rate[1][0]}", phrase, verb)
        if slot == "distance":
            return slot, unit, self._prepositional(at + 1, verb), verb
        if self.tokens.lower[at] in self.times:
            if (quantity.kind == "vague" and not quantity.scaled) or (quantity.kind == "words" and quantity.high == 1):
                return None  # "several months", "one day" tell no duration
            return self._duration(phrase, at, slot, unit, verb)
        if slot == "speed":
            return self._speed(unit, phrase, verb)
        return self._named(phrase, slot, unit, *self._of(phrase, at, slot))

    def _speed(self, unit: str, phrase: Phrase, verb: int | None) -> Measured:
        """How fast what goes: the subject of the verb, or "winds of"."""
        tokens = self.tokens
        if phrase.first > 1 and tokens.lower[phrase.first - 1] == "of" and tokens.tags[phrase.first - 2] in _NOUNS:
            of: str | None = self._name(phrase.first - 2)
        else:
            subjects = tokens.doc[verb].children if verb is not None else ()
            of = next((self._name(each.i) for each in subjects if each.dep_ == "nsubj" and each.tag_ in _NOUNS), None)
        return self._named(phrase, "speed", unit, of, verb)

    def _duration(self, phrase: Phrase, at: int, slot: str, unit: str, verb: int | None) -> Measured:
        """How long something is: what follows the unit, else a sentence where somebody is sentenced, else nothing."""
        behind = set(self.tokens.lower[at + 1 : min(at + 5, self.tokens.sentence[at][1])])
        terms = self.tokens.doc[verb].children if verb is not None else ()
        cut = any(child.dep_ == "dobj" and child.lower_ in _TERMS for child in terms)
        ahead = self.tokens.lower[max(self.tokens.sentence[at][0], phrase.first - _QUALIFIED) : phrase.first]
        if (
            cut
            or (behind | set(ahead)) & self.prison
            or (verb is not None and self.tokens.lower[verb] in self.sentences)
        ):
            return f"{slot}:sentence", unit, "sentence", verb
        of = self._prepositional(at + 1, verb) or self._modified(at + 1)
        return (f"{slot}:{of}" if of else slot), unit, self._with_verb(of, verb), verb

    def _count(self, phrase: Phrase, quantity: Quantity) -> Measured | None:
        noun = phrase.noun
        if noun is None:
            return None
        low = self.tokens.lower[noun]
        if low in self.empty or len(low) < 2 or self.measures.get(low):
            return None
        only = quantity.qualified or "only" in self.tokens.lower[max(0, phrase.first - 2) : phrase.first]
        if quantity.low == 1 and quantity.high == 1 and not only:
            return None
        if quantity.kind == "vague" and not quantity.scaled:
            return None  # "several ways" counts nothing
        if low in ("vote", "votes"):
            side = self._side(phrase)
            if side is not None:
                return f"votes:{side}", "votes", "votes", self._verb(phrase)
        start = phrase.after + 2 * (phrase.after + 1 in self.wholes)
        text = self.tokens.doc[start : noun + 1].text.removeprefix("of ").strip(" -–")
        if self.tokens.tags[noun] in ("NN", "NNP"):
            low = plural(low)
        verb = self._verb(phrase)
        done = verb if verb is not None and is_done(self.tokens.doc[noun], verb) else None
        return f"count:{low}", low, self._with_verb(text, done) or None, verb

    def _with_verb(self, of: str | None, verb: int | None, governor: str | None = None) -> str | None:
        """What a figure is of, with the words that tell what is done there: "computers seized", "demand wall funding";
        a saying tells none, but who insists that somebody pays asks for it."""
        words = [governor] if governor else []
        words += (of or "").split()
        if verb is not None:
            token = self.tokens.doc[verb]
            if token.lemma_ not in ("be", "have", "do", *self.saying, *self.valuing):
                words.append(token.lower_)
            if token.dep_ == "ccomp" and token.head.lemma_ in self.asking:
                words.append(token.head.lower_)
        return " ".join(dict.fromkeys(words)) or None

    def _named(self, phrase: Phrase, slot: str, unit: str | None, of: str | None, trigger: int | None) -> Measured:
        full = self.full.get(of, of) if of is not None else None
        return (f"{slot}:{of}" if of else slot), unit, self._with_verb(full, trigger, self._governor(phrase)), trigger

    def _governor(self, phrase: Phrase) -> str | None:
        """The noun that asks or gives what follows: "his demand for $5 million"."""
        before = self.tokens.lower[max(0, phrase.first - 2) : phrase.first]
        found = before[-2:-1] and before[-1] in ("for", "of") and before[0] in self.requests
        return before[0] if found else None

    def _side(self, phrase: Phrase) -> str | None:
        """The side of a vote that the words behind the number, or the verb before it, tell: "122 votes in favour",
        "passed with 122 votes"."""
        behind = self.tokens.lower[phrase.end : phrase.end + 2]
        if behind[:1] == ["for"] or behind in (["in", "favour"], ["in", "favor"]):
            return "for"
        if behind[:1] == ["against"]:
            return "against"
        before = self.tokens.lower[max(0, phrase.first - 3) : phrase.first]
        return "for" if before[-1:] in (["with"], ["by"]) and set(before) & self.passed else None

    def _told(self, slot: str, unit: str, phrase: Phrase) -> Measured:
        verb = self._verb(phrase)
        told = self.told.get(unit)
        if verb is not None and told is not None and self._is_pronoun_valued(phrase, verb):
            return told  # "an exit poll put it at 41 percent"
        found = self._named(phrase, slot, unit, *self._of(phrase, phrase.after - 1, slot))
        self.told[unit] = found
        return found

    def _is_pronoun_valued(self, phrase: Phrase, verb: int) -> bool:
        """Whether what is put at the figure is a pronoun, right before it: "put it at"."""
        near = self.tokens.lower[max(0, phrase.first - 3) : phrase.first]
        return self.tokens.doc[verb].lemma_ in self.valuing and "at" in near and bool(_IT & set(near))

    def _of(self, phrase: Phrase, unit_at: int, slot: str = "") -> tuple[str | None, int | None]:
        """What an amount, share or duration is of: the phrase behind it, its subject, or what it modifies; its verb."""
        tokens = self.tokens
        verb = self._verb(phrase)
        at = unit_at + 1
        named = tokens.tags[phrase.first - 2 : phrase.first - 1] if phrase.first > 1 else []
        noun_before = self._name(phrase.first - 2) if named and named[0] in _NOUNS else None
        before = tokens.lower[phrase.first - 1] if phrase.first else ""
        if before in self.worth and noun_before is not None:
            return noun_before, verb  # "bribes worth 2.4 million euros"
        if before == "of" and noun_before is not None and tokens.lower[at : at + 1] != ["of"]:
            return noun_before, verb  # "a loss of $5 million in the first quarter", "a tax rate of 36 percent"
        putting = self._putting(verb) if before == "at" else None
        if putting is not None:
            put = self._put(putting, phrase.first - 2) or noun_before
            if put is not None:
                return put, putting  # "put the cost at 3 million", "and the others at 46 percent"
        behind = self._prepositional(at, verb)
        if behind is not None:
            return behind, verb
        noun = self._modified(at)
        if noun is not None:
            return noun, verb
        if verb is None:
            return None, None
        head = tokens.doc[verb]
        valued = self._valued(phrase, verb)
        if valued is not None:
            return valued, verb
        if slot in ("percent", "points"):
            return self._governed(head), verb
        if head.lemma_ == "be" or head.lower_ in self.changes:
            for child in head.children:
                if child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in _NOUNS:
                    return self._name(child.i), verb
            return None, verb
        if head.tag_ in _NOUNS:
            return self._name(verb), verb
        return (head.lower_ if head.pos_ == "VERB" else None), verb

    def _putting(self, verb: int | None) -> int | None:
        """The verb at `verb`, or one shortly above it, that gives things figures: "put the water let out at"."""
        for _ in range(3):
            if verb is None or self.tokens.doc[verb].lemma_ in self.valuing:
                return verb
            above = next((each for each in self.tokens.doc[verb].ancestors if each.pos_ == "VERB"), None)
            verb = above.i if above is not None else None
        return None

    def _put(self, verb: int, last: int) -> str | None:
        """The object of "put ... at" that ends with token `last`; the water of "the volume of water"."""
        for thing in self.tokens.doc[verb].children:
            if thing.dep_ == "dobj" and thing.tag_ in _NOUNS and thing.left_edge.i <= last <= thing.right_edge.i:
                for of in thing.children:
                    if thing.lower_ in self.amounts and of.lower_ == "of":
                        return next((self._name(each.i) for each in of.children if each.tag_ in _NOUNS), None)
                return self._name(thing.i)
        return None

    def _valued(self, phrase: Phrase, verb: int) -> str | None:
        """What is put at a figure: the object of "put the cost at", the subject of "is estimated at"."""
        head = self.tokens.doc[verb]
        near = self.tokens.lower[max(verb, phrase.first - _QUALIFIED) : phrase.first]
        if head.lemma_ not in self.valuing or "at" not in near:
            return None
        roles = ("nsubjpass",) if any(child.dep_ == "auxpass" for child in head.children) else ("dobj", "nsubjpass")
        valued = next((child for child in head.children if child.dep_ in roles and child.tag_ in _NOUNS), None)
        return self._name(valued.i) if valued is not None else None

    def _governed(self, verb: Token) -> str | None:
        """What a share is of, by its verb: the object ("raised wages by 5 percent"), else the subject."""
        for roles in (("dobj", "nsubjpass"), ("nsubj",)):
            for child in verb.children:
                noun = child.tag_ in _NOUNS or (child.tag_ == "VB" and child.i == self.tokens.sentence[child.i][0])
                thing = noun and child.ent_type_ not in ("PERCENT", "DATE")
                if thing and child.dep_ in roles and child.lower_ not in self.percent:
                    return self._name(child.i)
        return None

    def _prepositional(self, at: int, verb: int | None) -> str | None:
        """The noun of the phrase that a preposition at `at` starts: "in federal taxes"."""
        lower, tags = self.tokens.lower, self.tokens.tags
        if at >= len(lower) or lower[at] not in _PREPOSITIONS or self.tokens.sentence[at][1] <= at + 1:
            return None
        end = min(self.tokens.sentence[at][1], at + 8)
        noun = None
        for k in range(at + 1, end):
            if tags[k] in _NOUNS:
                noun = k
            elif tags[k] == "CC" and tags[k - 1] in ("NN", "JJ") and "NNS" in tags[k + 1 : min(k + 4, end)]:
                if tags[k + 1] not in ("JJ", "NN"):
                    break  # "in state and local taxes" goes on, "to charity and pays taxes" does not
            elif (noun is not None and tags[k - 1] != "CC" and tags[k - 2] != "CC") or tags[k] not in _BEFORE_NOUN:
                break
        if noun is None or lower[noun] in self.times or noun in self.numbers or self._is_time(noun):
            return None
        if lower[at] in ("from", "to") and tags[noun].startswith("NNP"):
            return None  # "took 3 million euros from Arnholt": who gave it, not what for
        return self._name(noun)

    def _is_time(self, noun: int) -> bool:
        """Whether the noun is of a date ("on Monday", "in the first quarter")."""
        return self.tokens.doc[noun].ent_type_ in ("DATE", "TIME")

    def _modified(self, at: int) -> str | None:
        """The noun that the amount stands before: "a $5 million fund", "a 23 percent cut"."""
        lower, tags = self.tokens.lower, self.tokens.tags
        end = min(self.tokens.sentence[at][1], at + 6) if at < len(lower) else at
        noun = None
        for k in range(at, end):
            joined = (k + 1 < end and tags[k + 1] == "HYPH") or tags[k] == "HYPH" or tags[k - 1] == "HYPH"
            if lower[k] in self.times:
                break
            if tags[k] in _NOUNS and lower[k] not in self.empty and not self._is_time(k):
                noun = k
            elif noun is None and joined:
                continue  # "a 23 percent across-the-board cut"
            elif (
                noun is not None
                or tags[k] not in ("JJ", "HYPH", "JJR", "VBN", "IN")
                or lower[k] in _PREPOSITIONS
                or (tags[k] == "IN" and not (k + 1 < end and tags[k + 1] == "HYPH"))
            ):
                break
        return None if noun is None else self._name(noun)

    def _name(self, noun: int) -> str:
        """A noun with the one word before it that belongs to it, in lower case: "federal taxes"."""
        lower, tags = self.tokens.lower, self.tokens.tags
        before, name = noun - 1, lower[noun]
        if (
            before >= 0
            and lower[before] not in self.times
            and lower[before] not in self.percent
            and tags[before] in ("NN", "JJ", "NNP")
            and self.tokens.sentence[before] == self.tokens.sentence[noun]
        ) and self.tokens.doc[before].head.i == noun:
            name = f"{lower[before]} {lower[noun]}"
        first = noun
        while first > self.tokens.sentence[noun][0] and noun - first < _LONGEST and tags[first - 1] in _IN_NAMES:
            first -= 1
        self.full[name] = " ".join(each for each in lower[first : noun + 1] if each.isalpha())
        return name

    def _verb(self, phrase: Phrase) -> int | None:
        """The verb, or the noun of an act, that governs the figure, by the parse."""
        node = self.tokens.doc[phrase.noun if phrase.noun is not None else phrase.after - 1]
        for _ in range(8):
            if node.pos_ in ("VERB", "AUX") or node.head.i == node.i:
                break
            node = node.head
        return node.i if node.pos_ in ("VERB", "AUX") else None
