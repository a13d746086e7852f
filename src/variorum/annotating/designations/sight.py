"""What the rules for designations see of one field: its tree, and which actor each token is a mention of."""

from __future__ import annotations

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
)


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens that designate an actor, and who says so where the verb itself tells."""

    start: int
    end: int
    actor: str
    form: str
    inferred: str | None = None
    by: Mention | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """One field. `mention` is the mention that each token is part of, names over nouns; `spans` the tokens of each."""

    tree: Tree
    words: Mapping[str, frozenset[str]]
    mention: Mapping[int, Mention]
    spans: Sequence[tuple[int, int, Mention]]
    names: Mapping[str, str]
    kinds: Mapping[str, str]

    def named(self, at: int) -> Mention | None:
        """The mention at a token, if it refers to somebody who has a name or is spoken of as one body. Whom a pronoun
        means is a guess too weak to call somebody names."""
        mention = self.mention.get(at)
        if mention is None or mention.form == "pronoun" or self.kind(mention) in (None, "unnamed"):
            return None
        return mention

    def kind(self, mention: Mention) -> str | None:
        """The kind of the actor that a mention refers to."""
        return self.kinds.get(mention.actor or "")

    def is_negated(self, verb: int) -> bool:
        """Whether "not" stands with the verb."""
        return any(self.tree.dep[kid] == "neg" for kid in self.tree.children[verb])

    def who(self, verb: int) -> Mention | None:
        """Who calls somebody so by this verb: its subject, or whoever stands after "by"."""
        tree = self.tree
        subject = tree.kid(verb, "nsubj")
        if subject is not None:
            return self.mention.get(subject)
        agent = tree.kid(verb, "agent")
        by = tree.kid(agent, "pobj") if agent is not None else None
        return self.mention.get(by) if by is not None else None


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
    )


@cache
def _words(language: Language) -> dict[str, frozenset[str]]:
    of = language.words
    words = {name: of("designations", name) for name in _LISTS}
    words["people"] = of("actors", "people") | of("titles", "roles")
    words["before_titles"] = of("titles", "before_titles")
    words["institutions"] = (
        of("actors", "institutions") | of("actors", "standing") | of("actors", "organs") | of("actors", "forces")
    )
    return words
