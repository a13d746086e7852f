"""variorum build"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.inputs import all_inputs, input_options

if TYPE_CHECKING:
    from variorum.records import Tables

_MOST_SKIPPED = 20
_EXIT_SOME_SKIPPED = 3


@click.command(
    epilog="Example: variorum build reports/ wire.jsonl -o ferry.variorum",
    short_help="Read articles, write a dossier.",
)
@input_options
@click.option(
    "-o",
    "--output",
    metavar="DOSSIER",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write. A dossier that is there is replaced.",
)
@click.option("--force", is_flag=True, help="Replace the file at -o even if it is no dossier.")
@click.option(
    "--workers",
    type=click.IntRange(0, 256),
    default=None,
    metavar="N",
    help="Processes that share the parsing. Default: one a core, at most four; 0: none beside this one.",
)
@click.option("--parser", default=None, metavar="NAME", help="An installed spaCy pipeline to parse with.")
@click.option(
    "--article-timeout",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="How long reading one article may take before it is skipped. Default: 300.",
)
@click.option(
    "--cache",
    "cache_folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="VARIORUM_CACHE",
    help="Where what was read is kept for later builds. Default: the user's cache folder.",
)
@click.option("--no-cache", is_flag=True, help="Read every article anew, and keep nothing.")
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What readers decided ('variorum decide'). Default: decisions.toml beside the inputs, else beside DOSSIER.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.pass_context
def build(
    context: click.Context,
    inputs: tuple[Path, ...],
    output: Path,
    force: bool,
    workers: int | None,
    parser: str | None,
    from_list: Path | None,
    columns: tuple[tuple[str, str], ...],
    article_timeout: float | None,
    cache_folder: Path | None,
    no_cache: bool,
    decisions: Path | None,
    quiet: bool,
) -> None:
    """Read the articles at INPUT and write what they say, side by side, into one DOSSIER.

    INPUT is a file or a folder: saved web pages, texts, PDF, Word, RTF, mails, feeds, web archives, tables (.jsonl,
    .json, .csv, .xlsx with columns id, outlet, title, date, url, language, text; only text is required), zip and tar
    archives of these; "-" is standard input. A metadata.csv in a folder says what its files do not, and so does a
    table named as an input with the columns file, outlet, date, title ("variorum check --write-metadata" writes one).

    Exit code 3 says that the dossier is written but some inputs gave no article.
    """
    from variorum import pipeline
    from variorum.api import default_workers
    from variorum.cache import default_folder
    from variorum.settings import Running, Settings

    inputs = all_inputs(inputs, from_list)
    settings = replace(Settings(), columns=columns, **({} if parser is None else {"parser": parser}))
    running = Running(workers=default_workers() if workers is None else workers)
    if article_timeout is not None:
        running = replace(running, article_timeout=article_timeout)
    if not no_cache:
        running = replace(running, cache=cache_folder or default_folder())
    started = time.monotonic()
    with _progress(quiet) as progress:
        reused = 0

        def noting(stage: str, done: int, total: int) -> None:
            nonlocal reused
            if stage == pipeline.REUSED:
                reused = done
                stage = "Annotating"  # what was annotated before is done
            progress(stage, done, total)

        tables = pipeline.build(inputs, output, settings, running, noting, force=force, decisions=decisions)
    if not quiet:
        for line in counts(tables, time.monotonic() - started, reused):
            click.echo(line, err=True)
        for line in results(tables, output):
            click.echo(line)
        for line in faults(tables, output):
            click.echo(line, err=True)
    if tables.skipped:
        context.exit(_EXIT_SOME_SKIPPED)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar a stage on a terminal; elsewhere nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from variorum.cli.printing import console

    columns = (TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Drawn when something is done and not by a thread of its own: workers are forked while the bar is up.
    with Progress(*columns, console=console(stderr=True), transient=True, auto_refresh=False) as bars:
        tasks = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total, refresh=True)

        yield progress


def counts(tables: Tables, seconds: float, reused: int = 0) -> Iterator[str]:
    """What was read and what was linked, a stage a line."""
    from variorum.show.words import many

    articles, skipped = len(tables.articles), len(tables.skipped)
    left_out = f"   {skipped} skipped" if skipped else ""
    yield f"Reading     {articles + skipped:,} of {articles + skipped:,}{left_out}"
    kept = f"   {reused:,} from the cache" if reused else ""
    yield f"Annotating  {articles:,} of {articles:,}   {seconds:.1f} s in all{kept}"
    printed: dict[str, str] = {row.article: row.id for row in tables.origins}
    origins = len({printed.get(article.id, article.id) for article in tables.articles})
    told: dict[str, set[str]] = {}
    for mention in tables.mentions:
        if mention.actor is not None:
            told.setdefault(mention.actor, set()).add(mention.article)
    actors = sum(len(by) > 1 for by in told.values())
    events = sum(len(event.articles) > 1 for event in tables.events)
    shared = f"{many(actors, 'actor')} and {many(events, 'event')} told by two or more"
    yield f"Linking     {many(origins, 'origin')} · {shared}"
    yield from decided(tables)


def decided(tables: Tables) -> Iterator[str]:
    """How many decisions of the reader were applied; a line for each that is not."""
    from variorum.linking.decided.outcome import DECISIONS, STAGE
    from variorum.show.words import one_line

    for row in tables.manifest:
        if row.name == DECISIONS:
            applied = [each["applied"] for each in json.loads(row.value)]
            left = f", {applied.count(False)} not applied" if not all(applied) else ""
            yield f"Decisions   {applied.count(True)} applied{left}"
    for warning in tables.warnings:
        if warning.stage == STAGE:
            yield f"Warning: {one_line(warning.reason)}"


def results(tables: Tables, output: Path) -> Iterator[str]:
    """What was found, and what to type next."""
    from variorum.show.findings import tally

    found = tally(Counter(finding.kind for finding in tables.findings)) or "no findings"
    yield f"Wrote {output}: {found}"
    yield f"Next: variorum show {output}      variorum serve {output}"


def faults(tables: Tables, output: Path) -> Iterator[str]:
    """The inputs that gave no article, each with its reason; how many faults there were inside articles."""
    from variorum.show.words import many, one_line

    for each in tables.skipped[:_MOST_SKIPPED]:
        yield f"Skipped: {one_line(each.path)} ({one_line(each.reason)})"
    more = len(tables.skipped) - _MOST_SKIPPED
    if more > 0:
        yield f"Skipped: {more} more (all: variorum show {output} skipped)"
    from variorum.linking.decided.outcome import STAGE

    warnings = [warning for warning in tables.warnings if warning.stage != STAGE]
    if warnings:
        articles = len({warning.article for warning in warnings if warning.article})
        stages = ", ".join(f"{stage} {count}" for stage, count in Counter(w.stage for w in warnings).most_common())
        yield (
            f"Warnings: {len(warnings):,} in {many(articles, 'article')} ({stages}); "
            f"what they touch is missing: variorum show {output} warnings"
        )
