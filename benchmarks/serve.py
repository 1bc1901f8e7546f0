"""How fast pages are served, each figure beside its floor, and how much memory a worker takes.

    python -m benchmarks.serve                                          36,000 invented films, loaded first
    python -m benchmarks.serve --films 1000000 --requests 100000
    python -m benchmarks.serve --database sqlite:////path/to/catalogue.sqlite3

A page is asked for while it is kept, by somebody who has it, and cold: other pages of its kind, each for the first time.
Beside it stand an empty Django view that sends as many bytes, Datasette's page of the same tables, and nginx. Servers
have one worker, the client one connection, and both share the machine, so only the ratios of one run mean anything.
"""

import argparse
import os
import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count, cycle
from pathlib import Path
from typing import NamedTuple

import django
from django.core.management import call_command

from benchmarks.arguments import positive, reachable
from benchmarks.client import Connection, Rate, rate
from benchmarks.generate_catalogue import write_archive
from benchmarks.invented_films import invent_films
from benchmarks.servers import datasette, gunicorn, nginx, worker_memory

_YEAR_BEFORE_FILMS, _FILMS_A_PAGE = 1880, 48
_DEFAULT_FILMS, _DEFAULT_REQUESTS = 36_000, 5_000
_SECONDS, _ROUNDS = 2.0, 3


