"""The first page."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains

from catalog.models import Movie
from tests.pages.conftest import AddFilm

DAY = datetime.date(2026, 11, 22)
NEXT_DAY = datetime.date(2026, 11, 23)


def test_it_searches_with_a_plain_form(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/").text
    assert '<form class="opening__search" action="/search/"' in page
    assert 'name="q"' in page


def test_it_counts_the_films_of_each_decade(client: Client, bonds: list[Movie]) -> None:
    response = client.get("/")
    assert [(d.first_year, d.films, d.height) for d in response.context["decades"]] == [(1960, 1, 33), (1980, 3, 100)]
    assertContains(response, "All 5 films")


def test_the_film_of_the_day_stays_all_day_and_changes_at_midnight(bonds: list[Movie]) -> None:
    films = Movie.objects.public()
    assert films.of_the_day(DAY) == films.of_the_day(DAY)
    assert films.of_the_day(DAY) != films.of_the_day(NEXT_DAY)


def test_every_film_has_its_day_before_one_comes_again(bonds: list[Movie]) -> None:
    days = [DAY + datetime.timedelta(number) for number in range(len(bonds))]
    assert {Movie.objects.public().of_the_day(day)[0] for day in days} == {film.pk for film in bonds}


def test_the_film_of_the_day_does_not_give_its_ending_away(client: Client, daylights: Movie) -> None:
    response = client.get("/")
    assertContains(response, "The 00 section of MI6")
    assert "they embrace" not in response.text


def test_beside_the_film_of_the_day_are_others_that_change_with_it(add_film: AddFilm) -> None:
    for number in range(1, 41):
        add_film(number, f"Film {number:02}", rating="7.0")
    films = Movie.objects.public()
    today, tomorrow = (films.of_the_day(day, 13) for day in (DAY, NEXT_DAY))
    assert len(set(today)) == len(set(tomorrow)) == 13
    assert set(today) != set(tomorrow)


def test_a_small_catalogue_shows_all_it_has_beside_the_film_of_the_day(client: Client, bonds: list[Movie]) -> None:
    context = client.get("/").context
    assert {*context["films_for_today"], context["film_of_the_day"]} == set(bonds)


def test_the_latest_films_come_first(client: Client, bonds: list[Movie]) -> None:
    assert [film.title for film in client.get("/").context["recent_films"]][:2] == ["Lost Reel", "8½"]


def test_people_of_the_best_rated_films_are_named(client: Client, bonds: list[Movie]) -> None:
    people = client.get("/").context["people"]
    assert (people[0].name, people[0].best_films) == ("Timothy Dalton", 2)


def test_films_that_left_the_site_are_nowhere_on_it(client: Client, bonds: list[Movie], add_film: AddFilm) -> None:
    Movie.objects.filter(title="8½").update(hidden_since=timezone.now())
    response = client.get("/")
    assertContains(response, "All 4 films")
    assert not [word for word in ("8½", "Fellini", "1960s") if word in response.text]


@pytest.mark.django_db
def test_an_empty_catalogue_has_a_first_page(client: Client) -> None:
    assertContains(client.get("/"), "All 0 films")
