"""Writes what a load changed into the history of films and credits."""

import datetime
from collections.abc import Collection

from django.contrib.auth.models import User

from catalog.history import by_key, record_rows
from catalog.ingest.current import StoredFilm
from catalog.models import Credit, Movie


def record_changes(
    films: Collection[StoredFilm], now: datetime.datetime, reason: str, user: User | None = None
) -> None:
    """Write the history of ``films``, given as they were before they were changed."""
    before = by_key(film.movie for film in films)
    record_rows(Movie, before, by_key(Movie.objects.filter(pk__in=before)), now, reason, user)
    credits_before = by_key(credit for film in films for credit in film.credits)
    credits_after = by_key(Credit.objects.filter(movie__in=before))
    record_rows(Credit, credits_before, credits_after, now, reason, user)
