"""Keeps the appearances of characters in step with the credits; the only module that writes them."""

from collections.abc import Collection, Iterator, Mapping

from catalog.bulk import insert_rows
from catalog.changes import Changes, MadeFilm
from catalog.characters.rows import COLUMNS, rows
from catalog.models import Appearance, Credit

_CHUNK = 5_000


def follow(changes: Changes) -> None:
    """Make the appearances in the films of `changes` what their credits say now."""
    insert_rows(Appearance._meta.db_table, COLUMNS, list(rows(_facts(changes.as_made))))
    films = sorted(changes.films)
    for start in range(0, len(films), _CHUNK):
        _renew(films[start : start + _CHUNK])


def _facts(made: Mapping[int, MadeFilm]) -> Iterator[tuple[int, int, str, str, int | None]]:
    for number, film in made.items():
        for credit in film.credits:
            if credit.role == Credit.Role.ACTOR and credit.character:
                yield number, credit.person, credit.character, film.sort_title, film.year


def _renew(films: Collection[int]) -> None:
    Appearance.objects.filter(movie__among=films).delete()
    credits = Credit.objects.public().filter(movie__among=films, role=Credit.Role.ACTOR).exclude(character="")
    facts = credits.order_by().values_list("movie_id", "person_id", "character", "movie__sort_title", "movie__year")
    # A list: on PostgreSQL nothing can be read while rows are being copied.
    insert_rows(Appearance._meta.db_table, COLUMNS, list(rows(facts)))
