"""The tables of the search index, whose rows `catalog.search.index` writes.

They are no models: each database has its own kind, Django's table rebuild on SQLite must not touch them, and the films
and people they stand for are found through `check_search`, not through foreign keys.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

DOCUMENTS = ("catalog_search_films", "catalog_search_synopses", "catalog_search_people")
KEYS = ("catalog_search_film_keys", "catalog_search_person_keys")
SPELLINGS = "catalog_search_spellings"

# The words are folded already: every sign but the blank is part of its word.
SIGNS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum() and chr(code) not in "'\"")


def create_tables(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in sqlite_tables() if is_sqlite else postgresql_tables():
        schema_editor.execute(statement, params=None)


def drop_tables(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in (*DOCUMENTS, *KEYS, SPELLINGS):
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}", params=None)


def sqlite_tables() -> list[str]:
    documents = [
        f"""CREATE VIRTUAL TABLE {table} USING fts5 (words, tokenize = "ascii tokenchars '{SIGNS}'")"""
        for table in DOCUMENTS
    ]
    keys = [
        statement
        for table in KEYS
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


def postgresql_tables() -> list[str]:
    documents = [
        statement
        for table in DOCUMENTS
        for statement in (
            f"CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
            f"CREATE INDEX {table}_words ON {table} USING gin (words)",
        )
    ]
    keys = [
        statement
        for table in KEYS
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


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_history")]

    operations = [migrations.RunPython(create_tables, drop_tables)]
