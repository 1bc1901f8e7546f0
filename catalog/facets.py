"""What another choice of a list's filter would leave: the letters that lead somewhere, the films of each decade."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet

from catalog.filed_queryset import LETTERS
from catalog.film_pages import count_kept
from catalog.filters import DECADES, FilmFilter
from catalog.kept_counts import kept_count
from catalog.models import Movie

MOST_COUNTED = 30_000
"""Films looked at for one list. Of longer ones nearly every letter leads somewhere, and counting them takes too long."""

Choices = list[tuple[int | str, str]]


def letters_of(listed: FilmFilter, count: int) -> list[str]:
    """Return those of LETTERS under which films stand that the other parameters of `listed`, a list of `count`, leave."""
    if listed.narrows_beside("letter") and count <= MOST_COUNTED:
        found = _grouped(listed, "letter", "substr(sort_title, 1, 1)")
        if found is not None:
            first = {str(letter) for letter, _ in found}
            return [letter for letter in LETTERS if letter in first or (letter == "#" and first - set(LETTERS))]
    return kept_count("letters of films", Movie.objects.public().letters)


def decades_of(listed: FilmFilter, count: int) -> Choices:
    """Return the choices of decades: those that lead somewhere, each with the number of films that it leaves.

    Without the numbers, and all decades of the catalogue, where the other parameters leave too many to count.
    """
    every = dict(kept_count("films by decade", lambda: list(Movie.objects.public().count_by_decade().items())))
    counts: Mapping[int | None, int] | None = every
    if listed.narrows_beside("decade"):
        by_year = _grouped(listed, "decade", "year") if count <= MOST_COUNTED else None
        counts = None if by_year is None else _by_decade(by_year)
    chosen = listed.state.get("decade")
    shown = [decade for decade in DECADES if (every if counts is None else counts).get(decade) or str(decade) == chosen]
    labels = {decade: f"{decade}s" if counts is None else f"{decade}s ({counts.get(decade, 0):,})" for decade in shown}
    return [("", "any"), *labels.items()]


def _by_decade(by_year: Iterable[Sequence[int | None]]) -> Counter[int | None]:
    counts: Counter[int | None] = Counter()
    for year, films in by_year:
        counts[None if year is None else year // 10 * 10] += films or 0
    return counts


def _grouped(listed: FilmFilter, name: str, by: str) -> list[list[Any]] | None:
    """Return the values of `by` among the films that the parameters but `name` leave, with the number of each.

    None if there are more than MOST_COUNTED.
    """
    if listed.words and count_kept(listed, without=name) > MOST_COUNTED:
        return None
    films = listed.films(without=name)
    try:
        what = f"{by} of {films.order_by().query.sql_with_params()!r}"
    except EmptyResultSet:
        return []
    return kept_count(what, lambda: films.grouped(by, MOST_COUNTED))
