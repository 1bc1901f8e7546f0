"""Editors find films and people, among however many."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.admin import pagination
from catalog.models import Credit, Load, Movie, Person
from tests.admin.conftest import AddFilm

FILMS = "/admin/catalog/movie/"
PEOPLE = "/admin/catalog/person/"
CREDITS = "/admin/catalog/credit/"


def rows(editor: Client, address: str) -> list[str]:
    """Return the first column of a list."""
    response = editor.get(address)
    assert response.status_code == 200
    return [str(row) for row in response.context["cl"].result_list]


@pytest.fixture
def films(add_film: AddFilm) -> None:
    add_film(4005, "The Living Daylights", ["John Glen"], ["Jeroen Krabbé"], year=1987, synopsis="Bond.")
    add_film(7, "À bout de souffle", ["Jean-Luc Godard"], ["Jean Seberg"], year=1960, rating_value="7.7")
    add_film(300, "300", ["Zack Snyder"], ["Robert De Niro"], year=2006, synopsis="Sparta.", rating_value="7.6")
    add_film(301, "Lost", hidden_since="2026-01-01T00:00Z")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("the living day", ["The Living Daylights (1987)"]),
        ("LIVING", ["The Living Daylights (1987)"]),
        ("daylights", ["The Living Daylights (1987)"]),
        ("souffle bout", ["À bout de souffle (1960)"]),
        ("aylights", []),
        ("a bout", ["À bout de souffle (1960)"]),
        ("4005", ["The Living Daylights (1987)"]),
        ("300", ["300 (2006)"]),
        ("30", ["300 (2006)"]),
        ("301", ["Lost"]),
        ("l%", ["Lost", "The Living Daylights (1987)"]),
        ("9" * 30, []),
        ("?!", []),
    ],
)
def test_films_are_found_by_the_beginning_of_a_title_or_by_number(
    editor: Client, films: None, typed: str, found: list[str]
) -> None:
    assert sorted(rows(editor, f"{FILMS}?{_query(q=typed)}")) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("krabbe", ["Jeroen Krabbé"]),
        ("Jeroen", ["Jeroen Krabbé"]),
        ("jeroen kra", ["Jeroen Krabbé"]),
        ("Krabbé, J", ["Jeroen Krabbé"]),
        ("je", ["Jean Seberg", "Jean-Luc Godard", "Jeroen Krabbé"]),
        ("jean luc", ["Jean-Luc Godard"]),
        ("GODARD JEAN", ["Jean-Luc Godard"]),
        ("luc g", ["Jean-Luc Godard"]),
        ("niro", ["Robert De Niro"]),
        ("eroen", []),
        ("%", []),
    ],
)
def test_people_are_found_by_the_beginning_of_a_name(editor: Client, films: None, typed: str, found: list[str]) -> None:
    assert sorted(rows(editor, f"{PEOPLE}?{_query(q=typed)}")) == found


def test_a_choice_of_people_is_blind_to_accents_and_tells_namesakes_apart(
    editor: Client, films: None, add_film: AddFilm
) -> None:
    Person.objects.create(name="Jeroen Krabbé", slug="jeroen-krabbe-2")
    field = _query(app_label="catalog", model_name="credit", field_name="person", term="krabbe")
    found = editor.get(f"/admin/autocomplete/?{field}").json()
    assert [choice["text"] for choice in found["results"]] == ["Jeroen Krabbé (The Living Daylights)", "Jeroen Krabbé"]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("decade=1980", ["The Living Daylights (1987)"]),
        ("decade=unknown", ["Lost"]),
        ("rating=yes", ["300 (2006)", "À bout de souffle (1960)"]),
        ("rating=no", ["The Living Daylights (1987)", "Lost"]),
        ("synopsis=yes", ["À bout de souffle (1960)", "Lost"]),
        ("synopsis=no", ["300 (2006)", "The Living Daylights (1987)"]),
        ("visibility=hidden", ["Lost"]),
        ("visibility=visible&rating=no", ["The Living Daylights (1987)"]),
        ("visibility=maybe&decade=198&rating=", ["À bout de souffle (1960)", "The Living Daylights (1987)", "300 (2006)", "Lost"]),
    ],
)  # fmt: skip
def test_films_are_filtered(editor: Client, films: None, chosen: str, found: list[str]) -> None:
    assert rows(editor, f"{FILMS}?{chosen}") == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=krabbe", ["Jeroen Krabbé · actor · The Living Daylights (1987)"]),
        ("q=daylights&role=director", ["John Glen · director · The Living Daylights (1987)"]),
        ("q=je&role=actor", ["Jean Seberg · actor · À bout de souffle (1960)",
                             "Jeroen Krabbé · actor · The Living Daylights (1987)"]),
        ("q=300&source=editor", ["Robert De Niro · actor · 300 (2006)"]),
        ("q=300&source=seed", ["Zack Snyder · director · 300 (2006)"]),
        ("movie=300&source=editor", ["Robert De Niro · actor · 300 (2006)"]),
        ("q=nothing", []),
        ("role=actor", ["Jean Seberg · actor · À bout de souffle (1960)", "Robert De Niro · actor · 300 (2006)",
                        "Jeroen Krabbé · actor · The Living Daylights (1987)"]),
    ],
)  # fmt: skip
def test_credits_are_found_by_name_and_title_and_filtered(
    editor: Client, films: None, asked: str, found: list[str]
) -> None:
    Credit.objects.filter(person__name="Robert De Niro").update(source="editor")
    assert rows(editor, f"{CREDITS}?{asked}") == found


def test_films_are_sorted_by_a_column_and_what_is_not_known_comes_last(editor: Client, films: None) -> None:
    assert rows(editor, f"{FILMS}?o=2")[-1] == "Lost"
    assert rows(editor, f"{FILMS}?o=-2")[-1] == "Lost"
    assert rows(editor, f"{FILMS}?o=-4")[0] == "À bout de souffle (1960)"
    assert rows(editor, f"{FILMS}?o=-1") == rows(editor, FILMS)[::-1]
    assert len(rows(editor, f"{FILMS}?o=7.2.99.x")) == 4


def test_the_list_of_films_tells_directors_and_credits(editor: Client, films: None, add_film: AddFilm) -> None:
    add_film(9, "Paris, je t'aime", [f"Director {number}" for number in range(5)])
    page = editor.get(FILMS).text
    assert "Jean-Luc Godard" in page
    assert "Director 0, Director 1, Director 2, …" in page
    assert re.search(r'field-credit_count">5<', page)


def test_a_list_counts_only_so_far(editor: Client, films: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"\n\s+4 films", editor.get(FILMS).text)
    monkeypatch.setattr(pagination, "MAX_COUNTED", 3)
    assert "more than 3 films" in editor.get(FILMS).text


def _query(**parameters: str) -> str:
    return urlencode(parameters)


def _grow(add_film: AddFilm, films: range) -> None:
    for number in films:
        add_film(
            number,
            f"Film {number}",
            [f"Director {number}", "John Glen"],
            [f"Actor {number} {place}" for place in range(number)],
            year=1980 + number % 10,
        )
        Load.objects.create(status="completed", report={"films": {"created": number}})


@pytest.mark.parametrize(
    "address",
    [
        FILMS,
        f"{FILMS}?q=film",
        f"{FILMS}?decade=1980&o=-2",
        PEOPLE,
        f"{PEOPLE}?q=actor",
        CREDITS,
        f"{CREDITS}?q=film",
        "/admin/catalog/load/",
        "/admin/autocomplete/?app_label=catalog&model_name=credit&field_name=person&term=actor",
    ],
)
def test_a_list_asks_as_often_of_many_rows_as_of_few(editor: Client, add_film: AddFilm, address: str) -> None:
    _same_number_of_queries(editor, lambda: address, add_film)


@pytest.mark.parametrize("model", ["movie", "person", "movie-delete", "person-delete"])
def test_a_form_asks_as_often_of_many_credits_as_of_few(editor: Client, add_film: AddFilm, model: str) -> None:
    model, _, page = model.partition("-")

    def address() -> str:
        if model == "movie":
            return f"/admin/catalog/movie/{Movie.objects.order_by('pk').last().pk}/{page or 'change'}/"  # type: ignore[union-attr]  # there are films
        return f"/admin/catalog/person/{Person.objects.get(name='John Glen').pk}/{page or 'change'}/"

    _same_number_of_queries(editor, address, add_film)


def _same_number_of_queries(editor: Client, address: Callable[[], str], add_film: AddFilm) -> None:
    counts = []
    for films in (range(2, 4), range(4, 12)):
        _grow(add_film, films)
        where = address()
        editor.get(where)  # what is asked once and kept
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert editor.get(where).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Credit.objects.count() > 60
