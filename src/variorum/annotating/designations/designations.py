"""What one article's voices call the actors: apposition, predicate, noun, modifier.

Rules over the parse; only what stands beside an actor's mention counts, so that nothing is called by a guess alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.annotating.events.events import Told
from variorum.annotating.parse import Parsed, ParsedArticle
from variorum.annotating.referents.referents import Referents
from variorum.annotating.spans import covers
from variorum.annotating.tree import Tree, tree_of
from variorum.annotating.voices.quotes import Quote, quotes
from variorum.annotating.voices.speakers import Voice, speaker_names, voice
from variorum.records import Attribution, Designation, Mention, content_id

# A noun phrase of more tokens is a sentence that the parser took for one.
LONGEST = 30
# What leads from a noun inside a phrase up to the head of the phrase.
_INNER = frozenset(("pobj", "prep", "dobj", "acl", "relcl", "compound", "poss"))
# Why a noun refers to somebody although it characterises nobody.
_GUESSED = frozenset(("instrument", "government", "led by", "state media", "possessive", "state"))
_STOPS = frozenset((",", ".", ";", "—", "–", "?"))
_ARTICLE_WORDS = frozenset(("the", "this", "these", "those", "that"))


@dataclass(frozen=True, slots=True)
class _Found:
    """Tokens that designate an actor, and who says so where the verb itself tells."""

    start: int
    end: int
    actor: str
    form: str
    inferred: str | None = None
    by: Mention | None = None
    denied: bool = False


def designations(
    parsed: ParsedArticle, attributions: Sequence[Attribution], referents: Referents, told: Told
) -> tuple[Designation, ...]:
    """Apposition, predicate, definite noun and modifier, each in the voice that it stands in. Of the words of a larger
    designation of the same actor nothing is said twice."""
    names = speaker_names(attributions, referents)
    rows: list[Designation] = []
    for field in parsed.fields:
        mentions = [each for each in referents.mentions if each.field == field.field and each.actor is not None]
        if not mentions:
            continue
        own = [each for each in attributions if each.field == field.field]
        found = _Finder(field, mentions, referents).all()
        marks = quotes(field.slice(0, len(field.doc.text)), field.blocks)
        rows.extend(_rows(field, found, own, names, marks))
    return tuple(rows)


def _rows(
    parsed: Parsed,
    found: Sequence[_Found],
    attributions: Sequence[Attribution],
    names: dict[str, str],
    marks: tuple[Quote, ...],
) -> Iterator[Designation]:
    doc, article, field = parsed.doc, parsed.article.id, parsed.field
    kept: list[_Found] = []
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start, each.form)):
        if not any(other.start < each.end and each.start < other.end and _clash(each, other) for other in kept):
            kept.append(each)
    for each in sorted(kept, key=lambda each: each.start):
        start, last = doc[each.start].idx, doc[each.end - 1]
        end = last.idx + len(last)
        who = voice(attributions, names, start, end)
        if each.by is not None:
            who = Voice(each.by.text, each.by.actor, "asserted", who.attribution)
        yield Designation(
            id=content_id("d", article, field, start, end, each.actor),
            actor=each.actor,
            event=None,
            article=article,
            field=field,
            start=start,
            end=end,
            text=parsed.slice(start, end),
            form=each.form,
            quoted=covers(((mark.start, mark.end) for mark in marks), start, end),
            stance="denied" if each.denied else who.stance,
            attribution=who.attribution,
            speaker=who.speaker,
            speaker_actor=who.actor,
            inferred=each.inferred,
        )


def _clash(each: _Found, other: _Found) -> bool:
    """Whether of two designations that overlap only the longer one counts: those of one actor, or of the same words."""
    return each.actor == other.actor or (each.start, each.end) == (other.start, other.end) or not _inside(each, other)


def _inside(each: _Found, other: _Found) -> bool:
    return other.start <= each.start and each.end <= other.end


class _Finder:
    """The designations of one field."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention], referents: Referents) -> None:
        self.tree: Tree = tree_of(parsed.doc)
        self.words = {
            name: parsed.language.words("designations", name)
            for name in (
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
        }
        self.words["people"] = parsed.language.words("actors", "people") | parsed.language.words("titles", "roles")
        self.words["before_titles"] = parsed.language.words("titles", "before_titles")
        self.words["institutions"] = (
            parsed.language.words("actors", "institutions")
            | parsed.language.words("actors", "standing")
            | parsed.language.words("actors", "organs")
            | parsed.language.words("actors", "forces")
        )
        self.names = {actor.id: actor.name for actor in referents.actors}
        self.kinds = {actor.id: actor.kind for actor in referents.actors}
        at_start = {start: at for at, start in enumerate(self.tree.start)}
        at_end = {end: at for at, end in enumerate(self.tree.end)}
        # The mention that each token is part of, names over nouns; and the tokens of each.
        self.mention: dict[int, Mention] = {}
        self.spans: list[tuple[int, int, Mention]] = []
        for each in mentions:
            first, last = at_start.get(each.start), at_end.get(each.end)
            if last is None and first is not None:  # a possessive s without its apostrophe was cut
                last = at_end.get(each.end + 1)
            if first is None or last is None or last < first:
                continue
            self.spans.append((first, last + 1, each))
            for at in range(first, last + 1):
                if at not in self.mention or (each.form == "name" and self.mention[at].form != "name"):
                    self.mention[at] = each

    def all(self) -> list[_Found]:
        """Every designation, overlapping ones included."""
        found: list[_Found] = []
        for at in range(len(self.tree.dep)):
            dep = self.tree.dep[at]
            if dep == "appos":
                found.extend(self._apposition(at))
            elif dep == "dobj" and self.tree.dep[self.tree.head[at]] in ("advcl", "acl"):
                found.extend(self._participle(at))
            elif dep == "dobj" and self.tree.lemma[self.tree.head[at]] in self.words["likening_verbs"]:
                found.extend(self._likened(at))
            elif dep in ("dobj", "oprd", "ccomp") and self.tree.dep[self.tree.head[at]] == "relcl":
                found.extend(self._relative(at))
            elif dep in ("attr", "oprd") or (dep in ("ccomp", "xcomp") and self.tree.pos[at] in ("NOUN", "PROPN")):
                found.extend(self._predicate(at))
            elif dep == "pobj" and self.tree.lower[self.tree.head[at]] == "as":
                found.extend(self._as(at))
        for start, end, mention in self.spans:
            if mention.form == "noun":
                found.extend(self._noun(start, end, mention))
            elif mention.form == "name":
                found.extend(self._before_name(start, mention))
        return found

    def _named(self, at: int) -> Mention | None:
        """The mention at a token, if it refers to somebody who has a name or is spoken of as one body."""
        mention = self.mention.get(at)
        if (
            mention is not None and mention.form == "pronoun"
        ):  # whom it means is a guess too weak to call somebody names
            return None
        return mention if mention is not None and self.kinds.get(mention.actor or "") not in (None, "unnamed") else None

    def _named_before(self, at: int, mention: Mention) -> bool:
        """Whether the sentence of a pronoun has named whom it refers to, and nobody else in between."""
        for before in range(at - 1, -1, -1):
            if self.tree.sentence[before] != self.tree.sentence[at]:
                return False
            other = self.mention.get(before)
            if other is not None and other.form == "name" and self.kinds.get(other.actor or "") == "person":
                return other.actor == mention.actor
        return False

    def _phrase(self, head: int) -> tuple[int, int] | None:
        """The noun phrase of `head`, cut at a comma or dash after it; None where it says nothing or runs on."""
        tree = self.tree
        if tree.pos[head] not in ("NOUN", "PROPN", "NUM") or tree.lemma[head] in self.words["empty_heads"]:
            return None
        start, end = tree.left[head], head + 1
        right = tree.right[head] + 1
        while end < right and not (tree.lower[end] in (",", "–", "—", ";", ":", "(", ")", ".") and end > head):
            end += 1
        while start < head and not tree.lower[start][0].isalnum():
            start += 1
        for at in range(start, head):
            if tree.lower[at] in (",", "–", "—"):
                start = at + 1
        while end > head + 1 and not tree.lower[end - 1][0].isalnum():
            end -= 1
        if (
            end - start > LONGEST
            or self._only_office(start, end, head)
            or (tree.lemma[head] in self.words["empty_heads"])
        ):
            return None
        if end - start == 1 and (tree.pos[head] == "NUM" or len(tree.lower[head]) < 3 or tree.lower[head] == "vice"):
            return None
        if tree.pos[start] == "NUM" and tree.tag[head] == "NNS":  # "58 civilians" are nobody's name
            return None
        if tree.lower[end : end + 1] == ["-"] and tree.end[end - 1] == tree.start[end]:
            return None
        if tree.lower[start] in ("not", "whose") or (start > 0 and tree.lower[start - 1] == "-"):
            return None
        if tree.pos[head] == "PROPN" and tree.lower[start] not in ("a", "an") and self._is_name(start, end, head):
            return None
        return start, end

    def _is_name(self, start: int, end: int, head: int) -> bool:
        """Whether the phrase is a name (or a name and a title) rather than a description."""
        return not any(
            self.tree.pos[at] in ("NOUN", "ADJ") and self.tree.lower[at] not in self.words["office"]
            for at in range(start, end)
        )

    def _only_office(self, start: int, end: int, head: int) -> bool:
        """Whether a phrase says no more than a title of office ("the president", "the foreign minister")."""
        bare = self.words["office"] | self.words["before_titles"]
        return self.tree.lemma[head] in self.words["office"] and all(
            self.tree.lower[at] in bare or self.tree.lemma[at] in bare or self.tree.pos[at] in ("DET", "PART", "PRON")
            for at in range(start, end)
        )

    def _apposition(self, at: int) -> Iterator[_Found]:
        tree, head = self.tree, self.tree.head[at]
        actor = self._named(head)
        if actor is not None and actor.form == "name":
            own = self.mention.get(at)
            if own is not None and own.form == "name" and own.actor != actor.actor:
                return
            phrase = self._phrase(at)
            if phrase is not None and phrase[0] > head:
                yield _Found(*phrase, actor.actor or "", "apposition")
            return
        actor = self._named(at)
        if actor is not None and actor.form == "name" and self.kinds.get(actor.actor or "") == "person":
            head = self._role_above(head)
        if actor is not None and actor.form == "name" and tree.pos[head] == "NOUN":
            phrase = self._phrase(head)
            if phrase is not None:
                start, end = phrase
                end = max(end, head + 1)
                end = min(self._before_comma(head, tree.left[at]) or end, tree.left[at])
                while end > start and not tree.lower[end - 1][0].isalnum():
                    end -= 1
                if end > head >= start:
                    yield _Found(start, end, actor.actor or "", "apposition")

    def _role_above(self, head: int) -> int:
        """The noun for a person that a name is said of, where the parser hangs it on the last noun of a long phrase
        ("the nominee to fill the seat, X"); else `head`."""
        at = head
        for _ in range(6):
            if self.tree.lemma[at] in self.words["people"] or self.tree.dep[at] not in _INNER:
                break
            at = self.tree.head[at]
        return at if self.tree.pos[at] == "NOUN" and self.tree.lemma[at] in self.words["people"] else head

    def _before_comma(self, head: int, start: int) -> int | None:
        """Where a phrase ends that runs from `head` up to the comma before `start`; None where another comma comes
        first."""
        end = start - 1
        if end <= head or self.tree.lower[end] != "," or "," in self.tree.lower[head:end]:
            return None
        return end

    def _predicate(self, at: int) -> Iterator[_Found]:
        tree, verb = self.tree, self.tree.head[at]
        phrase = self._phrase(at)
        if phrase is None:
            return
        denied = any(tree.dep[kid] == "neg" for kid in tree.children[verb])
        if tree.dep[at] == "attr" or tree.lemma[verb] in ("be", "become", "remain"):
            subject = tree.kid(verb, "nsubj")
            actor = self._named(subject) if subject is not None else None
            if actor is not None:
                yield _Found(*phrase, actor.actor or "", "predicate", actor.inferred, None, denied)
            return
        if tree.lemma[verb] not in self.words["complement_verbs"]:
            return
        passive = tree.kid(verb, "nsubjpass")
        what = passive if passive is not None else tree.kid(verb, "dobj")
        if what is None:  # "calls the group a gang": the parser makes the group the subject of the gang
            what = tree.kid(at, "nsubj")
        if what is None and tree.pos[verb] == "VERB" and tree.dep[verb] in ("acl", "advcl"):
            before = verb - 1  # "X, long considered a gang": the participle follows the name
            while before > 0 and tree.pos[before] == "ADV":
                before -= 1
            what = before - 1 if before > 0 and tree.lower[before] == "," else None
        actor = self._named(what) if what is not None else None
        if actor is None or what is None or what >= at:
            return
        start, end = phrase
        start = max(start, what + 1)
        if start <= at:
            yield _Found(start, end, actor.actor or "", "predicate", actor.inferred, self._who(verb), denied)

    def _likened(self, at: int) -> Iterator[_Found]:
        """ "X resembles a gang"."""
        tree, verb = self.tree, self.tree.head[at]
        subject, phrase = tree.kid(verb, "nsubj"), self._phrase(at)
        actor = self._named(subject) if subject is not None else None
        if actor is not None and phrase is not None and tree.lower[phrase[0]] in ("a", "an"):
            denied = any(tree.dep[kid] == "neg" for kid in tree.children[verb])
            yield _Found(*phrase, actor.actor or "", "predicate", actor.inferred, None, denied)

    def _relative(self, at: int) -> Iterator[_Found]:
        """ "X, which Norway considers a gang"."""
        tree, verb = self.tree, self.tree.head[at]
        subject = tree.kid(verb, "nsubj")
        which = next((kid for kid in tree.children[verb] if tree.lower[kid] in ("which", "whom") and kid < verb), None)
        if tree.lemma[verb] not in self.words["complement_verbs"] or which is None or subject in (None, which):
            return
        actor, phrase = self._named(tree.head[verb]), self._phrase(at)
        if actor is not None and phrase is not None and at > verb:
            denied = any(tree.dep[kid] == "neg" for kid in tree.children[verb])
            yield _Found(*phrase, actor.actor or "", "predicate", actor.inferred, self._who(verb), denied)

    def _participle(self, at: int) -> Iterator[_Found]:
        """ "X, long considered a gang": the parser takes the complement for an object."""
        tree, verb = self.tree, self.tree.head[at]
        if tree.tag[verb] not in ("VBN", "VBD") or tree.lemma[verb] not in self.words["complement_verbs"]:
            return
        before = verb - 1
        while before > 0 and tree.pos[before] == "ADV":
            before -= 1
        actor = self._named(before - 1) if before > 0 and tree.lower[before] == "," else None
        phrase = self._phrase(at)
        if actor is not None and phrase is not None:
            yield _Found(*phrase, actor.actor or "", "predicate", actor.inferred, self._who(verb))

    def _as(self, at: int) -> Iterator[_Found]:
        tree = self.tree
        verb = tree.head[tree.head[at]]
        lemma = tree.lemma[verb]
        if lemma in self.words["as_nouns"] or lemma in self.words["subject_as_verbs"]:
            yield from self._as_subject(at, verb)
            return
        if lemma not in self.words["as_verbs"]:
            return
        phrase = self._phrase(at)
        if phrase is None:
            return
        who = self._who(verb)
        by = next((each for each in range(at + 1, phrase[1]) if tree.lower[each] == "by"), None)
        if who is None and by is not None and (pobj := tree.kid(by, "pobj")) is not None and self.mention.get(pobj):
            phrase, who = (phrase[0], by), self.mention[pobj]
        what = tree.kid(verb, "nsubjpass", "dobj")
        if what is None and tree.dep[verb] in ("acl", "relcl"):
            what = tree.head[verb]
        if what is None and tree.dep[verb] == "pcomp":  # "since being named as his deputy, X ..."
            what = self._subject_above(verb)
        actor = self._named(what) if what is not None else None
        if actor is not None:
            denied = any(tree.dep[kid] == "neg" for kid in tree.children[verb])
            yield _Found(*phrase, actor.actor or "", "predicate", actor.inferred, who, denied)

    def _as_subject(self, at: int, above: int) -> Iterator[_Found]:
        """ "X served as a judge", "the choice of X as his deputy"."""
        tree = self.tree
        if tree.pos[above] == "NOUN":
            of = next((kid for kid in tree.kids(above, "prep") if tree.lower[kid] == "of"), None)
            what = tree.kid(of, "pobj") if of is not None else tree.kid(above, "poss")
        else:
            what = tree.kid(above, "nsubj")
        actor = self._named(what) if what is not None else None
        phrase = self._phrase(at)
        if actor is not None and phrase is not None:
            onward = phrase[1]  # "ran as an answer to Y": the parser hangs "to" on the verb
            if onward < len(tree.lower) and tree.lower[onward] in ("to", "of") and tree.head[onward] == above:
                after = tree.kid(onward, "pobj")
                phrase = (phrase[0], after + 1 if after is not None else onward)
            yield _Found(*phrase, actor.actor or "", "predicate", actor.inferred)

    def _subject_above(self, at: int) -> int | None:
        """The subject of the nearest clause that `at` stands in."""
        for _ in range(6):
            at = self.tree.head[at]
            if (subject := self.tree.kid(at, "nsubj")) is not None:
                return subject
        return None

    def _who(self, verb: int) -> Mention | None:
        """Who calls the actor so: the subject of the verb, or whoever stands after "by"."""
        tree = self.tree
        subject = tree.kid(verb, "nsubj")
        if subject is not None:
            return self.mention.get(subject)
        agent = tree.kid(verb, "agent")
        by = tree.kid(agent, "pobj") if agent is not None else None
        return self.mention.get(by) if by is not None else None

    def _noun(self, start: int, end: int, mention: Mention) -> Iterator[_Found]:
        """A definite noun that stands for somebody named."""
        tree, head = self.tree, end - 1
        if self._named(head) is not mention or tree.dep[head] in ("appos", "attr"):
            return
        if self.kinds.get(mention.actor or "") == "state" or mention.inferred in _GUESSED:
            return
        first = start
        if first > 0 and (tree.lower[first - 1] in _ARTICLE_WORDS or tree.lower[first - 1] in ("a", "an")):
            first -= 1
        if self._only_office(start, end, head) or tree.lemma[head] in self.words["empty_heads"]:
            return
        if end - start == 1 and tree.lemma[head] in self.words["plain_kinds"]:
            return
        if tree.lemma[head] in self.words["institutions"] or self._repeats(start, end, mention):
            return
        if tree.lower[end : end + 1] in (["who"], ["whose"]) and mention.inferred == "role":
            while (
                end < len(tree.lower)
                and end - first < LONGEST
                and tree.lower[end] not in (",", ".", ";", "—", "–", "?")
            ):
                end += 1
        if first < start or mention.inferred is not None:
            yield _Found(first, end, mention.actor or "", "noun", mention.inferred)

    def _repeats(self, start: int, end: int, mention: Mention) -> bool:
        """Whether the words only repeat the actor's name ("the US-led coalition")."""
        name = set(self.names.get(mention.actor or "", "").lower().replace("-", " ").split())
        return all(
            self.tree.lower[at].replace(".", "") in name or not self.tree.lower[at][0].isalnum()
            for at in range(start, end)
        )

    def _is_epithet(self, at: int, start: int) -> bool:
        """Whether "the" and one adjective stand before the name at `start`: "the polished Horvat"."""
        tree = self.tree
        return (
            at > 0
            and tree.lower[at - 1] == "the"
            and tree.tag[at] in ("JJ", "JJS", "VBN", "VBG")
            and tree.dep[at] == "amod"
            and tree.lower[at] not in self.words["no_epithets"]
            and self.kinds.get((self.mention[start].actor or "") if start in self.mention else "") == "person"
        )

    def _before_name(self, start: int, mention: Mention) -> Iterator[_Found]:
        """ "so-called X", "Y-backed X": a modifier; "centrist think tank X": an apposition without a comma."""
        tree = self.tree
        if self._named(start) is not mention or start == 0:
            return
        at = start - 1
        if at >= 2 and tree.lower[at] in self.words["modifiers"] and tree.lower[at - 1] == "-":
            yield _Found(at - 2, start, mention.actor or "", "modifier")
            return
        if self._is_epithet(at, start):
            yield _Found(at - 1, start, mention.actor or "", "modifier")
            return
        if tree.pos[at] != "NOUN" or tree.dep[at] not in ("compound", "nmod", "amod", "appos", "poss"):
            return
        if tree.lemma[at] in self.words["empty_heads"] or tree.sentence[at] != tree.sentence[start]:
            return
        first = at
        while (
            first > 0
            and tree.pos[first - 1] in ("NOUN", "ADJ", "PROPN", "PRON", "PART", "DET", "NUM")
            and (tree.sentence[first - 1] == tree.sentence[start])
        ):
            first -= 1
            if tree.pos[first] == "DET" or start - first > 12:
                break
        if not self._only_office(first, start, at):
            yield _Found(first, start, mention.actor or "", "apposition")
