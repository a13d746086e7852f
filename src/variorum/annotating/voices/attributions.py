"""Attributions in one parsed field: who is cited (speaker), by what words (cue), for what (content).

Rules over the parse and the quotation marks, in the manner of Krestel, Bergler and Witte (LREC 2008), for the scheme of
PolNeAR (Newell, Margolin and Ruths, LREC 2018). Every verb of the cue list is asked for its content: a quotation beside
it, else the complement that the parser gives it, else (plain verbs of saying) the clause before it. Then come nouns,
phrases and signs; what is left in quotation marks goes to whoever was quoted just before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.annotating.parse import Parsed
from variorum.annotating.spans import covers
from variorum.annotating.tree import Run, Tree, tree_of
from variorum.annotating.voices.apart import apart
from variorum.annotating.voices.citing import chained, passed_on
from variorum.annotating.voices.continuing import continued, introduced
from variorum.annotating.voices.cue_phrases import colon_lines, noun_cues, phrase_cues, signatures, so_called
from variorum.annotating.voices.cues import Cues, cues_of
from variorum.annotating.voices.found import Found, Marks, marks_of
from variorum.annotating.voices.headlines import headlines
from variorum.annotating.voices.holders import with_holder
from variorum.annotating.voices.neighbours import spoken_beside
from variorum.annotating.voices.quotes import quotes
from variorum.annotating.voices.repeated import repeated
from variorum.annotating.voices.speaker_phrase import grade, is_relative, with_role
from variorum.annotating.voices.tallies import tallied
from variorum.annotating.voices.verb_cues import verb_cues
from variorum.records import Attribution, Span, content_id


def attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions of one field, in order of their content. `speaker_actor` is left open (None) here."""
    cues = cues_of(parsed.language)
    tree = tree_of(parsed.doc, cues.misread)
    text = parsed.plain
    marks = marks_of(tree, quotes(text, parsed.blocks))
    found = [*verb_cues(tree, marks, cues), *phrase_cues(tree, marks, cues), *noun_cues(tree, cues), *so_called(tree)]
    found += [*colon_lines(tree, marks, cues, text, parsed.blocks), *signatures(tree, marks, text)]
    found += _unsaid(headlines(parsed, tree, marks, cues), found)
    found += introduced(tree, marks, found)
    found = chained(tree, marks, cues, continued(tree, marks, passed_on(tree, found)))
    found = apart(tree, found)
    found += tallied(tree, marks, cues, found)
    found += repeated(tree, marks, cues, found)
    found += spoken_beside(tree, marks, cues, found)
    return _records(parsed, tree, marks, cues, found)


def _unsaid(more: Iterable[Found], found: Sequence[Found]) -> list[Found]:
    """Those of `more` whose content nobody is cited for yet."""
    said = {at for each in found for run in each.content for at in range(*run)}
    return [each for each in more if not any(at in said for run in each.content for at in range(*run))]


def _records(parsed: Parsed, tree: Tree, marks: Marks, cues: Cues, found: Sequence[Found]) -> tuple[Attribution, ...]:
    rows: dict[str, Attribution] = {}
    said: dict[int, str] = {}  # token of a cue -> the id of its attribution
    within: dict[str, int] = {}
    for each in (with_holder(tree, cues, with_role(tree, each)) for each in found):
        content = tuple(span for run in each.content if (span := _trimmed(tree, marks, run)) is not None)
        if not content:
            continue
        cue = tuple(tree.span(run) for run in _runs(each.cue))
        speaker = tuple(tree.span(run) for run in each.speaker)
        id = content_id("q", parsed.article.id, parsed.field, cue, content)
        said.update((at, id) for at in each.cue if at not in said)
        if each.within is not None:
            within[id] = each.within
        rows.setdefault(
            id,
            Attribution(
                id=id,
                article=parsed.article.id,
                field=parsed.field,
                kind=_kind(tree, marks, each),
                stance=each.stance,
                speaker=_words(parsed, tree, each.speaker),
                speaker_actor=None,
                speaker_grade=grade(tree, each.speaker, cues),
                speaker_spans=speaker,
                cue_spans=cue,
                content_spans=content,
                inside=None,
                inferred=each.inferred,
            ),
        )
    ordered = nested(sorted(rows.values(), key=lambda row: (row.content_spans, row.cue_spans, row.id)))
    outer = {id: said[at] for id, at in within.items() if said.get(at, id) != id}
    return tuple(replace(row, inside=outer[row.id]) if row.id in outer else row for row in ordered)


def _words(parsed: Parsed, tree: Tree, speaker: Sequence[Run]) -> str:
    """The words of a speaker, without the relative pronoun that stands for it ("Karlov", of "Karlov, who said ...")."""
    named = [run for run in speaker if not (run[1] - run[0] == 1 and is_relative(tree, run[0]))] or speaker
    return " ".join(" ".join(parsed.slice(*tree.span(run)).split()) for run in named)


def nested(rows: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The rows with `inside`: the smallest content that holds an attribution's cue and content, and is larger."""
    sizes = [sum(end - start for start, end in row.content_spans) for row in rows]
    parts = [(*row.cue_spans[:1], *row.content_spans[:1]) for row in rows]
    found = list(rows)
    # One sweep over the text: only contents that have begun and not yet ended can hold the row.
    outer = sorted(range(len(rows)), key=lambda at: rows[at].content_spans[0][0])
    begun: list[int] = []
    following = 0
    for at in sorted(range(len(rows)), key=lambda at: min(parts[at])[0]):
        here = min(parts[at])[0]
        while following < len(outer) and rows[outer[following]].content_spans[0][0] <= here:
            begun.append(outer[following])
            following += 1
        begun = [other for other in begun if rows[other].content_spans[-1][1] > here]
        holding = [
            (sizes[other], rows[other].id)
            for other in begun
            if sizes[other] > sizes[at] and all(covers(rows[other].content_spans, *part) for part in parts[at])
        ]
        if holding:
            found[at] = replace(rows[at], inside=min(holding)[1])
    return tuple(found)


def _runs(tokens: Sequence[int]) -> Iterator[Run]:
    """Tokens in order -> the stretches that they form."""
    ordered = sorted(set(tokens))
    first = 0
    for at in range(1, len(ordered) + 1):
        if at == len(ordered) or ordered[at] != ordered[at - 1] + 1:
            yield ordered[first], ordered[at - 1] + 1
            first = at


def _trimmed(tree: Tree, marks: Marks, run: Run) -> Span | None:
    """The characters of a run without the commas, dashes and blanks at its ends; quotation marks stay."""
    first, last = run
    while first < last and _idle(tree, marks, first):
        first += 1
    while last > first and _idle(tree, marks, last - 1):
        last -= 1
    return tree.span((first, last)) if first < last else None


def _idle(tree: Tree, marks: Marks, at: int) -> bool:
    if tree.pos[at] == "SPACE" or tree.lower[at].isspace():
        return True
    return marks.inside[at] < 0 and tree.lower[at] in IDLE


IDLE = frozenset({",", ".", ":", ";", "-", "–", "—", "--"})


def _kind(tree: Tree, marks: Marks, found: Found) -> str:
    tokens = [at for run in found.content for at in range(*run) if tree.pos[at] not in ("PUNCT", "SPACE")]
    quoted = [at for at in tokens if marks.inside[at] >= 0]
    if not quoted:
        return "indirect"
    return "direct" if len(quoted) == len(tokens) else "mixed"
