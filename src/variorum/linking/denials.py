"""Denials: what each is of, and the accusation or report that it answers.

What is denied is told by the words of the denial, or, where those only point back ("this", "the report", "such a
letter"), by what somebody else is cited for right before. Who says that something was not so denies it as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum import lexicon
from variorum.annotating.spans import overlap
from variorum.linking.denied_words import claimed, empty, is_called_false, is_statement, points_back, telling, weapons
from variorum.linking.negations import Negation, negation
from variorum.linking.shingles import words
from variorum.linking.trigger_words import stem
from variorum.records import Attribution, Span

# Of the telling words of what is denied so many, and so large a share, stand in a sentence that asserts it. By reading
# what the invented affairs of benchmarks/affairs and syria.jsonl give: below two thirds other things are told.
SHARED, SHARE = 2, 0.66
# Characters between an accusation and the denial that answers it: the sentence before.
ANSWER = 240
# Characters to what "such a letter" takes up: the end of the sentence right before.
NEXT = 40
# An accusation of fewer telling words ("blamed it on rebels") says nothing by itself.
ACCUSATION = 3
# Where a clause with a subject of its own begins, behind a comma.
_CLAUSE = re.compile(r",\s+(?:and|but|while|though|although|yet)\b")
_OUTCOMES = {"result", "results"}  # of the vote that all is about, wherever it was told
_CHARGES = {"charge", "charges"}  # those of a court, unless somebody accuses
_STOP = re.compile(r"[.!?][\"'”’]?\s")
NEGATED = "read as a denial by its negation"
AHEAD = 24  # characters before a cue in which its modal verb stands


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial and what it is of."""

    attribution: Attribution
    span: Span
    telling: tuple[str, ...]  # the words of what is denied that tell something, in order
    stems: frozenset[str]
    accusation: Attribution | None
    negation: Negation | None = None  # where the words deny by themselves: "no gas was fired"


def _is_definite(speaker: str) -> bool:
    return speaker.lower().startswith("the ")


def longest(attribution: Attribution) -> Span:
    """Where the longest content stands."""
    return max(attribution.content_spans, key=lambda span: (span[1] - span[0], -span[0]))


