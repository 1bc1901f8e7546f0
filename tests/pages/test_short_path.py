"""A request that is asked again is answered as before, without Django."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from catalog.models import Movie
from catalog.short_path import ShortPath

FILM = "/films/4005/the-living-daylights/"


class Server:
    """Asks a short path as gunicorn would, and counts how often that asked Django."""

    def __init__(self) -> None:
        self.django = WSGIHandler()
        self.short_path = ShortPath(self._ask_django, 2**20)
        self.asked = 0

    def _ask_django(self, environment: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        answer: Iterable[bytes] = self.django(environment, start_response)
        return answer

    def get(self, path: str, **environment: str) -> tuple[str, dict[str, str], bytes]:
        """Return status, headers and body."""
        said: list[Any] = []
        path, _, query = path.partition("?")
        body = self.short_path(
            {
                "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver",
                "SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(),
                **environment,
            },
            lambda *arguments: said.extend(arguments),
        )  # fmt: skip
        return said[0], dict(said[1]), b"".join(body)

    def asked_by(self, path: str, **environment: str) -> int:
        """Return how often a request asks Django."""
        before = self.asked
        self.get(path, **environment)
        return self.asked - before


@pytest.fixture
def server(daylights: Movie) -> Iterator[Server]:
    """Return a server with a film; it leaves the test's connection open, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Server()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_a_page_asked_for_again_is_the_same_and_needs_no_django(server: Server) -> None:
    first = server.get(FILM, HTTP_ACCEPT_ENCODING="br")
    assert (first[0], server.asked) == ("200 OK", 1)
    assert server.get(FILM, HTTP_ACCEPT_ENCODING="br") == first
    assert server.asked == 1
    assert {"ETag", "Vary", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options"} <= first[1].keys()


def test_so_is_the_answer_to_those_who_have_the_page(server: Server) -> None:
    tag = server.get(FILM)[1]["ETag"]
    first = server.get(FILM, HTTP_IF_NONE_MATCH=tag)
    assert (first[0], first[2]) == ("304 Not Modified", b"")
    assert server.get(FILM, HTTP_IF_NONE_MATCH=tag) == first
    assert server.asked == 2
    assert server.get(FILM, HTTP_IF_NONE_MATCH='"another"')[0] == "200 OK"


def test_a_change_shows_at_once(server: Server, daylights: Movie) -> None:
    tag = server.get(FILM)[1]["ETag"]
    server.get(FILM, HTTP_IF_NONE_MATCH=tag)
    daylights.synopsis = "Quite another story."
    daylights.save()
    assert b"Quite another story." in server.get(FILM)[2]
    assert server.get(FILM, HTTP_IF_NONE_MATCH=tag)[0] == "200 OK"


def test_an_answer_is_that_to_a_request_of_the_same_kind(server: Server) -> None:
    plain = server.get(FILM)[2]
    assert server.get(FILM, HTTP_ACCEPT_ENCODING="gzip")[2] != plain
    assert server.asked_by("/films/") == server.asked_by("/films/?sort=year") == 1
    assert server.asked_by(FILM, HTTP_HOST="localhost") == 1
    assert server.asked_by(FILM, **{"wsgi.url_scheme": "https"}) == 1
    assert server.get(FILM, HTTP_HOST="evil.example")[0] == "400 Bad Request"
    assert server.get(FILM)[2] == plain


@pytest.mark.parametrize("path", ["/random/", "/films/4005/", "/films/1/", "/livez", "/admin/", "/search/suggest?q=l"])
def test_what_is_not_the_same_for_everybody_is_left_to_django(server: Server, path: str) -> None:
    assert server.asked_by(path) == server.asked_by(path) == 1


def test_a_form_is_left_to_django(server: Server) -> None:
    server.get(FILM)
    assert server.get(FILM, REQUEST_METHOD="POST")[0] == "405 Method Not Allowed"


def test_long_requests_are_not_kept(server: Server) -> None:
    path = f"{FILM}?{'x' * 2_000}"
    assert server.asked_by(path) == server.asked_by(path) == 1
