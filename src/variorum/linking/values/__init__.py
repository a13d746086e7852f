"""How the values of two claims of one event and slot stand to each other. Every comparison is symmetric."""
