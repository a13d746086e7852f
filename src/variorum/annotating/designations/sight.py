"""What the rules for designations see of one field: its tree, and which actor each token is a mention of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.annotating.language import Language
from variorum.annotating.parse import Parsed
from variorum.annotating.referents.referents import Referents
from variorum.annotating.tree import Tree, tree_of
from variorum.records import Mention

_LISTS = (
    "complement_verbs",
    "as_verbs",
    "subject_as_verbs",
    "as_nouns",
    "empty_heads",
    "office",
    "modifiers",
    "plain_kinds",
    "no_epithets",
    "likening_verbs",
    "loaded_governments",
    "body_heads",
    "sides",
    "no_people",
    "people_heads",
    "reported_verbs",
    "accusing_verbs",
    "epithets",
    "naming_heads",
    "event_labels",
    "plain_modifiers",
    "plain_people",
    "counting",
    "neutral_events",
    "named_groups",
)
_REFLEXIVE = frozenset(("itself", "himself", "herself", "themselves"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_PERSONAL = frozenset(("he", "she", "him", "her", "it", "they", "them"))


# A pronoun's name is looked for among so many tokens before it.
REACH = 80
# So many tokens may come before the noun for who calls somebody so.
LONGEST_CALLER = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens that designate an actor (or, with `event`, the event of that id), and who says so where the verb itself
    tells."""

    start: int
    end: int
    actor: str
    form: str
    inferred: str | None = None
    by: tuple[Mention, ...] = ()
    denied: bool = False
    alleged: bool = False
    several: bool = False  # the same words are said of others, too
    event: bool = False
    caller: tuple[int, int] | None = None  # the words for who calls so, where nobody known does


@dataclass(frozen=True, slots=True)
class Sight:
    """One field. `mention` is the mention that each token is part of, names over nouns; `spans` the tokens of each."""

    tree: Tree
    words: Mapping[str, frozenset[str]]
    mention: Mapping[int, Mention]
    spans: Sequence[tuple[int, int, Mention]]
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    counts: Mapping[str, int]  # how often the field has an actor's name
    genders: Mapping[str, str]
    speakers: Mapping[int, Mention]  # as `mention`, where that has events in place of actors

    def named(self, at: int) -> Mention | None:
        """The mention at a token, if it refers to somebody who has a name or is spoken of as one body. Whom a pronoun
        means is a guess too weak to call somebody names."""
        mention = self.mention.get(at)
        if mention is None or mention.form == "pronoun" or self.kind(mention) in (None, "unnamed"):
            return None
        return mention

    def meant(self, at: int) -> Mention | None:
        """Whom a token means that is said to be something: somebody named, also where a relative or reflexive pronoun
        or one that can mean nobody else stands for the name."""
        tree = self.tree
        word = tree.lower[at]
        if word in _REFLEXIVE:
            subject = tree.kid(tree.head[at], "nsubj", "nsubjpass")
            return self.meant(subject) if subject is not None and subject < at else None
        if word in _RELATIVE and tree.pos[at] == "PRON":
            verb = tree.head[at]
            return self.named(tree.head[verb]) if tree.dep[verb] == "relcl" else None
        if word in _PERSONAL:
            return self._only_one(at) or self._object_before(at)
        return self.named(at)

    def _only_one(self, at: int) -> Mention | None:
        """Whom a personal pronoun means, if its sentence so far and the one before name no other of that kind."""
        pronoun, tree = self.mention.get(at), self.tree
        kind = self.kind(pronoun) if pronoun is not None and pronoun.form == "pronoun" else None
        if pronoun is None or kind in (None, "unnamed"):
            return None
        person, seen, other_than = kind == "person", False, self._antecedent(at)
        body = self._is_told_body(at)
        for before in range(at - 1, max(-1, at - REACH), -1):
            if tree.sentence[at] - tree.sentence[before] > 2:
                break
            other = self.mention.get(before)
            if other is None and person and tree.entity[before] == "PERSON":
                return None
            if other is None or before == other_than or other.form == "pronoun":
                continue
            if body and self.kind(other) in ("state", "unnamed"):
                continue
            if (self.kind(other) == "person") is person:
                if other.actor != pronoun.actor:
                    if self.is_other_gender(other, pronoun):
                        continue
                    return None
                seen = seen or other.form == "name"
        return pronoun if seen or other_than is not None else None

    def _is_told_body(self, at: int) -> bool:
        """Whether what follows tells that "it" is a body, no state: "it is a banned organization"."""
        tree, verb = self.tree, self.tree.head[at]
        what = tree.kid(verb, "attr") if tree.dep[at] == "nsubj" else None
        return what is not None and tree.lemma[what] in self.words["groups"]

    def is_other_gender(self, one: Mention, other: Mention) -> bool:
        """Whether the article tells that one is a man and the other a woman."""
        genders = {self.genders.get(each.actor or "", "") for each in (one, other)}
        return genders == {"female", "male"}

    def _antecedent(self, at: int) -> int | None:
        """Whom an object pronoun cannot mean: the one in whose relative clause it stands ("X, who defied her")."""
        verb = self.tree.head[at]
        above = self.tree.head[verb]
        return above if self.tree.dep[at] == "dobj" and self.tree.dep[verb] == "relcl" else None

    def _object_before(self, at: int) -> Mention | None:
        """Whom "it" means in "banned X and called it a gang": the object of the verb before."""
        tree, verb = self.tree, self.tree.head[at]
        if tree.dep[verb] != "conj" or tree.dep[at] not in ("dobj", "nsubj"):
            return None
        before = tree.kid(tree.head[verb], "dobj")
        return self.named(before) if before is not None else None

    def kind(self, mention: Mention) -> str | None:
        """The kind of the actor that a mention refers to."""
        return self.kinds.get(mention.actor or "")

    def is_negated(self, verb: int) -> bool:
        """Whether "not" stands with the verb."""
        return any(self.tree.dep[kid] == "neg" for kid in self.tree.children[verb])

    def who(self, verb: int) -> tuple[Mention, ...]:
        """Who call somebody so by this verb: its subject, or whoever stands after "by", with those joined by "and"."""
        tree = self.tree
        subject = tree.kid(verb, "nsubj")
        if subject is not None:
            first = self.meant(subject) or self.speakers.get(subject)
        else:
            agent = tree.kid(verb, "agent")
            subject = tree.kid(agent, "pobj") if agent is not None else None
            first = self.speakers.get(subject) if subject is not None else None
        if subject is None or first is None:
            return ()
        others = (self.speakers.get(each) for each in self.joined(subject))
        return (first, *(each for each in others if each is not None and each.form == "name"))

    def caller(self, verb: int) -> tuple[int, int] | None:
        """The words for the subject of a verb of calling that is no mention ("fans branded X a vulture")."""
        subject = self.tree.kid(verb, "nsubj")
        if subject is None or self.tree.lower[subject] in _RELATIVE or self.speakers.get(subject) is not None:
            return None
        start = self.tree.left[subject]
        while start < subject and self.tree.pos[start] in ("DET", "PUNCT", "SPACE"):
            start += 1
        return (start, subject + 1) if subject - start < LONGEST_CALLER else (subject, subject + 1)

    def all_meant(self, at: int) -> tuple[Mention, ...]:
        """Those who a token and what is joined to it mean: "X and Y"."""
        first = self.meant(at)
        others = (self.named(each) for each in self.joined(at)) if first is not None else ()
        return tuple(each for each in (first, *others) if each is not None)

    def joined(self, at: int) -> list[int]:
        """The tokens joined to one by "and" or a comma, in order."""
        found: list[int] = []
        while (after := self.tree.kid(at, "conj")) is not None:
            found.append(after)
            at = after
        return found


