"""Reads one seed file: bytes in, a record or every reason against it out."""

import datetime
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from catalog.seeds.normalise import is_visible, normalise, normalise_lines
from catalog.seeds.records import ParsedSeed, Problem, SeedError, SeedRecord
from catalog.seeds.rules import (
    MAX_MOVIE_ID,
    MAX_NAME_LENGTH,
    MAX_RATING,
    MAX_TITLE_LENGTH,
    NAME_SUFFIXES,
    url_problem,
    year_problem,
)

MAX_SEED_BYTES = 8 * 2**20
"""Largest seed file read. The longest synopsis known is a few hundred kilobytes."""

MAX_HEADER_LINES = 1_000
"""Longest header read: seven keys are known, and one with thousands is no seed."""

MAX_PROBLEMS = 100
"""Reasons reported for one file: a picture named .txt would otherwise fill the report."""

_SYNOPSIS = "synopsis"
_KEYS = ("movieId", "title", "year", "url", "ratingValue", "directors", "actors", _SYNOPSIS)
# A key as the seeds write it is found without being normalised first.
_KEY_OF = {key: key for key in _KEYS} | {key.lower(): key for key in _KEYS}

_WHOLE_NUMBER = re.compile(r"[0-9]{1,40}")
_DECIMAL_NUMBER = re.compile(r"[0-9]{1,40}(\.[0-9]{1,40})?")
_ONE_DECIMAL = Decimal("0.1")
_BYTE_ORDER_MARK = "\ufeff"


def parse_seed(data: bytes, path: str, *, this_year: int | None = None) -> ParsedSeed:
    """Return the film that the seed file ``data`` describes; ``path`` is only for messages.

    ``this_year`` bounds the film's year (default: the current one). Raises SeedError, with every
    reason and its line, if the file breaks a rule of the format, and nothing else for any bytes
    whatsoever.
    """
    if this_year is None:
        this_year = datetime.datetime.now(tz=datetime.UTC).year
    return _SeedReader(path, this_year).read(data)


