"""Browsing by time: all decades, a decade, a year, and who was busy in them."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from catalog import busy_people
from catalog.changes import together
from catalog.identity.merge import merge_people
from catalog.models import BusyPerson, Credit, Movie, Person
from catalog.models.period import LEAST_FILMS
from tests.pages.conftest import AddFilm
from tests.seed_files import record, write_seeds


def counted_anew() -> Counter[tuple[str, int, int]]:
    """Return the films of each person in each year and decade, counted film by film; those of one film are left out."""
    films = {
        (credit.person.name, credit.movie_id, credit.movie.year)
        for credit in Credit.objects.select_related("person", "movie")
        if credit.movie.year and not credit.movie.hidden_since
    }
    counts: Counter[tuple[str, int, int]] = Counter()
    for name, _, year in films:
        counts[name, year, 1] += 1
        counts[name, year // 10 * 10, 10] += 1
    return Counter({key: number for key, number in counts.items() if number >= LEAST_FILMS})


def kept() -> Counter[tuple[str, int, int]]:
    rows = BusyPerson.objects.values_list("person__name", "first_year", "years", "films")
    return Counter({(name, first_year, years): films for name, first_year, years, films in rows})


def test_the_histogram_has_a_bar_and_a_cell_for_each_year(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/decades/")
    for year in (1963, 1980, 1987, 1989):
        assertContains(page, f'href="/years/{year}/"', count=2)
    assertContains(page, "<title>1987: 1 film</title>")
    assertContains(page, 'href="/decades/1980s/">1980s</a>')
    assertNotContains(page, "/years/1981/")


def test_a_catalogue_without_years_says_so(client: Client, add_film: AddFilm) -> None:
    add_film(1, "Lost Reel")
    assertContains(client.get("/decades/"), "no film of a known year")


def test_a_decade_has_its_films_by_year_and_what_stands_out(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/decades/1980s/")
    assert [film.title for film in page.context["films"]] == ["Flash Gordon", "The Living Daylights", "Licence to Kill"]
    assert [film.title for film in page.context["best"]] == ["Licence to Kill", "Flash Gordon"]
    assert [(one.person.name, one.films) for one in page.context["busy"]] == [("Timothy Dalton", 3), ("John Glen", 2)]
    assertContains(page, 'href="/films/?person=timothy-dalton&amp;decade=1980"')
    assertContains(page, 'rel="prev" href="/decades/1960s/"')
    assertNotContains(page, 'rel="next"')


def test_a_year_has_its_films_by_title(client: Client, bonds: list[Movie], add_film: AddFilm) -> None:
    add_film(10, "Wall Street", 1987, cast=("Timothy Dalton",), rating="7.3")
    page = client.get("/years/1987/")
    assert [film.title for film in page.context["films"]] == ["The Living Daylights", "Wall Street"]
    assert [film.title for film in page.context["best"]] == ["Wall Street"]
    assert [(one.person.name, one.films) for one in page.context["busy"]] == [("Timothy Dalton", 2)]
    assertContains(page, 'rel="prev" href="/years/1980/"')
    assertContains(page, 'rel="next" href="/years/1989/"')
    assertContains(page, 'href="/decades/1980s/"')


def test_the_links_of_busy_people_list_as_many_films_as_they_say(client: Client, bonds: list[Movie]) -> None:
    for address in ("/decades/1980s/",):
        for one in client.get(address).context["busy"]:
            films = client.get(f"/films/?person={one.person.slug}&decade=1980").context["films"]
            assert len(films) == one.films


@pytest.mark.parametrize(
    "path",
    [
        "/years/1988/",
        "/years/1066/",
        "/years/0/",
        "/years/19870/",
        "/decades/1970s/",
        "/decades/1985s/",
        "/decades/1980/",
    ],
)
def test_a_time_without_films_is_not_there(client: Client, bonds: list[Movie], path: str) -> None:
    assert client.get(path).status_code == 404


def test_pages_are_numbered_and_only_the_first_says_what_stands_out(client: Client, add_film: AddFilm) -> None:
    with together():
        for number in range(1, 60):
            add_film(number, f"Film {number:02}", 1980, directors=("John Glen",), rating="5.0")
    page = client.get("/years/1980/?page=2")
    assert [film.title for film in page.context["films"]] == [f"Film {number}" for number in range(49, 60)]
    assertNotContains(page, 'id="best"')
    assertContains(client.get("/years/1980/"), 'rel="next" href="/years/1980/?page=2"')
    assertContains(client.get("/years/1980/?page=3"), 'href="/years/1980/?page=2"', status_code=404)


def test_year_and_decade_are_links_wherever_they_stand(client: Client, bonds: list[Movie]) -> None:
    assertContains(client.get("/films/4005/the-living-daylights/"), 'href="/years/1987/"')
    assertContains(client.get("/films/?view=table"), 'href="/years/1987/"')
    assertContains(client.get("/"), 'href="/decades/1980s/"')
    assertContains(client.get("/people/timothy-dalton/"), 'href="/years/1987/"')


def test_counts_follow_every_change(client: Client, bonds: list[Movie], add_film: AddFilm) -> None:
    def check() -> None:
        assert kept() == counted_anew()

    check()
    glen, dalton = Person.objects.get(slug="john-glen"), Person.objects.get(slug="timothy-dalton")
    film = add_film(30, "Aces", 1989, directors=("John Glen",), cast=("Timothy Dalton", "John Glen"))
    check()
    film.year = 1992
    film.save()
    check()
    Movie.objects.filter(pk=707).update(hidden_since=timezone.now())
    check()
    Movie.objects.filter(pk=707).update(hidden_since=None)
    check()
    Credit.objects.filter(person=dalton, movie=4007).delete()
    check()
    Credit.objects.bulk_create([Credit(person=glen, movie_id=5, role="actor", position=9)])
    check()
    merge_people(dalton, glen)
    check()
    film.delete()
    check()
    assert kept()


def test_a_large_change_is_counted_once_at_its_end(bonds: list[Movie], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = kept()
    BusyPerson.objects.all().delete()
    for most in (0, 1000):
        monkeypatch.setattr(busy_people, "MOST_NOTED", most)
        with busy_people.afterwards(everybody=False):
            with together() as changes:
                changes.people.update(Person.objects.values_list("pk", flat=True))
            assert not kept()
        assert kept() == expected
        BusyPerson.objects.all().delete()


def test_a_load_counts_whom_it_credits(db: None, tmp_path: Path) -> None:
    first = [record(1, year=1961, actors="Ann Lee"), record(2, year=1962, actors="Ann Lee, Bob Ray")]
    call_command("ingest_seeds", str(write_seeds(tmp_path, first)))
    assert kept() == counted_anew() == {("Ann Lee", 1960, 10): 2}
    second = [record(2, year=1971, actors="Bob Ray"), record(3, year=1972, actors="Bob Ray")]
    call_command("ingest_seeds", str(write_seeds(tmp_path, second)))
    assert kept() == counted_anew() == {("Bob Ray", 1970, 10): 2}


def test_the_load_after_one_that_failed_counts_everybody(bonds: list[Movie]) -> None:
    expected = kept()
    BusyPerson.objects.all().delete()
    with pytest.raises(KeyboardInterrupt), busy_people.afterwards(everybody=False):  # noqa: PT012  # a load that is stopped
        bonds[0].save()
        raise KeyboardInterrupt
    assert not kept()
    with busy_people.afterwards(everybody=True):
        pass
    assert kept() == expected


def test_a_catalogue_older_than_the_counts_is_counted_when_it_is_migrated(bonds: list[Movie]) -> None:
    expected = kept()
    BusyPerson.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert kept() == expected


@pytest.mark.parametrize("seed", range(3))
def test_the_best_of_a_time_are_the_best_of_all_its_films(add_film: AddFilm, seed: int) -> None:
    random = Random(seed)  # noqa: S311  # repeatable on purpose
    with together():
        for number in range(1, 80):
            rating = random.choice([None, *(f"{n / 10:.1f}" for n in range(60, 70))])
            add_film(number, f"Film {number:02}", random.choice([1979, *range(1980, 1992)]), rating=rating)
    for first, last in ((1980, 1980), (1980, 1989)):
        films = Movie.objects.filter(year__range=(first, last)).exclude(rating_value=None)
        expected = sorted(films, key=lambda film: (-(film.rating_value or 0), film.sort_title, film.pk))[:12]
        assert [film.movie_id for film in Movie.objects.best_of(first, last, 12)] == [film.pk for film in expected]
