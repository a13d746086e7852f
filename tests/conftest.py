"""Small worlds for tests: an invented article in, parsed; the parser is loaded once a process."""

from collections.abc import Callable, Iterator

import hypothesis
import pytest

from variorum.annotating.parse import ParsedArticle, load_parser, parse
from variorum.annotating.voices.attributions import attributions
from variorum.reading.text import source_of_text
from variorum.settings import Settings

# An example that takes long on a machine which others use too is no fault; hangs are for the time limit of the tests.
hypothesis.settings.register_profile("variorum", deadline=None)
hypothesis.settings.load_profile("variorum")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def parsed() -> Callable[..., ParsedArticle]:
    """`parsed(text, title=..., published=..., outlet=...)`: one parsed article."""
    parser = load_parser(Settings().parser)

    def make(text: str, id: str = "a", **known: str) -> ParsedArticle:
        return next(iter(parse(parser, [source_of_text(id, text, **known)])))

    return make


@pytest.fixture(scope="session")
def told(parsed: Callable[..., ParsedArticle]) -> Callable[[str], list[tuple[str, ...]]]:
    """`told(text)`: (speaker, cue, content) of each attribution, spans joined by " / "."""

    def rows(text: str) -> list[tuple[str, ...]]:
        field = parsed(text).text
        return [
            (row.speaker, *(" / ".join(text[a:b] for a, b in spans) for spans in (row.cue_spans, row.content_spans)))
            for row in attributions(field)
        ]

    return rows
