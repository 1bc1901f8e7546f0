"""Benchmarks measure what they say: the catalogues are repeatable, realistic and in the seed format, the floor loads."""

import socket
import sqlite3
import subprocess
import sys
import tarfile
import threading
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from benchmarks.client import Connection
from benchmarks.generate_catalogue import main, write_archive
from benchmarks.invented_films import CHANGED_EVERY, invent_films
from benchmarks.load import Cost, table
from catalog.seeds import parse_seed
from catalog.seeds.sources import open_sources

ROOT = Path(__file__).parents[1]


def archive_of(films: int, *, seed: int = 0) -> bytes:
    file = BytesIO()
    write_archive(invent_films(films, seed=seed), file)
    return file.getvalue()


def test_the_same_arguments_give_the_same_archive() -> None:
    assert archive_of(50) == archive_of(50)
    assert archive_of(50) != archive_of(50, seed=1)


def test_archives_are_tar_archives_that_the_site_accepts(tmp_path: Path) -> None:
    archive = tmp_path / "films.tar.gz"
    main(["50", str(archive)])
    with tarfile.open(archive) as members:
        names = members.getnames()
    with open_sources([str(archive)]) as sources:
        files = list(sources)
    assert names[0] == "films/0000/0000001.txt"
    assert [file.path for file in files] == [f"{archive}/{name}" for name in names]
    assert [file.data for file in files] == [film.seed() for film in invent_films(50)]


def test_every_seed_reads_back_as_its_film_without_a_warning() -> None:
    for film in invent_films(2_000):
        parsed = parse_seed(film.seed(), "")
        record = parsed.record
        assert parsed.warnings == ()
        assert (record.movie_id, record.title, record.url) == (film.number, film.title, film.url)
        assert (record.directors, record.actors, record.synopsis) == (film.directors, film.actors, film.synopsis)
        assert (record.year, str(record.rating_value)) == (
            int(film.year) if film.year else None,
            film.rating or "None",
        )


def test_one_film_in_twenty_differs_in_the_second_version() -> None:
    pairs = list(zip(invent_films(1_000), invent_films(1_000, changed=True), strict=True))
    assert [old.number for old, new in pairs if old != new] == list(range(CHANGED_EVERY, 1_001, CHANGED_EVERY))
    assert {field for old, new in pairs for field in ("actors", "rating", "synopsis")
            if getattr(old, field) != getattr(new, field)} == {"actors", "rating", "synopsis"}  # fmt: skip


def test_few_people_have_many_credits_and_many_have_one() -> None:
    credits = Counter(name for film in invent_films(5_000) for name in (*film.directors, *film.actors))
    counts = sorted(credits.values(), reverse=True)
    assert counts[0] > 50
    assert sum(count == 1 for count in counts) > len(counts) / 3
    assert any(not name.isascii() and not any("a" <= letter.lower() <= "z" for letter in name) for name in credits)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "films.tar.gz"
    main(["50", str(file)])
    return file


def test_the_floor_loads_every_film_and_finds_it(archive: Path, tmp_path: Path) -> None:
    database = tmp_path / "floor.sqlite3"
    subprocess.run([sys.executable, "-m", "benchmarks.load_floor", archive, database], cwd=ROOT, check=True)
    films = list(invent_films(50))
    with sqlite3.connect(database) as connection:
        titles = connection.execute("SELECT title FROM movie ORDER BY movie_id").fetchall()
        credits = connection.execute("SELECT count(*) FROM credit").fetchall()
        found = connection.execute(
            "SELECT rowid FROM film_text WHERE film_text MATCH ?", (f'"{films[0].title}"',)
        ).fetchall()
    connection.close()
    assert titles == [(film.title,) for film in films]
    assert credits[0][0] >= sum(len(film.directors) + len(film.actors) for film in films)
    assert (1,) in found


def test_the_table_sets_every_step_beside_the_floor_and_the_first_load() -> None:
    costs = {"floor": Cost(1, 2, 50), "first load": Cost(2, 5, 60), "reload": Cost(1, 1, 70)}
    rows = [line.rsplit(maxsplit=7) for line in table(costs).splitlines()[1:]]
    assert rows == [
        ["floor", "1.00", "1.00", "0.50", "2.00", "1.00", "0.40", "50"],
        ["first load", "2.00", "2.00", "1.00", "5.00", "2.50", "1.00", "60"],
        ["reload", "1.00", "1.00", "0.50", "1.00", "0.50", "0.20", "70"],
    ]


def test_the_client_reads_answers_of_every_form_from_one_connection() -> None:
    answers = (
        b'HTTP/1.1 200 OK\r\nETag: W/"1"\r\nContent-Length: 5\r\n\r\nabcde',
        b'HTTP/1.1 304 Not Modified\r\nETag: W/"1"\r\n\r\n',
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    )
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            client, _ = server.accept()
            with client:
                for answer in answers:
                    assert client.recv(1_000).startswith(b"GET /page HTTP/1.1")
                    client.sendall(answer[:30])
                    client.sendall(answer[30:])

        thread = threading.Thread(target=serve)
        thread.start()
        connection = Connection(server.getsockname()[1])
        got = [connection.get("/page") for _ in answers]
        connection.socket.close()
        thread.join()
    assert [(answer.status, answer.header("ETag")) for answer in got] == [(200, 'W/"1"'), (304, 'W/"1"'), (200, "")]
    assert got[0].size == 5


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("run --films 0", "'0' is not a whole number from 1 upward"),
        ("generate_catalogue many films.tar.gz", "'many' is not a whole number from 1 upward"),
        ("generate_catalogue 1 no/such/folder/films.tar.gz", "cannot be written: No such file or directory"),
        ("load --archive no/such/file", "cannot be read: No such file or directory"),
        ("load --archive README.md", "is no tar archive"),
        ("page_cost --database sqlite:///no/such/file", "there is no file no/such/file"),
        ("latency --database postgresql://nobody@%2Fno%2Fsuch/films", "No such file or directory"),
    ],
)
def test_what_a_benchmark_cannot_do_is_told_in_one_line(arguments: str, says: str) -> None:
    module, *rest = arguments.split()
    command = [sys.executable, "-m", f"benchmarks.{module}", *rest]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode in (1, 2)
    assert says in result.stderr
    assert "Traceback" not in result.stderr
