"""Figures that count no people hurt: money, percent, durations, distances, ages, votes, and counts of anything."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from variorum.annotating.figures.phrases import Phrase, Tokens
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = frozenset(("DT", "JJ", "JJR", "JJS", "PRP$", "VBN", "VBG", "HYPH", "POS", "RB"))
_QUALIFIED = 4  # tokens before a number that may bound it: "at no more than 38"
_TERMS = frozenset(("sentence", "sentences", "term", "terms"))  # "cut his sentence to five years"
_PREPOSITIONS = frozenset(("of", "in", "for", "to", "on", "from", "toward", "towards"))

# How many tokens behind the first figure of a change the second may stand: "from nine years to five".
_CHANGE = 5
# A number between commas behind a common noun is an age from here on: "the judge, 61, said".
FIRST_AGE = 10


def _plural(noun: str) -> str:
    """The plural of a noun, as a name for what is counted: one form for "a 225-page report" and "225 pages"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


Measured = tuple[str, str | None, str | None, int | None]
"""slot, unit, what it is of, and the token of its trigger."""


class Measures:
    """Finds what a quantity measures, and of what."""

    def __init__(self, tokens: Tokens, language: Language, phrases: Sequence[Phrase]) -> None:
        table = language.table("figures")
        self.tokens = tokens
        self.measures: Mapping[str, Sequence[str]] = table["measures"]
        self.after = language.words("figures", "durations.times_after")
        self.before = language.words("figures", "durations.times_before")
        self.times = language.words("figures", "durations.units")
        self.empty = language.words("figures", "counts.empty")
        self.prison = language.words("figures", "durations.prison")
        self.sentences = language.words("figures", "durations.sentences")
        self.percent = language.words("figures", "percent.words")
        self.young = frozenset(table["groups"]["words"]["children"]) | {"man", "woman"}
        self.worth = language.words("figures", "worth.words")
        self.valuing = language.words("figures", "valuing.verbs")
        self.changes = language.words("figures", "toll.changes")
        self.numbers = {each.first for each in phrases}
        self.old: tuple[int, Measured] | None = None  # the first figure of a change, and where it ended
        self.last_age = -1  # where the last age ended
        self.passed = language.words("figures", "votes.passed")
        self.votes = 0  # how many sides of a vote were read in a row

    def of(self, phrase: Phrase, quantity: Quantity) -> Measured | None:
        """The slot, unit, `of` and trigger of a figure; None where nothing tells what it is of."""
        if quantity.kind in ("article", "none"):
            return None
        if quantity.kind == "votes":
            self.votes += 1
            trigger = self._verb(phrase)
            return ("votes:for" if self.votes % 2 else "votes:against"), "votes", "votes", trigger
        if quantity.kind == "age" or self._is_age(phrase, quantity):
            self.last_age = phrase.after
            return "age", "years", self._aged(phrase), None
        if self._is_magnitude(phrase):
            return "magnitude", "magnitude", "magnitude", self._verb(phrase)
        if quantity.unit == "percent" or quantity.unit == "percentage points":
            return self._told("percent", quantity.unit, phrase)
        if quantity.kind == "ordinal":
            of = self._prepositional(phrase.after, None)
            return f"{quantity.unit}:{of}" if of else str(quantity.unit), quantity.unit, of, None
        at = phrase.after
        if quantity.unit is None and quantity.scaled and self.tokens.lower[at : at + 1] == ["pounds"]:
            of, trigger = self._of(phrase, at)  # "4 million pounds", of whatever country
            return (f"amount:{of}" if of else "amount"), "pounds", of, trigger
        if quantity.unit is not None:
            return self._told("amount", quantity.unit, phrase)
        if phrase.noun is None and "rate" in self.tokens.lower[max(0, phrase.first - 4) : phrase.first]:
            return self._told("percent", "percent", phrase)  # "her tax rate was 35.7"
        changed = self.old is not None and phrase.noun is None and phrase.first - self.old[0] <= _CHANGE
        if changed and self.old is not None and self.tokens.lower[phrase.first - 1] == "to":
            return self.old[1]  # "cut from nine years to five"
        if phrase.noun is None or phrase.partitive or phrase.pronoun:
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
        entry = self.measures.get(self.tokens.lower[at]) if at < len(self.tokens.lower) else None
        if entry is None:
            return None
        slot, unit = entry
        if self.tokens.lower[at] in self.times:
            following = self.tokens.lower[at + 1] if at + 1 < len(self.tokens.lower) else ""
            before = self.tokens.lower[phrase.first - 1] if phrase.first else ""
            if following in self.after or before in self.before:
                return None
        verb = self._verb(phrase)
        rate = self.tokens.lower[at + 1 : at + 3]
        if slot == "distance" and rate[:1] in (["an"], ["per"], ["a"]) and rate[1:] in (["hour"], ["second"]):
            of, trigger = self._of(phrase, at + 2)
            return (f"speed:{of}" if of else "speed"), f"{unit}/{'h' if rate[1] == 'hour' else 's'}", of, trigger
        if slot == "distance":
            return slot, unit, self._prepositional(at + 1, verb), verb
        if self.tokens.lower[at] in self.times:
            if (quantity.kind == "vague" and not quantity.scaled) or (quantity.kind == "words" and quantity.high == 1):
                return None  # "several months", "one day" tell no duration
            return self._duration(phrase, at, slot, unit, verb)
        of, trigger = self._of(phrase, at, slot)
        return (f"{slot}:{of}" if of else slot), unit, of, trigger

    def _duration(self, phrase: Phrase, at: int, slot: str, unit: str, verb: int | None) -> Measured:
        """How long something is: what follows the unit, else a sentence where somebody is sentenced, else nothing."""
        behind = set(self.tokens.lower[at + 1 : min(at + 5, self.tokens.sentence[at][1])])
        terms = self.tokens.doc[verb].children if verb is not None else ()
        cut = any(child.dep_ == "dobj" and child.lower_ in _TERMS for child in terms)
        if cut or behind & self.prison or (verb is not None and self.tokens.lower[verb] in self.sentences):
            return f"{slot}:sentence", unit, "sentence", verb
        of = self._prepositional(at + 1, verb) or self._modified(at + 1)
        return (f"{slot}:{of}" if of else slot), unit, of, verb

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
        text = self.tokens.doc[phrase.after : noun + 1].text.removeprefix("of ").strip(" -–")
        if self.tokens.tags[noun] in ("NN", "NNP"):
            low = _plural(low)
        return f"count:{low}", low, text or None, self._verb(phrase)

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
        of, trigger = self._of(phrase, phrase.after - 1, slot)
        return (f"{slot}:{of}" if of else slot), unit, of, trigger

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
                thing = child.tag_ in _NOUNS and child.ent_type_ not in ("PERCENT", "DATE")
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
        before = noun - 1
        if (
            before >= 0
            and self.tokens.lower[before] not in self.times
            and self.tokens.lower[before] not in self.percent
            and self.tokens.tags[before] in ("NN", "JJ", "NNP")
            and self.tokens.sentence[before] == self.tokens.sentence[noun]
        ) and self.tokens.doc[before].head.i == noun:
            return f"{self.tokens.lower[before]} {self.tokens.lower[noun]}"
        return self.tokens.lower[noun]

    def _verb(self, phrase: Phrase) -> int | None:
        """The verb, or the noun of an act, that governs the figure, by the parse."""
        node = self.tokens.doc[phrase.noun if phrase.noun is not None else phrase.after - 1]
        for _ in range(8):
            if node.pos_ in ("VERB", "AUX") or node.head.i == node.i:
                break
            node = node.head
        return node.i if node.pos_ in ("VERB", "AUX") else None

    def _is_age(self, phrase: Phrase, quantity: Quantity) -> bool:
        """Whether a bare number is an age: "aged 25", "Ms. Reed, 76, said", "under the age of eight"."""
        if quantity.unit is not None or quantity.scaled or quantity.kind not in ("digits", "words", "range"):
            return False
        value = quantity.low if quantity.low is not None else quantity.high
        if value is None or not 0 < value <= 120 or quantity.step != 1:
            return False
        lower, tags = self.tokens.lower, self.tokens.tags
        before = lower[phrase.first - 1] if phrase.first else ""
        if before in ("and", ",") and self.last_age == phrase.first - 1:
            return True  # "aged 24 and 31"
        if before == "of" and phrase.noun is None and phrase.first > 1 and lower[phrase.first - 2] in self.young:
            return True  # "a girl of eight"
        if before in ("aged", "ages", "age") or (
            before == "of" and phrase.first > 1 and lower[phrase.first - 2] in ("age", "ages")
        ):
            return True
        after = lower[phrase.after] if phrase.after < len(lower) else ""
        return (
            quantity.kind == "digits"
            and not quantity.qualified
            and before == ","
            and after in (",", ".", ")")
            and phrase.first > 1
            and (tags[phrase.first - 2] == "NNP" or (tags[phrase.first - 2] == "NN" and value >= FIRST_AGE))
            and value > 4
        )

    def _aged(self, phrase: Phrase) -> str | None:
        """Whose age it is, where a name or noun stands right beside it."""
        tokens = self.tokens
        at = phrase.first - 2
        if at >= 0 and tokens.lower[phrase.first - 1] == "," and tokens.tags[at] == "NNP":
            start = at
            while start > 0 and tokens.tags[start - 1] == "NNP":
                start -= 1
            return str(tokens.doc[start : at + 1].text)
        return None
