"""Editors' changes survive loads; conflicts are recorded once and decided once; the seed's word is a click away."""

from pathlib import Path

import pytest

from catalog.editing import bring_back, decide, delete_film, take_seeds_word, versions
from catalog.models import Conflict, Credit, Movie, Person
from tests.ingest.conftest import Ingest
from tests.seed_files import record, write_seeds

OPEN, KEPT, TAKEN, SETTLED = (
    Conflict.Decision.OPEN,
    Conflict.Decision.KEPT,
    Conflict.Decision.TAKEN,
    Conflict.Decision.SETTLED,
)


@pytest.fixture
def conflict(ingest: Ingest, seeds: Path) -> Conflict:
    """Return the conflict of a film whose title both a seed and an editor changed."""
    write_seeds(seeds, [record(1, "First", year=1990, actors="A, B")])
    ingest(seeds)
    edit(title="Editor's")
    write_seeds(seeds, [record(1, "Second", year=1991, actors="A, B")])
    run = ingest(seeds)
    assert run.report["films"]["conflicts"] == 1
    return Conflict.objects.get()


def edit(**values: object) -> None:
    movie = Movie.objects.get(movie_id=1)
    for field, value in values.items():
        setattr(movie, field, value)
    movie.save()


def names(role: str = "actor") -> list[str]:
    credits = Credit.objects.filter(movie=1, role=role).order_by("position").select_related("person")
    return [credit.person.name for credit in credits]


def test_an_editors_changes_survive_a_changed_seed(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, "Old", year=1990, directors="D", actors="A, B, C")])
    ingest(seeds)
    edit(year=1989)
    Credit.objects.get(person__name="B").delete()
    editors = Person.objects.create(name="E")
    Credit.objects.create(movie_id=1, person=editors, role="actor", position=9)

    write_seeds(seeds, [record(1, "New", year=1990, directors="D", actors="A, B, C, F", synopsis="S.")])
    run = ingest(seeds)

    movie = Movie.objects.get()
    assert (movie.title, movie.year, movie.synopsis) == ("New", 1989, "S.")
    assert names() == ["A", "C", "F", "E"]
    assert run.report["films"]["conflicts"] == 0


def test_a_conflict_keeps_the_editors_value_and_all_three(conflict: Conflict) -> None:
    assert (conflict.field, conflict.base, conflict.seed, conflict.current) == (
        "title", "First", "Second", "Editor's",
    )  # fmt: skip
    assert conflict.decision == OPEN
    assert conflict.load is not None
    movie = Movie.objects.get()
    assert (movie.title, movie.year) == ("Editor's", 1991)


def test_a_conflict_is_not_recorded_again_by_the_next_load(ingest: Ingest, seeds: Path, conflict: Conflict) -> None:
    run = ingest(seeds)
    write_seeds(seeds, [record(1, "Second", year=1992, actors="A, B")])
    run = ingest(seeds)

    assert run.report["films"]["conflicts"] == 0
    assert Conflict.objects.get().decision == OPEN


@pytest.mark.parametrize("decision", [KEPT, TAKEN])
def test_decided_stays_decided_until_the_seed_changes_again(
    ingest: Ingest, seeds: Path, conflict: Conflict, decision: str
) -> None:
    assert decide([conflict], decision) == 1
    assert Movie.objects.get().title == ("Second" if decision == TAKEN else "Editor's")

    write_seeds(seeds, [record(1, "Second", year=1999, actors="A, B")])
    ingest(seeds)
    assert Conflict.objects.get().decision == decision

    write_seeds(seeds, [record(1, "Third", year=1999, actors="A, B")])
    ingest(seeds)
    if decision == KEPT:
        again = Conflict.objects.get()
        assert (again.decision, again.base, again.seed, again.current) == (OPEN, "Second", "Third", "Editor's")
    else:
        assert Movie.objects.get().title == "Third"


def test_a_conflict_is_decided_once(conflict: Conflict) -> None:
    decide([conflict], KEPT)

    assert decide([conflict], TAKEN) == 0
    assert Movie.objects.get().title == "Editor's"


