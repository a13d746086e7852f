"""The thing that an amount, share or duration is of: the phrase behind it, its subject, what it modifies; its verb."""

from collections.abc import Collection

from spacy.tokens import Token

from variorum.annotating.figures.phrases import Phrase, Tokens
from variorum.annotating.language import Language

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = frozenset(("DT", "JJ", "JJR", "JJS", "PRP$", "VBN", "VBG", "HYPH", "POS", "RB"))
_QUALIFIED = 4  # tokens before a number that may bound it: "at no more than 38"
_IN_NAMES = ("NN", "NNS", "JJ", "VBN", "HYPH", "CC", ",")
_LONGEST = 5  # words before a noun that may belong to it: "state and local income tax rate"
_PREPOSITIONS = frozenset(("of", "in", "for", "to", "on", "from", "toward", "towards"))

_SPOTS = frozenset(("GPE", "LOC", "FAC"))
_FAR = 16  # tokens before a figure in which the verb may stand that puts a thing at it


class Things:
    """Finds what figures are of, and how writers name it. `numbers`: the first tokens of all figures."""

    def __init__(self, tokens: Tokens, language: Language, numbers: Collection[int]) -> None:
        self.tokens = tokens
        self.numbers = numbers
        self.times = language.words("figures", "durations.units")
        self.empty = language.words("figures", "counts.empty")
        self.percent = language.words("figures", "percent.words")
        self.worth = language.words("figures", "worth.words")
        self.amounts = language.words("figures", "valuing.amounts")
        self.units = frozenset(language.table("figures")["measures"])
        self.valuing = language.words("figures", "valuing.verbs")
        self.measuring = language.words("figures", "valuing.measuring")
        self.lasting = language.words("figures", "valuing.lasting")
        self.changes = language.words("figures", "toll.changes")
        self.full: dict[str, str] = {}  # each name with all words that belong to it: "effective federal tax rate"

    def of(self, phrase: Phrase, unit_at: int, slot: str = "") -> tuple[str | None, int | None]:
        """What an amount, share or duration is of: the phrase behind it, its subject, or what it modifies; its verb."""
        tokens = self.tokens
        verb = self.verb(phrase)
        at = unit_at + 1
        noun_before = self.noun_before(phrase)
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
        thing = self._put_by_order(phrase) if before == "at" else None
        if thing is not None:
            return thing, verb
        behind = self.prepositional(at, verb)
        if behind is not None:
            return behind, verb
        noun = self.modified(at)
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
        measured = self.measured(head, self.measuring)
        if measured is not None or head.lemma_ == "be" or head.lower_ in self.changes:
            return measured, verb
        if head.tag_ in _NOUNS:
            return self.name(verb), verb
        return (head.lower_ if head.pos_ == "VERB" else None), verb

    def noun_before(self, phrase: Phrase) -> str | None:
        """The noun before the one word that leads to a figure: "a loss of", "bribes worth"."""
        at = phrase.first - 2
        return self.name(at) if at >= 0 and self.tokens.tags[at] in _NOUNS else None

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
                return self._content(thing) or self.name(thing.i)
        return None

    def _put_by_order(self, phrase: Phrase) -> str | None:
        """The noun right behind a verb that gives things figures, where the parse fails: "estimated turnout at"."""
        start = max(self.tokens.sentence[phrase.first][0], phrase.first - _FAR)
        for at in range(phrase.first - 2, start - 1, -1):
            if self.tokens.doc[at].lemma_ in self.valuing or self.tokens.lower[at].removesuffix("d") in self.valuing:
                noun = next((k for k in range(at + 1, phrase.first - 1) if self.tokens.tags[k] in _NOUNS), None)
                return self.name(noun) if noun is not None else None
        return None

    def _valued(self, phrase: Phrase, verb: int) -> str | None:
        """What is put at a figure: the object of "put the cost at", the subject of "is estimated at"."""
        head = self.tokens.doc[verb]
        near = self.tokens.lower[max(verb, phrase.first - _QUALIFIED) : phrase.first]
        if head.lemma_ not in self.valuing or "at" not in near:
            return None
        roles = ("nsubjpass",) if any(child.dep_ == "auxpass" for child in head.children) else ("dobj", "nsubjpass")
        valued = next((child for child in head.children if child.dep_ in roles and child.tag_ in _NOUNS), None)
        return self.name(valued.i) if valued is not None else None

    def measured(self, verb: Token, measuring: Collection[str]) -> str | None:
        """The subject of a verb that says how much it is (one of `measuring`), or that it changes."""
        if verb.lemma_ != "be" and verb.lower_ not in self.changes and verb.lemma_ not in measuring:
            return None
        subjects = (each for each in verb.children if each.dep_ in ("nsubj", "nsubjpass") and each.tag_ in _NOUNS)
        return next((self._content(each) or self.name(each.i) for each in subjects), None)

    def _content(self, thing: Token) -> str | None:
        """The water of "the volume of water", the petrol of "a litre of petrol"."""
        if thing.lower_ not in self.amounts and thing.lower_ not in self.units:
            return None
        of = next((each for each in thing.children if each.lower_ == "of"), None)
        return next((self.name(each.i) for each in of.children if each.tag_ in _NOUNS), None) if of else None

    def _governed(self, verb: Token) -> str | None:
        """What a share is of, by its verb: the object ("raised wages by 5 percent"), else the subject."""
        for roles in (("dobj", "nsubjpass"), ("nsubj",)):
            for child in verb.children:
                noun = child.tag_ in _NOUNS or (child.tag_ == "VB" and child.i == self.tokens.sentence[child.i][0])
                thing = noun and child.ent_type_ not in ("PERCENT", "DATE")
                if thing and child.dep_ in roles and child.lower_ not in self.percent:
                    return self.name(child.i)
        return None

    def prepositional(self, at: int, verb: int | None) -> str | None:
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
        named = tags[noun].startswith("NNP")
        if named and (lower[at] in ("from", "to") or self.tokens.doc[noun].ent_type_ in _SPOTS):
            return None  # "took 3 million euros from Arnholt", "sold in Lisbon": who gave it and where, not what for
        return self.name(noun)

    def _is_time(self, noun: int) -> bool:
        """Whether the noun is of a date ("on Monday", "in the first quarter")."""
        return self.tokens.doc[noun].ent_type_ in ("DATE", "TIME")

    def modified(self, at: int) -> str | None:
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
        return None if noun is None else self.name(noun)

    def name(self, noun: int) -> str:
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

    def verb(self, phrase: Phrase) -> int | None:
        """The verb, or the noun of an act, that governs the figure, by the parse."""
        node = self.tokens.doc[phrase.noun if phrase.noun is not None else phrase.after - 1]
        for _ in range(8):
            if node.pos_ in ("VERB", "AUX") or node.head.i == node.i:
                break
            node = node.head
        return node.i if node.pos_ in ("VERB", "AUX") else None
