"""A great catalogue in a second or two: rows that the database makes by itself."""

from pathlib import Path

from django.db import connection

from catalog.models import Movie, Person
from catalog.search.index import index_films, index_people

FILMS_OF_1987 = 30_000
INDEXED = 200
"""Films and people that searches find; more of them make no other queries, and indexing takes long."""


def grow() -> None:
    """Add what `great_catalogue.sql` says to a catalogue that has film 4005 and its people."""
    statements = Path(__file__).with_suffix(".sql").read_text().split(";\n")
    with connection.cursor() as cursor:
        for statement in filter(str.strip, statements):
            cursor.execute(statement)
    index_films(list(Movie.objects.order_by("-pk").values_list("pk", flat=True)[:INDEXED]))
    index_people(list(Person.objects.order_by("-pk").values_list("pk", flat=True)[:INDEXED]))
