"""The article's own hedges: what it leaves open without citing anybody ("reportedly", "a suspected gas attack")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.annotating.parse import Parsed
from variorum.annotating.spans import covers
from variorum.annotating.tree import VERBS, Run, Tree, tree_of
from variorum.annotating.voices.quotes import quotes
from variorum.records import Attribution, Span

# Words in scare quotes: so many at most. A longer quotation is somebody's words, told by an attribution.
MAX_SCARE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a hedge covers, in characters of the field. `stance` is always "alleged"."""

    start: int
    end: int
    stance: str = "alleged"


def hedges(parsed: Parsed, attributions: Sequence[Attribution] = ()) -> tuple[Hedge, ...]:
    """The stretches of one field that the article itself hedges, in order.

    An adverb hedges the clause of its verb, an adjective the noun phrase that it modifies: "a suspected gas attack
    killed 12" leaves open that it was gas, not that 12 died. Words in scare quotes are hedged where they stand in no
    content of `attributions` (there they are the speaker's).
    """
    tree = tree_of(parsed.doc)
    adverbs = parsed.language.words("hedges", "adverbs")
    adjectives = parsed.language.words("hedges", "adjectives")
    found = {tree.span(run) for run in (*_of_adverbs(tree, adverbs), *_of_adjectives(tree, adjectives))}
    contents = [span for each in attributions for span in each.content_spans]
    found.update(_scare_quotes(parsed, contents))
    return tuple(Hedge(*span) for span in sorted(found))


def _of_adverbs(tree: Tree, adverbs: frozenset[str]) -> Iterator[Run]:
    for at, word in enumerate(tree.lower):
        if word not in adverbs or tree.pos[at] not in ("ADV", "ADJ"):
            continue
        above = tree.head[at]
        if tree.pos[at] == "ADJ":  # "is likely to hold": what is likely is its subject and complement
            if tree.dep[at] == "acomp" and tree.pos[above] in VERBS:
                yield clause(tree, above)
        elif tree.pos[above] in VERBS:
            yield clause(tree, above)
        elif above > at and above != at:
            yield at, tree.right[above] + 1
        else:
            yield at, at + 1


def clause(tree: Tree, verb: int) -> Run:
    """The clause of a verb: its subtree, without the clauses beside it that have their own subject."""
    first, last = tree.left[verb], tree.right[verb] + 1
    for kid in tree.children[verb]:
        own = (
            tree.dep[kid] in ("conj", "ccomp", "advcl", "parataxis") and tree.kid(kid, "nsubj", "nsubjpass") is not None
        )
        if own and kid > verb:
            last = min(last, tree.left[kid])
        elif own:
            first = max(first, tree.right[kid] + 1)
    while last - 1 > verb and tree.pos[last - 1] in ("PUNCT", "CCONJ", "SPACE"):
        last -= 1
    return (first, last) if first <= verb < last else (verb, verb + 1)


def _of_adjectives(tree: Tree, adjectives: frozenset[str]) -> Iterator[Run]:
    # The parser splits at hyphens: "so-called" is three tokens.
    split = {each.partition("-")[0] for each in adjectives if "-" in each}
    for at, word in enumerate(tree.lower):
        if word in adjectives:
            if tree.dep[at] in ("amod", "compound", "nmod"):
                yield at, _noun_end(tree, at)
        elif (
            word in split and "-".join((word, *tree.lower[at + 2 : at + 3])) in adjectives and tree.lower[at + 1] == "-"
        ):
            yield at, _noun_end(tree, at + 2)


def _noun_end(tree: Tree, at: int) -> int:
    """The end of the noun phrase that the token modifies: its noun, with an "of" phrase behind it."""
    noun = tree.head[at]
    while tree.dep[noun] in ("amod", "compound", "nmod") and tree.head[noun] > noun:
        noun = tree.head[noun]
    if noun <= at:
        return at + 1
    end = noun + 1
    for kid in tree.kids(noun, "prep"):
        if kid > noun and tree.lower[kid] == "of":
            end = max(end, tree.right[kid] + 1)
    return end


def _scare_quotes(parsed: Parsed, contents: Sequence[Span]) -> Iterator[Span]:
    text = parsed.plain
    for quote in quotes(text, parsed.blocks):
        words = text[slice(*quote.inner)].split()
        # Names of works and ships are capitalised; what ends a sentence is speech.
        if not words or len(words) > MAX_SCARE_WORDS or not quote.closed or words[-1][-1] in ".,!?":
            continue
        if any(word[:1].isupper() or word[:1].isdigit() for word in words) or covers(contents, *quote.inner):
            continue
        yield quote.inner
