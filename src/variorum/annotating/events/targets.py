"""Whom a word for an event is done to, told from the words between the two alone.

For readers of a dossier, who have the texts but no parse: "raid on X", "arrested X", "X was arrested". Only wordings
that say so outright count; all others are left out.
"""

from __future__ import annotations

import re

_FARTHEST = 80  # characters between the event's word and the name

_TITLES = r"(?:(?:the|a|an|its|their|his|her|former|top|senior|local|leader|president)\s+)*(?:[A-Z]\w+\s+){0,2}"
_ON = re.compile(rf"\s+(?:on|against|upon|targeting)\s+{_TITLES}\Z")
_OF = re.compile(rf"\s+of\s+{_TITLES}\Z")
_OBJECT = re.compile(rf"\s+{_TITLES}\Z")
# "attack of X" may be by X; these are done to who follows.
_SUFFERED = re.compile(
    r"(?:arrest|detention|killing|murder|assassination|abduction|kidnapping|expulsion|execution)s?\Z", re.I
)
_PARTICIPLE = re.compile(r"(?:\w+ed|shot|hit|struck|held|beaten|slain|hanged|overthrown)\b", re.I)
# Behind the name nothing may follow that makes it a part of a longer phrase ("attacked X positions").
_ENDS = re.compile(
    r"[.,;:)\n]|\s+(?:in|on|at|near|and|for|after|before|over|last|to|as|who|from|during|by|with|since|late|early|this|"
    r"yesterday|because|when|while|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\s*\Z",
    re.I,
)
_WAS = re.compile(
    r"(?:\s+\([^)\n]{1,20}\)|,[^,.;\n]{1,60},)?\s+(?:was|were|(?:has|have|had)\s+been)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?\Z"
)


def is_done_to(text: str, event: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether the event that the words `event` of `text` tell is done to whom the words `name` name; both are start and
    end in characters."""
    told = text[event[0] : event[1]]
    if 0 < name[0] - event[1] <= _FARTHEST:
        between = text[event[1] : name[0]]
        objects = _PARTICIPLE.match(told) is not None and _OBJECT.match(between) is not None
        suffered = _SUFFERED.search(told) is not None and _OF.match(between) is not None
        return (objects or suffered or _ON.match(between) is not None) and _ENDS.match(text, name[1]) is not None
    if 0 < event[0] - name[1] <= _FARTHEST:
        return _WAS.match(text[name[1] : event[0]]) is not None and _PARTICIPLE.match(told) is not None
    return False
