"""What a relative time is resolved against: the article's own day, the dates told before, and the tense of its verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from variorum.annotating.times import edtf_values as edtf
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.tokens import Words

# How many steps up the parse a verb is looked for; clauses are seldom deeper.
_STEPS = 8
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(slots=True)
class Context:
    """The state of one walk over one field. `year`, `month`, `today` are of the article, None where unknown."""

    words: Words
    year: int | None = None
    month: int | None = None
    today: date | None = None
    last: Value | None = None  # the last date told
    last_day: Value | None = None  # the last one with a day
    last_quarter: Value | None = None
    numeric_order: str = ""  # "dm" or "md", where a numeric date of the field proves it
    written: date | None = None  # the day that weekdays are counted from, where it is not `today`

    def direction(self, at: int) -> str:
        """ "past", "future" or "" (no telling) for what token `at` tells: the tense of the verb that it hangs on."""
        token = self.words.parser_token(at)
        language = self.words.parsed.language
        planned, begins = (language.words("times", name) for name in ("tense.planned", "tense.begins"))
        return "" if token is None else tense(token, planned, begins)

    def plainly_past(self, at: int) -> bool:
        """Whether the verb right above token `at` is in the past: "was held on June 5". Without "on" or "in" it may be
        what the verb was about: "was put off to June 5"."""
        if not at or self.words.tokens[at - 1].lower not in ("on", "in"):
            return False
        token = self.words.parser_token(at)
        for _ in range(3):
            if token is None or token.head.i == token.i:
                return False
            token = token.head
            if token.pos_ == "VERB":
                aux = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
                return token.tag_ == "VBD" or (token.tag_ == "VBN" and bool(aux & {"was", "were", "had"}))
        return False


def opened(words: Words, published: str | None) -> Context:
    """A context for a field of an article published on `published` (EDTF; what cannot be read counts as unknown)."""
    found = Context(words)
    match = _PUBLISHED.match(published or "")
    if match and int(match.group(1)):
        found.year = int(match.group(1))
        if match.group(2) and 1 <= int(match.group(2)) <= 12:
            found.month = int(match.group(2))
            day = edtf.day(found.year, found.month, int(match.group(3))) if match.group(3) else None
            found.today = day.first if day else None
    return found


def written(context: Context) -> date | None:
    """The day after the article's own where somebody is said to have spoken on that weekday; None where nobody is.

    Who "said Sunday", in an article of a Saturday, has not spoken six days before: the text is of the evening after,
    by another clock, or was changed since. In TimeBank no saying of a bare weekday lies five or six days back (34 do
    zero to four), in the 741 articles three do, and all three are of the next day.
    """
    if context.today is None:
        return None
    following = context.today.isoweekday() % 7 + 1
    tokens, kinds = context.words.tokens, context.words.kinds
    told = [at for at, kind in enumerate(kinds) if kind == "W" and tokens[at].value == following]
    # Where something was done on that weekday, too, it is the one before: nothing tells a deed of the evening after.
    if not told or any(at == 0 or kinds[at - 1] in "LNHm@tj-&" or not _is_of_a_saying(context, at) for at in told):
        return None
    return edtf.moved(context.today, 1)


def _is_of_a_saying(context: Context, at: int) -> bool:
    """Whether a verb of saying in the simple past stands right above token `at`, and before it."""
    token = context.words.parser_token(at)
    saying = context.words.parsed.language.words("events", "marks.saying")
    for _ in range(2):  # "said Sunday", "said on Sunday"
        if token is None or token.head.i >= token.i:
            return False
        token = token.head
        if token.pos_ == "VERB":
            return token.tag_ == "VBD" and token.lemma_.lower() in saying
    return False


def tense(token: Any, planned: frozenset[str], begins: frozenset[str] = frozenset()) -> str:
    """The tense of the verb above `token`: "past", "future" or "" where it does not tell.

    `planned` are words for what is still to come ("scheduled"), whatever their tense, `begins` those that say so in
    the present ("talks start on Tuesday").
    """
    infinitive = False
    for _ in range(_STEPS):
        if token.lemma_.lower() in planned:
            # "It had been due on Friday": not any more.
            return (
                "past"
                if any(child.lower_ == "had" for each in (token, token.head) for child in each.children)
                else "future"
            )
        if token.pos_ in ("VERB", "AUX"):
            below = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
            if any(child.tag_ == "MD" or child.lower_ in ("will", "shall", "'ll") for child in below):
                past_modal = any(child.lower_ in ("could", "might", "would") for child in below)
                perfect = any(child.lemma_ == "have" for child in below)
                return "" if past_modal or perfect else "future"
            tags = {token.tag_, *(child.tag_ for child in below)}
            if "TO" in tags:
                infinitive = True
            elif token.tag_ == "VBN":
                return "future" if infinitive else "past"
            elif "VBD" in tags:
                return "" if infinitive else "past"
            elif tags & {"VBZ", "VBP"}:
                return "future" if infinitive or token.lemma_.lower() in begins else ""
        if token.head.i == token.i:
            break
        token = token.head
    return "future" if infinitive else ""


def numeric_order(words: Words) -> str:
    """How the field writes numeric dates, "dm" or "md", where one of them can be read in one way only; else ""."""
    orders = set()
    for token in words.tokens:
        if token.kind == "X" and not token.lower[:4].isdigit():
            first, second = (int(part) for part in re.split(r"[/.-]", token.lower)[:2])
            if (first > 12) != (second > 12):
                orders.add("dm" if first > 12 else "md")
    return orders.pop() if len(orders) == 1 else ""
