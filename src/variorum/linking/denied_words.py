"""The words of what is denied: whether they only point back at what was just told, what the report or claim is of that
they name, and a heading from them: the clause, cut where a phrase of it ends."""

import re
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from variorum import lexicon
from variorum.linking.shingles import words
from variorum.linking.trigger_words import stem
from variorum.records import Span

# Words of a heading; of a longer clause those up to where a phrase of it ends.
NAMED = 10
SHORT = 1  # spaces in a clause that says something: "Acme, which ..." does not
_CLAUSE_ENDS = re.compile(r"[;:]|,\s+(?:which|who|and|but|while|after|as|saying|adding|although|though)\b|\s[-–—]\s")
_DOING = re.compile(r"\bof (\w+ing\b.*)")
_MARKS = "\"'“”‘’,.;: "


@cache
def empty() -> frozenset[str]:
    """Words that tell nothing of what is denied."""
    return frozenset(STOP_WORDS) - lexicon.words("en", "disputes", "weighty")


def telling(said: str) -> tuple[str, ...]:
    """The words of what is denied that tell something, in order: none where it only points back."""
    if points_back(said):
        return ()
    pointing = lexicon.words("en", "disputes", "pointing")
    told = (word for word in words(said) if len(word) > 2 and word not in empty() and word not in pointing)
    return tuple(dict.fromkeys(told))


def points_back(said: str) -> bool:
    """Whether a pronoun is what is denied: "this", "it as absurd"."""
    parts = words(said)
    if not parts or parts[0] not in lexicon.words("en", "disputes", "pronouns"):
        return False
    return len(parts) == 1 or (parts[0] != "that" and parts[1] in lexicon.words("en", "disputes", "joints"))


def is_called_false(said: str) -> bool:
    """Whether the words say that something is not so: "this as absurd"."""
    return not lexicon.words("en", "disputes", "falsity").isdisjoint(words(said))


def is_statement(said: str) -> bool:
    """Whether words may say something: one of them can be a verb ("had warned", "struck"); "a council document" names a
    thing."""
    forms = lexicon.lexicon("en", "stems")["irregular"].keys() | lexicon.words("en", "disputes", "verbs")
    return any(word in forms or word.endswith(("ed", "ing", "s")) for word in words(said))


@cache
def weapons() -> frozenset[str]:
    """The stems of words for attacks, arms, and their use."""
    table = lexicon.lexicon("en", "events")
    told = {
        word for row in table["kinds"].values() if row["group"] == "attack" for word in (*row["nouns"], *row["verbs"])
    }
    told.update(word for each in table["weapons"].values() for word in each)
    told.update(word for each in table["makes"].values() for word in each)
    told.update((*table["marks"]["armed"], *table["blame"]["undone"], "weapon", "force", "carried", "responsible"))
    return frozenset(stem(word) for phrase in told for word in phrase.split())


@cache
def _claimed() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon.words("en", "disputes", "answering")))
    return re.compile(rf"^(?:[\w'’.-]+ ){{0,5}}?(?:{nouns}) (that|of) (?=\w)", re.IGNORECASE)


def claimed(said: str) -> Span | None:
    """Where the words stand of what the claim or report is that is denied: "the minister's claim that ..."."""
    found = _claimed().match(said)
    return None if found is None else (found.start(1) if found[1].lower() == "that" else found.end(), len(said))


def heading(text: str, *, accusing: bool = False) -> str:
    """The words as a heading; of what somebody is accused of (`accusing`) what was done."""
    told = " ".join(text.split()).strip(_MARKS).removeprefix("that ")
    if accusing and (doing := _DOING.search(told)):  # "(accused) the guards of leaving the gate open"
        told = doing[1]
    closing = next((end for end in _CLAUSE_ENDS.finditer(told) if told.count(" ", 0, end.start()) >= SHORT), None)
    parts = (told[: closing.start()] if closing else told).split(" ")
    if len(parts) > NAMED:
        joints = lexicon.words("en", "disputes", "joints")
        ends = [at for at in range(2, NAMED + 1) if parts[at].lower() in joints]
        parts = parts[: ends[-1] if ends else NAMED]
    told = " ".join(parts).strip(_MARKS)
    return told.replace('"', "") if told.count('"') % 2 or told.count("“") != told.count("”") else told
