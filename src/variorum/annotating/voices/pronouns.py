"""Whom "he said" goes on from: a pronoun that speaks right after somebody spoke is mostly that speaker once more."""

from collections.abc import Mapping, Sequence

from variorum.records import Actor, Attribution, Mention

# Characters between the saying before and the pronoun's own: a sentence or two.
NEAR = 250
SINGULAR = frozenset(("he", "she", "his", "her"))
THING = frozenset(("it", "its"))
PLURAL = frozenset(("they", "their"))
BODIES = frozenset(("organization", "state", "group"))


def antecedents(
    attributions: Sequence[Attribution], actors: Mapping[str, Actor], named: Sequence[Mention]
) -> dict[str, str]:
    """For the ids of attributions whose speaker is a bare pronoun: the attribution whose speaker that is.

    It is the one in whose content the pronoun speaks ("Karlov said he feared"), else the one just before, where both
    can be the same kind of actor and no other person or body is named between them. `named` are mentions by name, in
    order of place. Where that cannot be told, there is no entry.
    """
    found: dict[str, str] = {}
    by_id = {each.id: each for each in attributions}
    spoken = [each for each in attributions if each.speaker_spans]
    before: Attribution | None = None
    for each in sorted(spoken, key=lambda row: (row.field, row.speaker_spans[0], row.id)):
        pronoun = each.speaker.lower()
        if pronoun in SINGULAR | THING | PLURAL:
            outer = by_id.get(each.inside or "")
            for other in (outer, before):
                root = by_id.get(found.get(other.id, other.id)) if other is not None else None
                if root is None or other is None or other.field != each.field:
                    continue
                if _fits(pronoun, root, actors) and (other is outer or _is_next(other, each, root, named)):
                    found[each.id] = root.id
                    break
        if each.inside is None:
            before = each
    return found


def _fits(pronoun: str, root: Attribution, actors: Mapping[str, Actor]) -> bool:
    """Whether the pronoun can stand for the speaker: by the kind of the actor, else by number."""
    words = root.speaker.lower().split()
    if not words or (len(words) == 1 and words[0] in SINGULAR | THING | PLURAL):
        return False
    actor = actors.get(root.speaker_actor or "")
    if pronoun in PLURAL:
        return (actor is None or actor.kind == "unnamed") and words[-1].endswith("s") and words[0] not in ("a", "one")
    if actor is not None and actor.kind != "unnamed":
        return actor.kind == "person" if pronoun in SINGULAR else actor.kind in BODIES
    if pronoun in THING:
        return root.speaker_grade == "named" and actor is not None  # "the government", whose state is not told
    return pronoun in SINGULAR and words[0] in ("a", "an", "one") and root.speaker_grade == "unnamed"


def _is_next(before: Attribution, each: Attribution, root: Attribution, named: Sequence[Mention]) -> bool:
    """Whether the saying follows the one before, and nobody else is named between them."""
    end = max(stop for spans in (before.speaker_spans, before.cue_spans, before.content_spans) for _, stop in spans)
    start = each.speaker_spans[0][0]
    if start - end > NEAR:
        return False
    return not any(
        end <= mention.start < start and mention.field == each.field and mention.actor != root.speaker_actor
        for mention in named
    )
