"""Mentions of actors and places in one article, and what they refer to there."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from variorum.annotating.language import Language
from variorum.annotating.parse import ParsedArticle
from variorum.annotating.referents.aliases import join_aliases
from variorum.annotating.referents.cast import Cast, Draft
from variorum.annotating.referents.coreference import Resolver
from variorum.annotating.referents.first_person import in_quotations, resolve_first_person, said_by
from variorum.annotating.referents.gazetteer import gazetteer
from variorum.annotating.referents.genders import tell_genders
from variorum.annotating.referents.name_lists import Lists, lists
from variorum.annotating.referents.names import names
from variorum.annotating.referents.noun_context import Nouned
from variorum.annotating.referents.noun_phrases import Nouns
from variorum.annotating.referents.nouns import count_organs, join_organs, resolve_nouns
from variorum.annotating.referents.people_nouns import join_heads, join_members, tell_roles
from variorum.annotating.referents.pronouns import resolve_pronouns
from variorum.annotating.referents.provinces import with_provinces
from variorum.annotating.referents.vehicles import without_vehicles
from variorum.annotating.referents.words import Words, read_words
from variorum.records import Actor, Attribution, Mention, Place, Span

# The lists of nouns that may be the head of words for an actor; the others only say more of one.
HEADS = (
    "groups", "people", "government", "forces", "platforms", "organs", "institutions", "standing", "media",
    "stand_in_people", "stand_in_bodies", "coalition", "strikes",
)  # fmt: skip
# A speaker of more words is a stretch that was taken for one.
LONGEST_SPEAKER = 8
NOBODY: Mapping[str, Span] = {}
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Referents:
    """The actors and places of one article, with ids local to it, and the mentions that refer to them."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    genders: Mapping[str, str] = field(default_factory=dict)  # actor -> female, male, where something tells


def referents(
    parsed: ParsedArticle, attributions: Sequence[Attribution], issuers: Mapping[str, Span] = NOBODY
) -> Referents:
    """Who and what the article speaks of, over all its fields. `attributions` tell who speaks (a hint for pronouns);
    `issuers` gives for the ids of those to a document the words for who speaks by it."""
    language = parsed.text.language
    listed, nouns, noticed = _lists(language)
    places = gazetteer()
    cast = Cast(parsed.article.id, language)
    fields = [read_words(each) for each in parsed.fields]
    common = frozenset(
        text for text in set[str]().union(*(words.text for words in fields)) if text.islower() and text.isalpha()
    )
    found = without_vehicles([(words, names(words, common, listed, places)) for words in fields])
    resolver = Resolver(cast, listed, places)
    resolver.resolve(found)
    quoted = [in_quotations(words) for words in fields]
    tell_genders(cast, fields, quoted)
    nouned = Nouned(cast, resolver, listed, nouns, noticed)
    for words, named in found:
        count_organs(nouned, words, named)
    join_organs(nouned)
    for number, (words, named) in enumerate(found):
        resolve_nouns(nouned, number, words, named)
        join_members(nouned, number, words, named)
    tell_roles(nouned)
    for words, _ in found:
        join_aliases(cast, words)
    standing = nouns.institutions | nouns.organs | nouns.government | nouns.standing
    for words, inside in zip(fields, quoted, strict=True):
        speaking = said_by(cast, words, attributions, inside)
        resolve_pronouns(
            cast, words, listed.acting, nouns.people, nouns.groups | nouns.stand_in_bodies, standing, inside, speaking
        )
    join_heads(nouned, [words for words, _ in found])
    for words, _ in found:
        _unseen_speakers(cast, words, attributions, issuers)
        resolve_first_person(cast, words, attributions)
    mentions = cast.mentions()
    actors, where = cast.rows(mentions)
    mentions, where = with_provinces(mentions, where, fields)
    genders = {actor.id: gender for actor in actors if (gender := cast.actors[actor.id].gender)}
    return Referents(mentions, actors, where, genders)


def _unseen_speakers(
    cast: Cast, words: Words, attributions: Sequence[Attribution], issuers: Mapping[str, Span]
) -> None:
    """An unnamed actor for each speaker whose words hold no mention of an actor; one for each head wording."""
    field = words.parsed.field
    taken = sorted((each.first, each.last) for each in cast.seen if each.words is words and each.actor)
    for each in attributions:
        if each.field != field:
            continue
        for start, end in (issuers[each.id],) if each.id in issuers else each.speaker_spans:
            if any(first < end and start < last for first, last in taken):
                continue
            inside = list(range(bisect_left(words.start, start), bisect_left(words.start, end)))
            while inside and (words.pos[inside[0]] in ("DET", "PUNCT", "SPACE")):
                inside.pop(0)
            while inside and words.lower[inside[-1]] in POSSESSIVE:
                inside.pop()  # "the company's figure"
            if words.lower[bisect_left(words.start, start)] in ("no", "none", "nobody", "neither"):
                continue  # "no one said"
            heads = [
                at for at in inside if words.pos[at] in ("NOUN", "PROPN", "ADJ", "NUM") and words.head[at] not in inside
            ]
            if not heads or len(inside) > LONGEST_SPEAKER or not _may_speak(words, heads[0]):
                continue
            known = _named_in_full(cast, words, inside)
            if known is not None:
                cast.see(words, inside[0], inside[-1] + 1, "name", actor=known)
                taken.append((start, end))
                continue
            draft = cast.actor(words.of(inside[0], inside[-1] + 1), "unnamed", salt=f"speaker {words.lemma[heads[0]]}")
            cast.see(words, inside[0], inside[-1] + 1, "noun", actor=draft)
            taken.append((start, end))


def _named_in_full(cast: Cast, words: Words, inside: Sequence[int]) -> Draft | None:
    """The one body whose longer name begins with the word that a speaker is called by ("Ferrovia", of Ferrovia
    Nacional)."""
    if len(inside) != 1 or words.pos[inside[0]] != "PROPN":
        return None
    short = words.text[inside[0]]
    bodies = [draft for draft in cast.actors.values() if draft.kind == "organization" and " " in draft.name]
    fitting = [draft for draft in bodies if draft.name.split()[0] == short]
    return fitting[0] if len(fitting) == 1 else None


def _may_speak(words: Words, head: int) -> bool:
    """Whether a word can name a speaker: no number, day or measure."""
    if words.entity[head] in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"):
        return False
    if words.pos[head] == "NUM":
        return False
    return words.text[head][0].isalpha()


@cache
def _lists(language: Language) -> tuple[Lists, Nouns, frozenset[str]]:
    of = language.words
    nouns = {name: of("actors", name.replace("stand_in_", "stand_ins.")) for name in Nouns.__slots__}
    nouns["people"] |= of("titles", "roles") - of("titles", "not_alone")
    noticed = frozenset[str]().union(*(nouns[name] for name in HEADS))
    return lists(language), Nouns(**nouns), noticed
