"""The ways in which two values can stand to each other."""

from enum import IntEnum, auto


class Relation(IntEnum):
    """Ordered from the closest to the furthest: of several pairs of values, the least counts."""

    SAME = auto()
    COARSER = auto()  # one is a coarser wording of the other
    COMPATIBLE = auto()  # they differ, and can all hold
    UNKNOWN = auto()  # it cannot be told: nothing is said of them
    MEASURE = auto()  # they are not of the same thing
    EXCLUDE = auto()

    @property
    def agrees(self) -> bool:
        """Whether the two say the same, as precisely as they say it."""
        return self <= Relation.COARSER

    @property
    def can_be_same(self) -> bool:
        """Whether both can hold at once."""
        return self <= Relation.COMPATIBLE
