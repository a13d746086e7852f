"""The shapes of temporal expressions, as patterns over the letters that time_tokens.py gives to words.

Letters: M month, J its abbreviation, W weekday, w its plural, K its abbreviation, d 1 to 31, y four digits, n other
number, k number word, o ordinal, q vague number, a article, t "the", U unit, V units, Y abbreviated unit, Q quarter,
~ period, S season, P part of the day, p its plural, E noon or dawn, R today, G now or recent, Z daily, D decade, X
numeric date, C clock, A a.m., L last, N next, H this, = latest, @ that or same, g ago, e earlier or later, > before
or after, m early, B about, v every, F fiscal, z GMT, l T "local time", O of, & and, j to, b between, f from, i in or
on, s since, u at, h half, c old, ^ onward, r per, 1 once, * more, + future, < ahead, | end of a paragraph, x any
other word, ":" any other sign.

The first shape that fits at a place wins, so longer ones come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = r"(?:M|J\.?)"
_DAY = "[do]"
_WEEKDAY = r"(?:(?:W|K\.?),?)"
_NUMBER = "(?:[dny](?:-?[dk]/d|&ah)?|k(?:[-&]?k)*(?:&ah)?)"
_MANY = f"(?:aqO?|q|{_NUMBER}(?:j{_NUMBER}|-{_NUMBER}|&{_NUMBER})?|a)"
_EDGE = "(?:t?m-?O?)"  # early, the end of, mid-
_THIS_YEAR = "(?:,?O?[HLN]U)"

SHAPES: dict[str, str] = {
    # 5-7 June 2017, between 5 and 7 June; June 5-7
    "days_month": f"{_WEEKDAY}?(?:b{_DAY}&|f?{_DAY}j|{_DAY}-){_DAY}O?{_MONTH}(?:,?y)?",
    "month_days": f"(?:b{_MONTH}{_DAY}&|f?{_MONTH}{_DAY}[-j]){_DAY}(?![-UVYM])(?:,?y)?",
    "day_month": f"(?:{_WEEKDAY}t?|t)?{_DAY}O?{_MONTH}(?:,?O?y|{_THIS_YEAR})?",
    "month_day": f"(?:[HLN]{{0,2}}{_WEEKDAY})?{_MONTH}t?{_DAY}(?![/%]|-[UVY])(?:,?y|{_THIS_YEAR})?",
    "month_glued": f"{_WEEKDAY}?{_MONTH}n",
    "month_year": f"{_EDGE}?{_MONTH}O?,?y",
    "month_this_year": f"{_EDGE}?{_MONTH}i?{_THIS_YEAR}",
    "numeric": "X",
    # quarters and halves
    "year_quarter": "t?(?:y|F?[HLN]U')F?F?o-?Q",
    "quarter": "t?[HLN]?U?(?:-[ge])?F?-?o(?:-?F)?-?Q(?:O?F?U?y|O?[HLN]U|,?y)?",
    "half": "t?o-?hO?(?:F?y|[HLN]U|tU)",
    "before_quarter": "t?U-?[ge](?:o?-?Q|~|-?U)|[ta]?U-[ge]",
    "that_quarter": "t?(?:H|@|L|=)?F?(?:Q(?!-)|~)",
    # decades, centuries
    "decade": "t?m?-?D",
    "century": "t?m?-?o-?U",
    # deictic
    "day_around": "tU>R",
    "deictic": "[me]?-?P?R,?P?",
    "weekday_part_plural": "Wp",
    "weekday": "t?[me]?-?t?[HLN]{0,2}W'?,?P?",
    "weekday_plural": "w",
    "year_end": "(?:t?U-?'?m)",
    "last_month": "t?[HLN]{1,2}M",
    "season": "t?m?-?t?[HLN]{0,2}S(?:O?tUy|O?y|,y|O[HLN]U)?",
    "part": "[em]?[HL]P|tP|@P",
    "last_units": f"t?[HLN]{{1,2}}(?:{_MANY}\\*?)(?:V|Q)|[LN]V|tV<",
    "first_units": f"t?o(?:{_NUMBER})V",
    "half_unit": "haU",
    "unit_half": "aU&ah",
    "ago": f"B?{_MANY}-?[UVYQ](?:&V)?g",
    "earlier": f"B?{_MANY}-?[UVYQ][e>]",
    "in_this": "[em]itU",
    "last_unit": "(?:[em],?|t?mO?)?t?[HLN]{1,2}@?U",
    "that_unit": "t?@{1,2}U",
    "day_before": "tU[e>]",
    # sets
    "each": f"v(?:U|W|M|S|P|{_NUMBER}V|o[UW])",
    "times_a": "1[ar]U",
    "set": "Z",
    # years
    "the_year": "tUO?y",
    "fiscal": "FU?y",
    "edge_year": f"{_EDGE}t?y",
    "spoken_year": "tUk{2,3}|k-?k-?k|kk",
    # durations
    "duration": f"B?{_MANY}(?:[-*]|O)?[UVYQ](?:-c|c)?",
    # times of day
    "clock": "B?(?:[Cdk]A|C)(?:,?z|lT)?",
    "four_digits": "[yn](?:z|lT)",
    "point": "E",
    # what is left
    "month": f"{_EDGE}?M",
    "years": "y-[dn]",
    "year": "y",
    "reference": "GV(?:&V)?|G|t\\+|tL(?![UVMWSQdkqy])|H",
    "weekend": "tU",
    "for_units": "(?<=i)V",
}
# Letters that open no shape: most words are passed over at once.
_NO_START = r"(?![x:|.,&'/%$Ojiusrc^*<Tl~])"
_SHAPES = re.compile(f"{_NO_START}(?:{'|'.join(f'(?P<{name}>{shape})' for name, shape in SHAPES.items())})")


def shapes(kinds: str) -> Iterator[tuple[str, int, int]]:
    """The name of each shape in `kinds`, its first token and the one after its last; in order, none overlapping."""
    for match in _SHAPES.finditer(kinds):
        yield match.lastgroup or "", match.start(), match.end()
