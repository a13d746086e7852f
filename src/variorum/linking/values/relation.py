"""The ways in which two values can stand to each other."""

from enum import Enum


class Relation(Enum):
    """Ordered from the closest to the furthest: of several pairs of values, the first relation found counts."""

    SAME = "same"
    COARSER = "coarser"  # one is a coarser wording of the other
    COMPATIBLE = "compatible"  # they differ, and can all hold
    UNKNOWN = "unknown"  # it cannot be told: nothing is said of them
    MEASURE = "measure"  # they are not of the same thing
    EXCLUDE = "exclude"

    @property
    def agrees(self) -> bool:
        """Whether the two say the same, as precisely as they say it."""
        return self in (Relation.SAME, Relation.COARSER)

    @property
    def can_be_same(self) -> bool:
        """Whether both can hold at once."""
        return self in (Relation.SAME, Relation.COARSER, Relation.COMPATIBLE)


ORDER = tuple(Relation)
