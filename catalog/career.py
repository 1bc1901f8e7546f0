"""A person's career as one line through the years: where each film stands. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

TALLEST = 8
"""Films of one year that are drawn; more make the line no clearer."""
MARK = 10
"""Pixels from one mark to the next one above it."""
MARGIN = 2.0
"""Percent of the width left at both ends."""
TICKS_APART = 9.0
"""Percent of the width that a year's label needs on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A film: `x` in percent of the width, `y` in pixels from the top, and the role in it."""

    x: float
    y: int
    role: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year written under the line; `x` in percent of the width."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Career:
    """The years of the first and the last film, and what is drawn between them; `height` in pixels."""

    first: int
    last: int
    height: int
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def career(films: Iterable[tuple[int, str]]) -> Career | None:
    """Return the career of which `films` gives the year and role of each; None if all are of one year, or none."""
    films = sorted(films)
    if not films or films[0][0] == films[-1][0]:
        return None
    first, last = films[0][0], films[-1][0]
    height = MARK * min(TALLEST, max(Counter(year for year, _ in films).values()))

    def x(year: int) -> float:
        return round(MARGIN + (100 - 2 * MARGIN) * (year - first) / (last - first), 2)

    drawn: Counter[int] = Counter()
    marks = []
    for year, role in films:
        if drawn[year] < TALLEST:
            marks.append(Mark(x(year), height - MARK // 2 - MARK * drawn[year], role))
            drawn[year] += 1
    decades = [Tick(x(year), year) for year in range(first // 10 * 10 + 10, last, 10)]
    ends = Tick(x(first), first), Tick(x(last), last)
    between = [tick for tick in decades if ends[0].x + TICKS_APART < tick.x < ends[1].x - TICKS_APART]
    return Career(first, last, height, tuple(marks), (ends[0], *between, ends[1]))
