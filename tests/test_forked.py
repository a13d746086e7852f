"""Work in a second process gives what it gives in this one, whatever becomes of that process."""

import os
import signal

import pytest

from variorum.forked import forked


@pytest.mark.parametrize("is_apart", [False, True])
def test_each_work_gives_its_own_in_order(is_apart):
    assert list(forked([lambda: [1, "a"], lambda: {"b": 2.5}], is_apart)) == [[1, "a"], {"b": 2.5}]


def test_a_second_process_does_the_work():
    (other,) = forked([os.getpid], True)
    assert other != os.getpid()


def test_what_a_process_that_dies_leaves_is_done_here():
    here = os.getpid()

    def deadly() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done here"

    assert list(forked([lambda: "first", deadly, lambda: "last"], True)) == ["first", "done here", "last"]


@pytest.mark.parametrize("is_apart", [False, True])
def test_what_work_raises_is_raised_where_it_is_asked_for(is_apart):
    def failing() -> int:
        raise ValueError("no such place")

    given = forked([lambda: 1, failing], is_apart)
    assert next(given) == 1
    with pytest.raises(ValueError, match="no such place"):
        next(given)


def test_work_that_nobody_waits_for_is_ended():
    given = forked([lambda: 1, lambda: signal.pause()], True)
    assert next(given) == 1
    given.close()
