"""The value of each shape of temporal expression: one function a shape, from its tokens and the context to a value."""

from variorum.annotating.times.clocks import CLOCKS
from variorum.annotating.times.days import DAYS
from variorum.annotating.times.periods import PERIODS
from variorum.annotating.times.phrase import Resolve
from variorum.annotating.times.relative import RELATIVE

RESOLVE: dict[str, Resolve] = DAYS | PERIODS | RELATIVE | CLOCKS
"""The function of each shape of time_grammar.py."""
