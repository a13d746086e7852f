"""The command line: each command parses, calls one function, prints."""

import click

from variorum.version import __version__


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Lay side by side what many articles say of one contested affair."""
