"""The local page, asked over a socket as a browser asks it."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import affair
import pytest
import uvicorn
from test_page import HOSTILE, Outline, hostile

from variorum.dossier.write import write
from variorum.page.serve import application, listening


class Server:
    def __init__(self, dossier: Path) -> None:
        self.bound = listening("127.0.0.1", 0)
        self.port: int = self.bound.getsockname()[1]
        config = uvicorn.Config(application(dossier), log_level="error", lifespan="on")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.bound]})
        self.thread.start()

    def get(self, path: str, host: str = "", method: str = "GET") -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body, {name.lower(): value for name, value in answer.getheaders()}

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(20)
        self.bound.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("served") / "ferry.variorum"
    write(affair.tables(), path)
    server = Server(path)
    yield server
    server.close()


SCREENS = (
    "/",
    "/findings",
    "/findings?kind=differ&slot=killed",
    "/actors",
    "/coverage",
    "/quotations",
    "/copies",
    "/search",
    "/search?q=killed",
    f"/event/{affair.FIRE}",
    f"/actor/{affair.PORT}",
    "/article/wire-1",
)


@pytest.mark.parametrize("path", SCREENS)
def test_each_screen_answers_and_leads_to_screens_that_answer(served: Server, path: str) -> None:
    status, body, headers = served.get(path)
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    outline = Outline(body)
    ids = [attributes["id"] for _, attributes, _ in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"] for attributes in outline.named("a") if "href" in attributes}
    for target in sorted(targets):
        if target.startswith("https://"):
            continue
        page, _, fragment = target.partition("#")
        answer = served.get(page)[1] if page else body
        assert f'id="{fragment}"' in answer if fragment else "<main" in answer, target


def test_every_answer_forbids_what_the_page_does_not_need(served: Server) -> None:
    for path in ("/", "/nowhere", "/static/page.css", "/static/page.js"):
        _, _, headers = served.get(path)
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_only_requests_that_name_this_machine_are_answered(served: Server) -> None:
    assert served.get("/", host="ferry.example")[0] == 400
    assert served.get("/", host="localhost")[0] == 200


def test_nothing_is_written_and_no_file_is_served(served: Server) -> None:
    assert served.get("/", method="POST")[0] == 405
    for path in ("/static/../serve.py", "/static/page.html", "/../../etc/passwd", "/article/..%2f..%2fetc%2fpasswd"):
        status, body, _ = served.get(path)
        assert status == 404
        assert "root:" not in body


def test_what_is_not_there_is_told_with_near_matches(served: Server) -> None:
    status, body, _ = served.get("/event/e_nothing")
    assert status == 404
    assert "there is no event" in body
    assert served.get("/nowhere")[0] == 404


def test_search_finds_sentences_events_and_actors(served: Server) -> None:
    body = served.get("/search?q=" + quote("port authority"))[1]
    assert ">The port authority said 11 people were killed.</blockquote>" in body
    assert f'href="/actor/{affair.PORT}"' in body
    assert f'href="/event/{affair.FIRE}"' in served.get("/search?q=ferry")[1]
    assert "No sentence has all these words." in served.get("/search?q=" + quote('zzz" OR *'))[1]


def test_search_does_not_find_persons_without_a_public_role_by_name(served: Server) -> None:
    assert f"/actor/{affair.WOMAN}" not in served.get("/search?q=Brin")[1]


def test_what_a_reader_types_stays_text(served: Server) -> None:
    body = served.get("/search?q=" + quote(HOSTILE))[1]
    assert "<script>alert" not in body
    assert Outline(body).named("img") == []


def test_hostile_articles_stay_text(tmp_path: Path) -> None:
    write(hostile(), tmp_path / "ferry.variorum")
    server = Server(tmp_path / "ferry.variorum")
    try:
        for path in SCREENS:
            outline = Outline(server.get(path)[1])
            assert outline.named("img") == []
            assert [attributes.get("src") for attributes in outline.named("script")] == ["/static/page.js"]
    finally:
        server.close()


def test_a_port_in_use_is_told_and_an_unasked_one_replaced() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            listening("127.0.0.1", port)
        other = listening("127.0.0.1", port, or_any=True)
        assert other.getsockname()[1] != port
        other.close()


def test_the_screens_stay_the_same_once_everything_is_read_ahead(served: Server) -> None:
    first = served.get(f"/event/{affair.FIRE}")[1]
    assert served.get("/")[0] == 200
    assert served.get(f"/event/{affair.FIRE}")[1] == first
