"""The local page: the same screens at addresses, read only, for this machine unless told otherwise."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.dossier.read import Dossier
from variorum.errors import NotInDossier, VariorumError
from variorum.page.links import SCREENS, Served
from variorum.page.render import Pages, static
from variorum.page.site import Site
from variorum.show.find import find_actor, find_article, find_event
from variorum.show.view import View

LOCAL = "127.0.0.1"
LOCAL_NAMES = (LOCAL, "localhost")
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_LOOKED_AT = 0.4  # seconds; nobody clicks sooner, and each step of reading ahead leaves room for a request
_MOST_WORDS = 300  # characters of a search; nobody types more


def application(path: Path, *, private_persons: bool = False, hosts: tuple[str, ...] = LOCAL_NAMES) -> Starlette:
    """The page of the dossier at `path` for requests that name one of `hosts` (others get 400: a page from elsewhere
    must not read the dossier by pointing its own name at this machine). The dossier is opened when the server starts.
    """

    @asynccontextmanager
    async def opened(app: Starlette) -> AsyncIterator[None]:
        with Dossier(path) as dossier:
            view = View(dossier, private_persons=private_persons)
            app.state.pages = Pages(Site(view, Served()), view.ranked_events)
            app.state.asked = asyncio.Event()
            warming = asyncio.create_task(_warm(app.state.pages, app.state.asked))
            yield
            warming.cancel()

    return Starlette(
        routes=[
            Route("/static/page.css", _style),
            Route("/static/page.js", _script),
            Route("/", _screen("overview")),
            *(Route(f"/{name}", _screen(name)) for name in SCREENS[1:]),
            Route("/event/{id:path}", _event),
            Route("/actor/{id:path}", _actor),
            Route("/article/{id:path}", _article),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)), Middleware(_Headers)],
        exception_handlers={NotInDossier: _missing, VariorumError: _failed, 404: _unknown},
        lifespan=opened,
    )


class _Headers:
    """Puts the headers that keep a page from loading or leaking anything on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *added]
            await send(message)

        await self.app(scope, receive, guarded)


# The screens are made in the server's own thread: SQLite's connection belongs to it, and there is one reader.


async def _style(request: Request) -> Response:
    return Response(static("page.css"), media_type="text/css")


async def _script(request: Request) -> Response:
    return Response(static("page.js"), media_type="text/javascript")


def _screen(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        pages = _pages(request)
        asked = request.query_params
        if name == "findings":
            body = pages.findings(asked.get("kind", ""), asked.get("slot", ""))
        elif name == "search":
            body = pages.search(asked.get("q", "")[:_MOST_WORDS])
        else:
            body = getattr(pages, name)()
        return _html(pages, body, "" if name == "overview" else name.capitalize(), current=name)

    return answer


async def _event(request: Request) -> Response:
    pages = _pages(request)
    event = find_event(pages.site.view, request.path_params["id"])
    return _html(pages, pages.event(event), event.title)


async def _actor(request: Request) -> Response:
    pages = _pages(request)
    actor = find_actor(pages.site.view, request.path_params["id"])
    return _html(pages, pages.actor(actor), actor.name, current="actors")


async def _article(request: Request) -> Response:
    pages = _pages(request)
    article = find_article(pages.site.view, request.path_params["id"])
    return _html(pages, pages.article(article), article.title or article.id)


async def _missing(request: Request, error: Exception) -> Response:
    pages = _pages(request)
    return _html(pages, pages.missing(str(error)), "Not in this dossier", status=404)


async def _unknown(request: Request, error: Exception) -> Response:
    pages = _pages(request)
    return _html(pages, pages.missing("There is no such screen."), "No such screen", status=404)


async def _failed(request: Request, error: Exception) -> Response:
    return Response(str(error), status_code=500, media_type="text/plain")


def _pages(request: Request) -> Pages:
    request.app.state.asked.set()
    pages: Pages = request.app.state.pages
    return pages


def _html(pages: Pages, body: Markup, title: str, *, current: str = "", status: int = 200) -> Response:
    return HTMLResponse(pages.document([body], title, current=current), status_code=status)


async def _warm(pages: Pages, asked: asyncio.Event) -> None:
    """Reads what further screens need while the first one is looked at: not before it and its style have gone out."""
    await asked.wait()
    for step in pages.warming():
        await asyncio.sleep(_LOOKED_AT)
        step()


def listening(host: str, port: int, *, or_any: bool = False) -> socket.socket:
    """A socket that listens on `host` and `port` (0: any that is free; with `or_any` also where the port is taken).
    Raises OSError where there is none to be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        # Browsers that come before the server is up wait for it, and a second server sees that the port is taken.
        bound.listen(64)
    except OSError:
        bound.close()
        if or_any and port:
            return listening(host, 0)
        raise
    return bound


def serve(app: Starlette, bound: socket.socket) -> None:
    """Answers on `bound` until interrupted."""
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
    server = uvicorn.Server(config)
    asyncio.run(server.serve(sockets=[bound]))
