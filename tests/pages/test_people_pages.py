"""The list of people, and a person's page."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from catalog import list_pages
from catalog.changes import together
from catalog.lines import PersonLine
from catalog.models import Credit, Movie, Person, PersonRedirect
from catalog.querysets import PersonQuerySet
from tests.pages.conftest import AddFilm


def test_people_stand_by_surname_with_the_number_of_their_films(client: Client, bonds: list[Movie]) -> None:
    shown = client.get("/people/").context["people"]
    assert [(person.name, films) for person, films in shown] == [
        ("Maryam d'Abo", 1),
        ("Timothy Dalton", 3),
        ("Federico Fellini", 1),
        ("John Glen", 2),
        ("Mike Hodges", 1),
        ("Jeroen Krabbé", 1),
        ("Marcello Mastroianni", 1),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=krabbe", ["Jeroen Krabbé"]),
        ("q=dabo", ["Maryam d'Abo"]),
        ("q=timothy+dalton", ["Timothy Dalton"]),
        ("q=dal", ["Timothy Dalton"]),
        ("letter=K", ["Jeroen Krabbé"]),
        ("q=zzz", []),
        ("letter=kk&q=glen", ["John Glen"]),
        ("letter=g&q=jo", ["John Glen"]),
        ("q=ma", ["Maryam d'Abo", "Marcello Mastroianni"]),
    ],
)
@pytest.mark.parametrize(("rows_met", "most"), [(0, 20_000), (0, 1), (10**9, 20_000)])
def test_people_are_found_by_name_and_letter_whichever_way_they_are_looked_for(
    client: Client,
    bonds: list[Movie],
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    found: list[str],
    rows_met: int,
    most: int,
) -> None:
    monkeypatch.setattr(list_pages.WalkedPages, "rows_met", lambda *_: rows_met)
    monkeypatch.setattr(list_pages, "MOST_MET", most)
    assert [person.name for person, _ in client.get(f"/people/?{query}").context["people"]] == found


def test_only_letters_that_people_are_filed_under_are_offered(client: Client, bonds: list[Movie]) -> None:
    assert client.get("/people/").context["letters"] == ["d", "f", "g", "h", "k", "m"]


def test_people_whose_films_all_left_the_site_are_not_shown(client: Client, bonds: list[Movie]) -> None:
    Movie.objects.filter(title="8½").update(hidden_since=timezone.now())
    assertNotContains(client.get("/people/"), "Fellini")
    assert client.get("/people/federico-fellini/").status_code == 404
    assert client.get("/people/federico-fellini/monogram.svg").status_code == 404


def test_who_loses_the_last_film_while_the_page_is_made_is_left_out(
    client: Client, bonds: list[Movie], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines_with_films = PersonQuerySet.lines_with_films

    def loaded_meanwhile(people: PersonQuerySet, numbers: list[int]) -> list[tuple[PersonLine, int]]:
        Credit.objects.filter(person__name="Jeroen Krabbé").delete()
        return lines_with_films(people, numbers)

    monkeypatch.setattr("catalog.querysets.PersonQuerySet.lines_with_films", loaded_meanwhile)

    shown = client.get("/people/").context["people"]

    assert "Jeroen Krabbé" not in [person.name for person, _ in shown]
    assert len(shown) == 6


def test_a_person_lists_films_directed_then_acted_in_the_newest_first(client: Client, add_film: AddFilm) -> None:
    add_film(1, "First", 1971, directors=("Clint Eastwood",), cast=(("Clint Eastwood", "Dave"),))
    add_film(2, "Last", 2021, directors=("Clint Eastwood",))
    add_film(3, "Undated", directors=("Clint Eastwood",))
    credits = client.get("/people/clint-eastwood/").context["credits"]
    assert [(credit.role, credit.movie.title, credit.character) for credit in credits] == [
        ("director", "Last", ""),
        ("director", "First", ""),
        ("director", "Undated", ""),
        ("actor", "First", "Dave"),
    ]


def test_a_person_says_how_many_films_and_of_which_years(client: Client, bonds: list[Movie]) -> None:
    assertContains(client.get("/people/timothy-dalton/"), "3 films, 1980 to 1989")


def test_a_credit_that_only_a_synopsis_gives_is_marked(client: Client, daylights: Movie) -> None:
    Credit.objects.filter(person__name="Jeroen Krabbé").update(source="synopsis")
    assertContains(client.get("/people/jeroen-krabbe/"), "named in the synopsis")


def test_an_address_that_a_person_once_had_leads_to_the_present_one(client: Client, daylights: Movie) -> None:
    PersonRedirect.objects.create(slug="jon-glen", person=Person.objects.get(name="John Glen"))
    assertRedirects(client.get("/people/jon-glen/"), "/people/john-glen/", status_code=301)


def test_a_long_career_is_set_in_pages(client: Client, add_film: AddFilm) -> None:
    with together():
        for number in range(1, 203):
            add_film(number, f"Film {number:03}", 1900 + number % 100, cast=("Bess Flowers",))
    assertContains(client.get("/people/bess-flowers/"), "202 films, 1900 to 1999")
    assert len(client.get("/people/bess-flowers/?page=2").context["credits"]) == 2
    assert client.get("/people/bess-flowers/?page=3").status_code == 404


@pytest.mark.parametrize("path", ["/people/nobody/", "/people/%00/", "/people/a%2Fb/", "/people/" + "x" * 5000 + "/"])
def test_an_address_that_nobody_has_is_not_found(client: Client, daylights: Movie, path: str) -> None:
    assert client.get(path).status_code == 404
