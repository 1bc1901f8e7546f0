"""What a seed file says, as plain values."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)  # no slots: another process reads them, and pickle takes three times as long to fill slots
class SeedRecord:
    """One film as its seed gives it: normalised and within the format's limits.

    ``url`` and ``synopsis`` are ``""`` and ``year`` and ``rating_value`` None where the seed does not know them.
    ``directors`` and ``actors`` are names in billing order without repetition. ``unknown`` holds the header lines of
    keys that the format does not define, as (key, value) in the order of the file.
    """

    movie_id: int
    title: str
    year: int | None = None
    url: str = ""
    rating_value: Decimal | None = None
    directors: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    synopsis: str = ""
    unknown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a seed file, or odd: where it stands (lines count from 1) and what it is."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ParsedSeed:
    """A seed file that can be loaded, with what is odd in it."""

    record: SeedRecord
    warnings: tuple[Problem, ...] = ()


class SeedError(ValueError):
    """A seed file that is rejected. ``problems`` holds every reason found, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
