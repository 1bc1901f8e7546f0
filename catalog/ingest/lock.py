"""At most one load at a time. The lock ends with the process that holds it, however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection

_ADVISORY_KEY = 0x66696C6D73
"""The number of PostgreSQL's advisory lock: the letters "films"."""


_IDENTITY_KEY = 0x70656F706C65
"""The number of the lock on who is who: the letters "people"."""


class LoadRunningError(Exception):
    """Another load holds the lock."""


@contextmanager
def load_lock() -> Iterator[None]:
    """Hold the lock for the time of the block. Raises LoadRunningError if another process has it."""
    if connection.vendor == "postgresql":
        with _advisory_lock():
            yield
    else:
        with _file_lock(_lock_file()):
            yield


def is_load_running() -> bool:
    """Whether a load holds the lock now. Looks by trying it for an instant, in which a load that begins is refused."""
    try:
        with load_lock():
            return False
    except LoadRunningError:
        return True


def _lock_file() -> Path:
    database = Path(str(connection.settings_dict["NAME"]))
    if database.is_absolute():
        return database.with_name(f"{database.name}-ingest.lock")
    return Path(settings.DATA_DIR) / "ingest.lock"  # a database in memory


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    if not path.parent.is_dir():
        raise OperationalError(f"there is no folder {path.parent}")
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LoadRunningError from None
        yield


@contextmanager
def _advisory_lock() -> Iterator[None]:
    """Hold a transaction's advisory lock on a connection of its own.

    A session's lock would be lost behind PgBouncer in transaction mode; an open transaction keeps its server there.
    It has no snapshot while it waits, so it does not hold back vacuum.
    """
    holder = connection.copy()
    try:
        holder.set_autocommit(False)
        with holder.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ADVISORY_KEY])
            row = cursor.fetchone()
        if not (row and row[0]):
            raise LoadRunningError
        yield
    finally:
        holder.close()


def keep_identities() -> None:
    """Let nobody be merged, split or brought back until the transaction ends.

    A batch finds out first whom names mean, and writes their credits later.
    """
    _lock_identities("pg_advisory_xact_lock_shared")


def change_identities() -> None:
    """Wait until no batch is being loaded, and let none begin before the transaction ends."""
    _lock_identities("pg_advisory_xact_lock")


def _lock_identities(function: str) -> None:
    """Take the lock on PostgreSQL. On SQLite whoever is in a transaction is the only one who writes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [_IDENTITY_KEY])
