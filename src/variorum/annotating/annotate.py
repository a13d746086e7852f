"""Floor 2: one parsed article in, its rows out. No file, no database, no state; a fault in one stage is a warning."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from variorum.annotating.credits import agency
from variorum.annotating.designations.designations import designations
from variorum.annotating.events.events import Told, told
from variorum.annotating.figures.figures import figures
from variorum.annotating.parse import Parsed, ParsedArticle
from variorum.annotating.passages import passages
from variorum.annotating.referents.referents import Referents, referents
from variorum.annotating.times.dateline import dated
from variorum.annotating.times.times import times
from variorum.annotating.voices.attributions import attributions
from variorum.annotating.voices.documents import issuers
from variorum.annotating.voices.speakers import with_actors
from variorum.records import Designation, Tables, Warning

Result = TypeVar("Result")


def annotate(parsed: ParsedArticle) -> Tables:
    """All that one article says, with ids local to it. Claims carry their voice; linking is left to floor 3."""
    warnings: list[Warning] = []

    def stage(name: str, otherwise: Result, work: Callable[[], Result]) -> Result:
        """What `work` gives; where it fails, a warning and `otherwise`: one fault costs one stage of one article."""
        try:
            return work()
        except Exception as error:
            warnings.append(Warning(parsed.article.id, name, f"{type(error).__name__}: {error}"))
            return otherwise

    def each_field(name: str, work: Callable[[Parsed], tuple[Result, ...]]) -> tuple[Result, ...]:
        nothing: tuple[Result, ...] = ()
        return tuple(row for field in parsed.fields for row in stage(name, nothing, partial(work, field)))

    article = stage("dateline", parsed.article, lambda: dated(parsed))
    article = replace(article, agency=stage("credits", article.agency, lambda: agency(parsed)))
    found_passages = each_field("passages", passages)
    found_times = each_field("times", lambda field: times(field, article.published))
    unresolved = each_field("voices", attributions)
    issued = dict(each_field("issuers", lambda field: tuple(issuers(field, unresolved).items())))
    found_referents = stage("referents", Referents(), lambda: referents(parsed, unresolved, issued))
    found_attributions = stage("speakers", unresolved, lambda: with_actors(unresolved, found_referents, issued))
    found_figures = each_field("figures", figures)
    dated_parsed = replace(parsed, article=article)  # claims say on which day they were said
    found = stage(
        "events", Told(), lambda: told(dated_parsed, found_times, found_figures, found_attributions, found_referents)
    )
    no_designations: tuple[Designation, ...] = ()
    found_designations = stage(
        "designations", no_designations, lambda: designations(parsed, found_attributions, found_referents, found)
    )
    return Tables(
        articles=(article,),
        passages=found_passages,
        actors=found_referents.actors,
        places=found_referents.places,
        mentions=found_referents.mentions,
        times=found_times,
        attributions=found_attributions,
        events=found.events,
        event_mentions=found.event_mentions,
        claims=found.claims,
        designations=found_designations,
        warnings=tuple(warnings),
    )
