"""Variorum lays side by side what many articles say of one contested affair. It never says who is right."""

from variorum.version import __version__

__all__ = ["__version__"]
