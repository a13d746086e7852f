"""Names reduced to what spellings of one name share."""

import unicodedata
from functools import lru_cache

# Articles inside names of Arabic, Hebrew and Spanish origin, printed or left out at will ("al-Bab", "Bab").
ARTICLES = frozenset(("al", "el", "ul", "ad", "as", "an", "ash", "ar", "az", "at"))
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʿʾ"))
_JOINTS = dict.fromkeys(map(ord, "-–—_/."), " ")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """`text` in lower case without marks, apostrophes and hyphens; white space single. "Khān-Ṭûmān" -> "khan tuman"."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.replace("U.S.", "US").replace("U.N.", "UN").replace("U.K.", "UK").replace("E.U.", "EU")
    return " ".join(text.translate(_APOSTROPHES).translate(_JOINTS).lower().split())


@lru_cache(maxsize=20_000)
def name_key(text: str) -> tuple[str, ...]:
    """The folded words of a name without articles inside: the words by which two spellings are compared."""
    words = fold(text).split()
    kept = tuple(word for word in words if word not in ARTICLES)
    return kept or tuple(words)