def test_a_conflict_is_settled_when_the_seed_comes_round_to_the_editors_value(
    ingest: Ingest, seeds: Path, conflict: Conflict
) -> None:
    write_seeds(seeds, [record(1, "Editor's", year=1991, actors="A, B")])
    ingest(seeds)

    assert Conflict.objects.get().decision == SETTLED


def test_conflicts_of_credits_can_take_the_seeds_word(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, actors="Ann Lee, Bob Ray, Cy Fox")])
    ingest(seeds)
    Credit.objects.filter(person__name="Bob Ray").update(character="Zed")
    write_seeds(seeds, [record(1, actors="Ann Lee, Cy Fox")])
    ingest(seeds)
    conflict = Conflict.objects.get()
    assert (conflict.field, conflict.person.name if conflict.person else "") == ("credit", "Bob Ray")
    assert names() == ["Ann Lee", "Bob Ray", "Cy Fox"]

    decide([conflict], TAKEN)

    assert names() == ["Ann Lee", "Cy Fox"]


def test_a_conflict_about_the_order_can_take_the_seeds(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, actors="A, B, C")])
    ingest(seeds)
    place = {"A": 1, "B": 0, "C": 2}
    for name, position in place.items():
        Credit.objects.filter(person__name=name).update(position=position + 10)
    write_seeds(seeds, [record(1, actors="C, A, B")])
    ingest(seeds)
    assert names() == ["B", "A", "C"]

    decide([Conflict.objects.get(field="order")], TAKEN)

    assert names() == ["C", "A", "B"]


def test_every_difference_from_the_seed_is_told_and_has_a_way_back(ingest: Ingest, seeds: Path) -> None:
    seed = record(1, "Title", year=1990, rating_value=7, directors="D", actors="Ann Lee, Bob Ray, Cy Fox")
    write_seeds(seeds, [seed])
    ingest(seeds)
    edit(title="T", year=None, rating_value=None)
    Credit.objects.get(person__name="Bob Ray").delete()
    Credit.objects.filter(person__name="Ann Lee").update(character="Zed", position=7)
    Credit.objects.create(movie_id=1, person=Person.objects.create(name="Eve Hall"), role="director", position=4)

    found = versions(1).differences

    assert {(difference.field, difference.role) for difference in found} == {
        ("title", ""), ("year", ""), ("rating_value", ""), ("credit", "director"), ("credit", "actor"),
        ("character", "actor"), ("order", "actor"),
    }  # fmt: skip
    for difference in found:
        assert take_seeds_word(1, difference.field, difference.role, difference.person)
    assert versions(1).differences == []
    assert names() == ["Ann Lee", "Bob Ray", "Cy Fox"]
    assert names("director") == ["D"]


def test_a_film_made_by_hand_differs_from_no_seed(db: None) -> None:
    movie = Movie(title="Made by hand")
    movie.save()

    assert versions(movie.movie_id).differences == []
    assert not take_seeds_word(movie.movie_id, "title")


def test_a_deleted_film_stays_deleted_through_loads_and_can_be_brought_back(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, "Old", actors="A")])
    ingest(seeds)
    delete_film(Movie.objects.get())
    assert not Movie.objects.public().exists()

    write_seeds(seeds, [record(1, "New", actors="A, B")])
    ingest(seeds)
    run = ingest(seeds)
    assert not Movie.objects.public().exists()
    assert run.report["films"]["unchanged"] == 1

    bring_back(Movie.objects.get())
    assert Movie.objects.public().get().title == "New"
    assert names() == ["A", "B"]


def test_what_a_load_changed_stands_in_the_history_under_that_load(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, "Old", actors="A, B"), record(2)])
    ingest(seeds)
    assert not Movie.history.exists()
    write_seeds(seeds, [record(1, "New", actors="B, C"), record(2)])
    ingest(seeds)

    rows = Movie.history.order_by("history_date").values_list(
        "movie_id", "title", "history_type", "history_change_reason"
    )
    first, second = rows
    assert first[:3] == (1, "Old", "+")
    assert second[:3] == (1, "New", "~")
    assert second[3].startswith("load ")
    credits = Credit.history.filter(history_change_reason__startswith="load")
    assert sorted(credits.values_list("history_type", flat=True)) == ["+", "-", "~"]
