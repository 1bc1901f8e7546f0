"""Whatever writes films, people or credits through this project's code, the index says the same when it is done."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection

from catalog.changes import together
from catalog.models import Credit, Movie, Person
from catalog.search.check import SAMPLE, differences, quick_problem
from catalog.search.index import forget_everything, index_everything
from catalog.search.query import parse
from catalog.search.results import search
from tests.seed_files import record, write_seeds

pytestmark = pytest.mark.django_db


def films_for(text: str) -> list[int]:
    return [film.movie_id for film in search(parse(text)).films]


def people_for(text: str) -> list[str]:
    return [person.name for person in search(parse(text)).people]


def stories_for(text: str) -> list[int]:
    return [film.movie_id for film, _ in search(parse(text)).stories]


@pytest.fixture(autouse=True)
def in_step() -> Callable[[], None]:
    """Return a check that nothing differs; it is also made after each test."""

    def check() -> None:
        assert list(differences()) == []

    return check


@pytest.fixture(autouse=True)
def _in_step_at_the_end(in_step: Callable[[], None]) -> Iterator[None]:
    yield
    in_step()


def test_a_saved_film_is_found_at_once(goldfinger: Movie) -> None:
    assert films_for("goldfinger") == [3]
    assert films_for("connery goldfinger") == [3]
    assert stories_for("smuggling") == [3]


def test_a_renamed_film_is_found_by_its_new_title_alone(goldfinger: Movie) -> None:
    goldfinger.title = "Auric"
    goldfinger.save(update_fields=["title"])
    assert (films_for("auric"), films_for("goldfinger")) == ([3], [])


def test_a_deleted_film_takes_its_people_with_it(goldfinger: Movie) -> None:
    goldfinger.delete()
    assert films_for("goldfinger") == []
    assert people_for("sean connery") == []


def test_films_deleted_together_are_forgotten(goldfinger: Movie) -> None:
    Movie.objects.filter(title__startswith="Gold").delete()
    assert films_for("goldfinger") == []
    assert people_for("sean connery") == []


def test_an_update_of_many_is_followed(goldfinger: Movie) -> None:
    Movie.objects.filter(pk=3).update(title="Auric", synopsis="Nothing happens.")
    assert (films_for("auric"), films_for("goldfinger")) == ([3], [])
    assert (stories_for("nothing happens"), stories_for("smuggling")) == ([3], [])


def test_a_bulk_update_is_followed(goldfinger: Movie) -> None:
    goldfinger.title = "Auric"
    Movie.objects.bulk_update([goldfinger], ["title"])
    assert (films_for("auric"), films_for("goldfinger")) == ([3], [])


def test_rows_created_in_bulk_are_found(goldfinger: Movie) -> None:
    films = [Movie(movie_id=number, title=f"Reel {number}", sort_title=f"reel {number}") for number in (10, 11)]
    Movie.objects.bulk_create(films)
    person = Person(name="Maryam d'Abo", sort_name="dabo  maryam", slug="maryam-dabo")
    Person.objects.bulk_create([person])
    Credit.objects.bulk_create([Credit(movie=film, person=person, role="actor", position=0) for film in films])
    assert films_for("dabo reel") == [10, 11]
    assert people_for("d abo") == ["Maryam d'Abo"]


def test_a_hidden_film_is_not_found_and_comes_back(goldfinger: Movie, in_step: Callable[[], None]) -> None:
    Movie.objects.filter(pk=3).update(hidden_since="2026-01-01T00:00:00Z")
    assert films_for("goldfinger") == []
    assert people_for("connery") == []
    in_step()
    Movie.objects.filter(pk=3).update(hidden_since=None)
    assert films_for("goldfinger") == [3]
    assert people_for("connery") == ["Sean Connery"]


def test_a_renamed_person_is_found_in_people_and_films(goldfinger: Movie) -> None:
    person = Person.objects.get(name="Sean Connery")
    person.name = "Thomas Connery"
    person.save()
    assert people_for("thomas connery") == ["Thomas Connery"]
    assert (films_for("thomas goldfinger"), films_for("sean goldfinger")) == ([3], [])


def test_a_deleted_person_is_forgotten(goldfinger: Movie) -> None:
    Person.objects.get(name="Sean Connery").delete()
    assert people_for("connery") == []
    assert films_for("connery goldfinger") == []


@pytest.mark.parametrize("way", ["save", "update", "bulk_update"])
def test_a_credit_given_to_somebody_else_changes_both(goldfinger: Movie, way: str) -> None:
    other = Person.objects.create(name="Roger Moore")
    credit = Credit.objects.get(role="actor")
    credit.person = other
    if way == "save":
        credit.save()
    elif way == "update":
        Credit.objects.filter(pk=credit.pk).update(person=other)
    else:
        Credit.objects.bulk_update([credit], ["person"])
    assert people_for("connery") == []
    assert people_for("moore") == ["Roger Moore"]
    assert films_for("moore goldfinger") == [3]


def test_a_deleted_credit_is_forgotten(goldfinger: Movie) -> None:
    Credit.objects.filter(role="actor").delete()
    assert people_for("connery") == []
    Credit.objects.get(role="director").delete()
    assert films_for("hamilton goldfinger") == []


def test_the_name_in_the_credits_finds_the_film(goldfinger: Movie) -> None:
    Credit.objects.filter(role="actor").update(credited_as="Tam Connery")
    assert films_for("tam goldfinger") == [3]


def test_loads_are_followed(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "seeds", [record(3, "Goldfinger", year=1964, actors="Sean Connery, Gert Fröbe")])
    call_command("ingest_seeds", str(folder), verbosity=0, stdout=io.StringIO(), stderr=io.StringIO())
    assert films_for("frobe goldfinger") == [3]
    write_seeds(folder, [record(3, "Auric", year=1964, actors="Sean Connery")])
    call_command("ingest_seeds", str(folder), verbosity=0, stdout=io.StringIO(), stderr=io.StringIO())
    assert (films_for("auric"), films_for("goldfinger")) == ([3], [])
    assert people_for("frobe") == []


def test_a_load_indexes_new_films_by_what_people_are_called_now(
    goldfinger: Movie, tmp_path: Path, in_step: Callable[[], None]
) -> None:
    """New films are indexed from what was written, and people only when their place in the order changes."""
    person = Person.objects.get(name="Sean Connery")
    person.name = "Thomas Connery"
    person.save()
    folder = tmp_path / "seeds"
    for number in range(10, 16):
        write_seeds(folder, [record(number, f"Reel {number}", actors="Sean Connery, Ann Lee", synopsis="He spies.")])
        call_command("ingest_seeds", str(folder), verbosity=0, stdout=io.StringIO(), stderr=io.StringIO())
        in_step()
    assert films_for("thomas reel") == films_for("ann reel") == [10, 11, 12, 13, 14, 15]
    assert films_for("sean reel") == []


def test_a_load_brings_back_somebody_who_was_in_hidden_films_alone(goldfinger: Movie, tmp_path: Path) -> None:
    Movie.objects.filter(pk=3).update(hidden_since="2026-01-01T00:00:00Z")
    assert people_for("connery") == []
    folder = write_seeds(tmp_path / "seeds", [record(10, "Reel", actors="Sean Connery")])
    call_command("ingest_seeds", str(folder), verbosity=0, stdout=io.StringIO(), stderr=io.StringIO())
    assert people_for("connery") == ["Sean Connery"]


def test_fixtures_are_followed(goldfinger: Movie) -> None:
    everything = serializers.serialize("json", [*Movie.objects.all(), *Person.objects.all(), *Credit.objects.all()])
    Movie.objects.all().delete()
    Person.objects.all().delete()
    for row in serializers.deserialize("json", everything):
        row.save()
    assert films_for("connery goldfinger") == [3]


def test_what_is_undone_is_undone_in_the_index(goldfinger: Movie) -> None:
    def begin_and_fail() -> None:
        with together():
            Movie.objects.filter(pk=3).update(title="Auric")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begin_and_fail()
    assert (films_for("auric"), films_for("goldfinger")) == ([], [3])


def test_an_emptied_index_is_made_anew(goldfinger: Movie) -> None:
    forget_everything()
    assert quick_problem()
    index_everything()
    assert quick_problem() == ""
    assert films_for("goldfinger") == [3]


def check_search(*arguments: str) -> tuple[int, str]:
    output = io.StringIO()
    try:
        call_command("check_search", *arguments, stdout=output, stderr=output)
    except SystemExit as stop:
        return int(stop.code or 0), output.getvalue()
    except CommandError as error:
        return error.returncode, output.getvalue() + str(error)
    return 0, output.getvalue()


def behind_our_back(sql: str) -> None:
    """Change a table as none of our code does."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM catalog_search_films",
        "DELETE FROM catalog_search_synopses",
        "DELETE FROM catalog_search_film_keys",
        "DELETE FROM catalog_search_people",
        "DELETE FROM catalog_search_person_keys",
        "DELETE FROM catalog_search_spellings",
    ],
)
def test_a_quick_look_sees_what_is_lost(goldfinger: Movie, sql: str) -> None:
    assert quick_problem() == ""
    behind_our_back(sql)
    assert "--repair" in quick_problem()
    check_search("--repair")


