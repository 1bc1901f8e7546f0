"""What holds for every public page."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalog.models import Movie

PAGES = [
    "/",
    "/films/",
    "/films/?view=table",
    "/films/?person=john-glen&person=timothy-dalton&decade=1980&sort=-rating",
    "/films/4005/the-living-daylights/",
    "/films/4005/card.svg",
    "/people/",
    "/people/timothy-dalton/",
    "/people/john-glen/monogram.svg",
    "/decades/",
    "/decades/1980s/",
    "/years/1987/",
    "/connections/",
    "/developers/",
    "/connections/?from=maryam-dabo&to=john-glen",
    "/characters/",
    "/characters/james-bond/",
    "/feed.atom",
    "/random/",
    "/tt0093428/",
]
"""Addresses of every kind of page."""

HTML_PAGES = [
    path for path in PAGES if not path.endswith((".svg", ".atom")) and path not in ("/random/", "/tt0093428/")
]


@pytest.mark.parametrize(
    "path", [*PAGES, "/nowhere/", "/films/?page=99", "/films/4005/", "/robots.txt", "/favicon.svg"]
)
def test_no_page_sets_a_cookie_or_depends_on_one(client: Client, bonds: list[Movie], path: str) -> None:
    response = client.get(path, headers={"cookie": "sessionid=abc; csrftoken=def"})
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "csrfmiddlewaretoken" not in response.text


@pytest.mark.parametrize("path", HTML_PAGES)
def test_a_page_may_be_kept_by_anyone_and_asked_for_again(client: Client, bonds: list[Movie], path: str) -> None:
    page = client.get(path)
    assert "public" in page["Cache-Control"]
    assert client.get(path, headers={"If-None-Match": page["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", HTML_PAGES)
def test_a_page_has_one_heading_landmarks_and_a_way_past_them(client: Client, bonds: list[Movie], path: str) -> None:
    page = client.get(path).text
    for once in ("<h1", "<main", '<header class="site-header"', '<a class="skip-link" href="#content"'):
        assert page.count(once) == 1, once
    assert '<html lang="en">' in page


@pytest.mark.parametrize("path", [*HTML_PAGES, "/search/?q=bond"])
def test_films_and_people_can_be_looked_for_from_every_page(client: Client, bonds: list[Movie], path: str) -> None:
    page = client.get(path).text
    assert page.count('data-suggest="/search/suggest"') == 1
    landmarks = re.findall(r"<search[^>]*>", page)
    assert len(landmarks) == len(set(landmarks)), "search landmarks are told apart by their labels"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "path",
    ["/", "/films/", "/films.json", "/films.csv", "/films/4005.txt", "/search/suggest", "/random/", "/robots.txt"],
)
def test_a_public_address_can_only_be_read(bonds: list[Movie], path: str, method: str) -> None:
    response = Client(enforce_csrf_checks=True).generic(method, path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_nothing_can_be_sent_to_where_nothing_is(db: None) -> None:
    assert Client(enforce_csrf_checks=True).post("/nowhere/").status_code == 404


HOSTILE = [
    "%00", "%ED%A0%80", "%FF", "²", "1e999", "-1", str(10**30), "NaN", "Infinity", "'", '"', "*", "NEAR(", "%25", "_", "\\",
    "[]", "{}", "<script>", "../../etc/passwd", "%F0%9F%8E%AC", "%D9%A1%D9%A9%D9%A8%D9%A0", "9" * 5000, "x" * 60_000,
]  # fmt: skip
PARAMETERS = (
    "q", "year_min", "year_max", "decade", "rating_min", "person", "letter", "sort", "view", "page", "from", "to", "q[]", "movie__pk"
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:12])
@pytest.mark.parametrize("path", ["/films/", "/people/", "/random/", "/people/john-glen/", "/connections/", "/"])
def test_no_value_of_any_parameter_is_an_error_of_the_server(
    client: Client, bonds: list[Movie], path: str, value: str
) -> None:
    everywhere = "&".join(f"{name}={value}" for name in PARAMETERS if name != "page")
    for query in (everywhere, f"page={value}"):
        assert client.get(f"{path}?{query}").status_code in (200, 302, 404)


@pytest.mark.django_db
@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["/films/", "/people/", "/random/", "/people/john-glen/", "/connections/"]),
    parameters=st.lists(st.tuples(st.sampled_from(PARAMETERS), st.text() | st.integers().map(str)), max_size=6),
)
def test_whatever_is_asked_is_answered(client: Client, path: str, parameters: list[tuple[str, str]]) -> None:
    response = client.get(f"{path}?{urlencode(parameters, errors='replace')}")
    assert response.status_code in (200, 302, 404)


@pytest.mark.django_db
@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(["/", "/films/", "/films/4005/", "/people/"]), path=st.text(max_size=50))
def test_any_address_is_answered(client: Client, start: str, path: str) -> None:
    assert client.get(start + quote(path, errors="replace")).status_code in (200, 301, 302, 404)


FORBIDDEN: dict[str, Callable[[str], Any]] = {
    "a filter that skips escaping": re.compile(r"\|\s*safe\b|autoescape off|mark_safe").search,
    "an inline style": re.compile(r"<style|\sstyle=").search,
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)|\son\w+=|javascript:").search,
    "a form token": re.compile(r"csrf_token|csrf_input").search,
    "the visitor": re.compile(r"\b(request\.user|user\.|perms\.)").search,
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_do_without(what: str) -> None:
    folder = settings.BASE_DIR / "templates"
    public = [path for path in Path(folder).rglob("*.*") if "admin" not in path.relative_to(folder).parts]
    assert public
    assert not [str(path) for path in public if FORBIDDEN[what](path.read_text("utf-8"))]
