"""Variorum lays side by side what many articles say of one contested affair. It never says who is right."""

from variorum import records
from variorum.api import build, open
from variorum.version import __version__

__all__ = ["__version__", "build", "open", "records"]
