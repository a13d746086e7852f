"""Small questions about stretches of text, asked all over floor 2."""

from collections.abc import Iterable, Sequence

from variorum.records import Attribution, Span


def overlap(first: Span, second: Span) -> int:
    """How many characters two spans share; 0 where they share none."""
    start = first[0] if first[0] > second[0] else second[0]
    end = first[1] if first[1] < second[1] else second[1]
    return end - start if end > start else 0


def covers(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of `spans` holds all of `start` to `end`."""
    for a, b in spans:  # noqa: SIM110 (asked a thousand times an article, and any() takes three times as long)
        if a <= start and end <= b:
            return True
    return False


def innermost(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The attribution with the shortest content that holds the whole of `start` to `end`, or None: the own voice.

    Of a chain that speaks one content ("the Courier, citing the monitor") it is the last.
    """
    holding = [each for each in attributions if covers(each.content_spans, start, end)]
    if len(holding) < 2:
        return holding[0] if holding else None
    outer = {each.inside for each in holding}
    return min(
        holding,
        key=lambda each: (sum(b - a for a, b in each.content_spans), each.id in outer, each.id),
        default=None,
    )
