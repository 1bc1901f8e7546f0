"""The floor of a load: the least that turns an archive of seeds into rows and a full-text index.

    python -m benchmarks.load_floor films.tar.gz films.sqlite3
    python -m benchmarks.load_floor films.tar.gz postgresql://user@host/database

It checks nothing, normalises nothing, keeps no base to merge with, and knows one archive layout and one order of header
lines: whoever loads seeds at all does at least this much. Tables, columns and indexes are those that the pages need.
"""

import gzip
import itertools
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

_BLOCK = 512
_FILMS_AT_A_TIME = 5_000

_TABLES = """
CREATE TABLE movie (movie_id {number} PRIMARY KEY, title text NOT NULL, sort_title text {bytewise} NOT NULL,
    slug text NOT NULL, year integer, url text NOT NULL, rating_value numeric, synopsis text NOT NULL,
    hidden_since {time}, created_at {time} NOT NULL, updated_at {time} NOT NULL {search_column});
CREATE INDEX movie_by_title ON movie (sort_title, movie_id, year, rating_value) WHERE hidden_since IS NULL;
CREATE INDEX movie_by_year ON movie (year, sort_title, movie_id, rating_value) WHERE hidden_since IS NULL;
CREATE INDEX movie_by_latest_year ON movie (year DESC {last}, sort_title, movie_id, rating_value)
    WHERE hidden_since IS NULL;
CREATE INDEX movie_by_rating ON movie (rating_value, sort_title, movie_id, year) WHERE hidden_since IS NULL;
CREATE INDEX movie_by_best_rating ON movie (rating_value DESC {last}, sort_title, movie_id, year)
    WHERE hidden_since IS NULL;
CREATE INDEX movie_by_update ON movie (updated_at DESC {last}, movie_id, year, rating_value, sort_title)
    WHERE hidden_since IS NULL;
CREATE TABLE person (id {number} PRIMARY KEY, name text NOT NULL, sort_name text {bytewise} NOT NULL,
    slug text {bytewise} NOT NULL, match_name text UNIQUE);
CREATE INDEX person_by_slug ON person (slug);
CREATE INDEX person_by_name ON person (sort_name, id);
CREATE TABLE credit (id {number} PRIMARY KEY, movie_id bigint NOT NULL, person_id bigint NOT NULL, role text NOT NULL,
    position integer NOT NULL, character text NOT NULL, credited_as text NOT NULL, source text NOT NULL,
    UNIQUE (movie_id, role, position), UNIQUE (person_id, role, movie_id));
"""
_SQLITE = _TABLES.format(number="integer", bytewise="", time="text", last="", search_column="")
_FULL_TEXT = "CREATE VIRTUAL TABLE film_text USING fts5 (title, people, synopsis, content='', tokenize='unicode61')"
_POSTGRESQL = _TABLES.format(
    number="bigint",
    bytewise='COLLATE "C"',
    time="timestamptz",
    last="NULLS LAST",
    search_column=", people text, search tsvector GENERATED ALWAYS AS"
    " (to_tsvector('simple', title || ' ' || people || ' ' || synopsis)) STORED",
)
_MOVIE = "movie_id title sort_title slug year url rating_value synopsis hidden_since created_at updated_at".split()
_PERSON = "id name sort_name slug match_name".split()
_CREDIT = "id movie_id person_id role position character credited_as source".split()

Row = tuple[Any, ...]


class Rows(NamedTuple):
    """The rows of some films, in the tables' order of columns; ``people_names`` has a text for each movie."""

    movies: list[Row]
    people_names: list[str]
    people: list[Row]
    credits: list[Row]


def read_archive(path: str) -> Iterator[str]:
    """Yield the text of each file in a .tar.gz archive that holds nothing but files."""
    with gzip.open(path) as archive:
        while (header := archive.read(_BLOCK)).strip(b"\0"):
            size = int(header[124:135], 8)
            yield archive.read(size + -size % _BLOCK)[:size].decode()


def split_lines(texts: Iterator[str]) -> Iterator[Rows]:
    """Yield the rows of ``texts``, some thousand films at a time."""
    now = datetime.now(tz=UTC).isoformat()
    people: dict[str, int] = {}
    credit_ids = itertools.count(1)
    while chunk := list(itertools.islice(texts, _FILMS_AT_A_TIME)):
        rows = Rows([], [], [], [])
        for text in chunk:
            header, _, synopsis = text.partition("\n\nsynopsis:\n")
            number, title, year, url, rating, directors, actors = (
                line.partition(":")[2].strip() for line in header.split("\n")
            )
            key = title.lower()
            rows.movies.append(
                (
                    int(number),
                    title,
                    key,
                    key.replace(" ", "-"),
                    year or None,
                    url,
                    rating or None,
                    synopsis,
                    None,
                    now,
                    now,
                )
            )
            rows.people_names.append(f"{directors} {actors}")
            for role, names in (("director", directors), ("actor", actors)):
                for position, name in enumerate(dict.fromkeys(names.split(", ")) if names else ()):
                    person = people.get(name)
                    if person is None:
                        person = people[name] = len(people) + 1
                        name_key = name.lower()
                        rows.people.append((person, name, name_key, name_key.replace(" ", "-"), name))
                    rows.credits.append((next(credit_ids), int(number), person, role, position, "", "", "seed"))
        yield rows


def load_sqlite(archive: str, database: str) -> None:
    """Load ``archive`` into a new SQLite file, as safe against a crash as the site's own."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -20000")
    connection.executescript(_SQLITE + _FULL_TEXT)
    for rows in split_lines(read_archive(archive)):
        connection.execute("BEGIN")
        for table, columns, values in (
            ("movie", _MOVIE, rows.movies),
            ("person", _PERSON, rows.people),
            ("credit", _CREDIT, rows.credits),
        ):
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", values)  # noqa: S608
        connection.executemany(
            "INSERT INTO film_text (rowid, title, people, synopsis) VALUES (?, ?, ?, ?)",
            ((row[0], row[1], names, row[7]) for row, names in zip(rows.movies, rows.people_names, strict=True)),
        )
        connection.execute("COMMIT")
    connection.close()


def load_postgresql(archive: str, url: str) -> None:
    """Load ``archive`` into an empty PostgreSQL database."""
    import psycopg  # noqa: PLC0415  # the floor on SQLite does not pay for it

    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL.encode())
        cursor.execute("CREATE INDEX movie_search ON movie USING gin (search)")
        for rows in split_lines(read_archive(archive)):
            movies = [(*row, names) for row, names in zip(rows.movies, rows.people_names, strict=True)]
            with connection.transaction():
                for table, columns, values in (
                    ("movie", [*_MOVIE, "people"], movies),
                    ("person", _PERSON, rows.people),
                    ("credit", _CREDIT, rows.credits),
                ):
                    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN".encode()) as copy:
                        for value in values:
                            copy.write_row(value)


if __name__ == "__main__":
    archive, database = sys.argv[1:]
    if database.startswith("postgresql://"):
        load_postgresql(archive, database)
    else:
        load_sqlite(archive, database)
