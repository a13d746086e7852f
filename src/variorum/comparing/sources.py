"""What the texts of a pile were written from: agencies that they name, runs of words that they share, sentences that
reword one another. Two texts with one source are no two witnesses, though neither cites the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import LCSseq

from variorum import lexicon
from variorum.comparing.scenes import Scenes
from variorum.linking.shingles import shingles, words
from variorum.records import Article, Claim

AROUND = 120  # characters around a value that are its sentence, mostly
COPIED = 9  # words; two writers who tell one thing hardly share so long a run by chance
MUCH = 0.1  # of the runs of the shorter article; one sentence of forty is less
RUN, PART = 5, 1 / 3  # words of a run; share of them that two reports by different hands hardly have in common
# A sentence rewords another where so many of its words, and so large a share of the shorter one's, stand in the other
# in the same order. Chosen by reading pairs of sentences on one value: two who wrote of one report by themselves shared
# a third, wire copy that was cut or lightly edited two thirds and more.
ALIKE, SHARE = 8, 0.55
_REMEMBERED = 20_000  # answers and texts that are kept: a bound on memory
_ARTICLES = 2_000  # articles whose runs are kept
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


class Sources:
    """What the articles of a pile share in words; each question is answered once."""

    def __init__(self, articles: Mapping[str, Article], scenes: Scenes) -> None:
        self._articles, self._scenes = articles, scenes
        self._agencies: dict[str, frozenset[str]] = {}
        self._runs: dict[tuple[str, str, int, int], frozenset[tuple[str, ...]]] = {}
        self._sentences: dict[tuple[str, str, int], list[str]] = {}
        self._shingles: dict[str, frozenset[int]] = {}
        self._all_runs: dict[str, frozenset[int]] = {}
        self._shared: dict[tuple[str, str], bool] = {}

    def agencies(self, article: str) -> frozenset[str]:
        """The agencies whose text an article prints or that it names anywhere: what it says may come from there."""
        if article not in self._agencies:
            known = self._articles[article]
            text = f"{known.title or ''}\n{known.text}"
            named = tuple(form for form in _by_form() if form in text)
            found = {_by_form()[form] for form in _pattern(named).findall(text)} if named else set()
            if known.agency:
                found.add(known.agency)
            self._agencies[article] = frozenset(found)
        return self._agencies[article]

    def copied(self, one: Claim, two: Claim) -> bool:
        """Whether the words around two values of different articles are the same: one was written from the other, or
        both from a third, though too little else is shared to call the articles copies."""
        return one.article != two.article and not self._around(one).isdisjoint(self._around(two))

    def partly_copied(self, one: Claim, two: Claim) -> bool:
        """Whether the words around two values are the same, and a third of the shorter text's runs of five words
        stand in the other's: both were cut from one text."""
        if not self.copied(one, two):
            return False
        first, second = self._runs_of(one.article), self._runs_of(two.article)
        return len(first & second) >= PART * min(len(first), len(second))

    def _runs_of(self, article: str) -> frozenset[int]:
        """The runs of RUN words of an article's text."""
        if article not in self._all_runs:
            if len(self._all_runs) >= _ARTICLES:
                self._all_runs.clear()
            self._all_runs[article] = frozenset(shingles(words(self._articles[article].text), RUN))
        return self._all_runs[article]

    def share_much(self, one: str, two: str) -> bool:
        """Whether so much of the shorter of two articles stands in the other in runs of COPIED words, quotation marks
        aside, that both were written from one text: a sentence of background that all writers have makes no source."""
        key = (min(one, two), max(one, two))
        if key not in self._shared:
            if len(self._shared) >= _REMEMBERED:
                self._shared.clear()
            first, second = self._of_article(one), self._of_article(two)
            self._shared[key] = len(first & second) > MUCH * min(len(first), len(second))
        return self._shared[key]

    def of_one_document(self, one: Iterable[Claim], two: Iterable[Claim]) -> bool:
        """Whether some value of one and some of the other are read off one document: the text up to one says what it
        shows, and that up to the other speaks of it too."""
        first, second = ({self._leading_to(each) for each in claims} for claims in (one, two))
        return any(_shown(a) & _documents(b) or _documents(a) & _shown(b) for a in first for b in second)

    def _leading_to(self, claim: Claim) -> str:
        _, end = self._scenes.sentence(claim)
        return self.text(claim)[:end].casefold()

    def text(self, claim: Claim) -> str:
        """The title or text that the claim stands in."""
        article = self._articles[claim.article]
        return article.text_of(claim.field)

    def reworded(self, one: Claim, two: Claim) -> bool:
        """Whether the sentence around one value rewords that around the other."""
        if one.article == two.article:
            return False
        shorter, longer = sorted((self._sentence(one), self._sentence(two)), key=len)
        alike = LCSseq.similarity(shorter, longer)
        return alike >= ALIKE and alike >= SHARE * len(shorter)

    def _sentence(self, claim: Claim) -> list[str]:
        start, end = self._scenes.sentence(claim)
        place = (claim.article, claim.field, start)
        if place not in self._sentences:
            if len(self._sentences) >= _REMEMBERED:
                self._sentences.clear()
            self._sentences[place] = words(self.text(claim)[start:end])
        return self._sentences[place]

    def _around(self, claim: Claim) -> frozenset[tuple[str, ...]]:
        """The runs of words around a value, folded."""
        place = (claim.article, claim.field, claim.start, claim.end)
        if place not in self._runs:
            if len(self._runs) >= _REMEMBERED:
                self._runs.clear()
            around = words(self.text(claim)[max(0, claim.start - AROUND) : claim.end + AROUND])
            self._runs[place] = frozenset(_runs(around))
        return self._runs[place]

    def _of_article(self, article: str) -> frozenset[int]:
        if article not in self._shingles:
            if len(self._shingles) >= _ARTICLES:
                self._shingles.clear()
            said = words(_QUOTED.sub(" . ", self._articles[article].text))
            self._shingles[article] = frozenset(map(hash, _runs(said)))  # which takes less room than the words
        return self._shingles[article]


def _runs(said: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each COPIED words that follow one another."""
    return zip(*(said[at:] for at in range(COPIED)), strict=False)


def _shown(text: str) -> set[str]:
    """The documents of which a text in small letters says what they show, or according to which something is so."""
    return {next(word for word in match.groups() if word).removesuffix("s") for match in _showing().finditer(text)}


def _documents(text: str) -> set[str]:
    """All documents that a text in small letters speaks of."""
    known = lexicon.words("en", "slots", "documents")
    return {word.removesuffix("s") for word in words(text) if word in known}


@cache
def _showing() -> re.Pattern[str]:
    names, shows = (lexicon.either("en", "slots", name) for name in ("documents", "shows"))
    source, determiners = (lexicon.either("en", "doubts", name) for name in ("by_document", "determiners"))
    return re.compile(
        rf"\b({names})\s+(?:\w+ly\s+)?{shows}\b|\b{source}\s+{determiners}\s+(?:\w+\s+){{0,2}}?({names})\b"
    )


def agency_of(name: str) -> str | None:
    """The agency that bears a name."""
    return _by_form().get(name)


@cache
def _by_form() -> dict[str, str]:
    """A form by which an agency is named -> the agency."""
    table: Mapping[str, Sequence[str]] = lexicon.lexicon("en", "agencies")["agencies"]
    return {shown: name for name, forms in sorted(table.items()) for form in forms for shown in (form, form.upper())}


@lru_cache(maxsize=256)  # most articles name the same few
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """The forms as whole words, the longest first."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
