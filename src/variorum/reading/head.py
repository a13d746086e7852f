"""What stands before and after the first and last sentence of a text that a page was saved into without line breaks.

"Wed 19 Apr 2017 Blast kills six Coast Wire A blast killed six people ...": the parser would join the date, the repeated
title and the credit to the first sentence. They are cut off as headings of their own.
"""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from variorum.lexicon import lexicon
from variorum.reading.dates import DATE_LINE
from variorum.sources import Block

# How far a deck (the lines between a title and the credit with its date) may reach, in characters. Own judgement.
LONGEST_DECK = 400
# How much of a text's end is looked at, and how long the clutter there may be.
TAIL_WINDOW = 1500
LONGEST_TAIL = 600
# Words with capitals before clutter that are section names rather than somebody's name; own judgement.
FEWEST_MENU_WORDS = 5
# Letters that a title must have to be looked for: shorter ones begin too many sentences by chance.
SHORTEST_TITLE = 12
LONGEST_TITLE = 500
MOST_SUFFIXES = 4  # "TITLE - Region - World - Courier Online"
# A unit that is the title but for a few letters (edited after it was catalogued). 90 of 100: one word in ten differs.
SAME_TITLE = 90

_CUT = re.compile(r"[\s|·•–—\-:,.]*")
_LABEL = re.compile(r"(?:title|headline|subject):\s+", re.IGNORECASE)
_SUFFIX = re.compile(r" (?:[-–—|:]|::|_) ")
_WORDS = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+[\"“‘'(\[]?[A-Z]")
_LAST_END = re.compile(r"[.!?][\"”’')\]]*(?=\s)")
_BYLINE = re.compile(r"By:? (?:[A-Z][\w.'’-]*\.?,? (?:and |& )?){1,6}$")
_OF_AGENCY = re.compile(
    r"(?:photos?|pictures?|images?|videos?|tv|television|radio|news|agency|archive)\b", re.IGNORECASE
)
_REPORTING = re.compile(r"\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z]")
# "(Source: Coast Wire)", "Source Coast Wire and agencies", at the end of a text.
SOURCE = re.compile(r"\(?Sources?:? (?:[A-Z][\w.&'’/-]*,?\s?(?:and )?){1,6}(?:agencies)?\)?\s*$")
# The counts and buttons that pages print beside the date.
_BUTTONS = re.compile(
    r"(?:(?:get )?short url|share(?: this| on)?(?: (?:facebook|twitter))?|print|e-?mail|tweet|comments?|views?|shares?)"
    r"\b(?:[\s:]*\d{1,6}\b(?!\s(?-i:[a-z])))+|(?:get )?short url\b|(?:(?:share|print|e-?mail|tweet|save)\b\s?){2,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    dated: re.Pattern[str]  # a date line with words before it, or in brackets after it
    announced: re.Pattern[str]  # the words before it alone
    agency: re.Pattern[str]
    credit: re.Pattern[str]  # an agency and a date
    tails: re.Pattern[str]
    updated: re.Pattern[str]  # a date line with words before it, at the end of a text


@cache
def _patterns(language: str) -> _Patterns:
    table = lexicon(language, "clutter")
    forms = sorted(
        {form for forms in lexicon(language, "agencies")["agencies"].values() for form in forms},
        key=lambda each: (-len(each), each),
    )
    agency = "(?:" + "|".join(re.escape(form) for form in forms) + r")\b"
    before = "|".join(sorted((re.escape(each) for each in table["dated"]), key=lambda each: (-len(each), each)))
    bracket = rf"(?:\s?\((?:{before})?[\s:]*(?:\d{{1,2}}[:.]?\d{{2}}\s)?{DATE_LINE}\)|\))?"
    return _Patterns(
        dated=re.compile(rf"(?:(?P<before>{before})[\s:]+(?:on\s|at\s)?)?{DATE_LINE}{bracket}", re.IGNORECASE),
        announced=re.compile(rf"(?:{before})[\s:]", re.IGNORECASE),
        agency=re.compile(rf"(?:By )?{agency}(?:[/, ]+{agency})*"),
        credit=re.compile(rf"{agency}[ ,|]{{1,3}}(?i:{DATE_LINE})"),
        updated=re.compile(rf"(?<!\w)(?=[A-Z])(?i:(?:{before})[\s:]+(?:on\s|at\s)?{DATE_LINE})"),
        tails=re.compile(r"(?<!\w)(?:" + "|".join(re.escape(each) for each in table["tails"]) + ")"),
    )


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is looked for in a text: its letters and figures alone, with and without the name of the site."""

    keys: tuple[str, ...]  # longest first

    @classmethod
    def of(cls, title: str | None) -> "Title":
        rest = " ".join((title or "")[:LONGEST_TITLE].split())
        cuts = [cut.start() for cut in _SUFFIX.finditer(rest)][-MOST_SUFFIXES:]
        forms = [_letters(rest[:cut]) for cut in (len(rest), *reversed(cuts))]
        return cls(tuple(form for form in dict.fromkeys(forms) if len(form) >= SHORTEST_TITLE))

    def is_repeated_by(self, unit: str) -> bool:
        """The whole of `unit` is this title, but for a few letters or its end."""
        if not self.keys or len(unit) > 400:
            return False
        shown = _letters(unit)
        if len(shown) < SHORTEST_TITLE:
            return False
        return any(
            key == shown
            or (shown.startswith(key) and len(shown) < 1.5 * len(key))
            or fuzz.ratio(key, shown) >= SAME_TITLE
            for key in self.keys
        )

    def end_in(self, text: str, start: int, end: int) -> int | None:
        """Where the title ends that the text repeats from `start` on, or None."""
        for key in self.keys:
            at, done = start, 0
            while at < end and done < len(key) and at - start < 4 * len(key) + 40:
                letter = text[at].lower()
                if letter.isalnum():
                    if not key.startswith(letter, done):
                        break
                    done += len(letter)
                at += 1
            if done == len(key):
                return at
        return None


def head(text: str, start: int, end: int, title: Title, language: str) -> list[Block]:
    """The date line, title, credit and buttons that stand at the head of the unit from `start` to `end`, in order."""
    known = _patterns(language)
    found: list[Block] = []
    at = start
    for _ in range(10):
        stop, kind = _piece(text, at, end, title, known, bool(found)), "heading"
        if stop is None and found:
            buttons = _BUTTONS.match(text, at, end)
            stop, kind = (buttons.end(), "boilerplate") if buttons else (None, kind)
        if stop is None:
            stop, kind = _deck(text, at, end, known), "heading"
        if stop is None:
            break
        cut = _CUT.match(text, stop, end)
        following = cut.end() if cut else stop
        # A full stop or bar after a piece is covered with it: it belongs to no sentence.
        shown = following - len(text[stop:following]) + len(text[stop:following].rstrip())
        shown = shown if shown > stop else at + len(text[at:stop].rstrip())
        found.append(Block(at, shown, kind))
        at = following
        if at >= end:
            break
    return found


def _piece(text: str, at: int, end: int, title: Title, known: _Patterns, after: bool) -> int | None:
    """The end of a title, date line or credit that begins at `at` and that no sentence goes on from."""
    label = _LABEL.match(text, at, end)
    stop = title.end_in(text, label.end() if label else at, end)
    if stop is not None and _stands_alone(text, stop, end):
        return stop
    dated = known.dated.match(text, at, end)
    if dated and (dated["before"] or _stands_alone(text, dated.end(), end) or text[dated.end()].isupper()):
        return dated.end()  # also where the page had no space after it: "10.10.2017Share"
    agency = known.agency.match(text, at, end)
    if agency:
        following = _CUT.match(text, agency.end(), end)
        then = following.end() if following else agency.end()
        if then >= end or known.dated.match(text, then, end) or title.end_in(text, then, end) is not None:
            return agency.end()
        if after and then > agency.end() and text[then].isupper() and not _OF_AGENCY.match(text, then, end):
            return agency.end()
    return None


def _stands_alone(text: str, at: int, end: int) -> bool:
    """No sentence runs on at `at`: a unit ends there, or what follows begins one."""
    if at >= end:
        return True
    if text[at].isalnum() or text[at] in ",;'’-/%":
        return False
    rest = _CUT.match(text, at, end)
    then = rest.end() if rest else at
    return then >= end or not text[then].islower()


def _deck(text: str, at: int, end: int, known: _Patterns) -> int | None:
    """The end of the words before a credit with its date: the lines under a title, or the name of who wrote it."""
    window = min(end, at + LONGEST_DECK)
    credit = known.credit.search(text, at, window)
    if credit and credit.start() > at and not _SENTENCE_END.search(text, at, credit.start()):
        return credit.start()
    if text.startswith("By ", at):
        dated = known.dated.search(text, at, min(end, at + 120))
        if dated and _BYLINE.match(text[at : dated.start()]):
            return dated.start()
    return None


def tail(text: str, start: int, end: int, language: str) -> tuple[int, str] | None:
    """Where begins what ends the unit after its last full sentence, and its kind; None where there is nothing such.

    A credit ("Reporting by ...") or clutter is boilerplate, a date line ("Last updated ...") a heading.
    """
    window = max(start, end - TAIL_WINDOW)
    for credit in _REPORTING.finditer(text, window, end):
        before = text[max(start, credit.start() - 3) : credit.start()].rstrip()
        if credit.start() == start or before.endswith((".", '"', "”", ")")):
            return credit.start(), "boilerplate"
    if text[end - 1] in ".!?":
        return None
    last = window
    for ending in _LAST_END.finditer(text, window, end):
        last = ending.end()
    if last == window > start:
        return None  # no sentence ends here: a list, or a text without punctuation
    known = _patterns(language)
    found = min(
        (
            (match.start(), kind)
            for match, kind in (
                (known.tails.search(text, last, end), "boilerplate"),
                (known.updated.search(text, last, end), "heading"),
                (SOURCE.search(text, last, end), "heading"),
            )
            if match is not None
        ),
        default=None,
    )
    if found is None or found[0] <= start or end - found[0] > LONGEST_TAIL:
        return None
    return (_menu_start(text, last, found[0]), found[1]) if found[1] == "boilerplate" and last > start else found


def _menu_start(text: str, last: int, clutter: int) -> int:
    """Where the names of sections begin that run up to `clutter`: capitals only, since the last sentence or many."""
    begin, count, whole = clutter, 0, True
    for word in reversed(list(_WORDS.finditer(text, last, clutter))):
        if not (word[0][0].isupper() or word[0][0].isdigit()):
            whole = False
            break
        begin, count = word.start(), count + 1
    return begin if whole or count >= FEWEST_MENU_WORDS else clutter


def is_date_line(unit: str, language: str) -> bool:
    """The whole unit is a date line, alone or with its words: "Posted on April 19, 2017 by X"."""
    if len(unit) > 150:
        return False
    known = _patterns(language)
    dated = known.dated.match(unit)
    if dated is None:
        return False
    return dated.end() >= len(unit.rstrip(" .|")) or (bool(dated["before"]) and not unit.rstrip().endswith("."))


def is_reporters_credit(unit: str) -> bool:
    """The whole unit is an agency's credit: "(Reporting by Jane Doe; Editing by John Roe)"."""
    return (
        len(unit) <= 400
        and _REPORTING.match(unit) is not None
        and (unit[0] == "(" or ";" in unit or unit[-1] not in ".!?")
    )


def is_byline(unit: str) -> bool:
    """The whole unit names who wrote the text: "By Jane Doe", "By Jane Doe in Port Sarnath"."""
    return len(unit) <= 100 and unit[:3] in ("By ", "by ", "BY ") and unit[3:4].isupper() and unit[-1] not in ".!?:;,"


def _letters(text: str) -> str:
    return "".join(letter.lower() for letter in text if letter.isalnum())
