"""What holds for every seed there could be."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.seeds import ParsedSeed, SeedError, SeedRecord, format_seed, parse_seed
from catalog.seeds.normalise import normalise, normalise_lines
from catalog.seeds.parser import split_names
from catalog.seeds.rules import MAX_MOVIE_ID, url_problem
from tests.seeds.strategies import any_text, is_normal, near_seeds, records


def read(data: bytes) -> ParsedSeed | SeedError:
    """Return what the parser says of ``data``; whatever else it raises fails the test."""
    try:
        return parse_seed(data, "x.txt", this_year=2026)
    except SeedError as error:
        return error


def check(data: bytes) -> None:
    """Check that ``data`` is rejected with reasons, or gives a record that keeps the rules and can be written."""
    result = read(data)
    if isinstance(result, SeedError):
        assert result.problems
        assert all(1 <= problem.line <= data.count(b"\n") + 1 for problem in result.problems)
        assert [problem.line for problem in result.problems] == sorted(problem.line for problem in result.problems)
        return
    record = result.record
    assert 1 <= record.movie_id <= MAX_MOVIE_ID
    assert 1 <= len(record.title) <= 500
    assert record.year is None or 1870 <= record.year <= 2036
    assert record.rating_value is None or 0 <= record.rating_value <= 10
    assert len(set(record.actors)) == len(record.actors)
    assert all(record.actors)
    for text in (record.title, record.url, record.synopsis, *record.actors, *record.directors):
        assert is_normal(text)
        assert text == "\n".join(" ".join(line.split()) for line in text.split("\n"))
    again = parse_seed(format_seed(record).encode(), "again.txt", this_year=2026)
    assert again.record == record


@given(st.binary(max_size=300))
def test_no_bytes_make_the_parser_fail(data: bytes) -> None:
    check(data)


@given(st.binary(max_size=60))
def test_no_bytes_after_a_good_header_make_the_parser_fail(data: bytes) -> None:
    check(b"movieId: 1\ntitle: A Film\nactors: " + data)


@settings(max_examples=150)
@given(near_seeds)
@example(b"movieId: 1\ntitle: \xe1\xbf\xaf\xe2\x80\x80x\nactors: A, Jr., , II,Jr.")
def test_no_text_like_a_seed_makes_the_parser_fail(data: bytes) -> None:
    check(data)


@given(near_seeds.map(lambda data: b"movieId: 1\ntitle: A Film\n" + data))
def test_no_text_after_the_required_lines_makes_the_parser_fail(data: bytes) -> None:
    check(data)


@settings(max_examples=200)
@given(records)
def test_a_record_written_and_read_back_is_the_same(record: SeedRecord) -> None:
    parsed = parse_seed(format_seed(record).encode(), "x.txt", this_year=2026)
    assert parsed.record == record
    assert len(parsed.warnings) == len(record.unknown)


@given(records)
def test_line_ends_and_byte_order_mark_make_no_difference(record: SeedRecord) -> None:
    seed = format_seed(record)
    marked = parse_seed(("\ufeff" + seed.replace("\n", "\r\n")).encode(), "x.txt", this_year=2026)
    assert marked == parse_seed(seed.encode(), "x.txt", this_year=2026)


@given(any_text)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert is_normal(once)
    assert once == " ".join(once.split())
    assert normalise(once) == once


@given(any_text)
def test_normalising_lines_twice_changes_nothing_more(text: str) -> None:
    once = normalise_lines(text.split("\n"))
    assert normalise_lines(once.split("\n")) == once
    assert once == once.strip()


@given(any_text)
def test_names_split_and_joined_split_into_the_same_names(text: str) -> None:
    found = list(split_names(normalise(text)))
    assert list(split_names(", ".join(found))) == found


@given(st.from_regex(r"https?:/{0,3}[a-z0-9.@:\[\]-]{0,15}(/[ -~]{0,10})?", fullmatch=True) | any_text)
def test_no_address_makes_the_url_rule_fail(url: str) -> None:
    if url_problem(url) is None:
        assert url.lower().startswith(("http://", "https://"))
        assert not set(url) & set('"<>\\` \n\t')
        assert "@" not in url.split("/")[2]
