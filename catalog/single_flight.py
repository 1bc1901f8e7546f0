"""One renders, the others wait: a popular page that nobody has yet is made once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS_TO_WAIT = 2.0
"""After this one who waited makes the page as well."""


class SingleFlight:
    """Work under way, by what it makes."""

    def __init__(self) -> None:
        self._under_way: dict[str, threading.Event] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, key: str) -> Iterator[bool]:
        """Yield True to the first; the others come in with False when it has ended, or after SECONDS_TO_WAIT."""
        with self._lock:
            done = self._under_way.get(key)
            first = done is None
            if done is None:
                done = self._under_way[key] = threading.Event()
        if not first:
            done.wait(SECONDS_TO_WAIT)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                del self._under_way[key]
            done.set()
