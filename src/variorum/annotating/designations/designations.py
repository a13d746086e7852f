"""What one article's voices call the actors, its events and the people hurt in them.

Rules over the parse; only what stands beside a mention counts, so that nothing is called by a guess alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.annotating.designations.agreeing import agreeing
from variorum.annotating.designations.appositions import apposition, between_commas
from variorum.annotating.designations.as_phrases import as_phrase
from variorum.annotating.designations.happenings import happenings
from variorum.annotating.designations.hurt import hurt
from variorum.annotating.designations.modifiers import before_name
from variorum.annotating.designations.nouns import around_name, stand_in
from variorum.annotating.designations.predicates import called, likened, participle, predicate, relative, second_object
from variorum.annotating.designations.several import listed, opens_list
from variorum.annotating.designations.sight import Found, Sight, sight
from variorum.annotating.events.events import Told
from variorum.annotating.parse import Parsed, ParsedArticle
from variorum.annotating.referents.referents import Referents
from variorum.annotating.spans import covers
from variorum.annotating.voices.quotes import Quote, quotes
from variorum.annotating.voices.speakers import Voice, speaker_names, voice
from variorum.records import Attribution, Designation, content_id


def designations(
    parsed: ParsedArticle, attributions: Sequence[Attribution], referents: Referents, told: Told
) -> tuple[Designation, ...]:
    """Apposition, predicate, definite noun and modifier, each in the voice that it stands in. Of the words of a larger
    designation of the same actor nothing is said twice; a voice's words for an event are given where they stand first.
    """
    names = speaker_names(attributions, referents)
    rows: list[Designation] = []
    for field in parsed.fields:
        mentions = [each for each in referents.mentions if each.field == field.field and each.actor is not None]
        own = [each for each in attributions if each.field == field.field]
        seen = sight(field, mentions, referents)
        found = [
            *agreeing(seen, _found(seen)),
            *happenings(field, seen, told),
            *hurt(seen, [each for each in told.claims if each.field == field.field]),
        ]
        marks = quotes(field.slice(0, max(seen.tree.end, default=0)), field.blocks)
        rows.extend(_once(_rows(field, found, own, names, marks), seen.words["neutral_events"]))
    return tuple(rows)


# How words hang on the parse that may call somebody something.
_TOLD_BY = frozenset({"appos", "dobj", "oprd", "ccomp", "xcomp", "attr", "pobj", "prep", "punct"})


def _found(seen: Sight) -> list[Found]:
    """Every designation of one field, overlapping ones included."""
    tree, words = seen.tree, seen.words
    found: list[Found] = []
    for at, dep in enumerate(tree.dep):
        if dep not in _TOLD_BY:
            continue
        if dep == "appos":
            found.extend(apposition(seen, at))
        elif dep == "dobj" and tree.dep[tree.head[at]] in ("advcl", "acl"):
            found.extend(participle(seen, at))
        elif dep == "dobj" and tree.lemma[tree.head[at]] in words["likening_verbs"]:
            found.extend(likened(seen, at))
        elif dep in ("dobj", "oprd") and second_object(seen, at) is not None:
            found.extend(called(seen, at))
        elif dep in ("dobj", "oprd", "ccomp") and tree.dep[tree.head[at]] == "relcl":
            found.extend(relative(seen, at))
        elif dep in ("attr", "oprd") or (dep in ("ccomp", "xcomp") and tree.pos[at] in ("NOUN", "PROPN")):
            found.extend(predicate(seen, at))
        elif dep == "pobj" and tree.lower[tree.head[at]] == "as" and tree.lower[tree.head[at] - 1] != "such":
            found.extend(as_phrase(seen, at))
        if dep in ("prep", "punct") and opens_list(seen, at):
            found.extend(listed(seen, at))
    for start, end, mention in seen.spans:
        if mention.form == "noun":
            found.extend(stand_in(seen, start, end, mention))
        elif mention.form == "name":
            found.extend(before_name(seen, start, end, mention))
            found.extend(around_name(seen, start, end, mention))
            found.extend(between_commas(seen, start, end, mention))
    return found


def _rows(
    parsed: Parsed,
    found: Sequence[Found],
    attributions: Sequence[Attribution],
    names: dict[str, str],
    marks: tuple[Quote, ...],
) -> Iterator[Designation]:
    doc, article, field = parsed.doc, parsed.article.id, parsed.field
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start, each.form)):
        if not any(other.start < each.end and each.start < other.end and _clash(each, other) for other in kept):
            kept.append(each)
    for each in sorted(kept, key=lambda each: each.start):
        start, end = doc[each.start].idx, _end(doc[each.end - 1])
        caller = parsed.slice(doc[each.caller[0]].idx, _end(doc[each.caller[1] - 1])) if each.caller else ""
        for number, who in enumerate(_voices(attributions, names, start, end, each, caller)):
            if each.inferred == "pronoun" and who.actor == each.actor:
                continue  # who speaks says "I", not "he"
            yield Designation(
                id=content_id("d", article, field, start, end, each.actor, *([who.speaker] if number else [])),
                actor=None if each.event else each.actor,
                event=each.actor if each.event else None,
                article=article,
                field=field,
                start=start,
                end=end,
                text=parsed.slice(start, end),
                form=each.form,
                quoted=covers(((mark.start, mark.end) for mark in marks), start, end),
                stance=_stance(each, who),
                attribution=who.attribution,
                speaker=who.speaker,
                speaker_actor=who.actor,
                inferred=each.inferred,
            )


def _end(token: Token) -> int:
    return int(token.idx + len(token))


def _once(rows: Iterable[Designation], plain: frozenset[str]) -> Iterator[Designation]:
    """`rows` without the further uses of the words by which one voice calls one event or those hurt in it. A plain
    event word outside quotation marks is the article's, whomever it cites there: it is told once, in its own voice
    where it has that."""
    seen = set()
    ordered = sorted(rows, key=lambda row: (row.speaker != "" or row.stance != "asserted", row.start))
    kept = []
    for row in ordered:
        words = row.text.lower()
        neutral = not row.quoted and row.form == "noun" and (words in plain or words.removesuffix("s") in plain)
        key = (row.event, words.removesuffix("s"), row.inferred) + (
            () if neutral else (row.speaker, row.stance, row.quoted)
        )
        if row.event is None or key not in seen:
            seen.add(key)
            kept.append(row)
    yield from sorted(kept, key=lambda row: row.start)


def _voices(
    attributions: Sequence[Attribution], names: dict[str, str], start: int, end: int, found: Found, caller: str
) -> Iterator[Voice]:
    """Who calls the actor so: those whom the verb tells, else the voice that the words stand in. Nobody calls himself
    something in apposition: there the article introduces whom it cites."""
    if found.by:
        who = voice(attributions, names, start, end)
        for each in found.by:
            yield Voice(each.text, each.actor, "asserted", who.attribution)
    elif caller:
        yield Voice(caller, None, "asserted", voice(attributions, names, start, end).attribution)
    elif found.form == "predicate":
        yield voice(attributions, names, start, end)
    else:
        others = [each for each in attributions if found.event or each.speaker_actor != found.actor]
        # Who denies or alleges something of "the cult" calls it so all the same.
        yield replace(voice(others, names, start, end), stance="asserted")


def _stance(found: Found, who: Voice) -> str:
    if found.denied or who.stance == "denied":
        return "denied"
    return "alleged" if found.alleged else who.stance


def _clash(each: Found, other: Found) -> bool:
    """Whether of two designations that overlap only the longer one counts: those of one actor, or of the same words
    unless they are said of several."""
    if each.several and other.several and each.actor != other.actor:
        return False
    return each.actor == other.actor or (each.start, each.end) == (other.start, other.end) or not _inside(each, other)


def _inside(each: Found, other: Found) -> bool:
    return other.start <= each.start and each.end <= other.end
