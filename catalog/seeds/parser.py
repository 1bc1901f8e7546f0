"""Reads one seed file: bytes in, a record or every reason against it out."""

import datetime
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from catalog.seeds.normalise import normalise, normalise_lines
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

MAX_PROBLEMS = 20
"""Reasons reported for one file: a picture named .txt would otherwise fill the report."""

_KEYS = {
    key.lower(): key
    for key in ("movieId", "title", "year", "url", "ratingValue", "directors", "actors")
}
_WHOLE_NUMBER = re.compile(r"[0-9]{1,40}")
_DECIMAL_NUMBER = re.compile(r"[0-9]{1,40}(\.[0-9]{0,40})?")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def parse_seed(data: bytes, path: str, *, this_year: int | None = None) -> ParsedSeed:
    """Return the film that the seed file ``data`` describes; ``path`` is only for messages.

    ``this_year`` bounds the film's year (default: the current one). Raises SeedError, with every reason and its line,
    if the file breaks a rule of the format, and nothing else for any bytes whatsoever.
    """
    if this_year is None:
        this_year = datetime.datetime.now(tz=datetime.UTC).year
    return _SeedReader(path, this_year).read(data)


class _SeedReader:
    """Collects the problems of one file while its parts are read."""

    def __init__(self, path: str, this_year: int) -> None:
        self.path = path
        self.this_year = this_year
        self.problems: list[Problem] = []
        self.values: dict[str, str] = {}
        self.lines: dict[str, int] = {}

    def read(self, data: bytes) -> ParsedSeed:
        if len(data) > MAX_SEED_BYTES:
            self.problem(1, f"larger than {MAX_SEED_BYTES // 2**20} MiB")
            raise SeedError(tuple(self.problems))
        header, synopsis = self.split(self.decode(data))
        unknown, warnings = self.header(header)
        record = SeedRecord(
            movie_id=self.movie_id(),
            title=self.title(),
            year=self.year(),
            url=self.url(),
            rating_value=self.rating_value(),
            directors=self.names("directors"),
            actors=self.names("actors"),
            synopsis=normalise_lines(synopsis),
            unknown=unknown,
        )
        if self.problems:
            raise SeedError(self.problems_in_order())
        return ParsedSeed(record, warnings)

    def problem(self, line: int, reason: str) -> None:
        self.problems.append(Problem(self.path, line, reason))

    def problems_in_order(self) -> tuple[Problem, ...]:
        problems = sorted(self.problems, key=lambda problem: problem.line)
        if len(problems) > MAX_PROBLEMS:
            left = len(problems) - MAX_PROBLEMS
            problems[MAX_PROBLEMS:] = [
                Problem(self.path, problems[MAX_PROBLEMS].line, f"and {left} more problems")
            ]
        return tuple(problems)

    def decode(self, data: bytes) -> str:
        data = data.removeprefix(_BYTE_ORDER_MARK)
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
                    self.problem(
                        number, "contains a carriage return that is not part of a line end"
                    )
        return text

    def bad_bytes(self, data: bytes) -> None:
        for number, line in enumerate(data.split(b"\n"), start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                byte = line[error.start]
                self.problem(
                    number, f"is not UTF-8: byte {error.start + 1} of the line is 0x{byte:02x}"
                )

    def split(self, text: str) -> tuple[list[str], str]:
        """Return the header's lines and the synopsis."""
        header: list[str] = []
        position, number = 0, 0
        in_header = True
        while position < len(text):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            line, number = text[position:end], number + 1
            position = end + 1
            key, colon, rest = line.partition(":")
            if colon and normalise(key).lower() == "synopsis":
                if rest.strip():
                    self.problem(
                        number, "synopsis: must stand on a line of its own, with the text below it"
                    )
                return header, text[position:]
            if not line.strip():
                in_header = False
            elif in_header:
                header.append(line)
            else:
                self.problem(
                    number, "expected 'synopsis:' after the blank line that ends the header"
                )
                return header, ""
        return header, ""

    def header(self, lines: list[str]) -> tuple[tuple[tuple[str, str], ...], tuple[Problem, ...]]:
        """Fill ``values`` and ``lines``; return what has an unknown key, and the warnings about it."""
        unknown: list[tuple[str, str]] = []
        warnings: list[Problem] = []
        for number, line in enumerate(lines, start=1):
            name, colon, value = line.partition(":")
            name = normalise(name)
            if not colon or not name:
                self.problem(number, "is not a 'key: value' line")
                continue
            key = name.lower()
            if key in self.lines:
                self.problem(
                    number, f"{name} stands a second time (first in line {self.lines[key]})"
                )
                continue
            self.lines[key] = number
            if key in _KEYS:
                self.values[_KEYS[key]] = normalise(value)
            else:
                unknown.append((name, normalise(value)))
                warnings.append(Problem(self.path, number, f"unknown key {name}"))
        return tuple(unknown), tuple(warnings)

    def line_of(self, key: str) -> int:
        return self.lines.get(key.lower(), 1)

    def movie_id(self) -> int:
        value = self.values.get("movieId", "")
        if not value:
            self.problem(self.line_of("movieId"), "movieId is missing")
        elif not _WHOLE_NUMBER.fullmatch(value) or not 1 <= int(value) <= MAX_MOVIE_ID:
            self.problem(
                self.line_of("movieId"), f"movieId must be a whole number from 1 to {MAX_MOVIE_ID}"
            )
        else:
            return int(value)
        return 0

    def title(self) -> str:
        value = self.values.get("title", "")
        if not value:
            self.problem(self.line_of("title"), "title is missing")
        elif len(value) > MAX_TITLE_LENGTH:
            self.problem(
                self.line_of("title"), f"title is longer than {MAX_TITLE_LENGTH} characters"
            )
        return value

    def year(self) -> int | None:
        value = self.values.get("year", "")
        if not value:
            return None
        if not _WHOLE_NUMBER.fullmatch(value):
            self.problem(self.line_of("year"), "year must be a whole number")
            return None
        if reason := year_problem(int(value), self.this_year):
            self.problem(self.line_of("year"), reason)
        return int(value)

    def url(self) -> str:
        value = self.values.get("url", "")
        if value and (reason := url_problem(value)):
            self.problem(self.line_of("url"), reason)
        return value

    def rating_value(self) -> Decimal | None:
        value = self.values.get("ratingValue", "")
        if not value:
            return None
        if not _DECIMAL_NUMBER.fullmatch(value) or Decimal(value) > MAX_RATING:
            self.problem(
                self.line_of("ratingValue"), f"ratingValue must be a number from 0 to {MAX_RATING}"
            )
            return None
        return Decimal(value).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)

    def names(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, "")
        names = tuple(dict.fromkeys(split_names(value))) if value else ()
        if any(len(name) > MAX_NAME_LENGTH for name in names):
            self.problem(
                self.line_of(key), f"{key}: a name is longer than {MAX_NAME_LENGTH} characters"
            )
        return names


def split_names(value: str) -> Iterator[str]:
    """Yield the names of a comma-separated list; a part that is only a suffix (``Jr.``) belongs to the name before."""
    name = ""
    for part in map(str.strip, value.split(",")):
        if part in NAME_SUFFIXES and name:
            name = f"{name}, {part}"
        elif part:
            if name:
                yield name
            name = part
    if name:
        yield name
