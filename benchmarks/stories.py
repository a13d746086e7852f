"""Dossiers of stories, built one by one: claims, mentions, or all tables of each."""

import argparse
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from common import score, write_lines

from variorum.pipeline import tables
from variorum.records import TABLES, Tables
from variorum.settings import Running, Settings

# Files of the folders that are no stories but what readers found in them.
NO_STORIES = {"gold", "actors"}


def built(folder: Path) -> dict[str, Tables]:
    """The tables of each story of a folder, by the story's name."""
    files = [file for file in sorted(folder.glob("*.jsonl")) if file.stem not in NO_STORIES]
    return {file.stem: tables([file], Settings(), Running(workers=2)) for file in files}


def plain(value: Any) -> Any:
    """`value` as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple | list) else value


def claims(arguments: argparse.Namespace) -> None:
    rows = [
        plain(asdict(claim)) | {"event": f"{story}/{claim.event}"}
        for story, each in built(arguments.data).items()
        for claim in each.claims
    ]
    write_lines(arguments.predictions, rows)
    score(arguments.score, "score_claims.py", arguments.data / "gold.jsonl", arguments.predictions)


def mentions(arguments: argparse.Namespace) -> None:
    rows = [plain(asdict(mention)) for each in built(arguments.data).values() for mention in each.mentions]
    write_lines(arguments.predictions, [row for row in rows if row["field"] == "text"])
    score(arguments.score, "score_actors.py", arguments.data / "actors.jsonl", arguments.data, arguments.predictions)


def outlets(arguments: argparse.Namespace) -> None:
    for story, each in built(arguments.data).items():
        folder = arguments.predictions / story
        folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            write_lines(folder / f"{name}.jsonl", [plain(asdict(row)) for row in getattr(each, name)])
    score(arguments.score, "score_outlets.py", arguments.data / "gold.jsonl", arguments.predictions)
