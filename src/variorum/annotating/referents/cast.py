"""The actors and mentions of one article while they are being found; frozen into records at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from variorum.annotating.language import Language
from variorum.annotating.referents.states import known_names
from variorum.annotating.referents.words import Words
from variorum.records import Actor, Mention, Place, content_id


@dataclass(slots=True)
class Draft:
    """An actor as far as it is known."""

    id: str
    name: str
    kind: str
    aliases: set[str] = field(default_factory=set)
    part_of: str | None = None
    public: bool = False
    private: bool = False  # spoken of as a neighbour, a victim, somebody with an age and no office
    gender: str = ""  # female, male, "" where nothing tells
    heads: set[str] = field(default_factory=set)  # nouns that the article uses of it ("minister")
    offices: set[str] = field(default_factory=set)  # those nouns with what tells one from another ("foreign minister")


@dataclass(slots=True)
class Seen:
    """A mention as far as it is known; `start` and `end` are tokens of `words`."""

    words: Words
    start: int
    end: int
    first: int  # characters
    last: int
    form: str
    actor: str | None = None
    place: str | None = None
    inferred: str | None = None


@dataclass(slots=True)
class Cast:
    """Who and what one article speaks of."""

    article: str
    language: Language
    actors: dict[str, Draft] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)  # by name and salt

    def actor(self, name: str, kind: str, part_of: str | None = None, salt: str = "") -> Draft:
        """The actor called `name`, made where there is none. `salt` keeps apart two that are called the same."""
        id = self.ids.get((name, salt))
        if id is None:
            id = self.ids[name, salt] = content_id("x", self.article, name, salt)
        draft = self.actors.get(id)
        if draft is None:
            draft = self.actors[id] = Draft(id, name, kind, part_of=part_of, public=kind not in ("person", "unnamed"))
        elif part_of is not None and draft.part_of is None:
            draft.part_of = part_of
        return draft

    def state(self, code: str) -> Draft:
        """The government of a state."""
        return self.actor(known_names(self.language).states[code], "state")

    def adjective(self, code: str) -> str:
        """The adjective by which the state's organs are called ("Freedonian"), else its name."""
        row = self.language.table("demonyms")["states"][code]
        return str(row["adjectives"][0] if row["adjectives"] else row["name"])

    def forces(self, code: str) -> Draft:
        """The armed forces of a state."""
        return self.actor(f"{self.adjective(code)} armed forces", "organization", self.state(code).id)

    def see(
        self,
        words: Words,
        start: int,
        end: int,
        form: str,
        *,
        actor: Draft | None = None,
        place: str | None = None,
        inferred: str | None = None,
    ) -> Seen:
        """Notes that tokens `start` to `end` refer to an actor or a place."""
        seen = Seen(words, start, end, words.start[start], words.end[end - 1], form, None, place, inferred)
        if actor is not None:
            seen.actor = actor.id
            if form == "name":
                actor.aliases.add(words.of(start, end))
        self.seen.append(seen)
        return seen

    def merge(self, kept: Draft, gone: Draft) -> None:
        """Makes one actor of two: all that refers to `gone` refers to `kept`, which takes over its names."""
        for seen in self.seen:
            if seen.actor == gone.id:
                seen.actor = kept.id
        for draft in self.actors.values():
            if draft.part_of == gone.id:
                draft.part_of = kept.id
        kept.aliases |= {gone.name, *gone.aliases}
        kept.public = kept.public or gone.public
        kept.private = kept.private or gone.private
        kept.heads |= gone.heads
        kept.offices |= gone.offices

    def mentions(self) -> tuple[Mention, ...]:
        """The mentions as records, by field (text first) and place; of two at one place the first noted stays."""
        found: dict[tuple[str, int, int], Mention] = {}
        for each in self.seen:
            field_name = each.words.parsed.field
            key = (field_name, each.first, each.last)
            if key in found or each.first >= each.last:
                continue
            text = each.words.parsed.slice(each.first, each.last)
            found[key] = Mention(
                id=content_id("m", self.article, field_name, each.first, each.last),
                article=self.article,
                field=field_name,
                start=each.first,
                end=each.last,
                text=text,
                form=each.form,
                actor=each.actor,
                place=None if each.actor else each.place,
                inferred=each.inferred,
            )
        return tuple(found[key] for key in sorted(found, key=lambda key: (key[0] != "text", key[1], key[2])))

    def rows(self, mentions: Iterable[Mention]) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
        """The actors and places that mentions refer to, with what those are part of, by id."""
        wanted = {mention.actor for mention in mentions if mention.actor}
        wanted |= {whole for id in wanted if (whole := self.actors[id].part_of)}
        actors = tuple(
            Actor(
                id=draft.id,
                name=draft.name,
                kind=draft.kind,
                aliases=tuple(sorted(draft.aliases - {draft.name})),
                part_of=draft.part_of,
                public="yes" if draft.public else "no" if draft.private else "unknown",
            )
            for draft in sorted(self.actors.values(), key=lambda draft: draft.id)
            if draft.id in wanted
        )
        used = {mention.place for mention in mentions if mention.place}
        used |= {whole for id in used if (whole := self.places[id].part_of)}
        return actors, tuple(self.places[id] for id in sorted(self.places) if id in used)
