"""Where a reader finds a thing: at an address of the served page, or at an anchor of the single file.

Both forms carry the same anchors, so that the same templates make both. A thing that the single file leaves out has no
address (None), and what would lead to it is printed without a link.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from urllib.parse import quote

SCREENS = ("overview", "findings", "actors", "coverage", "quotations", "copies", "search")
"""The screens that every dossier has once, in the order of the menu."""

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")


def anchor(kind: str, id: str) -> str:
    """An anchor for any id: what HTML and addresses cannot carry is replaced, and a digest keeps ids apart."""
    plain = _UNSAFE.sub("_", id)
    if plain != id:
        plain = f"{plain[:40]}-{hashlib.sha256(id.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return f"{kind}-{plain}"


class Served:
    """Addresses of the local page: a screen each."""

    in_file = False

    def screen(self, name: str) -> str:
        return "/" if name == "overview" else f"/{name}"

    def event(self, id: str) -> str | None:
        return f"/event/{quote(id, safe='')}"

    def finding(self, event: str, id: str) -> str | None:
        return f"/event/{quote(event, safe='')}#{anchor('finding', id)}"

    def actor(self, id: str) -> str | None:
        return f"/actor/{quote(id, safe='')}"

    def article(self, id: str) -> str | None:
        return f"/article/{quote(id, safe='')}"

    def sentence(self, article: str, passage: str, number: str) -> str | None:
        return f"/article/{quote(article, safe='')}#{anchor('article', article)}-s{number}"


class InFile:
    """Anchors of the single file, which holds the events and actors given, and each article and sentence that something
    in it leads to: `led_to` and `carried` fill while the screens are written, articles come last."""

    in_file = True

    def __init__(self, events: frozenset[str], actors: frozenset[str]) -> None:
        self._events, self._actors = events, actors
        self.carried: defaultdict[str, set[str]] = defaultdict(set)
        self.led_to: set[str] = set()

    def screen(self, name: str) -> str:
        return f"#{name}"

    def event(self, id: str) -> str | None:
        return f"#{anchor('event', id)}" if id in self._events else None

    def finding(self, event: str, id: str) -> str | None:
        return f"#{anchor('finding', id)}" if event in self._events else None

    def actor(self, id: str) -> str | None:
        return f"#{anchor('actor', id)}" if id in self._actors else None

    def article(self, id: str) -> str | None:
        self.led_to.add(id)
        return f"#{anchor('article', id)}"

    def sentence(self, article: str, passage: str, number: str) -> str | None:
        self.led_to.add(article)
        self.carried[article].add(passage)
        return f"#{anchor('article', article)}-s{number}"


Links = Served | InFile
