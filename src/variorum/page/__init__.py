"""The web page and the self-contained report, from the same templates."""
