"""Keeps loads and other editors from changing what is being saved, until the transaction ends, if there is one.

On SQLite whoever is in a transaction is the only one who writes.
"""

from django.db import connection

from catalog.models import Movie, Person


def lock_film(movie_id: int) -> None:
    """Lock a film, and by convention its credits."""
    _lock(Movie, movie_id)


def lock_person(person_id: int) -> None:
    """Lock a person."""
    _lock(Person, person_id)


def _lock(model: type[Movie] | type[Person], key: int) -> None:
    if connection.in_atomic_block and connection.features.has_select_for_update:
        model._default_manager.select_for_update().filter(pk=key).values_list("pk").first()  # noqa: SLF001  # documented