class Kind(NamedTuple):
    """A kind of page: one of them, others without end, and what Datasette has in its place."""

    name: str
    page: str
    others: Iterator[str]
    at_datasette: str


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, measure and print the tables."""
    parser = argparse.ArgumentParser(description="Measure pages beside their floors.")
    parser.add_argument("--films", type=positive, default=_DEFAULT_FILMS, help="how many invented films to load")
    parser.add_argument(
        "--database", type=reachable, default="", help="the URL of a loaded database, in place of invented films"
    )
    parser.add_argument(
        "--requests", type=positive, default=_DEFAULT_REQUESTS, help="after how many to look at the memory"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="catalogue-benchmark-") as name:
        folder = Path(name)
        database = options.database or f"sqlite:///{folder}/catalogue.sqlite3"
        variables = {"DATABASE_URL": database, "DATA_DIR": name, "LOG_LEVEL": "ERROR", "REDIS_URL": ""}
        os.environ.update(variables, DJANGO_SETTINGS_MODULE="site_config.settings")
        django.setup()
        call_command("collectstatic", interactive=False, verbosity=0)
        if not options.database:
            load_invented(options.films, folder)
        _measure_all(database, variables, folder, options.requests)


def load_invented(films: int, folder: Path) -> None:
    """Load that many invented films into the database of the settings, by way of an archive in `folder`."""
    with (folder / "films.tar.gz").open("wb") as file:
        write_archive(invent_films(films), file)
    call_command("migrate", verbosity=0)
    call_command("ingest_seeds", str(folder / "films.tar.gz"))


def _measure_all(database: str, variables: dict[str, str], folder: Path, requests: int) -> None:
    tables = Path(database.removeprefix("sqlite:///")) if database.startswith("sqlite") else None
    kinds = _kinds(tables.stem if tables else "")
    with gunicorn("site_config.wsgi", variables) as (site, master), ExitStack() as stack:
        beside = stack.enter_context(datasette(tables)) if tables else 0
        print(f"{'':8}{'bytes':>7}{'kept':>8}{'x empty':>9}{'has it':>8}{'x empty':>9}", end="")
        print(f"{'cold':>8}{'p95 ms':>8}{'p99 ms':>8}{'x Datasette':>12}   requests a second")
        for kind in kinds:
            _measure(kind, site, beside)
        _measure_nginx(kinds[0].page, site, folder)
        _measure_memory(kinds, site, master, requests)


def _measure(kind: Kind, site: int, beside: int) -> None:
    answer = Connection(site).get(kind.page)
    has_it = f"Accept-Encoding: br\r\nIf-None-Match: {answer.header('ETag')}\r\n"
    floor, kept, conditional, cold, tables = [], [], [], [], []
    with gunicorn("benchmarks.empty_site", {"EMPTY_SITE_BYTES": str(answer.size)}) as (empty, _):
        for _ in range(_ROUNDS):
            floor.append(rate(empty, cycle(["/"]), _SECONDS))
            kept.append(rate(site, cycle([kind.page]), _SECONDS))
            conditional.append(rate(site, cycle([kind.page]), _SECONDS, has_it))
            cold.append(rate(site, kind.others, _SECONDS))
            if beside and kind.at_datasette:
                tables.append(rate(beside, cycle([kind.at_datasette]), _SECONDS))
    least = _middle(floor)
    figures = f"{kind.name:8}{answer.size:7,}"
    for rates in (kept, conditional):
        figures += f"{_middle(rates):8,.0f}{_middle(rates) / least:9.2f}"
    p95, p99 = (statistics.median(values) for values in zip(*((one.p95, one.p99) for one in cold), strict=True))
    figures += f"{_middle(cold):8,.0f}{p95:8.1f}{p99:8.1f}"
    print(figures + (f"{_middle(cold) / _middle(tables):12.2f}" if tables else ""), flush=True)


def _measure_nginx(page: str, site: int, folder: Path) -> None:
    files = folder / "files"
    files.mkdir(exist_ok=True)
    folder.chmod(0o755)
    (files / "page").write_bytes(b"x" * Connection(site).get(page).size)
    with nginx(folder, site) as port:
        if port is None:
            print("nginx is not installed: left out")
            return
        rates = [(rate(port, cycle(["/files/page"]), _SECONDS), rate(port, cycle([page]), _SECONDS)) for _ in range(3)]
    file, cached = (_middle(list(part)) for part in zip(*rates, strict=True))
    print(f"nginx: a file {file:,.0f} a second, the page from its own cache {cached:,.0f}, {cached / file:.2f} of it")


def _measure_memory(kinds: list[Kind], site: int, master: int, requests: int) -> None:
    """Ask for one new page in ten, for the others again and again, and print the worker's memory on the way."""
    connection, seen = Connection(site), [kind.page for kind in kinds]
    print(f"memory of the worker: {worker_memory(master):.0f} MB", end="")
    for number in range(requests):
        if number % 10 == 0:
            seen.append(next(kinds[number // 10 % len(kinds)].others))
        connection.get(seen[number * 7919 % len(seen)] if number % 10 else seen[-1])
        if number in (requests // 2, requests - 1):
            print(f", {worker_memory(master):.0f} MB after {number + 1:,} requests", end="", flush=True)
    print()


def _middle(rates: list[Rate]) -> float:
    return statistics.median(one.per_second for one in rates)


def _kinds(database: str) -> list[Kind]:
    """Return the kinds of pages; the same ones each time."""
    from benchmarks.questions import Questions  # noqa: PLC0415  # needs the settings

    questions = Questions(random.Random(2026))  # noqa: S311  # to ask the same each time
    print(f"{questions.films:,} films, {questions.people:,} people")
    film, person = questions.film(), questions.credit().person
    tables = f"/{database}/catalog_"
    return [
        Kind("film", film.get_absolute_url(), _new(questions.ask_films), f"{tables}movie/{film.pk}"),
        Kind("person", person.get_absolute_url(), _new(questions.ask_people), f"{tables}person/{person.pk}"),
        Kind("list", "/films/", _lists(questions.films), f"{tables}movie?_size=48&_sort=sort_title"),
        Kind("search", "/search/?q=night", _new(questions.ask_searches), ""),
    ]


def _lists(films: int) -> Iterator[str]:
    """Yield pages of the list of so many films, then of as good as all of them."""
    for first_year in count(_YEAR_BEFORE_FILMS):
        since = "" if first_year == _YEAR_BEFORE_FILMS else f"&year_min={first_year}"
        for page in range(1, 1 + films // 2 // _FILMS_A_PAGE):
            for sort in ("title", "-year", "rating", "-updated"):
                yield f"/films/?sort={sort}&page={page}{since}"


def _new(ask: Callable[[], Iterator[str]]) -> Iterator[str]:
    """Yield each address that `ask` gives once."""
    seen = set()
    for address in ask():
        if address not in seen:
            seen.add(address)
            yield address


if __name__ == "__main__":
    main()
