"""A heading for what is denied, in the words of the denial: the clause, cut where a phrase of it ends."""

import re

from variorum import lexicon

# Words of a heading; of a longer clause those up to where a phrase of it ends.
NAMED = 10
_CLAUSE_ENDS = re.compile(r"[;:]|,\s+(?:which|who|and|but|while|after|as|saying|adding|although|though)\b|\s[-–—]\s")
_DOING = re.compile(r"\bof (\w+ing\b.*)")
_MARKS = "\"'“”‘’,.;: "


def heading(text: str, *, accusing: bool = False) -> str:
    """The words as a heading; of what somebody is accused of (`accusing`) what was done."""
    told = " ".join(text.split()).strip(_MARKS).removeprefix("that ")
    if accusing and (doing := _DOING.search(told)):  # "(accused) the guards of leaving the gate open"
        told = doing[1]
    closing = _CLAUSE_ENDS.search(told)
    parts = (told[: closing.start()] if closing else told).split(" ")
    if len(parts) > NAMED:
        joints = lexicon.words("en", "disputes", "joints")
        ends = [at for at in range(2, NAMED + 1) if parts[at].lower() in joints]
        parts = parts[: ends[-1] if ends else NAMED]
    told = " ".join(parts).strip(_MARKS)
    return told.replace('"', "") if told.count('"') % 2 or told.count("“") != told.count("”") else told
