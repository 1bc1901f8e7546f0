"""The catalogue through the years: how tall each year stands, and in which decade. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

HEIGHT = 180
"""Pixels of the tallest bar."""
LOWEST = 2
"""Pixels of the lowest: one film in a million is seen too."""
LABELS_APART = 9.0
"""Percent of the width that a decade's name needs on a phone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: `x` and `width` in percent of the histogram's width, `y` and `height` in pixels from the top."""

    year: int
    films: int
    x: float
    width: float
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Label:
    """A decade's first year under its place; `x` in percent."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class DecadeRow:
    """A row of the table: a decade, its films, and its ten years, each with its films."""

    first_year: int
    films: int
    years: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Histogram:
    """Years in their order, and the same as a table."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    rows: tuple[DecadeRow, ...]
    height: int = HEIGHT


def histogram(films: Mapping[int, int]) -> Histogram | None:
    """Return the histogram of `films`, the number of each year that has any; None if there is none."""
    if not films:
        return None
    first, last = min(films) // 10 * 10, max(films) // 10 * 10 + 10
    width = 100 / (last - first)
    tallest = max(films.values())
    bars = []
    for year in sorted(films):
        height = max(LOWEST, round(HEIGHT * films[year] / tallest))
        x = round((year - first) * width, 3)
        bars.append(Bar(year, films[year], x, round(width * 0.8, 3), HEIGHT - height, height))
    decades = range(first, last, 10)
    step = next(n for n in (1, 2, 5, 10, 100) if n * 10 * width >= LABELS_APART or n == 100)
    rows = []
    for decade in decades:
        years = tuple((year, films.get(year, 0)) for year in range(decade, decade + 10))
        if total := sum(number for _, number in years):
            rows.append(DecadeRow(decade, total, years))
    labels = tuple(Label(decade, round((decade - first) * width, 3)) for decade in decades[::step])
    return Histogram(tuple(bars), labels, tuple(rows))
