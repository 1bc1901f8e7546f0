"""Which films a load changed, and which it missed."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from catalog.models import Credit, Load, Movie


@dataclass(frozen=True, slots=True)
class MissingFilms:
    """Films whose seed a load lacked."""

    films: list[Movie]
    """Those on record, by title."""
    unknown: int
    """How many of those noted are no longer on record."""
    more: int
    """How many were missing beyond those noted."""


def missing_films(load: Load) -> MissingFilms:
    """Return the films whose seed ``load`` lacked, as far as its row names them."""
    films = Movie.objects.filter(pk__among=load.missing).only("title", "year", "hidden_since", "deleted_at")
    found = list(films.order_by("sort_title", "movie_id"))
    counts = load.report.get("films", {})
    counted = counts.get("missing", 0) + counts.get("hidden", 0)
    return MissingFilms(found, len(load.missing) - len(found), max(0, counted - len(load.missing)))


def films_changed_by(load: Load) -> QuerySet[Movie]:
    """Return the films whose history, or whose credits' history, ``load`` wrote; those that it made have none yet."""
    # The index is that of dates; what one load wrote lies between its beginning and its end.
    wrote = Q(
        history_date__gte=load.started_at,
        history_date__lte=load.finished_at or timezone.now(),
        history_change_reason=f"load {load.pk}",
    )
    movies = Movie.history.filter(wrote).order_by().values("movie_id")
    credits = Credit.history.filter(wrote).order_by().values("movie_id")
    return Movie.objects.filter(pk__in=movies.union(credits))
