"""The cue words of a language, arranged for looking up: what each takes as content, and with which stance."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.annotating.language import Language

STANCES = ("asserted", "alleged", "denied")

Prepositions = tuple[tuple[tuple[str, ...], str], ...]
"""For one verb or noun: the words that follow it, and the stance of the content."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue lemmas by what they take; the value is the stance of the content."""

    clause: dict[str, str]
    quotation: frozenset[str]  # verbs that a quotation may stand beside
    object: dict[str, str]
    infinitive: dict[str, str]
    addressee: dict[str, Prepositions]  # the empty phrase for a plain object
    addressed: frozenset[str]
    told: frozenset[str]
    prepositional: dict[str, Prepositions]
    object_preposition: dict[str, Prepositions]
    predicate_as: dict[str, Prepositions]
    predicate: dict[str, str]
    naming: frozenset[str]
    passive: dict[str, str]
    seeming: frozenset[str]
    adjective: dict[str, str]
    adjective_prepositions: frozenset[str]
    noun: dict[str, str]
    noun_preposition: dict[str, Prepositions]
    light: frozenset[str]
    stirring: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    strong: frozenset[str]
    idle: dict[str, frozenset[str]]  # verb -> the objects with which it cites nobody
    revising: frozenset[str]
    phrasal: dict[str, tuple[tuple[str, ...], ...]]  # verb -> the words behind it, with which only it cites
    plain: frozenset[str]
    documents: frozenset[str]
    showing: frozenset[str]
    counting: frozenset[str]
    giving: frozenset[str]
    counts: frozenset[str]
    numbers: frozenset[str]
    putting: frozenset[str]
    correcting: frozenset[str]
    examining: frozenset[str]
    misread: dict[str, str]
    negations: frozenset[str]
    withholding: frozenset[str]
    doubted: frozenset[str]
    uncertain: frozenset[str]
    circumstance: frozenset[str]
    sayings: frozenset[str]
    onward: frozenset[str]
    calendar: frozenset[str]
    people: frozenset[str]
    same: frozenset[str]
    nobody: frozenset[str]
    citing: frozenset[str]
    acts: frozenset[str]  # nouns for counting, and below for what comes of it
    results: frozenset[str]
    given: frozenset[str]
    fates: frozenset[str]
    saying_figures: frozenset[str]  # verbs of saying that may have a number alone for their object
    sufferers: frozenset[str]  # plurals for those to whom something happened
    handing: frozenset[str]  # verbs by which one gives out a count
    making: frozenset[str]
    earlier: frozenset[str]
    informing: frozenset[str]
    misread_verbs: frozenset[str]  # verbs at the end of a sentence that the parser takes for nouns
    papers: frozenset[str]  # nouns for what holds figures, beside documents and counts
    holding: frozenset[str]  # verbs that tell whose a paper is
    naming_figures: frozenset[str]  # verbs by whose clause a figure is told to be somebody's
    handing_things: frozenset[str]  # those of them by which one hands over things as well
    doers: tuple[str, ...]  # endings of nouns for people by what they do
    things: frozenset[str]  # nouns with such an ending that are of things
    institutions: frozenset[str]
    sources: frozenset[str]
    administrations: frozenset[str]  # nouns for places that stand for who governs them
    tellers: frozenset[str]  # nouns of all that can be cited, singular
    nationalities: frozenset[str]  # adjectives of states, lower case
    verbs: frozenset[str]  # every lemma that may be the cue of a verb


