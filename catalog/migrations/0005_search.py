"""The tables of the search index, whose rows `catalog.search.index` writes.

They are no models: each database has its own kind, Django's table rebuild on SQLite must not touch them, and the films
and people they stand for are found through `check_search`, not through foreign keys. Their statements are not kept here,
for `check_search --rebuild` makes the same tables anew.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from catalog.search import tables


def create_tables(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    tables.create_tables(schema_editor.connection)


def drop_tables(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    tables.drop_tables(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_history")]

    operations = [migrations.RunPython(create_tables, drop_tables)]
