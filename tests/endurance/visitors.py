"""Visitors who read all the time, and note every answer that is not the right page."""

import itertools
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.error import HTTPError
from urllib.request import urlopen

SECONDS_BETWEEN = 0.02
OWN = 999_999_999
"""A film whose title says how often it was saved: `Saved 3`."""


@dataclass
class Visits:
    """What all visitors met together."""

    requests: int = 0
    longest: float = 0.0
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.requests:,} pages read, {len(self.problems)} of them wrong, the longest wait {self.longest:.2f} s"
        )


@contextmanager
def visitors(addresses: Mapping[str, str]) -> Iterator[Visits]:
    """Have a visitor at each of `addresses` read the film and lists that nobody has asked for, within the block."""
    visits, over = Visits(), threading.Event()
    threads = [threading.Thread(target=_visit, args=(name, addresses[name], visits, over)) for name in addresses]
    for thread in threads:
        thread.start()
    try:
        yield visits
    finally:
        over.set()
        for thread in threads:
            thread.join()


def saved(address: str) -> int:
    """Return how often the film was saved, as its page tells."""
    found = re.search(r"<title>Saved (\d+)", _read(f"{address}/films/{OWN}/"))
    assert found, "the page of another film"
    return int(found[1])


def ask_for_something_new(address: str) -> None:
    """Read a list that nobody has asked for, so that it must be made from the database, some film, and a table."""
    number = next(_numbers)
    for path in (f"/films/?person=nobody{number}", "/random/"):
        assert "</html>" in _read(f"{address}{path}"), f"half a page at {path}"
    assert _read(f"{address}/films.csv?q=nobody{number}").startswith("id,"), "no table"


_numbers = itertools.count()


def _read(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def _visit(name: str, address: str, visits: Visits, over: threading.Event) -> None:
    last = 0
    for number in itertools.count():
        if over.is_set():
            return
        started = time.monotonic()
        try:
            if number % 2:
                now = saved(address)
                assert now >= last, f"an older page: saved {now} times after {last}"
                last = now
            else:
                ask_for_something_new(address)
        except HTTPError as error:
            visits.problems.append(f"{name}, request {number}: {error} {error.read(200)!r}")
        except (OSError, AssertionError) as error:
            visits.problems.append(f"{name}, request {number}: {error}")
        visits.longest = max(visits.longest, time.monotonic() - started)
        visits.requests += 1
        over.wait(SECONDS_BETWEEN)
