"""The shortest chain between two people, as a page; whom they made most films with."""

import re
from collections import Counter

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from catalog import chains
from catalog.models import Credit, Movie, Person
from tests.pages.conftest import AddFilm


@pytest.fixture
def chain_films(bonds: list[Movie], add_film: AddFilm) -> None:
    """Two more films, so that Maryam d'Abo is three films from Tom Hanks."""
    add_film(20, "Brenda Starr", 1989, directors=("Robert Ellis Miller",), cast=("Timothy Dalton", "Eddie Albert"))
    add_film(21, "You've Got Mail", 1998, cast=(("Tom Hanks", "Joe Fox"), ("Eddie Albert", "The Janitor")))


def connect(client: Client, start: str, goal: str) -> str:
    return client.get("/connections/", {"from": start, "to": goal}).text


def words(page: str) -> str:
    """Return the chain's part of the page without its tags."""
    section = re.search(r'<section class="chain".*?</section>', page, re.DOTALL)
    assert section
    return " ".join(re.sub(r"<[^>]+>", " ", section[0]).split())


def test_the_chain_is_shown_with_its_films_and_who_is_who_in_them(client: Client, chain_films: None) -> None:
    assert words(connect(client, "maryam-dabo", "tom-hanks")) == (
        "Three films apart No other chain is as short. Maryam d&#x27;Abo "
        "The Living Daylights 1987 Maryam d&#x27;Abo : actor Timothy Dalton : James Bond Timothy Dalton "
        "Brenda Starr 1989 Timothy Dalton : actor Eddie Albert : actor Eddie Albert "
        "You&#x27;ve Got Mail 1998 Eddie Albert : The Janitor Tom Hanks : Joe Fox Tom Hanks"
    )


def test_a_name_does_as_well_as_an_address_in_any_case_and_without_accents(client: Client, chain_films: None) -> None:
    assert "One film apart" in connect(client, "jeroen krabbe", " TIMOTHY  DALTON ")
    assert 'value="Jeroen Krabbé"' in connect(client, "jeroen krabbe", "")


def test_of_several_chains_one_is_shown_always_the_same(client: Client, bonds: list[Movie]) -> None:
    page = connect(client, "john-glen", "timothy-dalton")
    assert "One of 2 chains that are as short." in page
    assert "Licence to Kill" in page
    assert "Licence to Kill" in connect(client, "timothy-dalton", "john-glen")


def test_one_who_both_directs_and_acts_is_counted_once(client: Client, add_film: AddFilm) -> None:
    add_film(1, "Citizen Kane", 1941, directors=("Orson Welles",), cast=("Orson Welles", "Joseph Cotten"))
    page = words(connect(client, "joseph-cotten", "orson-welles"))
    assert "No other chain is as short." in page
    assert "Orson Welles : director; actor" in page


def test_no_chain_is_said_clearly(client: Client, chain_films: None) -> None:
    assert "There is no chain" in connect(client, "federico-fellini", "tom-hanks")


def test_hidden_films_connect_nobody(client: Client, chain_films: None) -> None:
    Movie.objects.filter(title="Brenda Starr").update(hidden_since=timezone.now())
    Credit.objects.create(movie_id=9, person=Person.objects.get(slug="eddie-albert"), role="actor", position=0)
    assert "There is no chain" in connect(client, "maryam-dabo", "tom-hanks")


def test_the_same_person_twice_needs_no_film(client: Client, bonds: list[Movie]) -> None:
    assert "the same person twice" in connect(client, "john-glen", "John Glen")


def test_a_search_that_was_given_up_says_so(client: Client, chain_films: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "MOST_SECONDS", -1)
    assert "The search was given up" in connect(client, "maryam-dabo", "tom-hanks")


def test_a_name_that_several_people_have_is_a_choice_between_them(client: Client, bonds: list[Movie]) -> None:
    namesake = Person.objects.create(name="John Glen")
    Credit.objects.create(movie_id=9, person=namesake, role="actor", position=0)
    page = connect(client, "john glen", "timothy-dalton")
    assert "whom do you mean" in page
    assert f"?from={namesake.slug}&amp;to=timothy-dalton" in page
    assert "Lost Reel" in page


