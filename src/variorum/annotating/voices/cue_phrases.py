"""Cues that are no verbs: "according to", nouns ("the claim that"), `NAME:` lines, `"..." - Name`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from variorum.annotating.datelines import datelines
from variorum.annotating.tree import NOUNS, Run, Tree
from variorum.annotating.voices.clauses import subtree
from variorum.annotating.voices.closing import FINITE
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, Marks, clipped, cut, merged
from variorum.annotating.voices.quotations import whole_quotes
from variorum.annotating.voices.speaker_phrase import noun_phrase, speaker_of_verb
from variorum.sources import Block

# Where a line names its speaker: "MINISTER ADAMS: We did not." A name of at most six words, in capitals or a title.
COLON_LINE = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?:,? (?:[A-Z(][\w.'’)-]*|of|de|van|al|bin)){0,5}):(?:[ \t\xa0]+(?=\S)|(?=[\"“]))"
)
# Who signs a quotation: behind a dash, to the end of the line or the first comma.
SIGNATURE = re.compile(
    r"\s{0,4}(?P<dash>[-–—―]{1,2})[ \xa0]?(?P<name>[A-Z][^\n,\"“”]{1,60}?)(?=,[^\n]{0,80}(?:\n|\Z)|\.?(?:\n|\Z))"
)
OPENING = frozenset({'"', "“"})
MAX_NAME = 8  # tokens of a name between commas
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MAX_LINE_NAME = 60  # characters; longer stretches before a colon are sentences


def phrase_cues(tree: Tree, marks: Marks, cues: Cues) -> Iterator[Found]:
    """ "According to the ministry, ...": content is the clause that the phrase belongs to."""
    firsts = {phrase[0] for phrase in cues.according}
    for at, word in enumerate(tree.lower):
        if word not in firsts:
            continue
        for phrase in cues.according:
            if tuple(tree.lower[at : at + len(phrase)]) != phrase:
                continue
            found = _according(tree, marks, at, len(phrase))
            if found is not None:
                yield found
            break


def so_called(tree: Tree) -> Iterator[Found]:
    """ "The so-called reform": words that are somebody's, who is not told, and left open."""
    for at, word in enumerate(tree.lower):
        if word != "so" or at + 3 >= len(tree.lower):
            continue
        last = at + 2 if tree.lower[at + 1] in ("-", "‑") else at + 1
        if tree.lower[last] != "called":
            continue
        end = last + 1
        while end < len(tree.lower) and tree.pos[end] in ("ADJ", "NOUN", "PROPN", "NUM"):
            end += 1
        if end > last + 1:
            yield Found(tuple(range(at, last + 1)), (), ((last + 1, end),), "alleged", "modifier")


def _according(tree: Tree, marks: Marks, at: int, length: int) -> Found | None:
    last = at + length - 1
    target = tree.kid(last, "pobj")
    if target is None and last + 1 < len(tree.head):
        target = next(
            (noun for noun in range(last + 1, min(last + 8, len(tree.head))) if tree.pos[noun] in NOUNS), None
        )
        while (
            target is not None
            and tree.head[target] != target
            and last < tree.head[target] < last + 8
            and tree.pos[tree.head[target]] in NOUNS
        ):
            target = tree.head[target]
    if target is None or (tree.pos[target] == "NUM" and length == 1):
        return None
    if length == 1 and (tree.pos[target] not in ("PROPN",) or tree.lower[last] != "per"):
        return None
    first, end = noun_phrase(tree, target)
    first = max(first, last + 1)
    if first >= end:
        return None
    end = _named_behind(tree, target, end)
    # The phrase ends where its noun phrase does; a relative clause behind the speaker stays with it.
    block = (at, max(end, _tail(tree, target, end)))
    sentence = tree.sentences[tree.sentence[at]]
    content = _clause_around(tree, at, block, sentence)
    if marks.inside[at] >= 0:
        content = clipped(content, marks.runs[marks.inside[at]])
    if not content:
        return None
    return Found(tuple(range(at, last + 1)), ((first, end),), whole_quotes(marks, content), "asserted", "according")


def _named_behind(tree: Tree, target: int, end: int) -> int:
    """The end of the name that stands between commas behind somebody told by whose he is ("its operator, Blue Line,"),
    where what is said has a subject of its own."""
    last = tree.sentences[tree.sentence[target]][1]
    if tree.kid(target, "poss") is None or end + 2 >= last or tree.lower[end] != ",":
        return end
    close = next((at for at in range(end + 1, min(last, end + MAX_NAME)) if tree.lower[at] == ","), None)
    if close is None or not all(tree.text[at][:1].isupper() for at in (end + 1, close - 1)):
        return end
    if any(
        tree.pos[at] in ("PUNCT", "NUM") or (len(tree.text[at]) > 3 and tree.text[at].islower())
        for at in range(end + 1, close)
    ):
        return end
    subject = any(tree.dep[at] in SUBJECTS for at in range(close + 1, last))
    return close if subject and tree.tag[close + 1] not in (*FINITE, "WP", "WDT") else end