def sight(parsed: Parsed, mentions: Sequence[Mention], referents: Referents) -> Sight:
    """The field `parsed`, of which `mentions` are the mentions of actors."""
    tree = tree_of(parsed.doc)
    at_start = {start: at for at, start in enumerate(tree.start)}
    at_end = {end: at for at, end in enumerate(tree.end)}
    mention: dict[int, Mention] = {}
    spans = []
    for each in mentions:
        first, last = at_start.get(each.start), at_end.get(each.end)
        if last is None and first is not None:  # a possessive s without its apostrophe was cut
            last = at_end.get(each.end + 1)
        if first is None or last is None or last < first:
            continue
        spans.append((first, last + 1, each))
        for at in range(first, last + 1):
            if at not in mention or (each.form == "name" and mention[at].form != "name"):
                mention[at] = each
    return Sight(
        tree=tree,
        words=_words(parsed.language),
        mention=mention,
        spans=spans,
        names={actor.id: actor.name for actor in referents.actors},
        kinds={actor.id: actor.kind for actor in referents.actors},
        genders=referents.genders,
        speakers=mention,
        counts=Counter(each.actor for each in mentions if each.form == "name" and each.actor is not None),
    )


@cache
def _words(language: Language) -> dict[str, frozenset[str]]:
    of = language.words
    words = {name: of("designations", name) for name in _LISTS}
    words["people"] = (
        of("actors", "people") | of("titles", "roles") | of("actors", "stand_ins.people") | words["people_heads"]
    )
    words["groups"] = of("actors", "groups") | of("actors", "stand_ins.bodies")
    words["bodies"] = words["groups"] | words["body_heads"] | words["loaded_governments"]
    words["naming_kinds"] = frozenset(language.table("actors")["kinds"])
    words["labels"] = of("actors", "labels") | of("actors", "stand_ins.bodies") | words["loaded_governments"]
    words["titles"] = of("titles", "titles") | of("titles", "honorifics")
    words["before_titles"] = of("titles", "before_titles")
    words["institutions"] = (
        of("actors", "institutions") | of("actors", "standing") | of("actors", "organs") | of("actors", "forces")
    )
    return words
