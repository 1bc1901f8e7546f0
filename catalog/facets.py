"""What another choice of a list's filter would leave: the letters that lead somewhere, the films of each decade."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.core.exceptions import EmptyResultSet

from catalog.filed_queryset import LETTERS
from catalog.filters import DECADES, FilmFilter
from catalog.kept_counts import kept_count
from catalog.list_pages import FEW, count_kept
from catalog.models import Movie
from catalog.querysets import MovieQuerySet

MOST_COUNTED = 30_000
"""Films looked at for one list. Of longer ones nearly every letter leads somewhere, and counting them takes too long."""

Choices = list[tuple[int | str, str]]


class Found(TypedDict):
    """What films have: the first letters of their sort titles, and each decade with the number of its films."""

    letters: Sequence[str]
    decades: Sequence[tuple[int | None, int]]


def letters_of(listed: FilmFilter, count: int) -> list[str]:
    """Return those of LETTERS under which films stand that the other parameters of `listed`, a list of `count`, leave."""
    found = _found(listed, "letter", count) if listed.narrows_beside("letter") else None
    if found is None:
        return kept_count("letters of films", Movie.objects.public().letters)
    first = set(found["letters"])
    return [letter for letter in LETTERS if letter in first or (letter == "#" and first - set(LETTERS))]


def decades_of(listed: FilmFilter, count: int) -> Choices:
    """Return the choices of decades: those that lead somewhere, each with the number of films that it leaves.

    Without the numbers, and all decades of the catalogue, where the other parameters leave too many to count.
    """
    every = dict(kept_count("films by decade", lambda: list(Movie.objects.public().count_by_decade().items())))
    counts: Mapping[int | None, int] | None = every
    if listed.narrows_beside("decade"):
        found = _found(listed, "decade", count)
        counts = None if found is None else dict(found["decades"])
    chosen = listed.state.get("decade")
    shown = [decade for decade in DECADES if (every if counts is None else counts).get(decade) or str(decade) == chosen]
    labels = {decade: f"{decade}s" if counts is None else f"{decade}s ({counts.get(decade, 0):,})" for decade in shown}
    return [("", "any"), *labels.items()]


def _found(listed: FilmFilter, name: str, count: int) -> Found | None:
    """Return what the films have that the parameters of `listed`, a list of `count`, but `name` leave.

    None if there are too many to count.
    """
    most = FEW if listed.words else MOST_COUNTED
    if count > most or (listed.words and count_kept(listed, without=name) > most):
        return None
    films = listed.films(without=name)
    try:
        what = f"letters and decades of {films.order_by().query.sql_with_params()!r}"
    except EmptyResultSet:
        return Found(letters=[], decades=[])
    return kept_count(what, lambda: _of(films, most))


def _of(films: MovieQuerySet, most: int) -> Found | None:
    groups = films.by_letter_and_decade(most)
    if groups is None:
        return None
    decades: Counter[int | None] = Counter()
    for _, decade, number in groups:
        decades[decade] += number
    return Found(letters=sorted({letter for letter, _, _ in groups}), decades=list(decades.items()))
