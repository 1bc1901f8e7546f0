"""How fast seeds are loaded, beside the least that could do it (``load_floor``).

    python -m benchmarks.load                                     36,000 invented films, SQLite
    python -m benchmarks.load --films 1000000 --runs 1
    python -m benchmarks.load --archive films.tar.gz --database postgresql://user@host/postgres

Each step is a process of its own, with its wall-clock time, its CPU time and its peak memory; the steps take turns, and
the table gives the median of the runs. On a busy machine the CPU time is the figure to trust; it leaves out what a
PostgreSQL server does meanwhile.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from benchmarks.arguments import archive, positive, reachable
from benchmarks.generate_catalogue import write_archive
from benchmarks.invented_films import CHANGED_EVERY, invent_films

_PROJECT = Path(__file__).parents[1]
_DEFAULT_FILMS, _DEFAULT_RUNS = 36_000, 3
_FLOOR, _FIRST = "floor", "first load"
_STEPS = (_FLOOR, _FIRST, "reload, nothing changed", "reload, 5 % changed")
_KILOBYTE = 1024


class Cost(NamedTuple):
    """What a process took: wall-clock and CPU (user and system) seconds, and its peak memory in megabytes."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, measure and print the table."""
    parser = argparse.ArgumentParser(description="Measure loads beside their floor.")
    parser.add_argument("--films", type=positive, default=_DEFAULT_FILMS, help="how many invented films to load")
    parser.add_argument("--archive", "--corpus", type=archive, help="a .tar.gz of seeds to load in their place")
    parser.add_argument("--database", type=reachable, default="", help="a PostgreSQL server's URL; SQLite without it")
    parser.add_argument("--runs", type=positive, default=_DEFAULT_RUNS, help="how often; the medians are printed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="catalogue-benchmark-") as name:
        folder = Path(name)
        films = options.archive or _generated(options.films, folder)
        changed = _changed_copy(films, folder / "changed.tar.gz")
        runs = [_run(films, changed, options.database, folder) for _ in range(options.runs)]
    costs = {step: _median([run[step] for run in runs]) for step in _STEPS}
    print(f"load of {options.archive or f'{options.films:,} invented films'}", end=" ")
    print(f"into {'PostgreSQL' if options.database else 'SQLite'}, median of {options.runs}")
    print(table(costs))


def table(costs: Mapping[str, Cost]) -> str:
    """Return the costs as text, each beside those of the floor and of the first load."""
    lines = [f"{'':25}{'seconds':>9}{'x floor':>9}{'x first':>9}{'CPU s':>9}{'x floor':>9}{'x first':>9}{'peak MB':>9}"]
    for step, cost in costs.items():
        figures = ""
        for kind in ("seconds", "cpu_seconds"):
            value, floor, first = (getattr(c, kind) for c in (cost, costs[_FLOOR], costs[_FIRST]))
            figures += f"{value:9.2f}{value / floor:9.2f}{value / first:9.2f}"
        lines.append(f"{step:25}{figures}{cost.megabytes:9.0f}")
    return "\n".join(lines)


def _generated(films: int, folder: Path) -> Path:
    archive = folder / "films.tar.gz"
    with archive.open("wb") as file:
        write_archive(invent_films(films), file)
    return archive


def _changed_copy(archive: Path, target: Path) -> Path:
    """Write ``archive`` with one more sentence in one file of twenty."""
    with (
        tarfile.open(archive) as old,
        tarfile.open(target, "w:gz", compresslevel=1, format=tarfile.USTAR_FORMAT) as new,
    ):
        for number, member in enumerate(old):
            data = file.read() if (file := old.extractfile(member)) else b""
            if number % CHANGED_EVERY == 0:
                data += b" The ending was filmed twice."
                member.size = len(data)
            new.addfile(member, BytesIO(data))
            old.members = []  # type: ignore[attr-defined]  # a million of them otherwise
    return target


def _run(films: Path, changed: Path, server: str, folder: Path) -> dict[str, Cost]:
    """Measure every step once, on new databases."""
    python = sys.executable
    ingest = [python, str(_PROJECT / "manage.py"), "ingest_seeds"]
    with _new_database(server, folder) as (_, database):
        costs = {_FLOOR: _cost([python, "-m", "benchmarks.load_floor", str(films), database], {})}
    with _new_database(server, folder) as (url, _):
        environment = {"DATABASE_URL": url, "DATA_DIR": str(folder)}
        subprocess.run(
            [python, str(_PROJECT / "manage.py"), "migrate", "--verbosity=0"], env=os.environ | environment, check=True
        )
        for step, archive in zip(_STEPS[1:], (films, films, changed), strict=True):
            costs[step] = _cost([*ingest, str(archive)], environment)
    return costs


def _cost(command: list[str], environment: Mapping[str, str]) -> Cost:
    started = time.monotonic()
    process = subprocess.Popen(command, env=os.environ | environment, cwd=_PROJECT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KILOBYTE)


def _median(costs: list[Cost]) -> Cost:
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


@contextmanager
def _new_database(server: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield a new database's DATABASE_URL and its name for the floor; drop it afterwards."""
    name = f"catalogue_benchmark_{os.getpid()}"
    if not server:
        file = folder / f"{name}.sqlite3"
        yield f"sqlite:///{file}", str(file)
        for leftover in folder.glob(f"{file.name}*"):
            leftover.unlink()
        return
    import psycopg  # noqa: PLC0415  # SQLite's measurements do not need it

    url = f"{server.rpartition('/')[0]}/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield url, url
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


if __name__ == "__main__":
    main()
