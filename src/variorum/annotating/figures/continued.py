"""Figures without a noun that go on with one told before: "organisers counted 2,000; police counted 500"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.annotating.figures.phrases import Phrase, Tokens, people
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language

_NOUNS = ("NNS", "NNPS")
_VERBS = ("VBN", "VBD")
# Tokens before a figure in which "the number" stands: "the number of customers whose data had been stolen to".
_REACH = 12
# How many times each other two figures of one thing may be: what is further apart is of two.
_FAR = 20
# Tokens behind a bare subject in which its verb stands: "only three had been notified".
_CLAUSE = 4
# How many sentences back "the previous figure" may be of what another figure is.
_PREVIOUS = 3
_ARRIVES = frozenset(("arrived", "arrives", "arrive"))  # "arrived at 40", by one's own counting
_ARRIVED = 3
_CHANGED = 4
_PREDICATES = ("VB", "MD")
_BARE = frozenset(("a", "an", "the", "its", "their", "toll", "figure", "count", "of", "total", "tally"))
_PRONOUNS = frozenset(("it", "them", "that", "this"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure before is of: its slot, unit, `of` and trigger, its value, and where it stands."""

    slot: str
    unit: str | None
    of: str | None
    trigger: int | None
    value: float
    at: int
    superseded: bool = False  # of a figure that goes on with another: "the previous figure had been seven"
    guessed: bool = False  # what a figure is of was taken from this one


