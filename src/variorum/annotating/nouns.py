"""Nouns that stand for actors: organs of a state, bodies, coalitions, roles, and speakers without a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from variorum.annotating.cast import Cast, Draft, Seen
from variorum.annotating.coreference import Resolver
from variorum.annotating.folding import fold
from variorum.annotating.names import Lists, Name
from variorum.annotating.noun_phrases import Nouns, Phrase, end_of_forces, end_of_place, lemma_of, read_phrase
from variorum.annotating.words import Words

# "The government" is that of the state that the article names most, if that has so large a share of all namings of
# states; a naming of its organs counts for more. Tried .6 (misses "the regime" in three articles of ten) and .4.
DEFAULT_SHARE = 0.4
ORGAN_WEIGHT = 3
# "The group" is a body that was spoken of at most so many sentences before.
GROUP_REACH = 4


@dataclass(slots=True)
class NounResolver:
    """Resolves the nouns of one article once its names are."""

    cast: Cast
    resolver: Resolver
    listed: Lists
    nouns: Nouns
    by_token: dict[tuple[int, int], Name] = field(default_factory=dict)
    named: dict[int, dict[int, Name]] = field(default_factory=dict)  # field -> token -> the name there
    owners: dict[tuple[int, int], str] = field(default_factory=dict)  # (field, token) -> actor of the name there
    unnamed: dict[str, list[tuple[frozenset[str], Draft]]] = field(default_factory=dict)
    recent: list[tuple[int, Draft]] = field(default_factory=list)  # actors in the order of mention, by sentence
    organs: Counter[str] = field(default_factory=Counter)  # how often the article says "the X government" and the like
    led: Draft | None = None

    def count_organs(self, words: Words, names: list[Name]) -> None:
        """Counts the governments and armed forces of which one field names the state."""
        wanted = self.nouns.government | self.nouns.forces | self.nouns.platforms | self.listed.titles
        for name in names:
            code = name.known.code if name.known is not None and name.kind in ("adjective", "state") else None
            ahead = range(name.end, min(name.end + 2, len(words)))
            if (
                code
                and words.text[name.end : name.end + 1] != ["-"]
                and any(lemma_of(words, at) in wanted for at in ahead)
            ):
                self.organs[code] += 1

    def resolve(self, number: int, words: Words, names: list[Name]) -> None:
        """Notes every noun of one field (number `number`) that stands for an actor."""
        self.named[number] = {at: name for name in names for at in range(name.start, name.end)}
        for at, name in self.named[number].items():
            self.by_token[number, at] = name
        for seen in self.cast.seen:
            if seen.words is words and seen.actor:
                for at in range(seen.start, seen.end):
                    self.owners[number, at] = seen.actor
        for at in range(len(words)):
            here = self.by_token.get((number, at))
            if here is not None and here.kind not in ("adjective", "state", "capital", "people"):
                if at == here.end - 1 and (number, at) in self.owners:
                    self.recent.append((words.sentence[at], self.cast.actors[self.owners[number, at]]))
                continue
            if here is not None:
                if here.kind in ("adjective", "state") and at == here.end - 1:
                    self._adjective(number, words, here)
                continue
            if words.pos[at] in ("NOUN", "PROPN", "ADJ", "VERB") and words.text[at][0].isalpha():
                self._noun(number, words, at)

    def _adjective(self, number: int, words: Words, name: Name) -> None:
        """A demonym before what armed forces do, or said of their planes, stands for the forces."""
        code = name.known.code if name.known else None
        last = name.end - 1
        if code is None or (number, last) in self.owners:
            return
        after = last + 1
        if after + 1 < len(words) and words.text[after] == "-" and words.lower[after + 1] == "led":
            return
        head = words.head[last]
        dep = words.dep[last]
        while dep == "conj" and head != words.head[head]:
            dep, head = words.dep[head], words.head[head]
        what = words.lemma[head]
        strike = what in self.nouns.strikes and dep in ("amod", "compound", "nmod", "nsubj", "poss")
        planes = dep in ("acomp", "attr") and any(
            words.dep[child].startswith("nsubj") and words.lemma[child] in self.nouns.platforms | self.nouns.forces
            for child in words.children[head]
        )
        if name.kind == "adjective" and (strike or planes):
            self._see(number, words, name.start, name.end, "adjective", self.cast.forces(code))

    def _noun(self, number: int, words: Words, at: int) -> None:
        lemma, nouns = lemma_of(words, at), self.nouns
        if (
            lemma not in nouns.groups
            and lemma not in nouns.people
            and lemma not in nouns.government
            and (
                lemma not in nouns.forces
                and lemma not in nouns.platforms
                and lemma not in nouns.organs
                and lemma not in nouns.media
                and lemma not in nouns.stand_in_people
                and lemma not in nouns.stand_in_bodies
                and lemma not in nouns.coalition
                and lemma not in nouns.strikes
            )
        ):
            return
        compound = words.dep[at] == "compound" and words.head[at] > at
        if compound and lemma not in nouns.coalition and lemma not in nouns.government:
            return
        phrase = read_phrase(words, at, self.named[number])
        led = self._led(words, phrase)
        if led is not None:
            actor, start, end, inferred = led
            self._see(number, words, start, end, "noun", actor, inferred)
            return
        if lemma in nouns.coalition and not phrase.names:
            if self.led is not None:
                self._see(number, words, phrase.start, phrase.end, "noun", self.led, "definite noun")
                return
        elif lemma in nouns.government:
            self._government(number, phrase, compound)
            return
        elif (lemma in nouns.forces or lemma in nouns.platforms) and self._forces(number, phrase, lemma):
            return
        if compound:
            return
        if lemma in nouns.media and self._media(number, phrase, lemma):
            return
        if lemma in nouns.organs and self._organ(number, phrase, lemma):
            return
        if lemma in nouns.groups and self._group(number, phrase, lemma):
            return
        if self._stand_in(number, phrase, lemma):
            return
        if lemma in nouns.people and words.pos[at] in ("NOUN", "PROPN"):
            self._people(number, phrase, lemma)

    def _see(
        self, number: int, words: Words, start: int, end: int, form: str, actor: Draft, inferred: str | None = None
    ) -> Seen:
        self.recent.append((words.sentence[start], actor))
        self.owners[number, end - 1] = actor.id
        return self.cast.see(words, start, end, form, actor=actor, inferred=inferred)

    def _code(self, number: int, phrase: Phrase) -> str | None:
        """The state that a phrase names, by a demonym, a name or a possessive."""
        for inside in phrase.names:
            if phrase.words.text[inside.end] == "-":  # "US-backed": somebody else's
                continue
            if inside.kind in ("adjective", "state") and inside.known is not None:
                return inside.known.code
        name = self.by_token.get((number, phrase.possessor))
        if name is not None and name.kind in ("state", "capital") and name.known is not None:
            return name.known.code
        after = phrase.end
        words = phrase.words
        if after + 1 < len(words) and words.lower[after] in ("of", "in"):
            first = after + 2 if words.pos[after + 1] == "DET" and after + 2 < len(words) else after + 1
            name = self.by_token.get((number, first))
            if name is not None and name.kind in ("state", "capital") and name.known is not None:
                return name.known.code
        return None

    def default(self) -> str | None:
        """The state meant by "the government" and "the army" where none is named: the one whose government or forces
        the article names most, else the one that it names most."""
        counts = Counter(self.resolver.counts)
        for organ, count in self.organs.items():
            counts[organ] += ORGAN_WEIGHT * count
        code = max(counts, key=lambda code: counts[code]) if counts else None
        return code if code is not None and counts[code] >= DEFAULT_SHARE * counts.total() else None

    def _led(self, words: Words, phrase: Phrase) -> tuple[Draft, int, int, str | None] | None:
        """ "The X-led coalition", and what else is X-led."""
        for each in range(phrase.start, phrase.head):
            if words.lower[each].endswith("-led") and len(words.text[each]) > 4:
                actor = self.cast.actor(f"{words.text[each][:-4].replace('.', '')}-led coalition", "organization")
                self.led = actor
                heads = [at for at in range(each + 1, phrase.end) if words.lemma[at] in self.nouns.coalition]
                return actor, each, heads[0] + 1 if heads else phrase.end, None if heads else "led by"
            if (
                words.text[each] == "-"
                and each + 1 < phrase.head
                and words.lower[each + 1] == "led"
                and each > phrase.start
            ):
                leader = words.of(each - 1, each)
                name = next((n for n in phrase.names if n.start <= each - 1 < n.end), None)
                if name is not None and name.known is not None and name.known.role == "adjective" and name.known.code:
                    leader = name.text
                actor = self.cast.actor(f"{leader.replace('.', '')}-led coalition", "organization")
                self.led = actor
                heads = [at for at in range(each + 2, phrase.end) if words.lemma[at] in self.nouns.coalition]
                end = heads[0] + 1 if heads else phrase.end
                return actor, each - 1, end, None if heads else "led by"
        return None

    def _government(self, number: int, phrase: Phrase, compound: bool) -> None:
        words = phrase.words
        code, inferred = self._code(number, phrase), None
        end = phrase.end
        if code is None and words.lower[end : end + 1] == ["of"]:
            name = self.by_token.get((number, end + 1))
            if name is not None and name.kind == "person":
                end = name.end
                code = self._of_person(number, name)
        code = code or next((self._of_person(number, name) for name in phrase.names if name.kind == "person"), None)
        local = phrase.modifiers & {
            "local",
            "health",
            "port",
            "city",
            "municipal",
            "regional",
            "provincial",
            "airport",
            "tax",
        }
        if code is None and local:
            if not compound:
                self._people(number, phrase, lemma_of(words, phrase.head))
            return
        if code is None:
            code, inferred = self.default(), "government"
        if code is None:
            return
        self._see(number, words, phrase.start, end, "noun", self.cast.state(code), inferred)

    def _of_person(self, number: int, name: Name) -> str | None:
        """The state in whose office the article has the person of a name."""
        id = self.owners.get((number, name.start))
        whole = self.cast.actors[id].part_of if id else None
        return next((code for code in self.resolver.counts if self.cast.state(code).id == whole), None)

    def _forces(self, number: int, phrase: Phrase, lemma: str) -> bool:
        words = phrase.words
        if phrase.modifiers & {
            "rebel",
            "opposition",
            "security",
            "police",
            "special",
            "kurdish",
            "peacekeeping",
            "sales",
            "labor",
            "labour",
            "task",
            "work",
            "vietnam",
        }:
            return False
        if lemma in ("air", "force") and "air" in phrase.modifiers:
            lemma = "army"
        elif lemma == "air":
            return False
        if phrase.modifiers & self.nouns.coalition and self.led is not None:
            self._see(number, words, phrase.start, phrase.end, "noun", self.led, "instrument")
            return True
        code, inferred = self._code(number, phrase), None
        plain = lemma in ("army", "military")
        if code is None and (phrase.modifiers & self.nouns.government or any(n.kind == "person" for n in phrase.names)):
            code, inferred = self.default(), "government"
        if code is None and phrase.possessor >= 0:
            id = self.owners.get((number, phrase.possessor))
            owner = self.cast.actors[id] if id else None
            if owner is not None and owner.kind == "person":
                code, inferred = self.default(), "possessive"
            elif owner is not None and owner.kind == "state":
                code = next((c for c in sorted(self.resolver.counts) if self.cast.state(c).id == owner.id), None)
            elif (
                owner is None
                and words.lower[phrase.possessor] == "its"
                and (whole := self._acting(words, phrase)) is not None
            ):
                code, inferred = whole, "possessive"
        if code is None and plain and phrase.definite and not phrase.names and phrase.possessor < 0:
            code, inferred = self.default(), "definite noun"
        if code is None:
            return False
        end = phrase.end
        if words.lower[end : end + 1] == ["of"]:
            end = end_of_forces(words, end)
        self._see(
            number,
            words,
            phrase.start,
            end,
            "noun",
            self.cast.forces(code),
            inferred or ("instrument" if lemma in self.nouns.platforms else None),
        )
        return True

    def _acting(self, words: Words, phrase: Phrase) -> str | None:
        """The state that "its" can mean before a noun for armed forces: the last of the sentence, or an organ of it."""
        for sentence, draft in reversed(self.recent[-5:]):
            if sentence != words.sentence[phrase.head]:
                break
            for code in sorted(self.resolver.counts):
                if self.cast.state(code).id in (draft.id, draft.part_of) and draft.kind != "person":
                    return code
        return None

    def _media(self, number: int, phrase: Phrase, lemma: str) -> bool:
        words = phrase.words
        if not phrase.modifiers & self.nouns.media_modifiers or phrase.modifiers & {"social", "local"}:
            return False
        agency = lemma in ("agency", "newspaper", "daily", "website", "outlet")
        if not phrase.modifiers & (
            {"state", "official"} if agency else {"state", "official", "government", "run", "own"}
        ):
            return False
        if agency and (words.lower[phrase.head] != lemma or not phrase.modifiers & {"news", "official"}):
            return False
        code, inferred = self._code(number, phrase), None
        if code is None:
            code, inferred = self.default(), "state media"
        if code is None:
            return False
        kind = "television" if lemma in ("tv", "television", "channel", "broadcaster") else lemma
        kind = "news agency" if kind == "agency" else kind
        actor = self.cast.actor(f"{self.cast.adjective(code)} state {kind}", "organization", self.cast.state(code).id)
        self._see(number, phrase.words, phrase.start, phrase.end, "noun", actor, inferred)
        return True

    def _organ(self, number: int, phrase: Phrase, lemma: str) -> bool:
        words, start = phrase.words, phrase.head
        while start > phrase.start and words.lower[start - 1] in self.nouns.organ_modifiers:
            start -= 1
        code, inferred = self._code(number, phrase), None
        what = " ".join(words.lower[start : phrase.end])
        if code is None or words.lower[phrase.head] != lemma:
            return False
        key = self.resolver.key(f"{self.cast.adjective(code)} {what}")
        actor = self.resolver.organizations.get(key)
        if actor is None:
            actor = self.cast.actor(f"{self.cast.adjective(code)} {what}", "organization", self.cast.state(code).id)
            self.resolver.organizations[key] = actor
        self._see(number, words, phrase.start, phrase.end, "noun", actor, inferred)
        return True

    def _group(self, number: int, phrase: Phrase, lemma: str) -> bool:
        """A noun for a body: the one named in the phrase, the one of that kind, or the one last spoken of."""
        words = phrase.words
        if any(name.kind == "organization" for name in phrase.names):
            return True
        if words.lower[phrase.head] != lemma:  # a plural stands for no one body
            return False
        after = self.by_token.get((number, phrase.end))
        if (
            after is not None
            and after.kind == "organization"
            and (number, phrase.end) in self.owners
            and not words.glued(phrase.end)
        ):
            self._see(
                number, words, phrase.start, phrase.end, "noun", self.cast.actors[self.owners[number, phrase.end]]
            )
            return True
        kinds = self.cast.language.table("actors")["kinds"]
        wanted = frozenset(kinds.get(lemma, ()))
        if (
            lemma in ("group", "organization", "organisation", "body", "network", "outfit", "ngo")
            and "monitoring" in phrase.modifiers
        ):
            wanted = frozenset(kinds["monitor"])
        if not (phrase.definite or (phrase.indefinite and wanted & frozenset(kinds["monitor"]))):
            return False
        bodies = [d for d in self.resolver.organizations.values() if not d.name.endswith("armed forces")]
        if wanted and lemma in self.nouns.coalition and phrase.modifiers:
            return False
        if wanted:
            fitting = {d.id: d for d in bodies if wanted & set(fold(" ".join((d.name, *sorted(d.aliases)))).split())}
            if len(fitting) > 1:  # "Freedonia Monitor" of a headline is no name beside a long one
                longest = max(len(draft.name.split()) for draft in fitting.values())
                long = {id: draft for id, draft in fitting.items() if len(draft.name.split()) == longest}
                fitting = long if longest > 2 else fitting
            if len(fitting) == 1 or (fitting and phrase.definite):
                meant = self._latest(fitting) or next(iter(fitting.values()))
                self._see(number, words, phrase.start, phrase.end, "noun", meant, "definite noun")
                return True
            return False
        if lemma not in (
            "group",
            "organization",
            "organisation",
            "movement",
            "network",
            "outfit",
            "cult",
            "sect",
            "faction",
            "body",
        ):
            return False
        states = {self.cast.state(code).id for code in sorted(self.resolver.counts)}
        not_groups = self.cast.language.words("actors", "no_groups")
        allowed = {d.id: d for d in bodies if d.part_of not in states and not not_groups & set(fold(d.name).split())}
        actor = self._latest(allowed, words.sentence[phrase.head] - GROUP_REACH)
        if actor is None:
            return False
        self._see(number, words, phrase.start, phrase.end, "noun", actor, "definite noun")
        return True

    def _stand_in(self, number: int, phrase: Phrase, lemma: str) -> bool:
        """A definite noun with words that characterise, the subject of a clause, stands for who was spoken of last."""
        words = phrase.words
        body, person = lemma in self.nouns.stand_in_bodies, lemma in self.nouns.stand_in_people
        definite = phrase.definite or (body and words.lower[phrase.possessor] in ("nation", "country", "world"))
        plain = words.lower[phrase.head] == lemma
        if not (body or person) or not definite or not plain or words.dep[phrase.head] not in ("nsubj", "nsubjpass"):
            return False
        if not phrase.modifiers - {"former", "other", "latter", "first", "second", "new", "late"} and not body:
            return False
        if words.text[phrase.end : phrase.end + 1] == [","] or self._apposed(number, phrase) is not None:
            return False
        kind = ("organization", "group") if body else ("person",)
        allowed = {draft.id: draft for draft in self.cast.actors.values() if draft.kind in kind}
        if body:
            states = {self.cast.state(code).id for code in sorted(self.resolver.counts)}
            allowed = {id: draft for id, draft in allowed.items() if draft.part_of not in states}
        actor = self._latest(allowed, words.sentence[phrase.head] - GROUP_REACH)
        if actor is None:
            return False
        self._see(number, words, phrase.start, phrase.end, "noun", actor, "definite noun")
        return True

    def _latest(self, allowed: dict[str, Draft], since: int = 0) -> Draft | None:
        """The one of `allowed` that was spoken of last, not before sentence `since`."""
        for sentence, draft in reversed(self.recent[-40:]):
            if draft.id in allowed:
                return draft if sentence >= since else None
        return None

    def _people(self, number: int, phrase: Phrase, lemma: str) -> None:
        words, head = phrase.words, phrase.head
        named = self._apposed(number, phrase)
        if named is not None:
            actor, mention = named
            actor.heads.add(lemma)
            if lemma in self.listed.roles:
                actor.public = True
            if mention:
                self._see(number, words, phrase.start, phrase.end, "noun", actor)
            return
        if phrase.definite and not phrase.names and words.lower[head] == lemma:
            for _, draft in reversed(self.recent[-40:]):
                if draft.kind == "person" and lemma in draft.heads:
                    self._see(number, words, phrase.start, phrase.end, "noun", draft, "role")
                    return
        actor = self._without_name(phrase, lemma)
        end = (
            end_of_place(words, phrase.end)
            if lemma in ("source", "official", "spokesman", "spokeswoman", "resident")
            else phrase.end
        )
        self._see(number, words, phrase.start, end, "noun", actor)

    def _apposed(self, number: int, phrase: Phrase) -> tuple[Draft, bool] | None:
        """The named person that a role is said of: "Ivan Horvat, the mayor", "the mayor, Ivan Horvat", "mayor Ivan
        Horvat" (a title: no mention of its own), "Ivan Horvat is a mayor"."""
        words, head = phrase.words, phrase.head
        after = phrase.end + (words.text[phrase.end : phrase.end + 1] == [","])
        name = self.by_token.get((number, after))
        if name is not None and name.kind == "person" and name.start == after and (number, after) in self.owners:
            beside = after == phrase.end
            if beside or words.dep[name.end - 1] == "appos":
                return self.cast.actors[self.owners[number, after]], not beside
        if words.dep[head] == "appos":
            id = self.owners.get((number, words.head[head]))
            if id is not None and self.cast.actors[id].kind == "person":
                return self.cast.actors[id], True
        if words.dep[head] == "attr" and words.lemma[words.head[head]] == "be":
            for child in words.children[words.head[head]]:
                id = self.owners.get((number, child)) if words.dep[child] == "nsubj" else None
                if id is not None and self.cast.actors[id].kind == "person":
                    return self.cast.actors[id], True
        return None

    def _without_name(self, phrase: Phrase, lemma: str) -> Draft:
        """The unnamed actor of a head noun; the same where modifiers are shared or none is given."""
        words = phrase.words
        same = self.unnamed.setdefault(lemma, [])
        own = phrase.modifiers - {"the", "so", "call", "least"}
        for modifiers, draft in reversed(same):
            if not own or not modifiers or own & modifiers:
                return draft
        name = words.of(phrase.start, phrase.end)
        draft = self.cast.actor(name, "unnamed", salt=f"unnamed {lemma} {len(same)}")
        same.append((frozenset(own), draft))
        return draft
