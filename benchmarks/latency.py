"""How long a client on the same machine waits for pages that nobody asked for before: p50 and p95 of each kind.

    python -m benchmarks.latency --database sqlite:////path/to/catalogue.sqlite3
    python -m benchmarks.latency --database postgresql://user@host/catalogue --requests 500
    python -m benchmarks.latency --database postgresql://user@host/empty --films 36000      loads them first

Every address is asked for once, so none is answered from what is kept. What is asked for is drawn from the catalogue
itself, the same each time: titles, names, years, people who have films together.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

import django
from django.core.management import call_command

from benchmarks.arguments import positive, reachable
from benchmarks.client import Connection
from benchmarks.serve import load_invented
from benchmarks.servers import gunicorn

_REQUESTS = 200


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, measure and print the table."""
    parser = argparse.ArgumentParser(description="Measure how long pages take that are not kept.")
    parser.add_argument("--database", required=True, help="the URL of a loaded database")
    parser.add_argument("--films", type=positive, help="how many invented films to load into it first")
    parser.add_argument("--requests", type=positive, default=_REQUESTS, help="requests of each kind")
    options = parser.parse_args(arguments)
    if not options.films:
        try:
            reachable(options.database)
        except argparse.ArgumentTypeError as error:
            parser.error(str(error))
    with tempfile.TemporaryDirectory(prefix="catalogue-benchmark-") as folder:
        variables = {"DATABASE_URL": options.database, "DATA_DIR": folder, "LOG_LEVEL": "ERROR", "REDIS_URL": ""}
        os.environ.update(variables, DJANGO_SETTINGS_MODULE="site_config.settings")
        django.setup()
        from benchmarks.questions import KINDS, Questions  # noqa: PLC0415  # needs the settings

        if options.films:
            load_invented(options.films, Path(folder))
        call_command("collectstatic", interactive=False, verbosity=0)
        questions = Questions(random.Random(2026))  # noqa: S311  # to ask the same each time
        print(f"{questions.films:,} films, {questions.people:,} people, {options.requests} requests of each kind")
        print(f"{'':28}{'aim':>6}{'p50 ms':>9}{'p95 ms':>9}{'worst':>9}  answers other than 200")
        with gunicorn("site_config.wsgi", variables) as (port, _):
            for kind, (aim, ask_for) in KINDS.items():
                _measure(port, kind, aim, list(dict.fromkeys(islice(ask_for(questions), options.requests))))


def _measure(port: int, kind: str, aim: int, addresses: list[str]) -> None:
    waits, others, connection = [], 0, Connection(port)
    for address in addresses:
        started = time.perf_counter()
        status = connection.get(address).status
        waits.append(1000 * (time.perf_counter() - started))
        others += status != 200
    p95 = statistics.quantiles(waits, n=20)[-1]
    aimed = f"{aim:6}" if aim else " " * 6
    print(f"{kind:28}{aimed}{statistics.median(waits):9.1f}{p95:9.1f}{max(waits):9.1f}  {others or ''}", flush=True)


if __name__ == "__main__":
    main()