def test_the_beginning_of_a_name_offers_whose_it_is(client: Client, add_film: AddFilm) -> None:
    add_film(1, "Dune", 2021, cast=("Timothée Chalamet", "Timothy Spall"))
    page = connect(client, "timoth", "")
    assert "?from=timothee-chalamet" in page
    assert "?from=timothy-spall" in page


def test_of_many_whom_a_name_may_mean_the_best_known_come_first_and_it_is_said_that_there_are_more(
    client: Client, add_film: AddFilm
) -> None:
    add_film(1, "Splash", 1984, cast=tuple(f"Tom {letter}dams" for letter in "ABCDEFGHIJKLM"))
    for number, cast in ((2, ("Tom Hanks",)), (3, ("Tom Hanks", "Tom Cruise")), (4, ("Tom Hanks", "Tom Cruise"))):
        add_film(number, f"Film {number}", 1990, cast=cast)
    add_film(5, "Film 5", 1991, cast=("Tom Hanks",))
    page = connect(client, "tom", "")
    names = re.findall(r'<a href="/connections/\?from=([a-z-]+)" rel="nofollow"><bdi>', page)
    assert names[:2] == ["tom-hanks", "tom-cruise"]
    assert len(names) == 12
    assert "There are more" in page
    assert 'href="/people/?q=tom"' in page
    assert "There are more" not in connect(client, "tom hanks", "")


def test_a_misspelt_name_offers_the_nearest(client: Client, bonds: list[Movie]) -> None:
    page = connect(client, "timothy dallton", "john-glen")
    assert "From: nobody here is called so. The nearest names are:" in page
    assert 'href="/connections/?from=timothy-dalton&amp;to=john-glen"' in page
    assert 'aria-describedby="from-problem"' in page


def test_no_hidden_film_says_who_is_who(client: Client, add_film: AddFilm) -> None:
    add_film(1, "Dune", 2021, cast=("Timothée Chalamet", "Timothy Spall"))
    add_film(2, "Wonka", 2023, cast=("Timothée Chalamet", "Timothy Spall"))
    Movie.objects.filter(title="Dune").update(hidden_since=timezone.now())
    page = connect(client, "timoth", "")
    assert "Wonka" in page
    assert "Dune" not in page


def test_nobody_of_that_name_is_said_at_the_name(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/connections/?from=nobody+at+all&to=john-glen")
    assertContains(page, "From: nobody here is called so.")
    assertContains(page, 'value="nobody at all"')


def test_a_former_address_still_means_its_person(client: Client, bonds: list[Movie]) -> None:
    dalton = Person.objects.get(slug="timothy-dalton")
    dalton.name = "Timothy Leonard Dalton"
    dalton.save()
    assert "One of 2 chains" in connect(client, "timothy-dalton", "john-glen")
    assert "One of 2 chains" in connect(client, "timothy+dalton", "john-glen")


def test_the_other_way_round_is_a_link(client: Client, bonds: list[Movie]) -> None:
    assertContains(
        client.get("/connections/?from=john-glen&to=timothy-dalton&page=7"),
        'href="/connections/?from=timothy-dalton&amp;to=john-glen"',
    )


def test_a_person_page_names_the_most_frequent_collaborators(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/people/timothy-dalton/")
    others = [(other.name, other.films) for other in page.context["collaborators"]]
    assert others[0] == ("John Glen", 2)
    assert Counter(films for _, films in others) == {2: 1, 1: 3}
    assertContains(page, 'href="/films/?person=timothy-dalton&amp;person=john-glen"')
    assertContains(page, 'href="/connections/?from=timothy-dalton"')
    both = client.get("/films/?person=timothy-dalton&person=john-glen").context["films"]
    assert {film.title for film in both} == {"The Living Daylights", "Licence to Kill"}


def test_one_who_worked_alone_has_no_collaborators(client: Client, add_film: AddFilm) -> None:
    add_film(1, "Limite", 1931, directors=("Mário Peixoto",))
    page = client.get("/people/mario-peixoto/")
    assertNotContains(page, "Most often with")
    assertContains(page, "Nobody else is credited")
