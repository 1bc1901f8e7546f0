"""Characters who come again, and that their pages are never stale."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains

from catalog.models import Appearance, Credit, Movie, Person
from tests.pages.conftest import AddFilm, person


@pytest.fixture
def spies(add_film: AddFilm) -> list[Movie]:
    """Return three films of one character, in two of which a Q and a Jack are named."""
    return [
        add_film(1, "Goldfinger", 1964, cast=(("Sean Connery", "James Bond"), ("Desmond Llewelyn", "Q"))),
        add_film(2, "Moonraker", 1979, cast=(("Roger Moore", "James Bond"), ("Desmond Llewelyn", "Q"))),
        add_film(3, "Skyfall", 2012, cast=(("Daniel Craig", "Agent James Bond"), ("Ben Whishaw", "Q"))),
        add_film(4, "Titanic", 1997, cast=(("Leonardo DiCaprio", "Jack"), ("Kate Winslet", "Rose"))),
        add_film(5, "The Shining", 1980, cast=(("Jack Nicholson", "Jack"), "Sean Connery")),
    ]


def test_a_character_has_a_page_of_films_years_and_actors(client: Client, spies: list[Movie]) -> None:
    page = client.get("/characters/james-bond/").text
    assertInHTML("<h1 class='person__name' dir='auto'><bdi>James Bond</bdi></h1>", page)
    order = ["3 films, 3 actors", "2012", "Skyfall", "Daniel Craig", "1979", "Roger Moore", "1964", "Goldfinger"]
    places = [page.index(word) for word in order]
    assert places == sorted(places)


def test_a_single_letter_is_told_by_its_company(client: Client, spies: list[Movie]) -> None:
    assertContains(client.get("/characters/q/"), "3 films, 2 actors, beside James Bond")


@pytest.mark.parametrize(
    "slug", ["jack", "rose", "james-bond-", "James-Bond", "nobody", "x" * 400, "%00", "%C2%B2", "a--b", "%F0%9F%8E%AC"]
)
def test_who_does_not_come_again_has_no_page(client: Client, spies: list[Movie], slug: str) -> None:
    assert client.get(f"/characters/{slug}/").status_code == 404


def test_two_records_of_one_film_are_one_film(client: Client, add_film: AddFilm) -> None:
    for number in (1, 2):
        add_film(number, "Gravity", 2013, cast=(("Sandra Bullock", "Ryan Stone"),))
    assert client.get("/characters/ryan-stone/").status_code == 404
    assertNotContains(client.get("/films/1/gravity/"), "/characters/ryan-stone/")
    assertNotContains(client.get("/characters/"), "Ryan Stone")


def test_a_film_leads_to_those_of_its_characters_who_come_again(client: Client, spies: list[Movie]) -> None:
    page = client.get("/films/3/skyfall/").text
    assert '<a href="/characters/james-bond/"><bdi>Agent James Bond</bdi></a>' in page
    assert '<a href="/characters/q/"><bdi>Q</bdi></a>' in page
    assertNotContains(client.get("/films/4/titanic/"), "/characters/jack/")


def test_every_link_to_a_character_leads_somewhere(client: Client, spies: list[Movie]) -> None:
    for film in spies:
        for slug in Appearance.objects.recurring_in(film.pk).values():
            assert client.get(f"/characters/{slug}/").status_code == 200


def test_all_are_listed_those_in_most_films_first(client: Client, spies: list[Movie], add_film: AddFilm) -> None:
    add_film(6, "Heat", 1995, cast=(("Val Kilmer", "Chris Shiherlis"),))
    add_film(7, "Heat 2", 2027, cast=(("Somebody", "Chris Shiherlis"),))
    assert client.get("/characters/").context["characters"] == [
        ("james-bond", "Agent James Bond", 3),
        ("chris-shiherlis", "Chris Shiherlis", 2),
    ]
    assertContains(client.get("/people/"), 'href="/characters/"')


def bonds() -> int:
    return Appearance.objects.filter(key="james bond").count()


def test_pages_follow_every_way_of_editing(spies: list[Movie]) -> None:
    craig = Credit.objects.get(person__name="Daniel Craig")
    craig.character = "Somebody Else"
    craig.save()
    assert bonds() == 2
    Credit.objects.filter(pk=craig.pk).update(character="James Bond")
    assert bonds() == 3
    Credit.objects.filter(pk=craig.pk).update(role="director")
    assert bonds() == 2
    Movie.objects.filter(pk=1).update(hidden_since=timezone.now())
    assert bonds() == 1
    Movie.objects.filter(pk=1).update(hidden_since=None)
    Credit.objects.bulk_create(
        [Credit(movie_id=4, person=person("A"), role="actor", position=9, character="James Bond")]
    )
    assert bonds() == 3
    for credit in (some := list(Credit.objects.filter(character="James Bond"))):
        credit.character = "John Doe"
    Credit.objects.bulk_update(some, ["character"])
    assert bonds() == 0
    Movie.objects.filter(pk=2).delete()
    Person.objects.filter(name="Sean Connery").delete()
    assert not Appearance.objects.filter(movie=2).exists()


def test_a_film_that_gets_another_title_is_another_work(spies: list[Movie]) -> None:
    spies[0].title, spies[0].year = "Auric", 1965
    spies[0].save()
    assert set(Appearance.objects.filter(movie=1).values_list("work", flat=True)) == {"auric 1965"}


@pytest.mark.django_db
def test_a_load_brings_the_characters_of_synopses(client: Client) -> None:
    call_command("ingest_seeds", "fixtures/seeds/000_278c11b8206f4e2d.txt")
    assert Appearance.objects.filter(movie=4005, key="felix leiter").exists()
