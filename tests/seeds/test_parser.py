"""The seed format, row by row: each pair of files is a seed and what is to come of it."""

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalog.seeds import SeedError, SeedRecord, format_seed, parse_seed
from catalog.seeds.parser import MAX_HEADER_LINES, MAX_PROBLEMS, MAX_SEED_BYTES

HERE = Path(__file__).parent
VALID = sorted(HERE.glob("valid/*.txt"))
INVALID = sorted(HERE.glob("invalid/*.txt"))
THIS_YEAR = 2026


def stem(path: Path) -> str:
    return path.stem


def problems(data: bytes) -> list[str]:
    with pytest.raises(SeedError) as caught:
        parse_seed(data, "x.txt", this_year=THIS_YEAR)
    return [f"{problem.line}: {problem.reason}" for problem in caught.value.problems]


@pytest.mark.parametrize("path", VALID, ids=stem)
def test_valid_seed_gives_its_record_and_warnings(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    parsed = parse_seed(path.read_bytes(), path.name, this_year=THIS_YEAR)
    assert parsed.record == record_from_json(expected["record"])
    assert [f"{warning.line}: {warning.reason}" for warning in parsed.warnings] == expected["warnings"]
    assert {warning.path for warning in parsed.warnings} <= {path.name}


@pytest.mark.parametrize("path", INVALID, ids=stem)
def test_invalid_seed_is_rejected_with_every_reason(path: Path) -> None:
    expected = path.with_suffix(".errors").read_text("utf-8").splitlines()
    assert problems(path.read_bytes()) == expected


@pytest.mark.parametrize("path", VALID, ids=stem)
def test_valid_seed_survives_being_written_and_read_back(path: Path) -> None:
    record = parse_seed(path.read_bytes(), path.name, this_year=THIS_YEAR).record
    assert parse_seed(format_seed(record).encode(), "again.txt", this_year=THIS_YEAR).record == record


def test_every_case_is_a_pair_of_files() -> None:
    assert {path.stem for path in VALID} == {path.stem for path in HERE.glob("valid/*.json")}
    assert {path.stem for path in INVALID} == {path.stem for path in HERE.glob("invalid/*.errors")}


def test_a_reason_reads_as_file_line_and_reason() -> None:
    with pytest.raises(SeedError) as caught:
        parse_seed(b"movieId: 0\n", "seeds/0.txt", this_year=THIS_YEAR)
    assert str(caught.value) == (
        "seeds/0.txt:1: movieId must be a whole number from 1 to 9223372036854775807\nseeds/0.txt:1: title is missing"
    )


def test_the_year_is_bounded_by_the_current_one_unless_told() -> None:
    seed = "movieId: 1\ntitle: A Film\nyear: {}\n"
    now = datetime.datetime.now(tz=datetime.UTC).year
    assert parse_seed(seed.format(now + 10).encode(), "x.txt").record.year == now + 10
    with pytest.raises(SeedError):
        parse_seed(seed.format(now + 12).encode(), "x.txt")


def test_the_original_seed_is_read_whole() -> None:
    path = HERE.parents[1] / "fixtures" / "seeds" / "000_278c11b8206f4e2d.txt"
    parsed = parse_seed(path.read_bytes(), path.name)
    record = parsed.record
    assert (record.movie_id, record.title, record.year) == (4005, "The Living Daylights", 1987)
    assert (record.rating_value, record.directors, len(record.actors)) == (None, ("John Glen",), 10)
    assert record.synopsis.startswith("The 00 section of MI6")
    assert parsed.warnings == ()


def test_a_file_over_the_limit_is_not_read() -> None:
    seed = b"movieId: 1\ntitle: A Film\nsynopsis:\n"
    whole = seed + b"x" * (MAX_SEED_BYTES - len(seed))
    assert len(parse_seed(whole, "x.txt").record.synopsis) == MAX_SEED_BYTES - len(seed)
    assert problems(whole + b"x") == ["1: is larger than 8 MiB"]


@pytest.mark.parametrize(
    "data",
    [b"\xff\n" * 5_000, b"\0\n" * 5_000, b"no colon\n" * 5_000, b"year:\n" * 5_000],
    ids=["bad bytes", "NUL", "no colon", "repeated key"],
)
def test_a_file_that_is_no_seed_fills_no_report(data: bytes) -> None:
    found = problems(data)
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].endswith(": has more problems, not listed")


def test_a_header_has_an_end() -> None:
    header = b"".join(b"key%d:\n" % number for number in range(MAX_HEADER_LINES - 2))
    seed = b"movieId: 1\ntitle: A Film\n" + header
    assert len(parse_seed(seed, "x.txt").record.unknown) == MAX_HEADER_LINES - 2
    assert problems(seed + b"more:\n") == [f"{MAX_HEADER_LINES + 1}: header is longer than {MAX_HEADER_LINES} lines"]


def record_from_json(fields: dict[str, Any]) -> SeedRecord:
    """Return the record that a ``.json`` file describes: what it leaves out is not known."""
    lists: dict[str, Any] = {key: tuple(fields[key]) for key in ("directors", "actors") if key in fields}
    unknown = tuple((key, value) for key, value in fields.get("unknown", ()))
    rating = Decimal(fields["rating_value"]) if "rating_value" in fields else None
    return SeedRecord(**fields | lists | {"unknown": unknown, "rating_value": rating})
