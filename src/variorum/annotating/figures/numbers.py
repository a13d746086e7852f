"""Numbers in a text with the words that bound them: "at least 58", "$5.7 billion", "20 to 30", "in their 70s".

What they are of is not asked here (`quantities`). Dates, years, clock times, ordinals, names and numbers of things
("Flight 800") are no quantities.
"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from variorum.annotating.figures import notfigures
from variorum.annotating.figures.currencies import currency_before, currency_letter
from variorum.annotating.figures.numerals import Cardinal, Lexicon, Words, cardinal, lexicon, words
from variorum.annotating.figures.pairs import is_odds, is_vote, ranged
from variorum.annotating.figures.quantity import ONE, Quantity, Signs, plain, signs
from variorum.annotating.language import Language

_HYPHENS = ("-", "–", "‐", "‑")
# The longest qualifier of the lexicon has four words.
_LONGEST = 4
_ORDINALS = ("st", "nd", "rd", "th")
_BOUNDS = ("least", "over", "most", "under")


def quantities(text: str, language: Language) -> tuple[Words, tuple[Quantity, ...]]:
    """The words of `text` and the quantities in it, in order; they do not overlap."""
    around = words(text)
    reader = _Reader(around, lexicon(language), signs(language), notfigures.lists(language))
    found: list[Quantity] = []
    after = 0  # of what was read last
    starters = reader.lexicon.starters | {"no", "nobody"}
    for at, word in enumerate(around.lower):
        if at >= after and (word in starters or word[0].isdigit()):
            read, after = reader.read(at)
            found.extend(read)
    return around, tuple(found)


class _Reader:
    """Reads the quantities of one text from left to right; remembers the end of the last date and what is taken."""

    def __init__(self, words: Words, lexicon: Lexicon, signs: Signs, lists: notfigures.Lists) -> None:
        self.words, self.lexicon, self.signs, self.lists = words, lexicon, signs, lists
        self.taken = 0  # no quantity starts before this word
        self.date_end = -1  # where the last date ended

    def read(self, at: int) -> tuple[list[Quantity], int]:
        """The quantities that start with the number at word `at`, and the word to go on with."""
        w = self.words
        if w.lower[at] in ("no", "nobody"):
            return self._none(at)
        ordinal = self._ordinal(at)
        if ordinal is not None:
            return [ordinal], ordinal.end
        before = currency_before(w, self.signs, at)
        number = cardinal(w, at, self.lexicon, money=before is not None)
        if number is not None and before is None:
            before = currency_letter(w, self.signs, at, number)
        if number is None:
            return [], at + 1
        fraction = self._fraction(number)
        number = fraction or number
        if number.kind == "article" and not self._counts(number.end):
            return [], at + 1
        skipped = notfigures.skip(w, number, self.lists, before is not None, self.date_end)
        if skipped is not None:
            self.date_end = skipped.end if skipped.date else -1
            return [], max(skipped.end, at + 1)
        if number.low < 10 and w.at(number.end) == "in" and w.joined(number.end):
            share = cardinal(w, number.end + 1, self.lexicon)
            small = share is not None and share.kind in ("digits", "words") and share.low <= 1000
            if share is not None and small and (number.low == 1 or (number.low < share.low and share.low in (10, 100))):
                return [], share.end  # "one in four": a share, not a count
        if " ".join(w.lower[number.end : number.end + 2]) == "out of" and w.joined(number.end):
            share = cardinal(w, number.end + 2, self.lexicon)
            if share is not None and share.kind in ("digits", "words") and (share.low <= 10 or share.low == 100):
                return [], share.end  # "eight out of ten"
        if self._is_span(number):
            return [], number.end
        votes = self._votes(number)
        if votes is not None:
            self.taken = votes.end
            return [self._quantity(each, None, "votes") for each in (number, votes)], votes.end
        pair = self._second(number)
        if pair is not None and is_odds(w, number, pair):
            return [], pair.end
        if pair is not None and self._is_bare(number, pair) and is_vote(w, self.signs, number, pair):
            found = [self._quantity(each, None, "votes") for each in (number, pair)]
        elif pair is not None and pair.low > number.low:
            found = [self._quantity(ranged(number, pair), before, "range", pair.low)]
        elif pair is not None:
            return [], pair.end  # a score, or something else that is no range
        else:
            found = [self._quantity(number, before, number.kind)]
        if w.at(at - 1) == "from" and len(found) == 1 and self._changes(at - 1):
            found = [replace(found[0], old=True)]
        self.taken = found[-1].end
        return found, found[-1].end

    def _is_span(self, number: Cardinal) -> bool:
        """Whether the number is of a time over which something is spread: "a rise of 6 percent over two years", not
        "lasted over two years"."""
        w = self.words
        at = number.first - 1
        if w.at(at) != "over" or w.at(number.end) not in self.signs.spans or not w.joined(number.end):
            return False
        return w.at(at - 1) not in self.signs.lasting

    def _quantity(
        self, number: Cardinal, before: tuple[int, str] | None, kind: str, high: Decimal | None = None
    ) -> Quantity:
        """The quantity of `number` with what stands before and after it."""
        w = self.words
        unit: str | None = None
        first, end = number.first, number.end
        if before is not None:
            first, unit = before
        if number.kind == "fraction":
            unit = "percent"
        elif unit is None:
            end, unit = self._unit(end, number.scaled)
        low: Decimal | None = number.low
        high = high if kind == "range" else number.high
        about: str | None = None
        qualified = False
        age_end = self._age(end) if unit is None else None
        if age_end is not None:
            end, unit, kind = age_end, "years", "age"
        decade = self._decade(number) if kind == "digits" else None
        if decade is not None:
            first, end, unit, kind, high = *decade, "years", "age", number.low + 9
        marks = []
        if not age_end:
            kind_after, end = self._suffix(end)
            marks.append(kind_after)
            if kind_after and w.lower[end - 1] in ("older", "younger"):
                unit, kind = "years", "age"
        first, kinds = self._qualifiers(first, kind)
        for mark in [*marks, *kinds]:
            if mark is None:
                continue
            qualified = True
            if mark in ("about", "nearly"):
                about = about or mark
            elif mark == "least":
                high = None
            elif mark == "over":
                low, high = number.low + self._above(number), None
            elif mark == "most":
                low, high = None, number.low if high is None else high
            elif mark == "under":
                low, high = None, number.low - self._above(number)
        if low is None or high is None:
            about = None  # "some dozens", "an estimated at least 50": a bound is a bound
        return Quantity(
            first,
            end,
            w.starts[first],
            w.ends[end - 1],
            plain(low),
            plain(high),
            about,
            plain(number.step),
            unit,
            kind,
            qualified,
            number.scaled,
        )

    @staticmethod
    def _above(number: Cardinal) -> Decimal:
        """How far "more than n" lies above n at least: one where n is whole, else the last written digit."""
        return ONE if number.low == number.low.to_integral_value() or number.step is None else number.step

    def _qualifiers(self, first: int, kind: str) -> tuple[int, list[str]]:
        """Where the quantity starts with its qualifiers ("at least about"), and what they mean, the outermost last."""
        w = self.words
        found: list[str] = []
        while len(found) < 2:
            for length in range(_LONGEST, 0, -1):
                start = first - length
                if start < self.taken or any(not w.joined(k) for k in range(start + 1, first + 1)):
                    continue
                mark = self.signs.qualifiers.get(" ".join(w.lower[start:first]))
                if mark == "about" and w.lower[first - 1] == "about" and w.at(start - 1) in self.signs.not_about:
                    continue
                if mark == "most" and " ".join(w.lower[start:first]) == "up to" and self._changes_up(start):
                    continue  # "raised its estimate up to 2.4 percent"
                if mark is not None and found and (found[-1] in _BOUNDS) and mark in _BOUNDS:
                    continue  # "up to more than 130": the word beside the number decides
                if mark is not None and not (kind == "article" and mark in ("over", "under") and length == 1):
                    found.append(mark)
                    first = start
                    break
            else:
                break
        return first, found

    def _suffix(self, end: int) -> tuple[str | None, int]:
        """What the words at `end` make of the quantity before them ("or more", "-odd", "+"), and where they end."""
        w = self.words
        if w.at(end) == "+" and w.glued(end):
            return "least", end + 1
        if w.at(end) in _HYPHENS and w.glued(end + 1):
            if w.at(end + 1) == "odd":
                return "about", end + 2
            if w.at(end + 1) == "plus":
                return "least", end + 2
        if w.joined(end):
            for length in (3, 2):
                if end + length > len(w):
                    continue
                mark = self.signs.suffixes.get(" ".join(w.lower[end : end + length]))
                if mark is not None:
                    return mark, end + length
        return None, end

    def _unit(self, end: int, scaled: bool = False) -> tuple[int, str | None]:
        """Where percent or a currency behind a number ends, and which it is; `scaled`: the number ends in a scale."""
        w = self.words
        at = end
        if w.at(at) in _HYPHENS and w.glued(at) and w.glued(at + 1):
            at += 1
        if not w.joined(at):
            return end, None
        word = w.lower[at]
        if word in self.signs.percent:
            return at + 1, "percent"
        if word == "per" and w.at(at + 1) == "cent":
            return at + 2, "percent"
        if word == "percentage" and w.at(at + 1).startswith("point"):
            return at + 2, "percentage points"
        code = self.signs.currency_after.get(word) or (self.signs.currency_scaled.get(word) if scaled else None)
        if code is not None:
            return at + 1, code
        if word == "of" and at == end and w.at(at + 1) in self.signs.currency_after and w.joined(at + 1):
            return at + 2, self.signs.currency_after[w.lower[at + 1]]  # "billions of dollars"
        currency = w.at(at + 1) in self.signs.currency_after or w.at(at + 1) in ("pounds", "pound")
        if at == end and currency and w.capital[at] and w.joined(at + 1):
            return at + 2, f"{w.lower[at]} {w.lower[at + 1]}"
        return end, None

    def _fraction(self, number: Cardinal) -> Cardinal | None:
        """`number` as a share where it is one: "two-thirds", "a third of", "half of"."""
        w, at = self.words, number.end
        if number.kind not in ("words", "article") or number.low > 20 or number.scaled:
            return None
        hyphen = w.at(at) in _HYPHENS and w.glued(at)
        at += hyphen
        part = self.lexicon.fractions.get(w.at(at)) if w.joined(at) else None
        if part is None or w.at(at) in ("half", "halves") or (number.low == 1 and w.at(at + 1) != "of"):
            return None
        share = number.low * part
        if w.at(at).startswith("third"):
            share = number.low * 100 / 3
        share = share.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
        share = share.quantize(ONE) if share == share.to_integral_value() else share
        return Cardinal(number.first, at + 1, share, share, ONE, "fraction")

    def _second(self, number: Cardinal) -> Cardinal | None:
        """The second number of "20-30", "20 to 30", "40- to 60", "134-to-63", "between 20 and 30", "two or three"."""
        w, at = self.words, number.end
        if number.kind in ("vague", "article", "fraction"):
            return None
        at, unit = self._unit(at)  # "20 percent to 30 percent"
        hyphen = w.at(at) in _HYPHENS and w.glued(at)
        before = number.first - 1
        while w.at(before) in ("the", "age", "ages", "of", "a", "an") or w.at(before) in self.signs.currency_before:
            before -= 1
        between = w.at(before) == "between"
        at += hyphen
        link = w.at(at)
        if not w.joined(at):
            return None
        if link == "to" and not (w.at(number.first - 1) == "from" or w.at(number.first - 2) == "from"):
            at += 1
            at += w.at(at) in _HYPHENS and w.glued(at)
        elif (link == "and" and between) or link == "or":
            at += 1
        elif not (hyphen and w.glued(at)):
            return None
        if not w.joined(at):
            return None
        money = w.at(at) in self.signs.currency_before
        at += money
        second = cardinal(
            w, at, self.lexicon, money=money or currency_before(self.words, self.signs, number.first) is not None
        )
        if second is None or second.high is None or second.kind == "article":
            return None
        if unit is not None and self._unit(second.end)[1] != unit:
            return None  # "by 0.3 percentage points to 2.5 percent"
        if link == "or" and not (number.low < second.low <= 2 * number.low + 1):
            return None
        if link == "to" and not hyphen and second.low > 20 * number.low:
            return None
        return second

    def _votes(self, number: Cardinal) -> Cardinal | None:
        """The second number of "by 214 votes to 187"."""
        w, at = self.words, number.end
        if w.at(at) not in ("votes", "vote") or w.at(at + 1) not in ("to", "against") or not w.joined(at + 2):
            return None
        second = cardinal(w, at + 2, self.lexicon)
        return second if second is not None and second.kind in ("digits", "words") and not second.scaled else None

    def _is_bare(self, number: Cardinal, second: Cardinal) -> bool:
        """Whether two numbers stand without a currency or a unit."""
        return not currency_before(self.words, self.signs, number.first) and not self._unit(second.end)[1]

    def _changes_up(self, at: int) -> bool:
        """Whether a verb of change stands before the "up to" at word `at`, and no "by" right before it."""
        w = self.words
        return w.at(at - 1) != "by" and bool({*w.lower[max(0, at - 5) : at]} & self.signs.changes)

    def _changes(self, at: int) -> bool:
        """Whether a verb of change, or a toll, stands before the "from" at word `at`: what follows is an old value."""
        w = self.words
        return bool({*w.lower[max(0, at - 4) : at]} & self.signs.changes) or bool(
            {*w.lower[max(0, at - 14) : at]} & {"toll", "number", "count", "tally"}
        )

    def _age(self, end: int) -> int | None:
        """Where "-year-old", "years old" ends, if the number before it is an age."""
        w = self.words
        at = end
        if w.at(at) in _HYPHENS and w.glued(at):
            at += 1
        if w.at(at) not in ("year", "years", "yr", "month", "months") or not w.joined(at):
            return None
        at += 1
        if w.at(at) in _HYPHENS:
            at += 1
        return at + 1 if w.at(at) in ("old", "olds") else None

    def _decade(self, number: Cardinal) -> tuple[int, int] | None:
        """The words of "in their 70s" around the number 70."""
        w, at = self.words, number.first
        if w.at(number.end) != "s" or not w.glued(number.end) or number.low % 10 or not 10 <= number.low <= 100:
            return None
        start = at - 1
        start -= w.at(start) in ("early", "mid", "late", "-")
        start -= w.at(start) in ("early", "mid", "late")
        if w.at(start) in ("his", "her", "their", "my", "our", "your") and w.at(start - 1) == "in":
            return start - 1, number.end + 1
        return None

    def _ordinal(self, at: int) -> Quantity | None:
        """How long something has lasted: "its 12th day", "the 14th day of the shutdown"."""
        w = self.words
        word = w.lower[at]
        if not word.isdigit() or w.at(at + 1) not in ("th", "st", "nd", "rd") or not w.glued(at + 1) or len(word) > 3:
            return None
        if w.at(at + 2) not in ("day", "week", "month") or not w.joined(at + 2):
            return None
        if w.at(at - 1) != "its" and not (w.at(at - 1) == "the" and w.at(at + 3) == "of"):
            return None
        value = Decimal(word)
        return Quantity(
            at,
            at + 3,
            w.starts[at],
            w.ends[at + 2],
            value,
            value,
            None,
            ONE,
            w.at(at + 2) + "s",
            "ordinal",
            False,
            False,
        )

    def _counts(self, at: int) -> bool:
        """Whether the words behind "a" can be somebody: articles are figures only where they count people hurt."""
        return self.words.joined(at) and not (self.words.at(at + 1) in _ORDINALS and self.words.glued(at + 1))

    def _none(self, at: int) -> tuple[list[Quantity], int]:
        """Nothing, counted: "no one", "no casualties", "nobody"."""
        w = self.words
        end = at + 1
        if w.lower[at] == "no" and w.at(end) == "one":
            end += 1
        zero = Decimal(0)
        return [
            Quantity(at, end, w.starts[at], w.ends[end - 1], zero, zero, None, ONE, None, "none", False, False)
        ], end