def _tail(tree: Tree, target: int, end: int) -> int:
    """The end of the relative clauses and participles that hang on the speaker."""
    for kid in tree.children[target]:
        if kid >= end - 1 and tree.dep[kid] in ("relcl", "acl", "appos"):
            end = max(end, tree.right[kid] + 1)
    return end


def _clause_around(tree: Tree, at: int, block: Run, sentence: Run) -> tuple[Run, ...]:
    """The clause that an adverbial phrase at `at` qualifies: the nearest verb's above it, or the sentence's."""
    top = tree.head[at]
    while tree.pos[top] not in ("VERB", "AUX") and tree.head[top] != top:
        top = tree.head[top]
    while tree.dep[top] in ("acl", "xcomp", "pcomp", "advcl", "amod", "relcl") and tree.head[top] != top:
        top = tree.head[top]
    while tree.pos[top] not in ("VERB", "AUX") and tree.head[top] != top:
        top = tree.head[top]
    closes = all(tree.pos[token] in ("PUNCT", "SPACE") for token in range(block[1], sentence[1]))
    while (
        tree.dep[top] == "conj"
        and (closes or tree.kid(top, "nsubj", "nsubjpass") is None)
        and tree.pos[tree.head[top]] in ("VERB", "AUX")
    ):
        top = tree.head[top]
    if top >= block[1] and tree.lower[block[1]] == ";":
        # "Nine died, according to the mayor; the union says 12": the parser hangs the phrase on what comes after.
        opens = (token + 1 for token in range(at - 1, sentence[0], -1) if tree.lower[token] == ";")
        return merged(cut(((next(opens, sentence[0]), block[1]),), block))
    first, last = subtree(tree, top)
    last = _before_another(tree, at, top, last)
    if not (first < block[0] or block[1] < last):
        first, last = sentence
    if block[0] - first <= 2 and at == first:
        return merged(cut(((first, max(last, block[1])),), block))
    return merged(cut(((first, last),), block))


def _before_another(tree: Tree, at: int, top: int, last: int) -> int:
    """Where the clause of the verb `top` ends, at most at `last`: before a clause joined to it that begins with such a
    phrase of its own ("according to A it was a storm, and according to B it was neglect")."""
    for joined in tree.kids(top, "conj"):
        begins = tree.left[joined]
        if at < top < begins and any(tree.lower[prep] == tree.lower[at] for prep in tree.kids(joined, "prep")):
            while begins > top + 1 and tree.pos[begins - 1] in ("CCONJ", "PUNCT", "SPACE"):
                begins -= 1
            return min(last, begins)
    return last


def noun_cues(tree: Tree, cues: Cues) -> Iterator[Found]:
    """ "The claim that", "his promise to", "its denial of"."""
    for at, lemma in enumerate(tree.lemma):
        if tree.pos[at] != "NOUN" or (lemma not in cues.noun and lemma not in cues.noun_preposition):
            continue
        content: Run | None = None
        finite = False
        stance = cues.noun.get(lemma, "asserted")
        if lemma in cues.noun:
            for kid in tree.kids(at, "acl", "ccomp", "relcl"):
                if kid > at and _complements(tree, kid):
                    content = subtree(tree, kid)
                    finite = any(tree.lower[mark] == "that" for mark in tree.kids(kid, "mark"))
                    break
        if content is None:
            for rest, kind in cues.noun_preposition.get(lemma, ()):
                for kid in tree.kids(at, "prep"):
                    target = tree.kid(kid, "pobj", "pcomp")
                    if kid > at and tree.lower[kid] == rest[-1] and target is not None:
                        content, stance = subtree(tree, target), kind
                        break
                if content is not None:
                    break
        if content is None:
            continue
        speaker = speaker_of_noun(tree, at, cues)
        if speaker or finite:
            # Where nobody is named ("there were reports that"), nothing is asserted.
            yield Found((at,), speaker, (content,), stance if speaker or stance == "denied" else "alleged", "noun")


def _complements(tree: Tree, clause: int) -> bool:
    """Whether a clause behind a noun says what the noun is of ("the claim that it burned"), not which one it is."""
    if tree.dep[clause] == "relcl" and tree.tag[tree.left[clause]] in ("WDT", "WP"):
        return False
    objects = list(tree.kids(clause, "dobj"))
    for kid in tree.children[clause]:
        if tree.dep[kid] == "mark" and tree.lower[kid] == "that":
            return True
        if tree.lower[kid] == "that" and kid < clause and tree.dep[kid] == "dobj" and len(objects) > 1:
            return True  # "that" read as an object beside the clause's own
        if tree.dep[kid] == "aux" and tree.lower[kid] == "to" and tree.tag[clause] == "VB":
            return True
    return False


