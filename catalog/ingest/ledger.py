"""Which films one run has met, kept on disk so that memory stays flat however many there are."""

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import NamedTuple, Self

_CHUNK = 500


class Entry(NamedTuple):
    """A film met: its number, the digest of its file and the file's path."""

    movie_id: int
    digest: str
    path: str


class Ledger:
    """The films of one run, in a temporary SQLite file that vanishes with the process, however it ends."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute(
            "CREATE TABLE met (movie_id INTEGER PRIMARY KEY, digest TEXT NOT NULL, path TEXT NOT NULL)"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def add(self, entries: Iterable[Entry]) -> None:
        """Note ``entries``; one for a film that was met before replaces what was noted."""
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO met VALUES (?, ?, ?)", entries)
        self._connection.execute("COMMIT")

    def find(self, movie_ids: Iterable[int]) -> dict[int, Entry]:
        """Return what was noted of those among ``movie_ids`` that were met."""
        wanted = list(movie_ids)
        found: dict[int, Entry] = {}
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = self._connection.execute(f"SELECT * FROM met WHERE movie_id IN ({marks})", chunk)  # noqa: S608  # marks
            found.update((row[0], Entry(*row)) for row in rows)
        return found

    def missing(self, movie_ids: Iterable[int]) -> Iterator[int]:
        """Yield those of ``movie_ids``, which come in ascending order, that were not met."""
        met = (row[0] for row in self._connection.execute("SELECT movie_id FROM met ORDER BY movie_id"))
        here = next(met, None)
        for movie_id in movie_ids:
            while here is not None and here < movie_id:
                here = next(met, None)
            if here != movie_id:
                yield movie_id
