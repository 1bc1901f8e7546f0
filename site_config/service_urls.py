"""Turns the addresses of databases and of Redis into what Django and its clients take.

The drivers' own parsers read them, so they mean here what they mean to `psql` and `redis-cli`;
the drivers are loaded only when their kind of address is used. No message repeats a URL, because
it may hold a password.
"""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from site_config.values import parse_integer

Database = dict[str, Any]

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# See https://www.sqlite.org/wal.html: readers go on while one writes. IMMEDIATE takes the write
# lock when a transaction begins, where waiting for it (the timeout, in seconds) still works. A load
# holds it for a batch at a time; on a busy machine an editor waits for several.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode = WAL;PRAGMA synchronous = NORMAL;PRAGMA temp_store = MEMORY;PRAGMA cache_size = -20000;"
    ),
}
# The system keeps the file in memory for all, and a worker has four threads.
SQLITE_KILOBYTES_A_THREAD = 3_000
# Seconds after which a server that does not answer counts as away.
POSTGRESQL_CONNECT_TIMEOUT = "10"
# Connections that one process keeps, at least one for each thread, and seconds to wait for one: while a server is away
# its visitors wait no longer than for a page (catalog.time_limit).
# Of a server that comes back they learn soon: by itself the pool doubles its pauses for up to five minutes.
POSTGRESQL_POOL = {"min_size": 1, "max_size": 8, "timeout": 2, "reconnect_timeout": 2}
# The same for a copy, which can be done without.
SECONDS_FOR_A_COPY = 1


def parse_database_url(url: str, base_dir: Path) -> Database:
    """Return Django's description of the database at `url`.

    `sqlite:///relative/to/base_dir`, `sqlite:////absolute/path` or `postgresql://` in the form of
    libpq (https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING).
    Raises `ValueError`.
    """
    scheme = url.partition("://")[0]
    if scheme == "sqlite":
        return sqlite_database(base_dir / _sqlite_path(url))
    if scheme in ("postgres", "postgresql"):
        return _postgresql_database(url)
    raise ValueError("must begin with sqlite:/// or postgresql://")


def sqlite_database(path: Path) -> Database:
    """Return Django's description of the SQLite database in the file `path`."""
    return {
        "ENGINE": SQLITE,
        "NAME": str(path),
        "OPTIONS": SQLITE_OPTIONS,
    }


def for_threads(database: Database, *, is_copy: bool = False) -> Database:
    """Return the description of a database for a server, each of whose threads has a connection.

    A command has one, and learns without a pool at once and in the database's own words why it cannot be reached.
    """
    if database["ENGINE"] == SQLITE:
        less = f"{SQLITE_OPTIONS['init_command']}PRAGMA cache_size = -{SQLITE_KILOBYTES_A_THREAD};"
        # Kept open: a new one reads the schema again, prepares each statement again, and knows no page of the file.
        return {**database, "CONN_MAX_AGE": None, "OPTIONS": {**database["OPTIONS"], "init_command": less}}
    from catalog.impatient_connection import ImpatientConnection  # noqa: PLC0415 - 0.15 s that SQLite sites do not need

    pool = {**POSTGRESQL_POOL, "connection_class": ImpatientConnection}
    if is_copy:
        pool["timeout"] = SECONDS_FOR_A_COPY
    return {**database, "OPTIONS": {**database["OPTIONS"], "pool": pool}}


def parse_redis_url(url: str) -> str:
    """Return `url` as it is if Redis' client can read it, else raise `ValueError`."""
    from redis import Redis  # noqa: PLC0415 - 0.1 s that few sites need

    try:
        # Nothing is sent yet, but all options are looked at.
        Redis.from_url(url).connection_pool.make_connection().retry.update_supported_errors(())  # type: ignore[attr-defined] # as redis-py has it
        database = urlsplit(url).path.strip("/")
        if not url.startswith("unix://") and database:
            parse_integer(database, 0, 2**16)
    except ValueError:
        raise ValueError("is not of the form redis://user:password@host:port/number") from None
    except (TypeError, AttributeError):
        raise ValueError("has an option after the ? that Redis' client does not know") from None
    return url


def _sqlite_path(url: str) -> str:
    parts = urlsplit(url)
    path = unquote(parts.path)[1:]
    if parts.netloc or not path or path.endswith("/") or "\0" in path:
        raise ValueError("is not of the form sqlite:///path/to/file.sqlite3")
    if parts.query or parts.fragment:
        raise ValueError("takes no options for SQLite; write ? as %3F and # as %23 in a path")
    return path


def _postgresql_database(url: str) -> Database:
    from psycopg import ProgrammingError  # noqa: PLC0415 - 0.15 s that SQLite sites do not need
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - as above

    form = "is not of the form postgresql://user:password@host:port/database"
    try:
        options = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        if "query parameter" in str(error):
            raise ValueError(" ".join(str(error).split())) from None
        raise ValueError(f"{form} (special characters as %XX)") from None
    host = options.pop("host", "")
    if "@" in host:
        raise ValueError(f"{form} (an @ in the password is written %40)")
    port = options.pop("port", "")
    for number in filter(None, port.split(",")):
        parse_integer(number, 1, 65535)
    if not options.get("dbname"):
        raise ValueError("names no database after the last /")
    return {
        "ENGINE": POSTGRESQL,
        "NAME": options.pop("dbname"),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": host,
        "PORT": port,
        # A pool keeps connections open itself and refuses Django's own way of doing so.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": POSTGRESQL_CONNECT_TIMEOUT, **options},
    }
