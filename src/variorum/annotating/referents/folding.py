"""Names reduced to what spellings of one name share."""

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

# Articles inside names of Arabic, Hebrew and Spanish origin, printed or left out at will ("al-Bab", "Bab").
ARTICLES = frozenset(("al", "el", "ul", "ad", "as", "an", "ash", "ar", "az", "at", "ez", "esh"))
# Names of this length and more are taken for misspellings of each other at one edit, at ten letters at two: shorter
# ones ("Baran", "Baron") are two people more often than one.
MISSPELLED_FROM = 6
# Apostrophes go, what joins words parts them.
_SIGNS: dict[int, str | None] = {**dict.fromkeys(map(ord, "'’‘`´ʼʿʾ")), **dict.fromkeys(map(ord, "-–—_/."), " ")}


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """`text` in lower case without marks, apostrophes and hyphens; white space single. "Khān-Ṭûmān" -> "khan tuman"."""
    if not text.isascii():
        text = "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])
    if "." in text:
        text = text.replace("U.S.", "US").replace("U.N.", "UN").replace("U.K.", "UK").replace("E.U.", "EU")
    return " ".join(text.translate(_SIGNS).lower().split())


@lru_cache(maxsize=20_000)
def name_key(text: str) -> tuple[str, ...]:
    """The folded words of a name without articles inside: the words by which two spellings are compared."""
    words = fold(text).split()
    kept = tuple(word for word in words if word not in ARTICLES)
    return kept or tuple(words)


def misspelled(first: str, second: str) -> bool:
    """Whether two folded names are spellings of each other, by their length and the edits between them."""
    length = min(len(first), len(second))
    if length < MISSPELLED_FROM or first[0] != second[0]:
        return False
    allowed = 1 if length < 10 else 2
    return int(OSA.distance(first, second, score_cutoff=allowed)) <= allowed
