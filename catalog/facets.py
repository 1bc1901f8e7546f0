"""What another choice of a list's filter would leave: the letters that lead somewhere, the films of each decade."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.core.exceptions import EmptyResultSet

from catalog.filed_queryset import LETTERS
from catalog.filters import DECADES, FilmFilter
from catalog.kept_counts import kept_count
from catalog.list_pages import count_kept, films_by_decade
from catalog.models import Movie
from catalog.querysets import MovieQuerySet

MOST_COUNTED, MOST_LOOKED_UP = 20_000, 5_000
"""Films counted for one list, by an index that has all it filters by, or looked up one by one for its words.

Of longer ones nearly every letter leads somewhere, and counting them takes too long.
"""

Choices = list[tuple[int | str, str]]


class Found(TypedDict):
    """What films have: the first letters of their sort titles, and each decade with the number of its films."""

    letters: Sequence[str]
    decades: Sequence[tuple[int | None, int]]


class Facets:
    """The choices beside a list of `count` films."""

    def __init__(self, listed: FilmFilter, count: int) -> None:
        self.listed, self.count = listed, count
        self._known: dict[str, Found | None] = {}

    def letters(self) -> list[str]:
        """Return those of LETTERS under which films stand that the other parameters leave."""
        found = self._found_without("letter") if self.listed.narrows_beside("letter") else None
        if found is None:
            return kept_count("letters of films", Movie.objects.public().letters)
        first = set(found["letters"])
        return [letter for letter in LETTERS if letter in first or (letter == "#" and first - set(LETTERS))]

    def decades(self) -> Choices:
        """Return the choices of decades: those that lead somewhere, each with the number of films that it leaves.

        Without the numbers, and all decades of the catalogue, where the other parameters leave too many to count.
        """
        every = films_by_decade()
        counts: Mapping[int | None, int] | None = every
        if self.listed.narrows_beside("decade"):
            found = self._found_without("decade")
            counts = None if found is None else dict(found["decades"])
        chosen = self.listed.state.get("decade")
        has_films = every if counts is None else counts
        shown = [
            decade for decade in DECADES if (has_films.get(decade) and self._is_asked(decade)) or str(decade) == chosen
        ]
        labels = {
            decade: f"{decade}s" if counts is None else f"{decade}s ({counts.get(decade, 0):,})" for decade in shown
        }
        return [("", "any"), *labels.items()]

    def _is_asked(self, decade: int) -> bool:
        """Whether the first and the last year that are asked for leave any of the decade."""
        first, last = self.listed.state.get("year_min"), self.listed.state.get("year_max")
        return not (first and decade + 9 < int(first)) and not (last and decade > int(last))

    def _found_without(self, name: str) -> Found | None:
        """Return what the films have that the parameters but `name` leave; None if there are too many to count."""
        left_out = name if name in self.listed.state else ""
        if left_out not in self._known:
            self._known[left_out] = _found(self.listed, left_out, self.count)
        return self._known[left_out]


def _found(listed: FilmFilter, left_out: str, count: int) -> Found | None:
    most = MOST_LOOKED_UP if listed.words else MOST_COUNTED
    if count > most or (listed.words and left_out and count_kept(listed, without=left_out) > most):
        return None
    films = listed.films(without=left_out)
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
