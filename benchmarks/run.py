"""Every benchmark, one after another: what `make bench` prints. `--films 1000000` has them use so many invented films.

    python -m benchmarks.run
    python -m benchmarks.run --films 1000000

Loads, what searches find, and how long pages take are measured on SQLite and, where its server is installed, on a
PostgreSQL of the benchmarks' own; what depends on no database once. Each part is a process of its own, with a database,
and so with Django's settings, of its own.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.arguments import positive
from benchmarks.search_quality import CORPUS
from scripts.postgresql import HOW_TO_GET, find_server_programs, throwaway_postgresql

_FILMS = 36_000


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and run everything; ends with the first that fails."""
    parser = argparse.ArgumentParser(description="Run every benchmark.")
    parser.add_argument("--films", type=positive, default=_FILMS, help="how many invented films")
    films = parser.parse_args(arguments).films
    once = ["--runs", "1"] if films > _FILMS else []
    print("== SQLite", flush=True)
    run("load", "--films", str(films), *once)
    run("serve", "--films", str(films))
    with tempfile.TemporaryDirectory(prefix="catalogue-benchmark-") as folder:
        measure_pages(f"sqlite:///{folder}/real.sqlite3", f"sqlite:///{folder}/invented.sqlite3", films)
    with postgresql() as (server, real, invented):
        if server:
            print("== PostgreSQL", flush=True)
            run("load", "--films", str(films), *once, "--database", server)
            measure_pages(real, invented, films)


def measure_pages(real: str, invented: str, films: int) -> None:
    """Measure what searches find and how long pages take, with real films in one empty database or with invented ones."""
    if CORPUS.exists():
        run("search_quality", "--database", real)
    if CORPUS.exists() and films == _FILMS:
        run("latency", "--database", real)
    else:
        run("latency", "--database", invented, "--films", str(films))


@contextmanager
def postgresql() -> Iterator[tuple[str, str, str]]:
    """Yield the URLs of a server and of two empty databases; empty ones where there is no server, and say so."""
    programs = find_server_programs()
    if not programs:
        print(f"left out: {HOW_TO_GET}")
        yield "", "", ""
        return
    import psycopg  # noqa: PLC0415  # SQLite's measurements do not need it

    with throwaway_postgresql(programs) as url:
        base = url.rpartition("/")[0]
        with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
            for name in ("real", "invented"):
                connection.execute(f"CREATE DATABASE {name}".encode())
        yield f"{base}/postgres", f"{base}/real", f"{base}/invented"


def run(module: str, *arguments: str) -> None:
    """Run one benchmark."""
    subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *arguments], check=True, cwd=Path(__file__).parents[1]
    )


if __name__ == "__main__":
    main()
