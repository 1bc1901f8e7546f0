"""The catalogue for programs: JSON, CSV and seed files, each as its schema says."""

import csv
import io
import json
import re
import tracemalloc
from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pytest_django.asserts import assertContains

from catalog import program_data, version
from catalog.changes import together
from catalog.filters import FilmFilter
from catalog.models import Credit, Movie, Person
from catalog.seeds import parse_seed
from catalog.spreadsheet import csv_lines, original, safe
from tests.pages.conftest import AddFilm
from tests.pages.test_public_pages import HOSTILE, PARAMETERS

ADDRESSES = ["/films.json", "/films.csv", "/films/4005.json", "/films/4005.txt", "/people/timothy-dalton.json"]


@cache
def schema(name: str) -> Draft202012Validator:
    document = json.loads((settings.BASE_DIR / "static" / "schemas" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


def ask(client: Client, address: str, name: str, status: int = 200) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON at `address`, which is as its schema says and leads to it."""
    response = client.get(address)
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    assert f'schemas/{name}.json>; rel="describedby"' in response["Link"]
    schema(name).validate(response.json())
    return response.json()


def table(client: Client, address: str = "/films.csv") -> list[dict[str, str]]:
    response = client.get(address)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]  # Django's test response
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_film_is_told_with_its_people_and_characters(client: Client, daylights: Movie) -> None:
    film = ask(client, "/films/4005.json", "film")
    assert (film["id"], film["title"], film["year"], film["rating"]) == ("4005", "The Living Daylights", 1987, None)
    assert [person["name"] for person in film["directors"]] == ["John Glen"]
    assert [(member["name"], member["character"]) for member in film["cast"]] == [
        ("Timothy Dalton", "James Bond"), ("Maryam d'Abo", None), ("Jeroen Krabbé", None),
    ]  # fmt: skip
    assert film["url"] == "http://testserver/films/4005/the-living-daylights/"
    assert film["source"] == "https://www.imdb.com/title/tt0093428/"
    assert film["synopsis"] == daylights.synopsis


def test_what_is_not_known_is_null(client: Client, bonds: list[Movie]) -> None:
    film = ask(client, "/films/9.json", "film")
    assert (film["year"], film["rating"], film["synopsis"], film["source"]) == (None, None, None, None)


def test_every_address_in_it_leads_somewhere(client: Client, bonds: list[Movie]) -> None:
    for address in ("/films/4005.json", "/people/timothy-dalton.json", "/films.json"):
        for link in set(re.findall(r'"http://testserver([^"]+)"', client.get(address).text)):
            assert client.get(link).status_code == 200, link


def test_a_number_too_great_for_javascript_is_text(client: Client, add_film: AddFilm) -> None:
    add_film(2**63 - 1, "Far Out")
    assert ask(client, f"/films/{2**63 - 1}.json", "film")["id"] == "9223372036854775807"


def test_a_source_that_is_not_fit_to_be_shown_is_not_told(client: Client, add_film: AddFilm) -> None:
    add_film(1, "Trap", url="javascript:alert(1)")
    assert ask(client, "/films/1.json", "film")["source"] is None


def test_a_person_is_told_with_the_credits(client: Client, bonds: list[Movie]) -> None:
    person = ask(client, "/people/timothy-dalton.json", "person")
    assert (person["name"], person["count"]) == ("Timothy Dalton", 3)
    assert [(credit["film"]["title"], credit["character"]) for credit in person["credits"]] == [
        ("Licence to Kill", "James Bond"), ("The Living Daylights", "James Bond"), ("Flash Gordon", None),
    ]  # fmt: skip


def test_a_former_address_of_a_person_leads_to_the_present_one(client: Client, bonds: list[Movie]) -> None:
    person = Person.objects.get(slug="john-glen")
    person.name = "John A. Glen"
    person.save()
    response = client.get("/people/john-glen.json")
    assert (response.status_code, response["Location"]) == (301, "/people/john-a-glen.json")


def test_the_list_takes_the_filters_and_the_order_of_the_page(client: Client, bonds: list[Movie]) -> None:
    films = ask(client, "/films.json?person=timothy-dalton&person=john-glen&sort=-year", "films")
    assert [film["title"] for film in films["films"]] == ["Licence to Kill", "The Living Daylights"]
    assert films["count"] == 2


def test_a_wrong_filter_is_told_beside_what_the_others_leave(client: Client, bonds: list[Movie]) -> None:
    films = ask(client, "/films.json?decade=1985&letter=f", "films")
    assert films["problems"] == ["Decade: give its first year, such as 1980."]
    assert [film["title"] for film in films["films"]] == ["Flash Gordon"]
    assert client.get("/films.csv?decade=1985")["X-Problems"] == "Decade: give its first year, such as 1980."


def test_pages_of_the_list_are_linked_in_the_header(client: Client, add_film: AddFilm) -> None:
    with together():
        for number in range(1, 251):
            add_film(number, f"Film {number:03}", 1980)
    page = "http://testserver/films.json?decade=1980"
    links = client.get("/films.json?page=2&decade=1980&junk=1")["Link"]
    for rel, address in (("first", page), ("prev", page), ("next", f"{page}&page=3"), ("last", f"{page}&page=3")):
        assert f'<{address}>; rel="{rel}"' in links
    assert len(ask(client, "/films.json?page=3", "films")["films"]) == 50
    assert 'rel="next"' not in client.get("/films.json?page=3")["Link"]


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "", str(10**30), "%00", "9" * 5000])
@pytest.mark.parametrize("address", ["/films.json", "/people/john-glen.json"])
def test_a_page_that_is_not_there_is_told_with_the_last_one(
    client: Client, bonds: list[Movie], address: str, page: str
) -> None:
    error = ask(client, f"{address}?page={page}", "error", status=404)
    assert error["last"] == f"http://testserver{address}"


@pytest.mark.parametrize(
    "address",
    [
        "/people.json",
        "/nowhere/at-all.json",
        "/films/77.json",
        "/films/0.json",
        "/films/x.json",
        "/people/nobody.json",
        f"/films/{10**30}.json",
        "/people/.json",
    ],
)
def test_what_is_not_there_is_told_as_data(client: Client, bonds: list[Movie], address: str) -> None:
    ask(client, address, "error", status=404)


def test_hidden_films_are_told_nowhere(client: Client, daylights: Movie) -> None:
    Movie.objects.filter(pk=4005).update(hidden_since=timezone.now())
    for address in ("/films/4005.json", "/films/4005.txt", "/people/timothy-dalton.json"):
        assert client.get(address).status_code == 404
    assert ask(client, "/films.json", "films")["films"] == table(client) == []


def test_the_seed_file_says_what_the_catalogue_says(client: Client, daylights: Movie) -> None:
    response = client.get("/films/4005.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    record = parse_seed(response.content, "4005.txt").record
    assert (record.movie_id, record.directors, record.synopsis) == (4005, ("John Glen",), daylights.synopsis)


def test_the_table_has_all_films_in_the_order_of_their_numbers(
    client: Client, bonds: list[Movie], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_data, "BATCH", 2)
    rows = table(client)
    assert [row["id"] for row in rows] == ["5", "9", "707", "4005", "4007"]
    assert rows[3] == {
        "id": "4005", "title": "The Living Daylights", "year": "1987", "rating": "", "directors": "John Glen",
        "actors": "Timothy Dalton; Maryam d'Abo; Jeroen Krabbé", "source": "https://www.imdb.com/title/tt0093428/",
        "url": "http://testserver/films/4005/the-living-daylights/",
    }  # fmt: skip
    assert [row["title"] for row in table(client, "/films.csv?decade=1980&sort=title&letter=l")] == [
        "Licence to Kill", "The Living Daylights",
    ]  # fmt: skip


def test_no_cell_of_the_table_is_a_formula(client: Client, add_film: AddFilm) -> None:
    add_film(1, '=HYPERLINK("https://evil.example")', cast=("@cat", "-5"))
    rows = table(client)
    assert (rows[0]["title"], rows[0]["actors"]) == ('\'=HYPERLINK("https://evil.example")', "'@cat; -5")


@pytest.mark.parametrize("text", ["＝1+1", "＋1", "－1", "＠cat", " =1+1", "\u00a0\u3000+1", "\ufeff-1", " \t ＠cat"])
def test_full_width_signs_and_blanks_before_a_sign_hide_no_formula(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Face - Off", " Alien", "'Allo", "M*A*S*H", ""])
def test_what_begins_no_formula_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(st.text() | st.text(alphabet="'=+-@＝＋－＠\t\r\n a"))
def test_a_safe_cell_begins_no_formula_and_can_be_turned_back(text: str) -> None:
    assert not safe(text).strip().startswith(tuple("=+-@＝＋－＠"))
    assert not safe(text).startswith(("\t", "\r", "\n"))
    assert original(safe(text)) == text
    assert [
        [original(cell) for cell in row]
        for row in csv.reader(io.StringIO("".join(csv_lines([["x", text]])), newline=""))
    ] == [["x", text]]


@pytest.mark.parametrize("address", [*ADDRESSES, "/films/77.json", "/films.json?page=9"])
def test_pages_of_any_site_may_read_it(client: Client, bonds: list[Movie], address: str) -> None:
    response = client.get(address, headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    preflight = client.options(address, headers={"Access-Control-Request-Method": "GET"})
    assert (preflight.status_code, preflight["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_may_be_kept_like_the_pages(client: Client, bonds: list[Movie], address: str) -> None:
    response = client.get(address)
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    if not response.streaming:
        assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_the_table_asks_once_more_for_each_batch_alone(
    client: Client, bonds: list[Movie], monkeypatch: pytest.MonkeyPatch
) -> None:
    def count() -> int:
        version.current()  # which a process asks for once a second, whatever the address
        with CaptureQueriesContext(connection) as queries:
            table(client)
        return len(queries)

    assert count() == 3  # films, their people, and that there are no more
    monkeypatch.setattr(program_data, "BATCH", 2)
    assert count() == 3 * 2 + 1


def test_the_whole_table_takes_no_more_memory_than_a_part_of_it(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_data, "BATCH", 100)
    people = Person.objects.bulk_create(Person(name=f"Actor {n}", slug=f"actor-{n}") for n in range(500))

    def peak(films: range) -> int:
        Movie.objects.bulk_create(Movie(movie_id=n, title=f"Film {n}", slug="film", synopsis="x" * 500) for n in films)
        Credit.objects.bulk_create(
            Credit(movie_id=n, person=people[(n * k) % 500], role="actor", position=k) for n in films for k in (1, 2)
            if k == 1 or n % 500 != (n * 2) % 500
        )  # fmt: skip
        tracemalloc.start()
        try:
            lines = len([None for _ in client.get("/films.csv").streaming_content])  # type: ignore[attr-defined]  # as above
            assert lines == films.stop
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(range(1, 301))  # what is loaded and kept for all answers
    few, further = peak(range(301, 601)), range(601, 6_001)
    # The lines alone would take several times as much; what is not yet collected takes a part of it.
    assert peak(further) - few < 100 * len(further)


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:12])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_value_of_any_parameter_is_an_error_of_the_server(
    client: Client, bonds: list[Movie], address: str, value: str
) -> None:
    everywhere = "&".join(f"{name}={value}" for name in PARAMETERS if name != "page")
    for query in (everywhere, f"page={value}"):
        response = client.get(f"{address}?{query}")
        assert response.status_code in (200, 404)
        b"".join(response)


def test_any_number_of_parameters_is_answered(client: Client, bonds: list[Movie]) -> None:
    for number, status in ((1_001, 200), (20_000, 400)):
        query = "&".join(f"p{n}=1" for n in range(number))
        assert client.get(f"/films.json?{query}").status_code == status


@pytest.mark.django_db
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    address=st.sampled_from([*ADDRESSES, "/films/{}.json", "/people/{}.json", "/films/{}.txt"]),
    part=st.text(max_size=40),
    parameters=st.lists(st.tuples(st.sampled_from(PARAMETERS), st.text() | st.integers().map(str)), max_size=6),
)
def test_whatever_is_asked_is_answered(
    client: Client, address: str, part: str, parameters: list[tuple[str, str]]
) -> None:
    path = address.format(part) if "{}" in address else address
    query = urlencode(parameters, errors="replace")
    response = client.generic("GET", path.encode("utf-8", "replace").decode("latin-1"), QUERY_STRING=query)
    assert response.status_code in (200, 301, 404)


def test_the_manual_shows_a_film_of_this_catalogue_and_keeps_its_ending(client: Client, daylights: Movie) -> None:
    page = client.get("/developers/")
    shown = json.loads(page.context["example"])
    schema("film").validate(shown)
    assert shown["title"] == "The Living Daylights"
    assert "they embrace" not in page.text
    for link in set(re.findall(r'href="(/(?:films|people)[^"]+)"', page.text)):
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def test_the_manual_of_an_empty_catalogue_has_no_example(client: Client, db: None) -> None:
    assert client.get("/developers/").status_code == 200


def test_the_manual_names_every_filter_of_the_list(client: Client, db: None) -> None:
    page = client.get("/developers/")
    for name in FilmFilter.base_filters.keys() - {"view"}:
        assertContains(page, f"<code>{name}</code>")
