"""The version of Variorum; written into every dossier."""

__version__ = "0.1.0"
