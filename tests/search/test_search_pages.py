"""The pages of search, in good and bad hands."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from django.db import OperationalError, connection
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from catalog import time_limit
from catalog.models import Movie
from catalog.search import engine
from site_config.startup import BASE_DIR

pytestmark = pytest.mark.django_db

NASTY = (
    "\0", "a\0b", "\ud800", '"', "''", "*", "go*", "NEAR(", 'NEAR("gold" "finger", 2)', "-gold", "gold OR", "AND",
    "words:gold", "^gold", "gold + finger", "a" * 60_000, "a " * 5_000, '"' * 300, str(10**30), "-1", "%", "_", "\\",
    "<script>alert(1)</script>", "' OR 1=1 --", ":*", "!gold & (", "\u202e", "\ufeff", "\N{ZERO WIDTH JOINER}", "٣",
    "ﷺ" * 200, "½" * 200, "tt" + "9" * 300, "#5", "@1964", "=gold", "+tt0058150",
)  # fmt: skip


@pytest.mark.parametrize("address", ["/search/", "/search/suggest", "/films/", "/people/"])
@pytest.mark.parametrize("text", NASTY, ids=[repr(text[:12]) for text in NASTY])
def test_no_query_fails(client: Client, goldfinger: Movie, address: str, text: str) -> None:
    query = text.encode("utf-8", "surrogatepass")
    assert client.get(address, {"q": query}).status_code == 200


@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_fails(client: Client, text: str) -> None:
    query = text.encode("utf-8", "surrogatepass")
    assert client.get("/search/", {"q": query}).status_code == 200
    assert client.get("/search/suggest", {"q": query}).status_code == 200


def test_the_page_shows_films_people_and_synopses_with_their_years(client: Client, goldfinger: Movie) -> None:
    response = client.get("/search/?q=goldfinger")
    assertContains(
        response, '<a class="found__name" href="/films/3/goldfinger/"><bdi><mark>Goldfinger</mark></bdi></a>'
    )
    assertContains(response, '<span class="found__year">1964</span>', html=True)
    assertContains(client.get("/search/?q=connery"), 'href="/people/sean-connery/"')
    assertContains(client.get("/search/?q=smuggling"), "<mark>smuggling</mark> of gold.")


def test_what_is_typed_is_shown_escaped(client: Client, db: None) -> None:
    response = client.get("/search/?q=%3Cb%3E%22x")
    assertContains(response, "&lt;b&gt;&quot;x")
    assertNotContains(response, "<b>")


def test_further_on_in_the_story_waits_to_be_opened(client: Client, goldfinger: Movie) -> None:
    plot = " ".join(f"Sentence number {number} follows the one before." for number in range(80))
    Movie.objects.filter(pk=3).update(synopsis=f"{plot}\n\nThe butler did it.")
    response = client.get("/search/?q=butler")
    assertContains(response, "<details")
    assertNotContains(response, "<details open")


def test_what_is_misspelt_gets_links_to_what_is_nearest(client: Client, goldfinger: Movie) -> None:
    response = client.get("/search/?q=goldfniger")
    assertContains(response, "Films called nearly so")
    assertContains(response, 'href="/films/3/goldfinger/"')


@pytest.mark.parametrize("typed", ["tt0058150", "https://www.imdb.com/title/tt0058150/"])
def test_an_imdb_number_or_address_leads_to_the_film(client: Client, goldfinger: Movie, typed: str) -> None:
    goldfinger.url = "https://www.imdb.com/title/tt0058150/"
    goldfinger.save()
    assertRedirects(client.get("/search/", {"q": typed}), "/films/3/goldfinger/", fetch_redirect_response=False)
    Movie.objects.filter(pk=3).update(url="")
    assert client.get("/search/", {"q": typed}).status_code == 200


def test_suggestions_are_options_for_the_page(client: Client, goldfinger: Movie) -> None:
    response = client.get("/search/suggest?q=gold", headers={"accept": "text/html"})
    assert response["Content-Type"].startswith("text/html")
    assert "Accept" in response["Vary"]
    assertContains(response, 'role="option"', count=1)
    assertContains(response, 'href="/films/3/goldfinger/"')


@pytest.mark.parametrize(
    ("address", "accept"),
    [("/search/suggest?q=gold", "application/x-suggestions+json"), ("/search/suggest?q=gold&format=json", "*/*")],
)
def test_suggestions_are_what_browsers_want(client: Client, goldfinger: Movie, address: str, accept: str) -> None:
    response = client.get(address, headers={"accept": accept})
    assert response["Content-Type"] == "application/x-suggestions+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content) == [
        "gold",
        ["Goldfinger"],
        ["1964"],
        ["http://testserver/films/3/goldfinger/"],
    ]


def test_browsers_are_told_how_to_search(client: Client, db: None) -> None:
    root = ET.fromstring(client.get("/opensearch.xml").content)
    urls = {url.get("type"): url.get("template") for url in root.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")}
    assert urls == {
        "text/html": "http://testserver/search/?q={searchTerms}",
        "application/x-suggestions+json": "http://testserver/search/suggest?q={searchTerms}&format=json",
    }
    assertContains(client.get("/"), 'rel="search"')


@pytest.mark.parametrize(("asked", "first"), [("sean connery", "People"), ("goldfinger", "Films"), ("sean", "People")])
def test_who_is_meant_stands_before_films_that_credit_them(
    client: Client, goldfinger: Movie, asked: str, first: str
) -> None:
    page = client.get("/search/", {"q": asked}).text
    assert re.findall(r"<h2[^>]*>(Films|People)", page)[0] == first


def test_a_search_that_takes_too_long_is_stopped_and_says_so(
    client: Client, goldfinger: Movie, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: object, **__: object) -> None:
        raise engine.SearchTookTooLongError

    monkeypatch.setattr(type(engine.engine()), "time_limit", stopped)
    assertContains(client.get("/search/?q=gold"), "took too long")


def test_the_database_is_stopped_after_its_time(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n"
    for module in ("sqlite", "postgres"):
        monkeypatch.setattr(f"catalog.search.{module}.TIME_LIMIT", 0.05)
    with pytest.raises(engine.SearchTookTooLongError), engine.engine().time_limit():
        engine.rows(endless)
    assert engine.rows("SELECT 1") == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_what_follows_a_search_has_the_time_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n"
    monkeypatch.setattr(time_limit, "SECONDS", 0.2)
    with time_limit.time_limit("default"):
        with engine.engine().time_limit(by_index=True):
            engine.rows("SELECT 1")
        if connection.vendor == "postgresql":
            assert engine.rows("SELECT current_setting('enable_seqscan')") == [("on",)]
        with pytest.raises(OperationalError) as stopped:
            engine.rows(endless)
    assert time_limit.is_out_of_time(stopped.value)


def test_readiness_knows_of_the_index(client: Client, goldfinger: Movie) -> None:
    assert client.get("/readyz").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalog_search_films")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "check_search" in response.text


def test_the_script_is_small() -> None:
    script = BASE_DIR / "static" / "js" / "suggest.js"
    assert script.stat().st_size < 3 * 1024