class Continued:
    """Finds what such figures are of."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.people = people(language)
        self.counting = language.words("figures", "continued.counting")
        self.figures = language.words("figures", "continued.figures")
        self.links = language.words("figures", "continued.links")
        self.ends = language.words("figures", "continued.ends")
        self.auxiliaries = language.words("figures", "continued.auxiliaries")
        self.openers = language.words("figures", "continued.openers")
        self.changes = language.words("figures", "continued.changes")
        self.changed = language.words("figures", "toll.changes")
        self.coming = language.words("figures", "continued.coming")
        self.measured = language.words("figures", "continued.measured")
        self.old = language.words("figures", "toll.superseded")
        self.before = [tuple(each.split()) for each in sorted(language.words("figures", "continued.before"))]
        self.valuing = language.words("figures", "valuing.verbs")

    def of(self, phrase: Phrase, quantity: Quantity, told: Sequence[Told]) -> Told | None:
        """What the figure is of, as another figure told shortly before is; None where nothing says that it is."""
        if quantity.kind not in ("digits", "words", "range") or quantity.unit is not None or phrase.hyphen:
            return None
        if phrase.noun is not None or phrase.partitive or phrase.others:
            return None
        changed = self._changed(phrase, quantity)
        if changed is not None:
            return changed
        if self._is_before(phrase):
            return self._last(phrase, quantity, told, 0, True)
        if not self._ends(phrase.after):
            return self._subject(phrase, quantity, told)
        start = self.tokens.sentence[phrase.first][0]
        before = self.tokens.lower[max(start, phrase.first - _REACH) : phrase.first]
        first = phrase.first - len(before)
        number = max((k for k, word in enumerate(before) if word in self.figures), default=None)
        apposed = number is not None and before[number + 1 :] == [","]
        if number is not None and (apposed or before[-1] in self.links):
            old = not self.old.isdisjoint(before[max(0, number - 2) : number])
            own = self._counted(first + number, phrase.first)
            if own is not None:
                return own
            behind = first + number + 1
            if not (apposed or before[number + 1] in self.links or self.tokens.tags[behind][:2] in _PREDICATES):
                return None  # "the number of", "the number still in hospital fell to"
            if old:
                return self._last(phrase, quantity, told, _PREVIOUS, True)
        elif not self._counts(before):
            return None
        return self._last(phrase, quantity, told)

    def _is_before(self, phrase: Phrase) -> bool:
        """Whether the figure is the one that held before: "up from an earlier 51"."""
        start = self.tokens.sentence[phrase.first][0]
        at = phrase.first
        while at > start and (self.tokens.lower[at - 1] in self.old or self.tokens.lower[at - 1] in _BARE):
            at -= 1
        return any(tuple(self.tokens.lower[max(start, at - len(each)) : at]) == each for each in self.before)

    def _subject(self, phrase: Phrase, quantity: Quantity, told: Sequence[Told]) -> Told | None:
        """What the bare subject of a clause is of, and what is done to it: "only three had been notified"."""
        lower, tags = self.tokens.lower, self.tokens.tags
        start, end = self.tokens.sentence[phrase.first]
        if lower[phrase.after] not in self.auxiliaries or quantity.kind == "range":
            return None
        if phrase.first > start and lower[phrase.first - 1] not in self.openers:
            return None
        verb = next((k for k in range(phrase.after + 1, min(end, phrase.after + _CLAUSE)) if tags[k] == "VBN"), None)
        while verb is not None and verb + 1 < end and lower[verb] == "been" and tags[verb + 1] in _VERBS:
            verb += 1
        if verb is None or lower[verb] in self.people.states or lower[verb] == "been":
            return None
        last = self._last(phrase, quantity, told)
        if last is not None and last.slot == "participants" and lower[verb] in self.coming:
            return replace(last, trigger=verb)  # "40,000 had come"
        if last is None or last.unit is None or not last.slot.startswith("count:"):
            return None
        if "not" in lower[phrase.after : verb] or "n't" in lower[phrase.after : verb]:
            return None
        return replace(last, of=f"{last.unit} {lower[verb]}", trigger=verb)

    def _changed(self, phrase: Phrase, quantity: Quantity) -> Told | None:
        """The thing that changes to or from the figure: "cases rose from 40 to 62", "cut its lay-offs to 900"."""
        node = self.tokens.doc[phrase.after - 1].head
        if (
            node.lower_ not in ("to", "from", "at")
            or node.i != phrase.first - 1
            or quantity.step is None
            or quantity.step < 1
        ):
            return None
        if node.head.lower_ in ("to", "from"):
            node = node.head
        verb = node.head
        if verb.lemma_ not in (self.valuing if node.lower_ == "at" else self.changes) or verb.pos_ != "VERB":
            return None
        roles = ("dobj", "nsubjpass") if any(each.dep_ == "dobj" for each in verb.children) else ("nsubj", "nsubjpass")
        thing = next((each for each in verb.children if each.dep_ in roles), None)
        if thing is None or thing.tag_ not in _NOUNS or thing.i > phrase.first or thing.lower_ in self.measured:
            return None
        noun = thing.lower_
        old = self.tokens.lower[phrase.first - 1] == "from"
        return Told(f"count:{noun}", noun, noun, verb.i, 0.0, thing.i, old)

    def _ends(self, at: int) -> bool:
        """Whether a clause, or a phrase of it, ends before token `at`."""
        return at >= len(self.tokens.lower) or self.tokens.lower[at] in self.ends

    def currency(self, phrase: Phrase, quantity: Quantity, told: Sequence[Told]) -> str | None:
        """The currency of a scaled number without one, where the figure told last is a sum: "put it at 2.5 million"."""
        if not quantity.scaled or quantity.kind not in ("digits", "words") or quantity.unit is not None:
            return None
        if phrase.noun is not None or phrase.partitive or not self._ends(phrase.after) or not told:
            return None
        last = told[-1]
        return last.unit if last.slot.partition(":")[0] == "amount" and last.at >= self._earliest(phrase) else None

    def _counts(self, before: Sequence[str]) -> bool:
        """Whether the words before a figure count: "counted", "spoke of", "put it at", "there were"."""
        if before[-1:] and before[-1] in self.counting:
            return True
        pair = " ".join(before[-2:])
        if before[-1:] == ["at"] and not _ARRIVES.isdisjoint(before[-_ARRIVED:]):
            return True
        if before[-1:] == ["to"] and before[-2:-1] and before[-2] in _PRONOUNS:
            return not self.changed.isdisjoint(before[-_CHANGED:-2])  # "raised it to 520"
        return pair in self.counting or (before[-1:] == ["at"] and bool(_PRONOUNS & set(before[-3:-1])))

    def _counted(self, number: int, end: int) -> Told | None:
        """The thing counted in "the number of inmates at", with what befell it, where a clause tells."""
        lower, tags = self.tokens.lower, self.tokens.tags
        if lower[number + 1 : number + 2] != ["of"]:
            return None
        noun = next((k for k in range(number + 2, min(end, number + 6)) if tags[k] in _NOUNS), None)
        if noun is None:
            return None
        verb = next((k for k in range(end - 1, noun, -1) if tags[k] in _VERBS and lower[k] != "been"), None)
        if verb is not None and lower[verb] in self.people.states:
            return None  # "the number of soldiers killed in the war": a toll, of whatever time
        of = str(self.tokens.doc[number + 2 : noun + 1].text) + (f" {lower[verb]}" if verb is not None else "")
        return Told(f"count:{lower[noun]}", lower[noun], of, verb, 0.0, number)

    def _last(
        self, phrase: Phrase, quantity: Quantity, told: Sequence[Told], back: int = 1, superseded: bool = False
    ) -> Told | None:
        """The figure told last, in this sentence or the `back` before, that counts people or things, and is near it."""
        earliest = self._earliest(phrase, back)
        value = float(quantity.low if quantity.low is not None else quantity.high or 0)
        for each in reversed(told):
            if each.at < earliest:
                return None
            if each.unit == "people" or each.slot.startswith("count:"):
                low, high = sorted((each.value, value))
                return replace(each, superseded=superseded, guessed=True) if high <= _FAR * low else None
        return None

    def _earliest(self, phrase: Phrase, back: int = 1) -> int:
        """The first token of the sentence that stands `back` sentences before that of the figure."""
        start = self.tokens.sentence[phrase.first][0]
        for _ in range(back):
            start = self.tokens.sentence[start - 1][0] if start else 0
        return start
