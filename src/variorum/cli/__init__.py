"""The command line: each command parses, calls one function, prints.

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some inputs gave no article. Data go to standard output,
progress and warnings to standard error. Engines are imported inside the commands, so that help is instant.
"""

from __future__ import annotations

import errno
from typing import Any

import click

from variorum.cli.build import build
from variorum.cli.cache import cache
from variorum.cli.check import check
from variorum.cli.decide import decide
from variorum.cli.diff import diff
from variorum.cli.explain import explain
from variorum.cli.export import export
from variorum.cli.forget import forget
from variorum.cli.report import report
from variorum.cli.serve import serve
from variorum.cli.show import show
from variorum.errors import VariorumError
from variorum.version import __version__


class Commands(click.Group):
    """Turns the errors that a user can mend into one line and exit code 1."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except VariorumError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.filename is None or error.errno == errno.EPIPE:
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: variorum build reports/ -o ferry.variorum && variorum show ferry.variorum",
)
@click.version_option(__version__, "--version", prog_name="variorum")
def main() -> None:
    """Lay side by side what many articles say of one contested affair: who says what, when, where, how many.

    Variorum never says who is right. Every line leads to the sentence that it stands in.
    """


for command in (check, build, show, explain, decide, diff, serve, report, export, forget, cache):
    main.add_command(command)
