"""What varies by language, behind one record: a second language is a folder of `lexicon/` and a parser."""

from dataclasses import dataclass
from typing import Any

from variorum import lexicon


@dataclass(frozen=True, slots=True)
class Language:
    """A language that Variorum reads."""

    code: str  # ISO 639-1, the folder under lexicon/

    def table(self, topic: str) -> dict[str, Any]:
        """The table `topic` of the lexicon. Treat it as frozen."""
        return lexicon.lexicon(self.code, topic)

    def words(self, topic: str, name: str) -> frozenset[str]:
        """The list `name` (dots lead into tables) of the table `topic`, in lower case."""
        return lexicon.words(self.code, topic, name)


ENGLISH = Language("en")
