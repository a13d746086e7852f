"""How alike two spellings of a name are: vowels and doubled letters are what transliterations differ in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

# Articles inside names of Arabic, Hebrew and Spanish origin, printed or left out at will.
_ARTICLES = frozenset(("al", "el", "ul", "ad", "as", "an", "ash", "ar", "az", "at", "ez", "esh"))
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "a", "e", "de", "la"))
_STRIP = str.maketrans(dict.fromkeys("'’‘`´ʼʿʾ.") | dict.fromkeys("-–—_/", " "))
# Words of the same consonants are one name only if so large a share of their letters is in place: read off the
# spellings of places in a pile of 260 articles, where towns of like consonants fell below.
SAME = 0.6
# Two single words are one surname only if so large a share of their letters is in place: "Smok" and "Samaqi" have the
# same consonants. By reading the lone surnames of a pile of 741 articles.
SAME_ALONE = 0.7
# Letters and pairs that one sound of another script is written with; long before short.
_TWO = "tch:c sch:s kh:h gh:g dh:d th:t sh:s ch:c ph:f ck:k ou:u oo:u ee:i ei:i ai:i ay:i ey:i"
_ONE = "q:k w:v y:i j:g z:s x:ks c:k"
_SOUNDS = tuple((pair.split(":")[0], pair.split(":")[1]) for pair in f"{_TWO} {_ONE}".split())


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """`name` in lower case without marks, apostrophes and hyphens; words single-spaced."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.translate(_STRIP).lower().split())


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name without articles and small words, if any are left."""
    every = folded(name).split()
    return tuple(word for word in every if word not in _ARTICLES and word not in _SMALL) or tuple(every)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A folded word as its consonants: what spellings of one foreign name share."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    kept = word[:1].replace("u", "o").replace("e", "i") if word[:1] in "aeiou" else word[:1]
    for letter in word[1:]:
        if letter not in "aeiouh" and letter != kept[-1:]:
            kept += letter
    return kept


@lru_cache(maxsize=200_000)
def likeness(first: str, second: str) -> float:
    """How alike two folded words are, 0 to 1: by their letters, and by their consonants where those agree."""
    if first == second:
        return 1.0
    letters = float(JaroWinkler.normalized_similarity(first, second))
    if sound(first) == sound(second):
        alike = Levenshtein.normalized_similarity(first, second)
        # Of few consonants ("Mohammed", "Muhammad") more letters must be in place.
        if alike >= (SAME if len(sound(first)) >= 3 else SAME_ALONE) and len(sound(first)) >= 2:
            return max(letters, 0.95)
    return letters


@lru_cache(maxsize=100_000)
def undoubled(word: str) -> str:
    """A word without the second of two like letters: "haqq" and "haq"."""
    return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])


@lru_cache(maxsize=100_000)
def closely_spelled(first: str, second: str) -> bool:
    """Whether two folded words are one surname with no first name to confirm it."""
    return first[:1] == second[:1] and Levenshtein.normalized_similarity(first, second) >= SAME_ALONE
