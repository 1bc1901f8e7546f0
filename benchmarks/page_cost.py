"""How much of a processor a page takes that nobody asked for before: milliseconds of CPU time, mean and p95 of each kind.

    python -m benchmarks.page_cost --database sqlite:////path/to/catalogue.sqlite3
    python -m benchmarks.page_cost --database postgresql://user@host/catalogue --requests 500

The application is called in this process, without a server, so what the database takes counts on SQLite alone. On a
machine shared with others CPU time says more than waiting does, but not all: they share caches and memory as well.
"""

import argparse
import io
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import count, islice
from typing import Any
from urllib.parse import unquote

import django
from django.core.management import call_command

from benchmarks.arguments import positive, reachable

_REQUESTS = 200
_FIRST = 15
"""Requests of each kind that do not count: templates are read, the database learns its pages."""


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, measure and print the table."""
    parser = argparse.ArgumentParser(description="Measure the CPU time of pages that are not kept.")
    parser.add_argument("--database", type=reachable, required=True, help="the URL of a loaded database")
    parser.add_argument("--requests", type=positive, default=_REQUESTS, help="requests of each kind")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="catalogue-benchmark-") as folder:
        variables = {"DATABASE_URL": options.database, "DATA_DIR": folder, "LOG_LEVEL": "ERROR", "REDIS_URL": ""}
        os.environ.update(variables, SITE_URL="http://localhost", DJANGO_SETTINGS_MODULE="site_config.settings")
        django.setup()
        from benchmarks.questions import Questions  # noqa: PLC0415  # needs the settings
        from site_config.wsgi import application  # noqa: PLC0415  # as above

        call_command("collectstatic", interactive=False, verbosity=0)
        questions = Questions(random.Random(2026))  # noqa: S311  # to ask the same each time
        orders = ("title", "-year", "rating", "-updated")
        kinds: dict[str, Iterable[str]] = {
            "film": questions.ask_films(),
            "person": questions.ask_people(),
            "list": (f"/films/?sort={order}&page={page}" for page in count(1) for order in orders),
            "list with two filters": questions.ask_filtered(),
            "search": questions.ask_searches(),
            "people": (f"/people/?page={page}" for page in count(1)),
            "decade or year": questions.ask_times(),
        }
        print(
            f"{questions.films:,} films, {questions.people:,} people, at most {options.requests} requests of each kind"
        )
        print(f"{'':24}{'mean ms':>9}{'p95 ms':>9}{'worst':>9}")
        for kind, addresses in kinds.items():
            asked = dict.fromkeys(islice(addresses, options.requests))
            costs = [_cost(application, address) for address in asked][_FIRST:]
            p95 = statistics.quantiles(costs, n=20)[-1]
            print(f"{kind:24}{statistics.mean(costs):9.2f}{p95:9.2f}{max(costs):9.2f}", flush=True)


def _cost(application: Callable[..., Iterable[bytes]], address: str) -> float:
    """Return the milliseconds of CPU time that the answer takes."""
    path, _, query = address.partition("?")
    environment: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(path).encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "br",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    started = time.process_time()
    b"".join(application(environment, lambda *_: None))
    return 1000 * (time.process_time() - started)


if __name__ == "__main__":
    main()