@cache
def cues_of(language: Language) -> Cues:
    """The cues of `language`, read once a process."""
    table = _spelled(language.table("cues"))
    clause, object_, infinitive = (_stances(table[name]) for name in ("clause", "object", "infinitive"))
    addressee = _phrases({"asserted": table["addressee_infinitive"]["whole"]})
    for verb in table["addressee_infinitive"]["addressed"]:
        addressee[verb] = (*addressee.get(verb, ()), ((), "asserted"))
    prepositional = _phrases(_by_stance(table["prepositional"]))
    object_preposition = _phrases(_by_stance(table["object_preposition"]))
    predicate = table["predicate"]
    predicate_as = _phrases({"asserted": [verb for verb in predicate["as"] if verb not in predicate["denied"]]})
    predicate_as.update(_phrases({"denied": predicate["denied"]}))
    plain = dict.fromkeys(predicate["plain"], "asserted")
    passive = _stances(table["passive"])
    seeming = frozenset(table["seeming"]["verbs"])
    actors = language.table("actors")
    speakers = {name: frozenset(table["speakers"][name]) for name in ("institutions", "sources", "administrations")}
    documents = frozenset(table["documents"]["nouns"])
    known = [actors[name] for name in ("people", "groups", "media", "organs", "government")]
    phrasal: dict[str, tuple[tuple[str, ...], ...]] = {}
    for verb, *rest in (phrase.split() for phrase in table["phrasal"]["quoting"]):
        phrasal[verb] = (*phrasal.get(verb, ()), tuple(rest))
    quotation = frozenset({*clause, *table["quotation"]["verbs"]})
    verbs = frozenset(
        {
            *phrasal,
            *quotation,
            *table["documents"]["show"],
            *table["documents"]["count"],
            *table["documents"]["giving"],
            *table["documents"]["putting"],
            *table["citing"]["revising"],
            *object_,
            *infinitive,
            *addressee,
            *prepositional,
            *object_preposition,
            *predicate_as,
            *plain,
        }
        | {*passive, *seeming}
    )
    return Cues(
        clause=clause,
        quotation=quotation,
        object=object_,
        infinitive=infinitive,
        addressee=addressee,
        addressed=frozenset(table["addressee_infinitive"]["addressed"]),
        told=frozenset(table["told"]["verbs"]),
        prepositional=prepositional,
        object_preposition=object_preposition,
        predicate_as=predicate_as,
        predicate=plain,
        naming=frozenset(predicate["naming"]),
        passive=passive,
        seeming=seeming,
        adjective=_stances(table["adjective"]),
        adjective_prepositions=frozenset(table["adjective"]["prepositions"]),
        noun=_stances(table["noun"]),
        noun_preposition=_phrases(_by_stance(table["noun_preposition"])),
        light=frozenset(table["light"]["verbs"]),
        stirring=frozenset(table["light"]["stirring"]),
        according=tuple(tuple(phrase.split()) for phrase in table["phrases"]["according"]),
        strong=frozenset(table["strong"]["saying"]),
        phrasal=phrasal,
        idle={verb: frozenset(objects) for verb, objects in table["idle"].items()},
        plain=frozenset(table["strong"]["plain"]),
        documents=documents,
        showing=frozenset(table["documents"]["show"]),
        counting=frozenset(table["documents"]["count"]),
        **{
            name: frozenset(table["documents"][name])
            for name in (
                *("giving", "counts", "numbers", "putting", "correcting", "examining"),
                *("acts", "results", "given", "fates", "handing", "making", "earlier", "informing"),
                *(
                    "saying_figures",
                    "sufferers",
                    "misread_verbs",
                    "papers",
                    "holding",
                    "naming_figures",
                    "handing_things",
                ),
            )
        },
        misread=dict(table["misread"]),
        **{name: frozenset(table["stance"][name]) for name in ("negations", "withholding", "doubted", "uncertain")},
        **{
            name: frozenset(table["citing"][name])
            for name in (
                "circumstance",
                "sayings",
                "onward",
                "calendar",
                "people",
                "same",
                "citing",
                "revising",
                "nobody",
            )
        },
        **speakers,
        doers=tuple(language.table("figures")["groups"]["endings"]),
        things=frozenset(language.table("figures")["groups"]["things"]),
        tellers=frozenset().union(documents, speakers["institutions"], speakers["sources"], *known),
        nationalities=frozenset(
            word.lower() for row in language.table("demonyms")["states"].values() for word in row["adjectives"]
        ),
        verbs=verbs,
    )


def _spelled(table: Any) -> Any:
    """The table with every verb in -ize or -yze in its other spelling too."""
    if isinstance(table, dict):
        return {name: _spelled(each) for name, each in table.items()}
    if not isinstance(table, list):
        return table
    other = [word.replace("ize", "ise").replace("yze", "yse") for word in table if OXFORD.search(word)]
    return [*table, *(word for word in other if word not in table)]


# "criticize", "criticize for", and not "size up" or "prize".
OXFORD = re.compile(r"[a-z]{3}(?:[^r]ize|yze)\b")


def _by_stance(table: dict[str, dict[str, list[str]]]) -> dict[str, list[str]]:
    """stance -> phrases, of stance -> preposition -> verbs or nouns."""
    return {
        stance: [word if mark == "particle" else f"{word} {mark}" for mark, words in rows.items() for word in words]
        for stance, rows in table.items()
    }


def _stances(table: dict[str, list[str]]) -> dict[str, str]:
    """lemma -> stance; the weaker stance holds where a lemma stands under several."""
    return {lemma: stance for stance in STANCES for lemma in table.get(stance, ())}


def _phrases(table: dict[str, list[str]]) -> dict[str, Prepositions]:
    """first word -> what follows it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for stance in STANCES:
        for phrase in table.get(stance, ()):
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), stance))
    return {first: tuple(sorted(rest, key=lambda each: (-len(each[0]), each))) for first, rest in found.items()}
