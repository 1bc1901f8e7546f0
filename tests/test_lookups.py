"""What is asked of many values at once."""

import pytest

from catalog.models import Credit, Movie, Person

pytestmark = pytest.mark.django_db

MORE_THAN_SQLITE_TAKES_PARAMETERS = range(10**12, 10**12 + 40_000)


def test_rows_whose_value_is_among_many_are_found() -> None:
    films = [Movie.objects.create(movie_id=number, title=f"Film {number}") for number in (1, 2, 2**63 - 1)]
    people = [Person.objects.create(name=name) for name in ("Jeroen Krabbé", 'Maryam "Kara" d\'Abo', "黒澤明")]
    Credit.objects.create(movie=films[0], person=people[0], role="actor", position=0)
    numbers = [*MORE_THAN_SQLITE_TAKES_PARAMETERS, 1, 2**63 - 1]
    assert set(Movie.objects.filter(pk__among=numbers)) == {films[0], films[2]}
    assert set(Person.objects.filter(match_name__among={person.name for person in people})) == set(people)
    assert Credit.objects.get(movie__among=numbers).person == people[0]


def test_nothing_is_among_no_values() -> None:
    Movie.objects.create(movie_id=1, title="Film")
    assert not Movie.objects.filter(pk__among=[]).exists()
