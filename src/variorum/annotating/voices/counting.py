"""Verbs by which somebody gives a figure: "the monitor counted 24 dead", "police put the number of dead at 14", "the
ministry revised the number to 12, from nine". Their subject counts, and the figure is its content."""

from variorum.annotating.tree import Tree
from variorum.annotating.voices.clauses import FINITE
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Complement
from variorum.annotating.voices.tails import is_part

MAX_BETWEEN = 20  # tokens between the verb and its figure: "the number of people who drowned when the ferry sank at"
SUBJECTS = frozenset({"PERSON", "ORG", "GPE", "NORP"})  # entities that can count
PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which"})
AT = frozenset({"at"})
AS = frozenset({"as"})
MOVED = frozenset({"to", "from"})


def counting(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    """The figure that the verb gives, as content of its subject, or None."""
    thing = tree.kid(verb, "dobj")
    if thing is None and lemma in cues.counting:  # "counted 27 dead", which is read as how they counted
        thing = next((kid for kid in tree.kids(verb, "advmod", "oprd") if tree.kid(kid, "nummod") is not None), None)
    if thing is None or thing < verb:
        return None
    last: int | None = None
    if lemma in cues.putting and _is_number(tree, thing, cues) and _can_count(tree, verb, cues):
        last = _with_parts(tree, _figure_end(tree, thing, AT))
    elif lemma in cues.revising and _revises(tree, verb, lemma, thing, cues):
        last = _with_parts(tree, _figure_end(tree, thing, MOVED))
    elif lemma in cues.giving and _is_number(tree, thing, cues) and _figure_end(tree, thing, AS) is not None:
        last = _with_parts(tree, _figure_end(tree, thing, AS))
    elif _counts(tree, verb, lemma, thing, cues):
        last = tree.right[verb] + 1
    elif lemma == "find" and _examines(tree, verb, cues):
        last = _found_in(tree, verb, thing)
    return None if last is None else Complement(((tree.left[thing], last),), "object", "asserted")


def _counts(tree: Tree, verb: int, lemma: str, thing: int, cues: Cues) -> bool:
    """Whether a body counts ("the monitor counted 24 dead"), or anybody gives a count ("gave a toll of 36 dead")."""
    if lemma in cues.counting and _has_figure(tree, thing) and _is_body(tree, verb, cues):
        return True
    if lemma in cues.saying_figures and _is_bare(tree, verb, thing) and _can_count(tree, verb, cues):
        return True
    return lemma in cues.giving and _is_count_of(tree, thing, cues)


def _is_bare(tree: Tree, verb: int, thing: int) -> bool:
    """Whether a verb has nothing but a number or a share for its object: "the union says 90,000", "the bank gives 9.8
    percent", and not "gave 5 percent of its profit to charity"."""
    share = tree.lemma[thing] in ("percent", "%") and tree.kid(thing, "nummod") is not None
    if not (share or tree.pos[thing] == "NUM") or tree.kid(verb, "dative") is not None:
        return False
    return not any(tree.lower[kid] in ("of", "to") for at in (verb, thing) for kid in tree.kids(at, "prep"))


def _examines(tree: Tree, verb: int, cues: Cues) -> bool:
    return any(tree.lemma[kid] in cues.examining for kid in tree.kids(verb, "nsubj"))


def _is_number(tree: Tree, thing: int, cues: Cues) -> bool:
    return tree.lemma[thing] in cues.numbers or tree.lemma[thing] in cues.counts


def _revises(tree: Tree, verb: int, lemma: str, thing: int, cues: Cues) -> bool:
    """Whether a count is revised, and not what is counted: "raised its toll", and not "raised the number of beds"."""
    if lemma in cues.correcting:
        return _is_number(tree, thing, cues) and _can_count(tree, verb, cues)
    if tree.lemma[thing] not in cues.counts:
        return tree.lemma[thing] in cues.results and _of_a_fate(tree, thing, cues) and _can_count(tree, verb, cues)
    own = any(tree.lower[kid] in ("its", "their", "his", "her") for kid in tree.kids(thing, "poss"))
    return own or (_can_count(tree, verb, cues) and not _is_pronoun(tree, verb))


def _of_a_fate(tree: Tree, thing: int, cues: Cues) -> bool:
    """Whether a number is of those to whom something happened ("raised the number of customers whose data had been
    stolen to 2.6 million"), so that only who counts can raise it."""
    counted = next((kid for of in tree.kids(thing, "prep") for kid in tree.kids(of, "pobj")), None)
    if counted is None:
        return False
    if tree.lemma[counted] in cues.fates or tree.lower[counted] in cues.sufferers:
        return True
    # "People killed", "those who had died", "infected patients"
    clauses = [kid for kid in tree.kids(counted, "acl", "relcl", "amod") if tree.pos[kid] in ("VERB", "ADJ")]
    return any(tree.tag[kid] in ("VBN", "VBD") for kid in clauses)


def _is_pronoun(tree: Tree, verb: int) -> bool:
    subject = tree.kid(verb, "nsubj")
    return subject is not None and tree.pos[subject] == "PRON"


def _can_count(tree: Tree, verb: int, cues: Cues) -> bool:
    """Whether the subject is somebody, or a paper, and not a thing that makes a number grow ("two deaths")."""
    subject = tree.kid(verb, "nsubj")
    if subject is None:
        return tree.dep[verb] in ("conj", "advcl", "xcomp", "relcl")
    tellers = {tree.lemma[subject], tree.lower[subject]} & cues.tellers
    return bool(tellers) or tree.entity[subject] in SUBJECTS or tree.lower[subject] in PRONOUNS


def _figure_end(tree: Tree, thing: int, words: frozenset[str]) -> int | None:
    """Behind the last of the figures that follow one of `words` in the sentence ("to 12, from nine"), else None."""
    last = tree.sentences[tree.sentence[thing]][1]
    end: int | None = None
    for at in range(thing + 1, min(last - 1, (end or thing) + MAX_BETWEEN)):
        if tree.lower[at] in (";", "(", '"', "“"):
            break
        if tree.tag[at] in FINITE and not _in_relative(tree, at, thing):
            break
        if tree.lower[at] in words:
            figure = _figure(tree, at)
            end = figure if figure is not None else end
    return end


def _with_parts(tree: Tree, end: int | None) -> int | None:
    """Behind the parts that are told of a figure that ends before `end`, up to the next verb: "at 44, including 17
    children"."""
    if end is None:
        return None
    last = tree.sentences[tree.sentence[end - 1]][1]
    if end + 1 >= last or tree.lower[end] != "," or not is_part(tree, end + 1, last):
        return end
    stop = next((at for at in range(end + 1, last) if tree.tag[at] in FINITE), last)
    return stop if stop == last else end


def _in_relative(tree: Tree, verb: int, thing: int) -> bool:
    """Whether a finite verb stands below the object ("people who died")."""
    return tree.left[thing] <= verb <= tree.right[thing]


def _figure(tree: Tree, at: int) -> int | None:
    """Behind the figure that a preposition has ("at more than 14 people"), else None."""
    noun = tree.kid(at, "pobj", "pcomp")
    if noun is not None and _has_figure(tree, noun):
        return noun + 1
    return at + 2 if tree.pos[at + 1] == "NUM" else None


def _has_figure(tree: Tree, noun: int) -> bool:
    return tree.pos[noun] == "NUM" or tree.kid(noun, "nummod") is not None


def _is_body(tree: Tree, verb: int, cues: Cues) -> bool:
    return any(
        {tree.lemma[kid], tree.lower[kid]} & (cues.tellers | cues.examining) or tree.entity[kid] == "ORG"
        for kid in tree.kids(verb, "nsubj")
    )


def _is_count_of(tree: Tree, thing: int, cues: Cues) -> bool:
    """Whether the object is a count of something ("a toll of 36 dead"); of a list, one that has a figure."""
    if tree.lemma[thing] not in cues.counts:
        return False
    of = [kid for kid in tree.kids(thing, "prep") if tree.lower[kid] == "of" and tree.right[kid] > kid]
    return bool(of) and (tree.lemma[thing] != "list" or any(_figure(tree, each) is not None for each in of))


def _found_in(tree: Tree, verb: int, thing: int) -> int | None:
    """Behind a figure that is found, or in which something is: "found lead in 17 samples"."""
    for at in (*tree.kids(verb, "prep"), *tree.kids(thing, "prep")):
        if at > thing and tree.lower[at] in ("in", "on") and _figure(tree, at) is not None:
            return _figure(tree, at)
    return thing + 1 if _has_figure(tree, thing) else None
