"""Words that tell an event, made comparable: "explosion", "exploded" and "explodes" have one stem."""

from functools import lru_cache

from variorum import lexicon

_SHORTEST = 4  # a shorter stem would join words that have nothing in common


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a trigger word in lower case; words of one stem are taken for the same telling."""
    word = word.lower()
    for ending in lexicon.lexicon("en", "stems")["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return _folded(word[: -len(ending)])
    return _folded(word)


def _folded(stem: str) -> str:
    """Without consonants that change before an ending (explode, explosion) or double there (stopped)."""
    if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:-1] if len(stem) > _SHORTEST and stem[-1] in "dst" else stem
