"""The catalogue's version: a number that every committed change moves, and that says whether a copy is still true.

A process remembers it for SECONDS_KEPT. A change that another process of this machine makes is known at once by the
time of a file in DATA_DIR; a change made on another machine after SECONDS_KEPT.
"""

import logging
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections, transaction

from catalog.models import VersionCounter
from catalog.patience import patience

SECONDS_KEPT = 1.0
SECONDS_AFTER_FAILURE = 5.0
"""How long a database that could not be asked is left alone."""

SECONDS_TO_ANSWER = 1.0
"""In which a database that is well says which version it has."""

LONGEST_STEP = 2**20
"""By which the version moves at most: two databases that part take the same step once in a million times, and the
counter, a number of 63 bits, lasts for 2**43 changes of the longest."""

_MARK = "catalogue-version"
_TABLE = VersionCounter._meta.db_table
_logger = logging.getLogger(__name__)


_of_the_page: ContextVar[int | None] = ContextVar("version of the page", default=None)


class _Known:
    """What this process knows: the version, until when it counts as fresh, and the file's time when it was read."""

    def __init__(self) -> None:
        self.version: int | None = None
        self.fresh_until = 0.0
        self.mark: int | None = None
        self.away = False
        self.asking = threading.Lock()


_known = _Known()


def move() -> None:
    """Move the version on, in the transaction of the change, without waiting for anybody else's."""
    connection = connections[DEFAULT_DB_ALIAS]
    # SQLite has one writer at a time. PostgreSQL takes a row that no other transaction holds.
    skip = "" if connection.vendor == "sqlite" else " FOR UPDATE SKIP LOCKED"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {_TABLE} SET commits = commits + %s"  # noqa: S608  # own names
            f" WHERE id = (SELECT id FROM {_TABLE} ORDER BY id LIMIT 1{skip})",
            [step()],
        )
        if not cursor.rowcount:
            cursor.execute(f"INSERT INTO {_TABLE} (commits) VALUES (%s)", [step()])  # noqa: S608  # own name
    forget()
    transaction.on_commit(announce)


def step() -> int:
    """Return by how much the version moves: by chance, so that none is met twice.

    A standby that takes over, or a backup that is restored, may lack the last changes. What is kept of these must not
    be taken for what others make of it.
    """
    return 1 + secrets.randbelow(LONGEST_STEP)


def announce() -> None:
    """Let all processes of this machine know that the version moved."""
    forget()
    try:
        _mark_file().touch()
        # The kernel's own idea of now is some milliseconds coarse: two changes could look like one.
        now = time.time_ns()
        os.utime(_mark_file(), ns=(now, now))
    except OSError as error:
        _logger.warning("other processes learn of changes %s s late: %s", SECONDS_KEPT, error)


def forget() -> None:
    """Have the version read again when it is next asked for."""
    _known.fresh_until = 0.0
    _known.mark = None


@contextmanager
def one_version() -> Iterator[None]:
    """Have `current` return the same within the block, so that nothing that a page does waits for the primary again."""
    token = _of_the_page.set(latest())
    try:
        yield
    finally:
        _of_the_page.reset(token)


def current() -> int:
    """Return the version as `latest` does, or as it did at the beginning of the present page."""
    known = _of_the_page.get()
    return latest() if known is None else known


def latest() -> int:
    """Return the version, of which every change made on this machine is part.

    While the database cannot be asked, that is the last one known, or what a copy says; 0 if none does.
    """
    mark = _mark()
    if _is_fresh(mark):
        return _known.version or 0
    # Others go on with what is known while one of them asks, unless they know that it is not so any more.
    if not _known.asking.acquire(blocking=_known.version is None or mark != _known.mark):
        return _known.version or 0
    try:
        return _known.version or 0 if _is_fresh(mark) else _ask(mark)
    finally:
        _known.asking.release()


def primary_is_away() -> bool:
    """Whether the primary could not be asked for the version when that was last tried."""
    return _known.away


def leave_primary_alone(why: Error) -> None:
    """Go on with what is known for SECONDS_AFTER_FAILURE, for the primary has just failed."""
    _known.away, _known.fresh_until = True, time.monotonic() + SECONDS_AFTER_FAILURE
    _logger.warning("the version of the catalogue cannot be read: %s", str(why).strip())


def fresh() -> int | None:
    """Return what `latest` would return, if that needs no look into the database; else None."""
    return _known.version if _is_fresh(_mark()) else None


def _is_fresh(mark: int | None) -> bool:
    return _known.version is not None and mark == _known.mark and time.monotonic() < _known.fresh_until


def read(alias: str) -> int:
    """Return the version that the database `alias` has; 0 if it has none. Raises django.db.Error.

    Pages wait for it: nobody who locks the table, and no server that hangs, may keep them for long.
    """
    with patience(SECONDS_TO_ANSWER), connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT SUM(commits) FROM {_TABLE}")  # noqa: S608  # own name
        row = cursor.fetchone()
    return int(row[0] or 0) if row else 0


def _ask(mark: int | None) -> int:
    try:
        version = read(DEFAULT_DB_ALIAS)
    except Error as error:
        leave_primary_alone(error)
        if _known.version is None:  # this process has just been started
            _known.version = max(map(_read_copy, copies()), default=0)
        _known.mark = mark
        return _known.version
    _known.away = False
    _known.version, _known.mark, _known.fresh_until = version, mark, time.monotonic() + SECONDS_KEPT
    return version


def copies() -> list[str]:
    """Return the aliases of the primary's copies."""
    return sorted(name for name in connections.settings if name != DEFAULT_DB_ALIAS)


def _read_copy(alias: str) -> int:
    try:
        return read(alias)
    except Error:
        return 0


def _mark_file() -> Path:
    return Path(settings.DATA_DIR) / _MARK


def _mark() -> int | None:
    """Return what changes when a process of this machine announces a change."""
    with suppress(OSError):
        return os.stat(f"{settings.DATA_DIR}/{_MARK}").st_mtime_ns  # noqa: PTH116  # asked for at every request
    return None
