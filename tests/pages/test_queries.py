"""How often pages ask the database: a few times, whatever the size of the catalogue."""

import gzip
import itertools
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog import urls, version
from catalog.databases import ReplicaRouter
from catalog.models import Movie
from tests.pages.conftest import AddFilm
from tests.pages.great_catalogue import FILMS_OF_1987, grow

FILM, PERSON, LIST, SEARCH = 6, 6, 8, 20
PAGES = {
    "home": [("/", LIST)],
    "films": [
        ("/films/", LIST),
        ("/films/?view=table", LIST),
        ("/films/?letter=f&sort=-rating", LIST),
        ("/films/?q=film", LIST),
        ("/films/?person=john-glen&person=timothy-dalton&decade=1980&sort=-rating", LIST),
    ],
    "film_by_number": [("/films/4005/", 2)],
    "film": [("/films/4005/the-living-daylights/", FILM), ("/films/707/licence-to-kill/", FILM)],
    "film_card": [("/films/4005/card.svg", 2)],
    "film_card_picture": [("/films/4005/card.png", 2)],
    "film_json": [("/films/4005.json", FILM)],
    "film_text": [("/films/4005.txt", FILM)],
    "films_json": [("/films.json", LIST), ("/films.json?year_min=1985", LIST)],
    "people": [("/people/", LIST), ("/people/?letter=d", LIST), ("/people/?q=tim", LIST)],
    "person": [("/people/timothy-dalton/", PERSON), ("/people/john-glen/", PERSON)],
    "person_json": [("/people/timothy-dalton.json", PERSON)],
    "monogram": [("/people/john-glen/monogram.svg", 2)],
    "monogram_picture": [("/people/john-glen/monogram.png", 2)],
    "decades": [("/decades/", 1)],
    "decade": [("/decades/1980s/", LIST)],
    "year": [("/years/1987/", LIST)],
    "characters": [("/characters/", LIST)],
    "character": [("/characters/james-bond/", 1)],
    "search": [("/search/?q=film", SEARCH), ("/search/?q=timothy+dalton", SEARCH), ("/search/?q=dallton", SEARCH)],
    "suggest": [("/search/suggest?q=ti", SEARCH)],
    "connections": [
        ("/connections/", 0),
        ("/connections/?from=maryam-dabo&to=john-glen", 10),
        ("/connections/?from=timothy", SEARCH),
        ("/connections/?from=timothy+dallton", SEARCH),
    ],
    "random": [("/random/", 3), ("/random/?decade=1980", 3)],
    "imdb_number": [("/tt0093428/", 1)],
    "developers": [("/developers/", FILM)],
    "feed": [("/feed.atom", 3)],
    "sitemap_of_lists": [("/sitemap-lists.xml", 0)],
    "sitemap_of_films": [("/sitemap-films-4005.xml", 2)],
    "sitemap_of_people": [("/sitemap-people-{dalton}.xml", 2)],
    "speculation_rules": [("/speculation-rules.json", 0)],
    "opensearch": [("/opensearch.xml", 0)],
    "web_manifest": [("/site.webmanifest", 0)],
    "favicon": [("/favicon.svg", 0)],
    "robots": [("/robots.txt", 0)],
    "livez": [("/livez", 0)],
}
"""Addresses for each name in `catalog.urls`, and the most queries each may take."""

ASK_FOR_EACH_PART = {
    "films_csv": "streams all films, batch by batch: tests/pages/test_programs.py",
    "sitemap": "names chunks of 10,000 films, with one look into the index for each",
    "readyz": "looks at the migrations",
}


def test_every_address_is_watched() -> None:
    names = {pattern.name for pattern in urls.urlpatterns if pattern.name}
    assert names == PAGES.keys() | ASK_FOR_EACH_PART.keys()


@pytest.fixture
def catalogue(bonds: list[Movie], add_film: AddFilm) -> dict[str, int]:
    """Make a small catalogue in which every part of every page has something to show; return numbers in addresses."""
    for number, title in ((1000, "Film of a Cellist"), (1001, "Film of a Submarine")):
        cast = ("Timothy Dalton", ("Ann Lee", "James Bond"), ("Bob Ray", "Kara"))
        story = "Agent 7 is sent to a village by submarine. A cellist is with him."
        add_film(number, title, 1987, directors=("John Glen",), cast=cast, rating="7.0", synopsis=story)
    return {"dalton": bonds[0].credits.get(person__name="Timothy Dalton").person_id}


def queries_of(client: Client, address: str) -> int:
    """Return how often a page reads the database; what sets a time limit for PostgreSQL reads nothing."""
    version.forget()
    version.current()  # which a process asks for once a second, whatever the page
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        assert answer.status_code in (200, 301, 302), address
        b"".join(answer)
    asked = [query["sql"] for query in captured.captured_queries if "set_config(" not in query["sql"]]
    return sum(sql.startswith(("SELECT", "WITH", "(SELECT")) for sql in asked)


def test_no_page_asks_more_of_a_great_catalogue_than_of_a_small_one(client: Client, catalogue: dict[str, int]) -> None:
    addresses = {address.format(**catalogue): most for pages in PAGES.values() for address, most in pages}
    small = {address: queries_of(client, address) for address in addresses}
    grow()
    great = {address: queries_of(client, address) for address in addresses}
    assert {address: asked for address, asked in great.items() if asked > addresses[address]} == {}
    assert {address: (small[address], asked) for address, asked in great.items() if asked > small[address]} == {}


def test_no_page_reads_from_the_primary_what_a_copy_could_tell(
    client: Client, catalogue: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks where to write is sent to the primary for all that follows; Django asks in places that do not write."""
    asked: list[object] = []
    monkeypatch.setattr(ReplicaRouter, "db_for_write", lambda _, model, **__: asked.append(model))
    for address, _ in itertools.chain.from_iterable(PAGES.values()):
        b"".join(client.get(address.format(**catalogue)))
        assert asked == [], address


def test_no_page_reads_all_films(client: Client, catalogue: dict[str, int]) -> None:
    grow()
    with CaptureQueriesContext(connection) as captured:
        for address in ("/", "/feed.atom", "/films/?sort=-updated", "/films/?sort=updated", "/tt0093428/", "/people/"):
            client.get(address)
    # Counts and letters may: they are kept for as long as nothing changes.
    kept = re.compile(r"COUNT\(|letter_")
    asked = [query["sql"] for query in captured.captured_queries]
    selects = [sql for sql in asked if sql.startswith("SELECT") and not kept.search(sql)]
    assert len(selects) > 10
    for sql in selects:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{sql}")
            plan = "\n".join(str(row) for row in cursor.fetchall())
        assert not re.search(r"Seq Scan on catalog_movie|SCAN catalog_movie(?! USING)", plan), f"{sql}\n{plan}"


def test_great_pages_stay_small(client: Client, catalogue: dict[str, int]) -> None:
    grow()
    film, person, year = (
        client.get(address).text
        for address in ("/films/4005/the-living-daylights/", "/people/timothy-dalton/", "/years/1987/?page=600")
    )
    assert f"{FILMS_OF_1987 + 3:,} films" in year
    cast = film[film.index('id="cast"') :]
    assert cast.index("Extra 10<") < cast.index("more</summary>") < cast.index("Extra 500<")
    assert len(gzip.compress(film.encode())) < 20_000
    assert person.count('class="filmography__film"') == 200
    assert len(gzip.compress(person.encode())) < 15_000