def speaker_of_noun(tree: Tree, noun: int, cues: Cues) -> tuple[Run, ...]:
    """Whose a saying or a document is: its owner, who it is by or from, who makes it or says a thing in it."""
    owner = tree.kid(noun, "poss")
    verb = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[verb] in MANNER:  # "in the hope that", "in their criticism of"
        above = tree.head[verb]
        if tree.pos[above] in ("VERB", "AUX") and verb > above and (owner is None or tree.tag[owner] == "PRP$"):
            return speaker_of_verb(tree, above) or (() if owner is None else (noun_phrase(tree, owner),))
    if owner is not None:
        if tree.tag[owner] == "PRP$" and tree.dep[noun] == "dobj" and tree.lemma[verb] in cues.light:
            return speaker_of_verb(tree, verb) or (noun_phrase(tree, owner),)  # "offered his opinion"
        return ((noun_phrase(tree, owner)),)
    for kid in tree.kids(noun, "prep"):
        if tree.lower[kid] in ("by", "from", "among"):
            target = tree.kid(kid, "pobj")
            if target is not None:
                return (noun_phrase(tree, target),)
    if tree.dep[noun] == "dobj" and tree.lemma[verb] in cues.light:
        subject = tree.kid(verb, "nsubj")
        if tree.lemma[verb] in cues.stirring and subject is not None and tree.pos[subject] not in ("PROPN", "PRON"):
            return ()  # "the fire raised questions": others ask them
        return speaker_of_verb(tree, verb)
    return ()


# Prepositions by which what somebody does goes with a saying or a thought of theirs.
MANNER = frozenset({"in", "with", "on", "under", "at"})


def colon_lines(tree: Tree, marks: Marks, cues: Cues, text: str, blocks: tuple[Block, ...]) -> Iterator[Found]:
    """Lines of a transcript or interview: `NAME: what is said`."""
    towns = {start for start, _ in datelines(text, blocks)}
    for block in blocks:
        if block.kind == "boilerplate" or block.start in towns:
            continue
        opened = text[block.start] in OPENING  # a transcript that is quoted line by line
        match = COLON_LINE.match(text, block.start + opened, min(block.end, block.start + MAX_LINE_NAME))
        if match is None:
            continue
        tokens = _tokens(tree, match.start("name"), block.end)
        if tokens is None:
            continue
        colon = next((at for at in range(*tokens) if tree.start[at] == match.end("name")), None)
        if colon is None or colon + 1 >= tokens[1] or (marks.inside[colon] >= 0 and not opened):
            continue
        if not all(
            tree.pos[at] in ("PROPN", "PUNCT", "ADP", "DET") or tree.doc[at].text.isupper()
            for at in range(tokens[0], colon)
        ):
            continue
        if not any(tree.tag[at] in FINITE for at in range(colon + 1, tokens[1])):
            continue  # a heading: "Harbour: now or never"
        if _tells_a_toll(tree, cues, colon + 1, tokens[1]):
            continue  # "Harbour: toll rises to 12"
        yield Found((colon,), ((tokens[0], colon),), ((colon + 1, tokens[1]),), "asserted", "colon")


def _tells_a_toll(tree: Tree, cues: Cues, first: int, last: int) -> bool:
    """Whether a count stands before the first verb, as its subject: then the name before the colon is a place."""
    verb = next(at for at in range(first, last) if tree.tag[at] in FINITE)
    return first < verb and tree.lemma[verb - 1] in cues.counts


def _tokens(tree: Tree, start: int, end: int) -> Run | None:
    run = (bisect_left(tree.start, start), bisect_left(tree.start, end))
    return run if run[0] < run[1] else None


def signatures(tree: Tree, marks: Marks, text: str) -> Iterator[Found]:
    """`"We did not." - Adams`: a quotation, a dash, and a name that ends the line; the name may have its own line."""
    for quote, run in zip(marks.quotes, marks.runs, strict=True):
        match = None if quote.single else SIGNATURE.match(text, quote.end)
        if match is None:
            continue
        words = _tokens(tree, match.start("name"), match.end("name"))
        if words is None or any(tree.pos[at] in ("VERB", "AUX") for at in range(*words)) or marks.inside[words[0]] >= 0:
            continue
        dash = bisect_right(tree.start, match.start("dash")) - 1
        yield Found((dash,), (words,), (run,), "asserted", "signature")
