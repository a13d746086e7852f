"""Which language a text is in, and whether it is one that can be read."""

import re
from functools import cache
from importlib import resources

from variorum.lexicon import words

# Measured on 1,665 English news texts: all but four have 0.10 to 0.36 of these words; invented ones in French, German,
# Dutch, Danish, Spanish and Turkish at most 0.05. A text is refused only where the identifier, too, names another.
ENOUGH_FUNCTION_WORDS = 0.10
FEW_FUNCTION_WORDS = 0.08
# Shorter texts (headlines, alerts) are named wrongly too often to refuse them; another script is told from a few words.
FEWEST_WORDS = 25
LOOKED_AT = 5000  # characters from the start

_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"
_CODES = {
    "arabic": "ar",
    "chinese": "zh",
    "dutch": "nl",
    "farsi": "fa",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "kurdish": "ku",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
}


@cache
def read_languages() -> tuple[str, ...]:
    """The languages that have a folder of the lexicon."""
    folders = resources.files("variorum.lexicon").iterdir()
    return tuple(sorted(each.name for each in folders if each.is_dir() and each.joinpath("language.toml").is_file()))


def language_of(text: str, given: str | None) -> tuple[str | None, str | None]:
    """The language of `text` (ISO 639-1; None where it cannot be told), and why it cannot be read, if so.

    What the input says wins, unless it is no name of a language. A text is refused only when it is long enough to
    judge by, or in another script; a doubtful one is read.
    """
    code = _given(given)
    if code is None:
        code = _found(text[:LOOKED_AT])
    if code is None or code in read_languages():
        return code, None
    readable = ", ".join(read_languages())
    return code, f"is in a language that is not read ({code}; read: {readable}); translate it, or name its language"


def _given(given: str | None) -> str | None:
    first = re.split(r"[-_ ]", (given or "").strip().lower())[0]
    for language in read_languages():
        if first in words(language, "language", "names"):
            return language
    return _CODES.get(first, first if re.fullmatch(r"[a-z]{2}", first) and first != "na" else None)


def _found(text: str) -> str | None:
    spoken = _WORD.findall(text.lower())
    if not spoken:
        return None
    shares = {
        language: sum(word in words(language, "language", "function_words") for word in spoken) / len(spoken)
        for language in read_languages()
    }
    likeliest = max(sorted(shares), key=lambda each: shares[each])
    if shares[likeliest] >= ENOUGH_FUNCTION_WORDS:
        return likeliest
    foreign = sum(word[0] > _LAST_LATIN for word in spoken)
    if foreign > 0.5 * len(spoken) or (len(spoken) >= FEWEST_WORDS and shares[likeliest] < FEW_FUNCTION_WORDS):
        from py3langid import classify  # takes most of a second to load, and few piles need it

        code = str(classify(text)[0])
        return None if code in read_languages() and foreign > 0.5 * len(spoken) else code
    return None