def test_a_quick_look_sees_before_long_what_differs_anywhere(goldfinger: Movie) -> None:
    for number in range(100, 100 + SAMPLE):
        Movie.objects.create(movie_id=number, title=f"Reel {number}")
    behind_our_back("DELETE FROM catalog_search_film_keys WHERE id = 3")
    assert any(quick_problem() for _ in range(1000))
    check_search("--repair")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE catalog_movie SET title = 'Auric'", "film 3: is different in catalog_search_films"),
        ("UPDATE catalog_movie SET synopsis = 'Nothing.'", "film 3: is different in catalog_search_synopses"),
        ("DELETE FROM catalog_search_films", "film 3: is not in catalog_search_films"),
        ("DELETE FROM catalog_search_film_keys", "film 3: has other keys in catalog_search_film_keys"),
        ("DELETE FROM catalog_search_person_keys", "has other keys in catalog_search_person_keys"),
        ("DELETE FROM catalog_search_spellings", "film 3: has words that cannot be misspelt"),
        ("UPDATE catalog_movie SET hidden_since = '2026-01-01 00:00:00'", "film 3: is indexed, but not shown"),
        ("DELETE FROM catalog_credit WHERE role = 'actor'", "is indexed, but not shown"),
        (
            "INSERT INTO catalog_search_film_keys (opening, tier, text, id) VALUES (true, 3, 'ghost', 99)",
            "film 99: is indexed, but not shown",
        ),
    ],
)
def test_what_went_past_us_is_told_and_repaired(goldfinger: Movie, sql: str, said: str) -> None:
    behind_our_back(sql)
    code, output = check_search()
    assert (code, said in output) == (1, True), output
    assert check_search("--repair")[0] == 0
    assert check_search() == (0, "The search index is what it should be.\n")


def test_the_whole_index_can_be_made_anew(goldfinger: Movie) -> None:
    behind_our_back("DELETE FROM catalog_search_films")
    assert check_search("--rebuild")[0] == 0
    assert films_for("goldfinger") == [3]
