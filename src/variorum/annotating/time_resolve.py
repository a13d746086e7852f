"""The value of each shape of temporal expression: one function a shape, from its tokens and the context to a value."""

from variorum.annotating.time_clocks import CLOCKS
from variorum.annotating.time_days import DAYS
from variorum.annotating.time_periods import PERIODS
from variorum.annotating.time_phrase import Resolve
from variorum.annotating.time_relative import RELATIVE

RESOLVE: dict[str, Resolve] = DAYS | PERIODS | RELATIVE | CLOCKS
"""The function of each shape of time_grammar.py."""
