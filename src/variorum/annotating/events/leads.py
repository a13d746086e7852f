"""The event of a lead that no word of the lexicon tells: what its dated main verb says ("stood firm Friday")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.annotating.events.hanging import Groups, Key, When, in_dateline, is_dateline, is_tally, said_before
from variorum.annotating.events.happened import is_real_verb
from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import VERBS, View
from variorum.annotating.events.walls import is_later
from variorum.records import Attribution, Time

# Sentences that count as the lead. In corpora/outlets 24 of 25 main events are dated in these.
LEAD = 4
# Clauses that tell what the article reports; what stands in others is background.
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})


def lead_event(
    view: View,
    grouped: Groups,
    when: dict[Key, list[When]],
    times: Sequence[Time],
    attributions: Iterable[Attribution],
) -> tuple[int, Trigger, When] | None:
    """The sentence, the verb and the day of the first dated main clause of the lead, also where the day is that of a
    saying; None where an event word has a day there, or no main verb has one."""
    if view.parsed.field != "text":
        return None
    known = [
        number
        for (number, at), dated in when.items()
        if number < LEAD and any(_is_day(each.time) for each in dated) and _weighty(grouped[number][at])
    ]
    first = min(known, default=LEAD)
    taken = {each.time.id for dated in when.values() for each in dated}
    lexicon = events_lexicon(view.parsed.language)
    cues = {view.token_at(start) for each in attributions for start, _ in each.cue_spans}
    for time in times:
        token = view.root(view.tokens(time.start, time.end))
        if token is None or time.id in taken or not _is_day(time):
            continue
        if view.sentence[token] >= first:
            return None
        if is_dateline(view, time) or in_dateline(view, time) or view.lower[view.head[token]] == "by":
            continue  # a line of its own, or when something was counted
        if is_tally(view, token):
            continue
        verb = next((above for above in view.ancestors(token) if view.pos[above] in VERBS), None)
        says = said_before(view, view.tokens(time.start, time.end).start)
        if says is not None and says != verb:
            continue  # "said on Tuesday 40 had been held": the day of the saying
        if verb is None or not _is_main(view, verb) or not is_real_verb(view, lexicon, verb) or is_later(view, verb):
            continue
        number = view.sentence[token]
        if known and number in grouped:
            continue  # what has a day of its own is told by other words than these
        own = next((each for group in grouped.get(number, ()) for each in group if each.at == verb), None)
        return number, own or _founded(view, verb, verb in cues), When(time, "date", verb)
    return None


def _is_day(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and len((time.date or "").partition("T")[0]) == len("2017-04-04")


def _weighty(group: Sequence[Trigger]) -> bool:
    return not group[0].weak and not group[0].kind.lasting


def _is_main(view: View, verb: int) -> bool:
    """Whether the verb tells what its sentence tells: no clause between it and the root but one with "as"."""
    at = verb
    while view.head[at] != at:
        opened = view.dep[at] == "advcl" and any(view.lower[child] == "as" for child in view.children[at])
        if view.dep[at] not in _MAIN and not opened:
            return False
        at = view.head[at]
    return True


def _founded(view: View, verb: int, says: bool) -> Trigger:
    lexicon = events_lexicon(view.parsed.language)
    saying = says or view.lemma[verb] in lexicon.marks["saying"]
    return Trigger(
        at=verb,
        kind=lexicon.kinds["statement" if saying else "other"],
        harm=False,
        real=True,
        other=False,
        definite=False,
        indefinite=False,
        that=False,
        plural=False,
        weak=False,
        lead=True,
    )
