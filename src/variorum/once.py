"""A property that is worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):
    """As `functools.cached_property`, without its lock (which Python 3.12 dropped), which takes most of the time where
    tens of thousands of records are each asked for little."""

    def __init__(self, work_out: Callable[[Owner], Value]) -> None:
        self._work_out, self.__doc__ = work_out, work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Owner, owner: type | None = None) -> Value:
        # The value hides this property from now on: what the instance holds is found first.
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
