"""The tables of the search index, as the migration makes them and `check_search --rebuild` makes them anew.

They are derived from the catalogue, so a change to them needs no migration that alters rows: it makes them anew as they
are here.
"""

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from catalog.search.engine import SPELLINGS, Documents, Keys

TABLES: tuple[str, ...] = (*Documents, *Keys, SPELLINGS)

# The words are folded already: every sign but the blank is part of its word.
SIGNS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum() and chr(code) not in "'\"")

_PARTS_OF_FTS5 = ("data", "idx", "content", "docsize", "config")


def missing_tables() -> list[str]:
    """Return the tables of the index that are not there."""
    there = set(connection.introspection.table_names())
    return [table for table in TABLES if table not in there]


def create_tables(database: BaseDatabaseWrapper) -> None:
    """Create all tables, empty."""
    with database.cursor() as cursor:
        for statement in _sqlite_tables() if database.vendor == "sqlite" else _postgresql_tables():
            cursor.execute(statement)


def drop_tables(database: BaseDatabaseWrapper) -> None:
    """Drop those tables that are there, in whatever state they are."""
    with database.cursor() as cursor:
        for table in TABLES:
            try:
                cursor.execute(f"DROP TABLE IF EXISTS {table}")
            except DatabaseError as error:
                if "vtable constructor failed" not in str(error):
                    raise
                _drop_unreadable(cursor, table)


def _drop_unreadable(cursor: CursorWrapper, table: str) -> None:
    """Drop a table of FTS5 that FTS5 itself cannot open, which it would have to for dropping it."""
    cursor.execute("PRAGMA writable_schema = ON")
    try:
        cursor.execute("DELETE FROM sqlite_master WHERE name = %s", [table])
    finally:
        cursor.execute("PRAGMA writable_schema = RESET")
    for part in _PARTS_OF_FTS5:
        cursor.execute(f"DROP TABLE IF EXISTS {table}_{part}")


def _sqlite_tables() -> list[str]:
    documents = [
        f"""CREATE VIRTUAL TABLE {table} USING fts5 (words, tokenize = "ascii tokenchars '{SIGNS}'")"""
        for table in Documents
    ]
    keys = [
        statement
        for table in Keys
        for statement in (
            f"""CREATE TABLE {table} (opening integer NOT NULL, tier integer NOT NULL, text text NOT NULL,
            id integer NOT NULL, PRIMARY KEY (opening, tier, text, id)) WITHOUT ROWID""",
            f"CREATE INDEX {table}_by_id ON {table} (id)",
        )
    ]
    spellings = (
        f"CREATE TABLE {SPELLINGS} (variant text NOT NULL, word text NOT NULL, PRIMARY KEY (variant, word))"
        " WITHOUT ROWID"
    )
    return [*documents, *keys, spellings]


def _postgresql_tables() -> list[str]:
    documents = [
        statement
        for table in Documents
        for statement in (
            f"CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
            f"CREATE INDEX {table}_words ON {table} USING gin (words)",
        )
    ]
    keys = [
        statement
        for table in Keys
        for statement in (
            f"""CREATE TABLE {table} (opening boolean NOT NULL, tier smallint NOT NULL,
            text text COLLATE "C" NOT NULL, id bigint NOT NULL, PRIMARY KEY (opening, tier, text, id))""",
            f"CREATE INDEX {table}_by_id ON {table} (id)",
        )
    ]
    spellings = (
        f'CREATE TABLE {SPELLINGS} (variant text COLLATE "C" NOT NULL, word text COLLATE "C" NOT NULL,'
        " PRIMARY KEY (variant, word))"
    )
    return [*documents, *keys, spellings]
