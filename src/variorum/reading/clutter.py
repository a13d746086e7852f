"""What a unit of a text is, by its own words: a paragraph, heading, caption, or clutter of the page it was saved from.

The word lists are lexicon/en/clutter.toml. When in doubt a unit is a paragraph: a sentence lost costs more than a line
of clutter kept.
"""

import re
from dataclasses import dataclass
from functools import cache

from variorum.lexicon import lexicon, words
from variorum.reading.layout import is_title_case

# Lengths in characters, own judgement by looking at saved pages: notices run to a few lines, openings ("Read more:
# TITLE") to two, headings to one.
LONGEST_NOTICE = 600
LONGEST_OPENING = 250
LONGEST_CAPTION = 400
LONGEST_HEADING = 120
MOST_HEADING_WORDS = 18

_QUOTED = re.compile(r"[\"“”«»]|\b(?:said|says|told)\b")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_COUNT = re.compile(
    r"\d[\d,.]*k? ?(?:min(?:ute)?s? read|comments?|shares?|views?|likes?|replies|(?:minutes?|hours?|days?|weeks?) ago)$"
    r"|page \d+ of \d+$"
)
_COPYRIGHT = re.compile(r"(?:copyright\W{0,4})?(?:©|\(c\)) ?(?:copyright )?\d{4}|copyright\W{0,4}(?:©|\(c\)|\d{4})")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_IMAGE_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)$")
# Who stands where in a picture; "(R)" alone is a party.
_SIDES = re.compile(r"\((?:[lrc]\.|(?:pictured )?(?:left|right|centre|center))\)")
_DATED_PHOTO = re.compile(r"(?:file ?[-–—]+ ?)?in this [^.]{0,50}?(?:photo|picture|image|frame grab|video grab)\b[ ,]")
_ENDS = tuple(".!?…:;,")
_CLOSERS = "\"'”’)]»"
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$|\bread more\W*$", re.IGNORECASE)
_MENU_CUT = re.compile(r"\s*[|>»·•→/]\s*")


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of clutter.toml, ready to be asked."""

    whole: frozenset[str]
    plain_openings: tuple[str, ...]
    cut_openings: re.Pattern[str]
    anywhere: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    lists: frozenset[str]
    comments: frozenset[str]
    menu: frozenset[str]
    captions: tuple[str, ...]
    credit: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    table = lexicon(language, "clutter")
    openings: list[str] = table["openings"]
    cut = "|".join(re.escape(each[:-1]) for each in openings if each.endswith(":"))
    forms = [form for forms in lexicon(language, "agencies")["agencies"].values() for form in forms]
    names = "|".join(
        sorted((re.escape(form) for form in [*forms, *table["pictures"]]), key=lambda each: (-len(each), each))
    )
    who = r" ?[/,] ?[\w .'’-]{1,40}"
    return _Words(
        whole=words(language, "clutter", "whole"),
        plain_openings=tuple(each for each in openings if not each.endswith(":")),
        cut_openings=re.compile(rf"(?:{cut}) ?[:–—|»-]"),
        anywhere=tuple(table["anywhere"]),
        pairs=tuple((first, second) for first, second in table["pairs"]),
        lists=words(language, "clutter", "lists"),
        comments=words(language, "clutter", "comments"),
        menu=words(language, "clutter", "menu"),
        captions=tuple(table["captions"]),
        # "(AP Photo/J. Doe)", "EPA Photo", "AFP/Getty Images"; or a bracket with no full stop before: "in town [AFP]"
        credit=re.compile(
            rf"\b(?:{names})(?: ?(?:photos?|images?|pictures?)(?:{who})?| ?/ ?[\w .'’-]{{1,40}})[\])]?\.?$"
            rf"|[^.!?\"”] ?[\[(](?:{names})[\])]$",
            re.IGNORECASE,
        ),
    )


def folded(text: str) -> str:
    """`text` as the word lists are written: lower case, white space folded, apostrophes straight."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())


def core(text: str) -> str:
    """`text` folded, without the punctuation, brackets and numbers around it: "(12) Comments »" -> "comments"."""
    return _EDGES.sub("", folded(text))


def kind_of(text: str, language: str) -> str:
    """What the unit `text` is, as far as it alone can tell: paragraph, heading, caption or boilerplate."""
    if len(text) > LONGEST_NOTICE:
        return "paragraph"
    known = _words(language)
    plain = folded(text)
    if _is_clutter(plain, known):
        return "boilerplate"
    if _is_caption(text, plain, known):
        return "caption"
    return "heading" if is_heading(text) else "paragraph"


def opens_list(text: str, language: str) -> bool:
    """The unit is a heading such as "Related articles"."""
    return len(text) <= 60 and core(text) in _words(language).lists


def opens_comments(text: str, language: str) -> bool:
    """The unit is a heading such as "12 Comments" or "Leave a reply"."""
    return len(text) <= 60 and core(text) in _words(language).comments


def is_menu_name(text: str, language: str) -> bool:
    """The unit is the name of a section or page, as menus have them."""
    return len(text) <= 40 and folded(text) in _words(language).menu


def is_teaser(text: str) -> bool:
    """The unit may be the title of another story or the cut-off beginning of its text."""
    if len(text) <= 300 and _ELLIPSIS.search(text[-20:]):
        return True
    shown = text.rstrip(_CLOSERS)
    return len(text) <= 160 and (not shown.endswith(_ENDS) or (shown.endswith("?") and len(text) <= LONGEST_HEADING))


def is_heading(text: str) -> bool:
    """The unit is one short line without an end, that begins as a heading does."""
    if len(text) > LONGEST_HEADING or len(text.split()) > MOST_HEADING_WORDS or "\n" in text:
        return False
    shown = text.rstrip(_CLOSERS)
    if (shown.endswith(_ENDS) and not (shown.endswith("?") and is_title_case(text))) or text[0] in "-*•\"“'‘":
        return False
    first = next((letter for letter in text if letter.isalnum()), "a")
    return not first.islower()


def _is_clutter(plain: str, known: _Words) -> bool:
    if not any(letter.isalnum() for letter in plain):
        return True
    if len(plain) <= 60 and _EDGES.sub("", plain) in known.whole:
        return True
    if _COUNT.match(plain) or _COPYRIGHT.match(plain) or _URL.match(plain):
        return True
    if len(plain) <= LONGEST_OPENING and _is_menu_line(plain, known):
        return True
    if _QUOTED.search(plain):
        return False
    if len(plain) <= LONGEST_OPENING and (plain.startswith(known.plain_openings) or known.cut_openings.match(plain)):
        return True
    return any(phrase in plain for phrase in known.anywhere) or any(
        first in plain and second in plain[plain.find(first) + len(first) :] for first, second in known.pairs
    )


def _is_menu_line(plain: str, known: _Words) -> bool:
    parts = [part for part in _MENU_CUT.split(plain) if part]
    return len(parts) >= 3 and 2 * sum(part in known.menu or part in known.whole for part in parts) >= len(parts)


def _is_caption(text: str, plain: str, known: _Words) -> bool:
    if len(plain) > LONGEST_CAPTION:
        return False
    if plain.startswith(known.captions) or _IMAGE_FILE.match(plain) or _DATED_PHOTO.match(plain):
        return True
    # The words that describe a picture for a search engine: "Man,And,Woman,Two,Flags,Together"
    if " " not in plain and sum(plain.count(sign) for sign in ",_-") >= 3:
        return True
    if _QUOTED.search(plain):
        return False
    return bool(known.credit.search(text[-100:])) or (len(plain) <= LONGEST_OPENING and bool(_SIDES.search(plain)))