class _SeedReader:
    """Collects the values and the problems of one file while its parts are read."""

    def __init__(self, path: str, this_year: int) -> None:
        self.path = path
        self.this_year = this_year
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.lines: dict[str, int] = {}
        self.values: dict[str, str] = {}
        self.unknown: list[tuple[str, str]] = []

    def read(self, data: bytes) -> ParsedSeed:
        if len(data) > MAX_SEED_BYTES:
            self.problem(1, f"is larger than {MAX_SEED_BYTES // 2**20} MiB")
            raise self.error()
        lines = self.decode(data).split("\n")
        header_length = self.header(lines)
        record = SeedRecord(
            movie_id=self.movie_id(),
            title=self.title(),
            year=self.year(),
            url=self.url(),
            rating_value=self.rating_value(),
            directors=self.names("directors"),
            actors=self.names("actors"),
            synopsis=normalise_lines(lines[header_length:]),
            unknown=tuple(self.unknown),
        )
        if self.problems:
            raise self.error()
        return ParsedSeed(record, tuple(self.warnings))

    def problem(self, line: int, reason: str) -> None:
        """Note a problem; raise SeedError where there are so many that reading on is no use."""
        self.problems.append(Problem(self.path, line, reason))
        if len(self.problems) == MAX_PROBLEMS:
            self.problems.append(Problem(self.path, line, "has more problems, not listed"))
            raise self.error()

    def problem_with(self, key: str, reason: str) -> None:
        """Note a problem in the line of ``key``; in the first one where the key is missing."""
        self.problem(self.lines.get(key, 1), reason)

    def error(self) -> SeedError:
        return SeedError(tuple(sorted(self.problems, key=lambda problem: problem.line)))

    def decode(self, data: bytes) -> str:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            self.bad_bytes(data)
            text = data.decode("utf-8", errors="replace")
        if "\0" in text or "\r" in text:
            text = text.replace("\r\n", "\n")
            for number, line in enumerate(text.split("\n"), start=1):
                if "\0" in line:
                    self.problem(number, "contains a NUL character")
                if "\r" in line:
                    self.problem(number, "contains a carriage return outside a line end")
        return text.removeprefix(_BYTE_ORDER_MARK)

    def bad_bytes(self, data: bytes) -> None:
        for number, line in enumerate(data.split(b"\n"), start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                byte = f"byte {error.start + 1} of the line is 0x{line[error.start]:02x}"
                self.problem(number, f"is not UTF-8: {byte}")

    def header(self, lines: list[str]) -> int:
        """Read the header, and the ``synopsis:`` line after it; return how many lines that was."""
        ended = False
        for number, line in enumerate(lines, start=1):
            key, colon, value = line.partition(":")
            known = _KEY_OF.get(key) or _KEY_OF.get(normalise(key).lower())
            if colon and known == _SYNOPSIS:
                if normalise(value):
                    self.problem(number, "synopsis: must stand alone, with the text below it")
                return number
            if not line or not normalise(line):
                ended = True
            elif ended:
                self.problem(number, "expected 'synopsis:' after the blank line that ends the header")
                break
            elif number > MAX_HEADER_LINES:
                self.problem(number, f"header is longer than {MAX_HEADER_LINES} lines")
                break
            else:
                self.header_line(number, known, key if colon else "", value)
        return len(lines)

    def header_line(self, number: int, known: str | None, key: str, value: str) -> None:
        """Keep the ``value`` of a ``key``; ``known`` is its spelling in the format, if it has one."""
        name = known or normalise(key)
        if not name:
            self.problem(number, "is not a 'key: value' line")
            return
        first = self.lines.setdefault(known or name.lower(), number)
        if first != number:
            self.problem(number, f"{name} stands a second time (first in line {first})")
        elif known:
            self.values[known] = normalise(value)
        else:
            self.unknown.append((name, normalise(value)))
            self.warnings.append(Problem(self.path, number, f"unknown key {name}"))

    def movie_id(self) -> int:
        value = self.values.get("movieId", "")
        if not value:
            self.problem_with("movieId", "movieId is missing")
        elif not _WHOLE_NUMBER.fullmatch(value) or not 1 <= int(value) <= MAX_MOVIE_ID:
            self.problem_with("movieId", f"movieId must be a whole number from 1 to {MAX_MOVIE_ID}")
        else:
            return int(value)
        return 0

    def title(self) -> str:
        value = self.values.get("title", "")
        if not value or not is_visible(value):
            self.problem_with("title", "title is missing")
        elif len(value) > MAX_TITLE_LENGTH:
            self.problem_with("title", f"title is longer than {MAX_TITLE_LENGTH} characters")
        return value

    def year(self) -> int | None:
        value = self.values.get("year", "")
        if not value:
            return None
        if not _WHOLE_NUMBER.fullmatch(value):
            self.problem_with("year", "year must be a whole number")
            return None
        year = int(value)
        if reason := year_problem(year, self.this_year):
            self.problem_with("year", reason)
        return year

    def url(self) -> str:
        value = self.values.get("url", "")
        if value and (reason := url_problem(value)):
            self.problem_with("url", reason)
        return value

    def rating_value(self) -> Decimal | None:
        value = self.values.get("ratingValue", "")
        if not value:
            return None
        if not _DECIMAL_NUMBER.fullmatch(value) or Decimal(value) > MAX_RATING:
            reason = f"ratingValue must be a number from 0 to {MAX_RATING}"
            self.problem_with("ratingValue", reason)
            return None
        return Decimal(value).quantize(_ONE_DECIMAL, rounding=ROUND_HALF_UP)

    def names(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, "")
        names = tuple(dict.fromkeys(split_names(value))) if value else ()
        if len(value) > MAX_NAME_LENGTH and max(map(len, names), default=0) > MAX_NAME_LENGTH:
            reason = f"{key}: a name is longer than {MAX_NAME_LENGTH} characters"
            self.problem_with(key, reason)
        return names


def split_names(value: str) -> Iterator[str]:
    """Yield the names of a comma-separated list, in its order.

    A part that is only a suffix (``Jr.``) belongs to the name before it.
    """
    name = ""
    for part in map(str.strip, value.split(",")):
        if part in NAME_SUFFIXES and name:
            name = f"{name}, {part}"
        elif part and is_visible(part):
            if name:
                yield name
            name = part
    if name:
        yield name
