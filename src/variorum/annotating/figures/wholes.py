"""Which figures of people are the whole, and which a group in it: "21 civilians" is the toll where no other is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.annotating.figures.harms import Hit
from variorum.annotating.figures.phrases import People, Phrase, Tokens, group
from variorum.annotating.figures.quantity import Quantity

# How many figures back a whole is looked for: a sentence of news has few, a table may have thousands.
_FIGURES = 12
# How many sentences apart a whole and the figures of its places may stand.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """The group that a figure of people hurt counts (None: all of them), and whether it is a part."""

    group: str | None
    part: bool
    hit: Hit  # what happened; for a part by place it may be that of the whole


# Nouns that tell the place of a part where no name does.
_SETTLEMENTS = frozenset(("village", "town", "city", "hamlet", "district", "suburb", "camp", "market", "neighbourhood"))
_NAMES = (["NNP"], ["NNPS"])
_JOINING = frozenset(("and", ",", "&"))
# Of these a group told alone is a part ("killed two children"); of others it is all ("9,000 nurses walked out").
_PARTED = frozenset(("killed", "wounded", "casualties", "missing", "kidnapped"))
_SEATED = ("passengers", "crew")  # those aboard are both: these are counts of their own
Row = tuple[Phrase, Quantity, Hit | None]


def slots(tokens: Tokens, people: People, rows: Sequence[Row]) -> list[Counted | None]:
    """For each figure with a hit, its group; None for the others.

    Explicit parts keep their group. A group that stands for all ("21 civilians were killed") is the whole, unless a
    greater whole of the same harm stands near, or other groups stand beside it; children, women, medics and the like
    are always a part. Figures that add up to a whole before them ("21 killed: 15 in the city and six in a village")
    are its parts, by place.
    """
    numbers = _sentence_numbers(tokens, rows)
    made: list[Counted | None] = []
    for place, (phrase, quantity, hit) in enumerate(rows):
        if hit is None:
            made.append(None)
            continue
        noun = hit.noun if hit.noun is not None else phrase.noun
        named = group(tokens, noun, people) if noun is not None and noun != hit.trigger else None
        if (
            phrase.pronoun
            and not hit.part
            and any(k.slot == hit.slot for _, _, k in rows[max(0, place - _FIGURES) : place] if k is not None)
        ):
            made.append(Counted(_place(tokens, phrase) or "part", True, hit))  # "20,000 of them died in jail"
        elif hit.part:
            made.append(Counted(hit.group or named or "part", True, hit))
        elif named is None:
            made.append(Counted(None, False, hit))
        elif hit.slot == "aboard" and named in _SEATED:
            made.append(None)
        elif (
            (
                (hit.slot in _PARTED or phrase.partitive)
                and named not in people.whole
                and named in people.groups.values()
            )
            or _beside(rows, place, tokens, people, numbers)
            or (quantity.kind != "vague" and _within(rows, place, made, numbers, tokens, people))
        ):
            made.append(Counted(named, True, hit))
        else:
            made.append(Counted(None, False, hit))
    return _by_place(tokens, rows, _listed(tokens, rows, people, made), numbers)


def _listed(tokens: Tokens, rows: Sequence[Row], people: People, made: list[Counted | None]) -> list[Counted | None]:
    """Of two sorts of one group that are listed, none is the group: "52 girls and 33 boys" are girls and boys."""
    for place, (one, two) in enumerate(pairwise(rows)):
        first, second = one[0].noun, two[0].noun
        between = tokens.lower[one[0].end : two[0].first]
        if first is None or second is None or not between or not _JOINING.issuperset(between):
            continue
        named = group(tokens, first, people)
        if named is None or named != group(tokens, second, people) or tokens.lower[first] == tokens.lower[second]:
            continue
        for at, noun in ((place, first), (place + 1, second)):
            counted = made[at]
            if counted is not None and counted.group == named:
                made[at] = replace(counted, group=tokens.lower[noun])
    return made


def _sentence_numbers(tokens: Tokens, rows: Sequence[Row]) -> list[int]:
    """The number of the sentence that each figure stands in."""
    numbers = {first: number for number, (first, _) in enumerate(dict.fromkeys(tokens.sentence))}
    return [numbers[tokens.sentence[phrase.first][0]] for phrase, _, _ in rows]


def _beside(rows: Sequence[Row], place: int, tokens: Tokens, people: People, numbers: list[int]) -> bool:
    """Whether a figure of another group, of the same harm and words, stands beside: "12 soldiers, three civilians"."""
    _, _, hit = rows[place]
    own = _group_of(rows[place], tokens, people)
    for other in (place - 1, place + 1):
        if not 0 <= other < len(rows) or hit is None or numbers[other] != numbers[place]:
            continue
        beside = rows[other][2]
        if beside is None or beside.part or beside.slot != hit.slot or beside.trigger != hit.trigger:
            continue
        named = _group_of(rows[other], tokens, people)
        if named is not None and named != own:
            return True
    return False


def _group_of(row: Row, tokens: Tokens, people: People) -> str | None:
    phrase, _, hit = row
    noun = hit.noun if hit is not None and hit.noun is not None else phrase.noun
    return group(tokens, noun, people) if noun is not None else None


def _within(
    rows: Sequence[Row],
    place: int,
    made: Sequence[Counted | None],
    numbers: list[int],
    tokens: Tokens,
    people: People,
) -> bool:
    """Whether a greater whole of the same harm, told of no group, stands in this sentence or the one before."""
    hit = rows[place][2]
    for other in range(place - 1, max(-1, place - 1 - _FIGURES), -1):
        if numbers[place] - numbers[other] > 1:
            return False
        told, beside = made[other], rows[other][2]
        if (
            told is None
            or beside is None
            or hit is None
            or told.group is not None
            or beside.slot != hit.slot
            or beside.superseded
        ):
            continue
        if rows[other][1].kind == "vague" or _group_of(rows[other], tokens, people) is not None:
            continue
        whole, own = rows[other][1].low, rows[place][1].low
        if whole is not None and own is not None and own < whole:
            return True
    return False


def _by_place(
    tokens: Tokens, rows: Sequence[Row], made: list[Counted | None], numbers: list[int]
) -> list[Counted | None]:
    """Two figures that add up to a whole shortly before them, or right behind, are its parts by place; so are two of
    one harm with the name of a place behind each ("killed 19 in Arlen and 23 in Norwick")."""
    counting = [k for k, (_, quantity, hit) in enumerate(rows) if hit is not None or quantity.kind != "article"]
    for first, second in pairwise(counting):
        if numbers[second] - numbers[first] > 1 or not (_of_place(rows[first]) and _of_place(rows[second])):
            continue
        low_first, low_second = rows[first][1].low, rows[second][1].low
        if not low_first or not low_second:
            continue
        places = [_place(tokens, rows[k][0]) for k in (first, second)]
        if None in places or places[0] == places[1]:
            continue
        hit = _whole_of_places(rows, made, numbers, first, second) or _listed_places(tokens, rows, first, second)
        if hit is None or any(each is not None and each.slot != hit.slot for each in (rows[first][2], rows[second][2])):
            continue
        for k, name in zip((first, second), places, strict=True):
            made[k] = Counted(name, True, rows[k][2] or hit)
    return made


def _whole_of_places(
    rows: Sequence[Row], made: Sequence[Counted | None], numbers: Sequence[int], first: int, second: int
) -> Hit | None:
    """The harm of the whole that two figures add up to: before them, or the next one in their sentence."""
    low_first, low_second = rows[first][1].low, rows[second][1].low
    if low_first is None or low_second is None:
        return None
    for whole in (second + 1, *range(first - 1, max(-1, first - 1 - _FIGURES), -1)):
        if whole >= len(rows) or (whole > second and numbers[whole] != numbers[second]):
            continue
        if numbers[first] - numbers[whole] > _NEAR:
            break
        hit: Hit | None = rows[whole][2]
        if hit is not None and made[whole] is not None and rows[whole][1].low == low_first + low_second:
            return hit
    return None


def _listed_places(tokens: Tokens, rows: Sequence[Row], first: int, second: int) -> Hit | None:
    """The harm of two figures of one list where the name of a place stands right behind each."""
    hit, other = rows[first][2], rows[second][2]
    if hit is None or other is None or hit.trigger != other.trigger or hit.slot != other.slot:
        return None
    behind = [rows[k][0].end for k in (first, second)]
    if all(tokens.lower[at : at + 1] == ["in"] and tokens.tags[at + 1 : at + 2] in _NAMES for at in behind):
        return hit
    return None


def _of_place(row: Row) -> bool:
    """Whether a figure may be one of the places of a whole: it has the same harm, or no harm and no noun of its own."""
    phrase, quantity, hit = row
    if hit is not None:
        return not hit.part
    return quantity.unit is None and quantity.kind in ("digits", "words") and (phrase.noun is None or phrase.others)


def _place(tokens: Tokens, phrase: Phrase) -> str | None:
    """The place that the figure is told of, in lower case: "in hamport", "in village"."""
    end = min(tokens.sentence[phrase.first][1], phrase.end + 20)
    noun = None
    inside = False
    for at in range(phrase.end, end):
        if tokens.lower[at] in ("near", "outside", "around") and noun is not None:
            break  # "a village near the city"
        if tokens.lower[at] in ("in", "at", "near"):
            inside = True
        elif inside and tokens.tags[at] in ("NNP", "NNPS") and tokens.doc[at].ent_type_ != "DATE":
            last = at
            while last + 1 < end and tokens.tags[last + 1] in ("NNP", "NNPS", "HYPH"):
                last += 1
            return f"in {tokens.doc[at : last + 1].text.lower()}"
        elif inside and tokens.lower[at] in _SETTLEMENTS:
            noun = noun or tokens.lower[at]
        elif tokens.lower[at] in ("while", "and", ";", "according"):
            break
    return f"in {noun}" if noun is not None else None
