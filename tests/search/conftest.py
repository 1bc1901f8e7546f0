"""A catalogue with every kind of title that is hard to find."""

import csv
from pathlib import Path

import pytest

from catalog.models import Credit, Movie, Person

FOLDER = Path(__file__).parent


def table(name: str) -> list[list[str]]:
    """Return the rows of a file of tab-separated values, without comments."""
    with (FOLDER / name).open(encoding="utf-8") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row]


def add_films() -> None:
    """Add the films of the catalogue, numbered from 1, by the models' own methods."""
    people: dict[str, Person] = {}
    for number, row in enumerate(table("catalogue.tsv"), start=1):
        title, year, rating, directors, actors, synopsis = row
        film = Movie.objects.create(
            movie_id=number, title=title, year=year or None, rating_value=rating or None, synopsis=synopsis
        )
        for role, names in (("director", directors), ("actor", actors)):
            for position, name in enumerate(names.split(", ")):
                if name not in people:
                    people[name] = Person.objects.create(name=name)
                person = people[name]
                Credit.objects.create(movie=film, person=person, role=role, position=position)


@pytest.fixture
def goldfinger(db: None) -> Movie:
    """Return a film with a person in each role."""
    film = Movie.objects.create(
        movie_id=3, title="Goldfinger", year=1964, synopsis="Bond looks into the smuggling of gold."
    )
    for role, name in (("director", "Guy Hamilton"), ("actor", "Sean Connery")):
        Credit.objects.create(movie=film, person=Person.objects.create(name=name), role=role, position=0)
    return film
