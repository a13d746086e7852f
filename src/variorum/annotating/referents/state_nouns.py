"""Nouns for what belongs to a state: its government, armed forces, media and organs."""

from __future__ import annotations

from variorum.annotating.referents.noun_context import Nouned
from variorum.annotating.referents.noun_phrases import Phrase, end_of_forces

# An authority with one of these is no government of a state.
_LOCAL = frozenset(
    ("local", "health", "port", "city", "municipal", "regional", "provincial", "airport", "tax", "harbour", "harbor")
)
# Forces with one of these are not the armed forces of a state, or are none.
_OTHER_FORCES = frozenset(
    (
        "rebel", "opposition", "security", "police", "special", "kurdish", "peacekeeping", "sales", "labor", "labour",
        "task", "work", "vietnam",
    )
)  # fmt: skip
# An army or forces with one of these stand against a state's, or beside them: whose they are is left open.
_UNKNOWN_FORCES = frozenset(("free", "popular", "private", "foreign", "mercenary", "breakaway", "tribal"))


def rule_makes_public(context: Nouned, number: int, phrase: Phrase) -> None:
    """Whose government or forces are spoken of has a public role ("the Horvat regime", "Horvat's troops")."""
    for at in [name.end - 1 for name in phrase.names if name.kind == "person"] + [phrase.possessor]:
        actor = context.cast.actors.get(context.owners.get((number, at), ""))
        if actor is not None and actor.kind == "person":
            actor.public = True


def government(context: Nouned, number: int, phrase: Phrase) -> bool:
    """The government of the state that the phrase names, or of the one that the article is about."""
    words = phrase.words
    code, inferred = context.code(number, phrase), None
    end = phrase.end
    rule_makes_public(context, number, phrase)
    if code is None and words.lower[end : end + 1] == ["of"]:
        name = context.by_token.get((number, end + 1))
        if name is not None and name.kind == "person":
            end = name.end
            code = context.of_person(number, name)
    code = code or next((context.of_person(number, name) for name in phrase.names if name.kind == "person"), None)
    if code is None and (phrase.modifiers & _LOCAL or _is_one_of_many(context, number, phrase)):
        return False
    if code is None:
        code, inferred = context.default(governing=True), "government"
    if code is None:
        return False
    context.see(number, words, phrase.start, end, "noun", context.cast.state(code), inferred)
    return True


def _is_one_of_many(context: Nouned, number: int, phrase: Phrase) -> bool:
    """Whether "the civil aviation authority" is one body, and "the government of Timbara" that of a state unknown to
    us, and neither is that of the state that the article is about."""
    words, end = phrase.words, phrase.end
    if words.lower[phrase.head] == "authority" and phrase.modifiers and not phrase.names:
        return True
    behind = words.lower[end : end + 1] == ["of"] and words.pos[end + 1 : end + 2] == ["PROPN"]
    return behind and (number, end + 1) not in context.owners


def forces(context: Nouned, number: int, phrase: Phrase, lemma: str) -> bool:
    """Whether the phrase is read: as the armed forces of a state, by a noun for them or for what only they have, or as
    nobody known."""
    words = phrase.words
    rule_makes_public(context, number, phrase)
    if phrase.modifiers & _OTHER_FORCES:
        return False
    if phrase.modifiers & _UNKNOWN_FORCES or (lemma == "force" and _is_violence(phrase)):
        return True
    if lemma in ("air", "force") and "air" in phrase.modifiers:
        lemma = "army"
    elif lemma == "air":
        return False
    if phrase.modifiers & context.nouns.coalition and context.led is not None:
        context.see(number, words, phrase.start, phrase.end, "noun", context.led, "instrument")
        return True
    code, inferred = context.code(number, phrase), None
    plain = lemma in ("army", "military")
    if code is None and (phrase.modifiers & context.nouns.government or any(n.kind == "person" for n in phrase.names)):
        code, inferred = context.default(), "government"
    if code is None and phrase.possessor >= 0:
        id = context.owners.get((number, phrase.possessor))
        owner = context.cast.actors[id] if id else None
        if owner is not None and owner.kind == "person":
            code, inferred = context.default(), "possessive"
        elif owner is not None and owner.kind == "state":
            code = next((c for c in sorted(context.resolver.counts) if context.cast.state(c).id == owner.id), None)
        elif (
            owner is None
            and words.lower[phrase.possessor] == "its"
            and (whole := context.acting(words, phrase)) is not None
        ):
            code, inferred = whole, "possessive"
    if code is None and plain and phrase.definite and not phrase.names and phrase.possessor < 0:
        code, inferred = context.default(), "definite noun"
    if code is None:
        return False
    end = phrase.end
    if words.lower[end : end + 1] == ["of"]:
        end = end_of_forces(words, end)
    context.see(
        number,
        words,
        phrase.start,
        end,
        "noun",
        context.cast.forces(code),
        inferred or ("instrument" if lemma in context.nouns.platforms else None),
    )
    return True


def _is_violence(phrase: Phrase) -> bool:
    """Whether "force" is what is used, not who: "using brutal force in the capital"."""
    told = phrase.definite or phrase.indefinite or phrase.possessor >= 0 or phrase.names
    return phrase.words.lower[phrase.head] == "force" and not told and "air" not in phrase.modifiers


def media(context: Nouned, number: int, phrase: Phrase, lemma: str) -> bool:
    """The broadcaster, agency or paper of a state."""
    words = phrase.words
    if not phrase.modifiers & context.nouns.media_modifiers or phrase.modifiers & {"social", "local"}:
        return False
    agency = lemma in ("agency", "newspaper", "daily", "website", "outlet")
    if not phrase.modifiers & ({"state", "official"} if agency else {"state", "official", "government", "run", "own"}):
        return False
    if agency and (words.lower[phrase.head] != lemma or not phrase.modifiers & {"news", "official"}):
        return False
    code, inferred = context.code(number, phrase), None
    if code is None:
        code, inferred = context.default(), "state media"
    if code is None:
        return False
    kind = "television" if lemma in ("tv", "television", "channel", "broadcaster") else lemma
    kind = "news agency" if kind == "agency" else kind
    actor = context.cast.actor(
        f"{context.cast.adjective(code)} state {kind}", "organization", context.cast.state(code).id
    )
    context.see(number, phrase.words, phrase.start, phrase.end, "noun", actor, inferred)
    return True
