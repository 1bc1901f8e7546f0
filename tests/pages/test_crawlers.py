"""What search engines, feed readers and link previews are told."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from catalog import sitemaps
from catalog.changes import together
from catalog.feeds import FILMS
from catalog.models import Movie, Person
from catalog.structured_data import as_script
from tests.pages.conftest import AddFilm
from tests.title_cards.titles import size_of_png

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \"'"


def structured(page: str) -> dict[str, dict[str, Any]]:
    """Return what the page tells, by type."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(blocks) == 1
    return {thing["@type"]: thing for thing in json.loads(blocks[0])["@graph"]}


def meta(page: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', page)
    assert found, name
    return found[1]


def addresses(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response["Content-Type"] == "application/xml"
    return [loc.text or "" for loc in ElementTree.fromstring(response.text).iter(f"{SITEMAP}loc")]


def test_a_film_is_told_to_programs(client: Client, daylights: Movie) -> None:
    told = structured(client.get(daylights.get_absolute_url()).text)
    film = told["Movie"]
    assert film["name"] == "The Living Daylights"
    assert film["datePublished"] == "1987"
    assert film["director"][0] == {
        "@type": "Person",
        "@id": "http://testserver/people/john-glen/",
        "url": "http://testserver/people/john-glen/",
        "name": "John Glen",
    }
    assert [actor["name"] for actor in film["actor"]] == ["Timothy Dalton", "Maryam d'Abo", "Jeroen Krabbé"]
    assert film["sameAs"] == "https://www.imdb.com/title/tt0093428/"
    way = told["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in way] == [(1, "Home"), (2, "Films"), (3, daylights.title)]
    assert way[2]["item"] == film["url"] == "http://testserver/films/4005/the-living-daylights/"


def test_a_person_is_told_to_programs(client: Client, daylights: Movie) -> None:
    told = structured(client.get("/people/john-glen/").text)
    assert told["Person"]["name"] == "John Glen"
    assert told["Person"]["image"] == "http://testserver/people/john-glen/monogram.svg"
    assert told["BreadcrumbList"]["itemListElement"][1]["name"] == "People"


def test_no_text_ends_the_block_it_stands_in(client: Client, add_film: AddFilm) -> None:
    film = add_film(1, HOSTILE, cast=(HOSTILE,))
    page = client.get(film.get_absolute_url()).text
    assert structured(page)["Movie"]["name"] == HOSTILE
    assert "<script>" not in page
    assert "<!--" not in page


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_whatever_is_told_can_be_read_back(thing: dict[str, Any]) -> None:
    script = as_script([thing])
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside)["@graph"] == [thing]


def test_a_link_to_a_film_is_previewed_with_its_card(client: Client, daylights: Movie) -> None:
    page = client.get(daylights.get_absolute_url()).text
    assert meta(page, "og:title") == "The Living Daylights (1987)"
    assert meta(page, "og:image") == "http://testserver/films/4005/card.png"
    assert meta(page, "og:url") == "http://testserver/films/4005/the-living-daylights/"
    assert '<link rel="canonical" href="http://testserver/films/4005/the-living-daylights/">' in page
    assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == ("600", "900")
    card = client.get("/films/4005/card.png")
    assert card["Content-Type"] == meta(page, "og:image:type")
    assert size_of_png(card.content) == (600, 900)
    assert client.get("/films/4005/card.png", headers={"If-None-Match": card["ETag"]}).status_code == 304


def test_a_link_to_a_person_is_previewed_with_the_monogram(client: Client, daylights: Movie) -> None:
    page = client.get("/people/john-glen/").text
    assert meta(page, "og:image") == "http://testserver/people/john-glen/monogram.png"
    assert size_of_png(client.get("/people/john-glen/monogram.png").content) == (400, 400)


def test_nothing_of_the_late_part_leaves_the_page(client: Client, daylights: Movie) -> None:
    page = client.get(daylights.get_absolute_url()).text
    told = page[: page.index("</head>")] + client.get("/feed.atom").text + client.get("/").text
    assert not [word for word in ("cello", "sledge", "dressing room", "embrace") if word in told]
    assert "The 00 section of MI6" in client.get("/feed.atom").text


def test_the_feed_has_new_and_changed_films_under_lasting_names(client: Client, bonds: list[Movie]) -> None:
    film = Movie.objects.get(pk=4007)
    film.title = "Flash!"
    film.save()
    feed = ElementTree.fromstring(client.get("/feed.atom").text)
    entries = feed.findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}title") == "Flash! (1980)"
    assert entries[0].findtext(f"{ATOM}id") == "tag:testserver,2025:films/4007"
    assert len(entries) == len(bonds)


def test_the_feed_is_bounded_and_reads_as_xml_whatever_the_text(client: Client, add_film: AddFilm) -> None:
    with together():
        for number in range(1, FILMS + 5):
            add_film(number, f"Film {number} \x0b\x1f]]>&<", synopsis="Odd \x08 text \ufffe.", directors=("A \x1b B",))
    response = client.get("/feed.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert len(ElementTree.fromstring(response.text).findall(f"{ATOM}entry")) == FILMS


def test_the_sitemap_leads_to_every_page_once(
    client: Client, bonds: list[Movie], monkeypatch: pytest.MonkeyPatch
) -> None:
    Movie.objects.filter(title="8½").update(hidden_since=timezone.now())
    whole = {film.get_absolute_url() for film in Movie.objects.public()}
    whole |= {person.get_absolute_url() for person in Person.objects.public()}
    chunks = [entry.address for entry in sitemaps.chunk_entries(size=2)]
    assert chunks[0] == "http://testserver/sitemap-lists.xml"
    assert sum("-films-" in chunk for chunk in chunks) == 2
    firsts = [int(chunk.rpartition("-")[2].removesuffix(".xml")) for chunk in chunks if "-films-" in chunk]
    found = [e.address for pk in firsts for e in sitemaps.film_entries(Movie.objects.get(pk=pk), size=2)]
    assert len(found) == len(set(found)) == 4
    listed = [
        address.removeprefix("http://testserver")
        for chunk in addresses(client, "/sitemap.xml")
        for address in addresses(client, chunk.removeprefix("http://testserver"))
    ]
    assert whole <= set(listed)
    assert "/people/federico-fellini/" not in listed
    assert "http://testserver/films/" in addresses(client, "/sitemap-lists.xml")


@pytest.mark.parametrize("number", ["0", "01", "-1", "x", "²", "1.5", "99999", str(2**63 - 1), "9" * 400, "%00"])
@pytest.mark.parametrize("kind", ["films", "people"])
def test_a_chunk_that_is_none_is_not_found(client: Client, daylights: Movie, kind: str, number: str) -> None:
    assert client.get(f"/sitemap-{kind}-{number}.xml").status_code == 404


@pytest.mark.django_db
def test_an_empty_catalogue_has_feed_and_sitemap(client: Client) -> None:
    assert addresses(client, "/sitemap.xml") == ["http://testserver/sitemap-lists.xml"]
    assert ElementTree.fromstring(client.get("/feed.atom").text).findall(f"{ATOM}entry") == []


def test_robots_know_the_sitemap(client: Client) -> None:
    robots = client.get("/robots.txt").text
    assert "\nSitemap: http://testserver/sitemap.xml" in robots
    assert "Disallow: /*?*&*&\n" in robots


def test_the_manifest_names_icons_that_are_there(client: Client) -> None:
    response = client.get("/site.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    icons = [icon["src"] for icon in json.loads(response.text)["icons"]]
    assert icons[0] == "/favicon.svg"
    assert all(finders.find(icon.removeprefix("/static/")) for icon in icons[1:])


def test_pages_name_what_a_browser_may_fetch_ahead(client: Client, daylights: Movie) -> None:
    page = client.get(daylights.get_absolute_url())
    assert page["Speculation-Rules"] == '"/speculation-rules.json"'
    rules = client.get("/speculation-rules.json")
    assert rules["Content-Type"] == "application/speculationrules+json"
    assert json.loads(rules.text)["prefetch"][0]["eagerness"] == "moderate"
