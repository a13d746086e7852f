"""Figures that count no people hurt: money, percent, durations, distances, ages, votes, and counts of anything."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from variorum.annotating.figures.ages import Ages
from variorum.annotating.figures.nouns import is_done, plural
from variorum.annotating.figures.phrases import Phrase, Tokens, is_people, people
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.figures.things import Things
from variorum.annotating.language import Language

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_QUALIFIED = 4  # tokens before a number that may bound it: "at no more than 38"
_TERMS = frozenset(("sentence", "sentences", "term", "terms"))  # "cut his sentence to five years"
_MODIFIERS = frozenset(("NN", "VBG"))  # of a unit of time: "12 working days"
_SCALE = 4  # tokens behind a number in which the name of its scale stands
_IT = frozenset(("it", "this", "that", "them"))
_GOES_WITH = ("acomp", "oprd", "prt")
_MEMBERS = 20  # from which on "6,000 of its members" is a count, and no handful told of
_NOBODY = 10**9  # people: so many were never counted of one thing
_RATES = (["hour"], ["second"], ["h"], ["s"])

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
        self.ended = language.words("figures", "durations.ended")
        self.afterwards = language.words("figures", "durations.afterwards")
        self.people = people(language)
        self.currencies = frozenset(table["currency_after"])
        self.empty = language.words("figures", "counts.empty")
        self.light = language.words("figures", "light.verbs")
        self.prison = language.words("figures", "durations.prison")
        self.sentences = language.words("figures", "durations.sentences")
        self.ages = Ages(tokens, language)
        self.asking = language.words("figures", "asking.verbs")
        self.requests = language.words("figures", "asking.nouns")
        self.valuing = language.words("figures", "valuing.verbs")
        # "71 of 120 seats", "1,100 of its 9,000 employees" tell of 71 and 1,100: where each part is, with its whole.
        self.wholes = {
            part.first: whole
            for part, whole in pairwise(phrases)
            if part.partitive and not part.pronoun and part.after < whole.first < part.end
        }
        self.whole = {each.first for each in self.wholes.values()}
        self.things = Things(tokens, language, {each.first for each in phrases})
        self.old: tuple[int, Measured] | None = None  # the first figure of a change, and where it ended
        self.passed = language.words("figures", "votes.passed")
        self.told: dict[str, Measured] = {}  # the last share or sum of each unit
        self.votes = 0  # how many sides of a vote were read in a row

    def of(self, phrase: Phrase, quantity: Quantity) -> Measured | None:
        """The slot, unit, `of` and trigger of a figure; None where nothing tells what it is of."""
        if quantity.kind in ("article", "none"):
            return None
        if quantity.kind == "votes":
            self.votes += 1
            trigger = self.things.verb(phrase)
            return ("votes:for" if self.votes % 2 else "votes:against"), "votes", "votes", trigger
        if self.ages.tells(phrase, quantity):
            return "age", "years", self.ages.of(phrase), None
        if self._is_magnitude(phrase):
            return "magnitude", "magnitude", "magnitude", self.things.verb(phrase)
        if quantity.unit == "percent" or quantity.unit == "percentage points":
            return self._told("percent", quantity.unit, phrase)
        if quantity.kind == "ordinal":
            of = self.things.prepositional(phrase.after, None)
            return f"{quantity.unit}:{of}" if of else str(quantity.unit), quantity.unit, of, None
        at = phrase.after
        if quantity.unit is None and quantity.scaled and self.tokens.lower[at : at + 1] == ["pounds"]:
            return self._named(
                phrase, "amount", "pounds", *self.things.of(phrase, at)
            )  # "4 million pounds", of whatever country
        if quantity.unit is not None:
            return self._told("amount", quantity.unit, phrase)
        if phrase.noun is None and "rate" in self.tokens.lower[max(0, phrase.first - 4) : phrase.first]:
            return self._told("percent", "percent", phrase)  # "her tax rate was 35.7"
        changed = self.old is not None and phrase.noun is None and phrase.first - self.old[0] <= _CHANGE
        if changed and self.old is not None and self.tokens.lower[phrase.first - 1] == "to":
            return self.old[1]  # "cut from nine years to five"
        if phrase.first in self.whole and self.tokens.lower[phrase.first - 1] == "of":
            return None
        if phrase.noun is None or phrase.pronoun:
            return None
        if phrase.partitive and phrase.first not in self.wholes and (quantity.low is None or quantity.low < _MEMBERS):
            return None
        found = self._measure(phrase, quantity) or self._count(phrase, quantity)
        self.old = (phrase.after, found) if quantity.old and found is not None else None
        return found

    def _is_magnitude(self, phrase: Phrase) -> bool:
        """Whether the number is the strength of an earthquake: "magnitude 6.3", "a 6.3-magnitude quake"."""
        lower = self.tokens.lower
        around = [*lower[max(0, phrase.first - 2) : phrase.first], *lower[phrase.after : phrase.after + 2]]
        scale = lower[phrase.after : phrase.after + _SCALE]
        return "magnitude" in around or "richter" in scale  # "5.9 on the Richter scale"

    def _measure(self, phrase: Phrase, quantity: Quantity) -> Measured | None:
        """A duration, distance or weight, by its unit, the first noun behind the number."""
        at = phrase.after
        while at < phrase.end and self.tokens.lower[at] in ("-", "–"):
            at += 1
        modified = phrase.noun if phrase.noun == at + 1 and self.tokens.lower[at + 1] in self.times else None
        if modified is not None and self.tokens.tags[at] in _MODIFIERS and quantity.kind != "vague":
            slot, unit = self.measures[self.tokens.lower[modified]]
            what = self.tokens.lower[at]
            verb = self.things.verb(phrase)
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
                return self._ended(phrase, quantity, slot, unit) if before in self.afterwards else None
        verb = self.things.verb(phrase)
        rate = [each.rstrip(".") for each in self.tokens.lower[at + 1 : at + 3]]
        if slot == "distance" and rate[:1] in (["an"], ["per"], ["a"], ["/"]) and rate[1:] in _RATES:
            return self._speed(f"{unit}/{rate[1][0]}", phrase, verb)
        if slot == "distance":
            return slot, unit, self.things.prepositional(at + 1, verb), verb
        if self.tokens.lower[at] in self.times:
            if (quantity.kind == "vague" and not quantity.scaled) or (quantity.kind == "words" and quantity.high == 1):
                return None  # "several months", "one day" tell no duration
            return self._duration(phrase, at, slot, unit, verb)
        if slot == "speed":
            return self._speed(unit, phrase, verb)
        return self._named(phrase, slot, unit, *self.things.of(phrase, at, slot))

    def _speed(self, unit: str, phrase: Phrase, verb: int | None) -> Measured:
        """How fast what goes: the subject of the verb, or "winds of"."""
        tokens = self.tokens
        if phrase.first > 1 and tokens.lower[phrase.first - 1] == "of" and tokens.tags[phrase.first - 2] in _NOUNS:
            of: str | None = self.things.name(phrase.first - 2)
        else:
            subjects = tokens.doc[verb].children if verb is not None else ()
            of = next(
                (self.things.name(each.i) for each in subjects if each.dep_ == "nsubj" and each.tag_ in _NOUNS), None
            )
        return self._named(phrase, "speed", unit, of, verb)

    def _ended(self, phrase: Phrase, quantity: Quantity, slot: str, unit: str) -> Measured | None:
        """How long what ended had gone on: "the siege ended after nine hours"."""
        verb = self.things.verb(phrase)
        if verb is None or self.tokens.doc[verb].lemma_ not in self.ended or quantity.kind == "vague":
            return None
        subjects = (each for each in self.tokens.doc[verb].children if each.dep_ in ("nsubj", "nsubjpass"))
        of = next((self.things.name(each.i) for each in subjects if each.tag_ in _NOUNS), None)
        return (f"{slot}:{of}", unit, self._with_verb(of, verb), verb) if of is not None else None

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
        of = self.things.prepositional(at + 1, verb) or self.things.modified(at + 1)
        if of is None and self.tokens.lower[phrase.first - 1 : phrase.first] == ["of"]:
            of = self.things.noun_before(phrase)  # "a siege of seven hours"
        if of is None and verb is not None:
            of = self.things.measured(self.tokens.doc[verb], self.things.lasting)  # "the trial lasted 14 months"
        return (f"{slot}:{of}" if of else slot), unit, self._with_verb(of, verb), verb

    def _count(self, phrase: Phrase, quantity: Quantity) -> Measured | None:
        noun = phrase.noun
        if noun is None:
            return None
        low = self.tokens.lower[noun]
        if low in self.empty or len(low) < 2 or self.measures.get(low) or low in self.currencies:
            return None
        if "strong" in self.tokens.lower[phrase.after : phrase.after + 2]:
            return None  # "the 300-strong unit" is one
        if quantity.low is not None and quantity.low >= _NOBODY and is_people(self.tokens, noun, self.people):
            return None  # "less than the 3.6 billion analysts had expected"
        only = quantity.qualified or "only" in self.tokens.lower[max(0, phrase.first - 2) : phrase.first]
        if quantity.low == 1 and quantity.high == 1 and not only:
            return None
        if quantity.kind == "vague" and not quantity.scaled:
            return None  # "several ways" counts nothing
        if low in ("vote", "votes"):
            side = self._side(phrase)
            if side is not None:
                return f"votes:{side}", "votes", "votes", self.things.verb(phrase)
        start = self.wholes[phrase.first].after if phrase.first in self.wholes else phrase.after
        text = self.tokens.doc[start : noun + 1].text.removeprefix("of ").strip(" -–")
        if phrase.partitive:
            text = text.partition(" ")[2] or text  # "its members"
        if self.tokens.tags[noun] in ("NN", "NNP"):
            low = plural(low)
        verb = self.things.verb(phrase)
        told = verb is not None and phrase.first not in self.whole and is_done(self.tokens.doc[noun], verb)
        done = verb if told else None
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
                if token.lemma_ in self.light:
                    words.extend(each.lower_ for each in token.children if each.dep_ in _GOES_WITH and each.i > verb)
            if token.dep_ == "ccomp" and token.head.lemma_ in self.asking:
                words.append(token.head.lower_)
        return " ".join(dict.fromkeys(words)) or None

    def _named(self, phrase: Phrase, slot: str, unit: str | None, of: str | None, trigger: int | None) -> Measured:
        full = self.things.full.get(of, of) if of is not None else None
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
        verb = self.things.verb(phrase)
        told = self.told.get(unit)
        if verb is not None and told is not None and self._is_pronoun_valued(phrase, verb):
            return told  # "an exit poll put it at 41 percent"
        found = self._named(phrase, slot, unit, *self.things.of(phrase, phrase.after - 1, slot))
        self.told[unit] = found
        return found

    def _is_pronoun_valued(self, phrase: Phrase, verb: int) -> bool:
        """Whether what is put at the figure is a pronoun, right before it: "put it at"."""
        near = self.tokens.lower[max(0, phrase.first - 3) : phrase.first]
        return self.tokens.doc[verb].lemma_ in self.valuing and "at" in near and bool(_IT & set(near))