class Sayings:
    """Who is cited for what in each article's text, and the words of it."""

    def __init__(
        self,
        texts: Mapping[str, str],
        attributions: Mapping[str, Sequence[Attribution]],
        nameless: set[str],
        told_denied: set[str],
    ) -> None:
        self.texts = texts
        self.attributions = attributions
        self.nameless = nameless
        self.told_denied = told_denied
        self._stems: dict[tuple[str, Span], frozenset[str]] = {}

    def denials(self) -> list[Denial]:
        """The denials of all articles that no claim tells yet, in order."""
        found = []
        for article in sorted(self.attributions):
            for each in self.attributions[article]:
                if each.speaker_actor is None or each.id in self.told_denied or self._is_foretold(each):
                    continue
                if each.stance == "asserted" and (negated := self._negated(each)) is not None:
                    found.append(negated)
                if each.stance != "denied":
                    continue
                span = self.denied(each)
                told = self.telling(article, span)
                accusation = self._accusation(each, told)
                if accusation is None and not (told and self._is_statement(each)):
                    continue
                # A denier without a name answers what was just told, or is the one of its kind: "the management".
                if accusation is None and each.speaker_actor in self.nameless and not _is_definite(each.speaker):
                    continue
                told = told or self.telling(article, longest(accusation or each))
                stems = frozenset(stem(word) for word in told)
                if len(stems) >= SHARED or accusation is not None:
                    found.append(Denial(each, longest(each), told, stems, accusation))
        return found

    def _negated(self, each: Attribution) -> Denial | None:
        """What somebody says is not so, where enough of it is told."""
        span = longest(each)
        found = negation(self.texts[each.article][slice(*span)])
        told = telling(found.statement) if found is not None else ()
        stems = frozenset(stem(word) for word in told)
        return Denial(each, span, told, stems, None, found) if found is not None and len(stems) >= SHARED else None

    def denied(self, denial: Attribution) -> Span:
        """The words of what is denied; of a claim or report what it is of."""
        start, end = longest(denial)
        inner = claimed(self.texts[denial.article][start:end])
        return (start, end) if inner is None else (start + inner[0], start + inner[1])

    def _is_foretold(self, denial: Attribution) -> bool:
        """Whether the denial has not been made: "will deny"."""
        modal = lexicon.words("en", "events", "marks.modal")
        text = self.texts[denial.article]
        return any(modal & {*words(text[max(0, a - AHEAD) : a])[-2:], *words(text[a:b])} for a, b in denial.cue_spans)

    def _accusation(self, denial: Attribution, denied: tuple[str, ...]) -> Attribution | None:
        """What somebody else is cited as accusing of right before the denial, or for that has all the telling words of
        what is `denied`; where the denial only points back ("the report", "this"), what anybody else is cited for
        there."""
        said = self.texts[denial.article][slice(*longest(denial))]
        if not (self._is_statement(denial) if denied else self._answers(denial, said)):
            return None
        accusing = lexicon.words("en", "disputes", "accusing")
        stems = {stem(word) for word in denied}
        span = self.denied(denial)
        for each in self.attributions[denial.article]:
            if (
                each.inside == denial.id
                and each.speaker
                and each.speaker_actor != denial.speaker_actor
                and overlap(longest(each), span) == span[1] - span[0]
                and any(map(str.isalpha, self.telling(denial.article, longest(each))))  # no number: "figure of 40"
            ):
                return each  # "the minister's claim that ..."
        start = min(span[0] for span in (*denial.cue_spans, *denial.content_spans, *denial.speaker_spans))
        such = "such" in words(said)[1:]

        def is_accusing(each: Attribution) -> bool:
            text = self.texts[each.article]
            return any(accusing & set(words(text[a:b])) for a, b in each.cue_spans)

        def is_answered(each: Attribution) -> bool:
            text = self.texts[each.article]
            if not denied or (such and start - longest(each)[1] <= NEXT):
                return not text[slice(*longest(each))].lower().startswith("to ")  # no demand
            if is_accusing(each):
                return True
            told = self.stems(each.article, longest(each))
            return each.stance == "asserted" and stems <= told and not stems <= weapons()

        said_here = (self._before(each, denial, start) for each in self.attributions[denial.article])
        near = [
            each
            for each in said_here
            if each.id != denial.id
            and each.stance != "denied"
            and each.speaker
            and 0 <= start - longest(each)[1] <= ANSWER
            and each.speaker_actor != denial.speaker_actor
            and each.inside is None
            and len(self.telling(each.article, longest(each))) >= ACCUSATION
            and (is_accusing(each) or is_statement(self.texts[each.article][slice(*longest(each))]))
            and is_answered(each)
        ]
        denier = {stem(word) for word in words(denial.speaker) if word not in empty()}

        def is_pointed(each: Attribution) -> bool:
            """Whether it accuses somebody, or speaks of who denies: he answers that, rather than what was said last."""
            return is_accusing(each) or not denier.isdisjoint(self.stems(each.article, longest(each)))

        pointing = set(words(said))
        if not _OUTCOMES & pointing:
            near = [each for each in near if is_pointed(each) or self._is_right_before(each, start)]
        if _CHARGES & pointing:
            near = [each for each in near if is_accusing(each)]
        last = max(near, key=lambda each: (is_pointed(each), longest(each)[1], each.id), default=None)
        return None if last is None else self._innermost(last)

    def _is_right_before(self, each: Attribution, start: int) -> bool:
        """Whether what somebody is cited for stands in the sentence before an offset, or in the same."""
        return len(_STOP.findall(self.texts[each.article], longest(each)[1], start)) <= 1

    def _before(self, each: Attribution, denial: Attribution, start: int) -> Attribution:
        """The attribution as it is; of one that runs on over the denial only what comes before: "the watchdog said it
        was skipped, and the airline dismissed the finding"."""
        first, last = longest(each)
        if each.id == denial.id or not first < start < last:
            return each
        clause = _CLAUSE.search(self.texts[each.article], first, start)
        return each if clause is None else replace(each, content_spans=((first, clause.start()),), inside=None)

    def _answers(self, denial: Attribution, said: str) -> bool:
        """Whether words that tell nothing point back at what somebody was cited for."""
        if points_back(said):
            return self._is_denying(denial) or is_called_false(said)
        return bool(lexicon.words("en", "disputes", "answering") & set(words(said)))

    def _innermost(self, attribution: Attribution) -> Attribution:
        """Who is cited by whom the article cites, for the same words: "police sources quoted by the radio"."""
        same = (each for each in self.attributions[attribution.article] if each.inside == attribution.id)
        return next((each for each in same if each.speaker and longest(each) == longest(attribution)), attribution)

    def _is_statement(self, denial: Attribution) -> bool:
        """Whether what is denied is said to be so or not: a proposal, too, is rejected, and is not denied."""
        said = self.texts[denial.article][slice(*longest(denial))]
        return said.lower().startswith("that ") or claimed(said) is not None or self._is_denying(denial)

    def _is_denying(self, denial: Attribution) -> bool:
        denying = lexicon.words("en", "disputes", "denying")
        text = self.texts[denial.article]
        return any(denying & set(words(text[a:b])) for a, b in denial.cue_spans)

    def telling(self, article: str, span: Span) -> tuple[str, ...]:
        """The words of a stretch that tell something, in order."""
        return telling(self.texts[article][slice(*span)])

    def stems(self, article: str, span: Span) -> frozenset[str]:
        """The stems of the words of a stretch."""
        if (article, span) not in self._stems:
            said = words(self.texts[article][slice(*span)])
            self._stems[article, span] = frozenset(stem(word) for word in said if word not in empty())
        return self._stems[article, span]
