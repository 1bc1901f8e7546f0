"""Who is suspected to be one, from names and films together, and how the list keeps in step."""

import pytest
from django.contrib.auth.models import User

from catalog.duplicates.compare import MOST_SINGLED_OUT, catch_up, compare_everybody
from catalog.duplicates.decide import dismiss, suspect_again
from catalog.duplicates.evidence import FIRST_IN_CAST
from catalog.identity.merge import merge_people
from catalog.identity.split import split_person
from catalog.identity.undo import undo_merge
from catalog.models import Credit, DistinctPeople, Movie, Person, SuspectedDuplicate
from tests.identity.conftest import Load, ingest, load, seeds
from tests.seed_files import record

__all__ = ["ingest", "load", "seeds"]

Names = set[tuple[str, str]]


def suspected() -> Names:
    """Return the names of those suspected, each pair in order."""
    rows = SuspectedDuplicate.objects.undecided().values_list("first__name", "second__name")
    return {(min(pair), max(pair)) for pair in rows}


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def test_a_load_leaves_those_whose_names_differ_in_signs_or_spaces_suspected_even_without_a_common_film(
    load: Load,
) -> None:
    load(
        record(1, year=1964, actors="Gert Fröbe, Robert Downey Jr., Lon Chaney, Andre DeToth"),
        record(2, year=1990, actors="Gert Frobe, Robert Downey, Jr., Lon Chaney Jr., André de Toth"),
    )

    assert suspected() == {
        ("Gert Frobe", "Gert Fröbe"),
        ("Robert Downey Jr.", "Robert Downey, Jr."),
        ("Andre DeToth", "André de Toth"),
    }


@pytest.mark.parametrize(("one", "other"), [("Al Seiter", "Al B. Seiter"), ("Jody Lawrance", "Jody Lawrence")])
@pytest.mark.parametrize(
    ("second_cast", "year", "is_suspected"),
    [
        pytest.param("Ann Lee, {other}", 1960, True, id="a colleague, and years within ten"),
        pytest.param("Bob Ray, {other}", 1960, False, id="no colleague"),
        pytest.param("Ann Lee, {other}", 1961, False, id="too many years between"),
        pytest.param("Ann Lee, {other}, {one}", 1960, False, id="credited side by side"),
    ],
)
def test_names_with_an_initial_more_or_another_letter_need_a_colleague_and_near_years(
    load: Load, one: str, other: str, second_cast: str, year: int, is_suspected: bool
) -> None:
    load(
        record(1, year=1950, actors=f"{one}, Ann Lee"),
        record(2, year=year, actors=second_cast.format(one=one, other=other)),
    )

    assert suspected() == ({(min(one, other), max(one, other))} if is_suspected else set())


def test_two_who_both_have_many_films_are_not_misspelt(load: Load) -> None:
    casts = [f"Ann Lee, {name}" for name in ("David Spade", "David Slade") for _ in range(4)]

    load(*(record(number, year=2000, actors=cast) for number, cast in enumerate(casts, 1)))
    assert suspected() == set()
    Movie.objects.get(pk=8).credits.all().delete()
    compare_everybody()

    assert suspected() == {("David Slade", "David Spade")}


def test_the_most_certain_come_first(load: Load) -> None:
    load(
        record(1, year=1950, actors="Gert Fröbe, Ann Lee, Al Seiter, Jo Álvarez"),
        record(2, year=1950, actors="Gert Frobe, Ann Lee, Al B. Seiter"),
        record(3, year=1990, actors="Jo Alvarez"),
    )

    assert [row.first.name for row in SuspectedDuplicate.objects.all()] == ["Gert Fröbe", "Al Seiter", "Jo Álvarez"]


def test_a_later_load_compares_whom_it_makes_with_all_who_were_there(load: Load) -> None:
    load(record(1, actors="Gert Fröbe, Bob Ráy"))
    dismissed_by_hand = SuspectedDuplicate.objects.count()

    load(record(2, actors="Gert Frobe"))
    first = SuspectedDuplicate.objects.get()
    load(record(3, actors=", ".join(f"No {letter}. Body" for letter in "abc") + ", Bob Ray"))

    assert dismissed_by_hand == 0
    assert suspected() == {("Gert Frobe", "Gert Fröbe"), ("Bob Ray", "Bob Ráy")}
    assert SuspectedDuplicate.objects.filter(pk=first.pk).exists()


def test_many_new_people_are_compared_as_few_are(load: Load) -> None:
    crowd = ", ".join(f"Extra{number} Crowd{number * 31}" for number in range(MOST_SINGLED_OUT + 1))

    load(record(1, actors=f"Gert Fröbe, {crowd}"))
    load(record(2, actors="Gert Frobe, " + crowd.replace("Extra", "Other")))

    assert ("Gert Frobe", "Gert Fröbe") in suspected()


def test_a_new_name_is_compared_at_once(load: Load) -> None:
    load(record(1, actors="Gert Fröbe"), record(2, actors="Bob Ray, Ann Lee"))
    bob = person("Bob Ray")

    bob.name = "Gert Frobe"
    bob.save()
    assert suspected() == {("Gert Frobe", "Gert Fröbe")}
    bob.name = "Bob Ray"
    bob.save()

    assert suspected() == set()


def test_a_merge_takes_the_pair_out_and_its_undoing_brings_it_back(load: Load) -> None:
    load(record(1, actors="Gert Fröbe"), record(2, actors="Gert Frobe"))

    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    assert suspected() == set()
    undo_merge(journal)

    assert suspected() == {("Gert Frobe", "Gert Fröbe")}


def test_whoever_was_told_apart_is_not_suspected_again_until_that_is_taken_back(load: Load) -> None:
    load(record(1, actors="Gert Fröbe"), record(2, actors="Gert Frobe"))
    editor = User.objects.create_user("editor")

    dismiss(SuspectedDuplicate.objects.all(), editor)
    compare_everybody()
    load(record(3, actors="Ann Lee"))
    assert suspected() == set()
    pair = DistinctPeople.objects.get()
    assert pair.noted_by == editor
    suspect_again([pair])

    assert suspected() == {("Gert Frobe", "Gert Fröbe")}


def test_namesakes_that_an_editor_split_are_not_suspected(load: Load) -> None:
    load(record(1, actors="Jo Poe"), record(2, actors="Jo Poe"))
    split_person(person("Jo Poe"), list(Credit.objects.filter(movie=2)))

    compare_everybody()

    assert suspected() == set()


def test_a_catalogue_older_than_the_comparison_is_compared_when_it_is_migrated(load: Load) -> None:
    load(record(1, actors="Gert Fröbe, Gert Frobe"))
    SuspectedDuplicate.objects.all().delete()

    catch_up()

    assert suspected() == {("Gert Frobe", "Gert Fröbe")}


def test_those_far_down_in_a_cast_of_thousands_are_nobody_s_colleagues(load: Load) -> None:
    extras = ", ".join(f"{chr(97 + number % 26)}{number} Extra" for number in range(FIRST_IN_CAST))
    load(
        record(1, year=1950, actors=f"Madeline Stowe, {extras}, Ann Lee"),
        record(2, year=1951, actors="Madeleine Stowe, Ann Lee"),
        record(3, year=1950, actors=f"Allan Dwan, Bob Ray, {extras}"),
        record(4, year=1951, actors="Alan Dwan, Bob Ray"),
    )
    assert suspected() == {("Alan Dwan", "Allan Dwan")}
