"""Has the index follow the catalogue, whoever changes it."""

import sys
from typing import Any, TextIO

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save

from catalog import changes
from catalog.models import Credit, Movie, Person
from catalog.search import index
from catalog.search.engine import Documents, rows
from catalog.search.tables import TABLES, missing_tables


def start(app: AppConfig) -> None:
    """Follow every change from now on."""
    changes.listen(index.follow)
    for model in (Movie, Person, Credit):
        post_save.connect(_follow_raw, sender=model, dispatch_uid=f"search index: {model.__name__}")
    post_migrate.connect(_catch_up, sender=app, dispatch_uid="search index")


def _follow_raw(instance: Movie | Person | Credit, *, raw: bool = False, **_: Any) -> None:
    """Note what `loaddata` brings: it calls no `save`."""
    if raw:
        with changes.together() as noted:
            type(instance).objects.filter(pk=instance.pk).note(noted)


def _catch_up(stdout: TextIO | None = None, **_: Any) -> None:
    """Fill the index of a catalogue that is older than it; empty that of a catalogue that was emptied."""
    if missing := missing_tables():
        # Without any, the migration that makes them is still to come, or was taken back.
        if len(missing) < len(TABLES):
            line = f"The search index lacks {', '.join(missing)}: run manage.py check_search --rebuild.\n"
            (stdout or sys.stdout).write(line)
        return
    if not Movie.objects.public().exists():
        if _has_documents(Documents.FILMS):
            index.forget_everything()
        return
    if not _has_documents(Documents.FILMS):
        index.index_all_films()
    if not _has_documents(Documents.PEOPLE):
        index.index_all_people()


def _has_documents(documents: Documents) -> bool:
    return bool(rows(f"SELECT 1 FROM {documents} LIMIT 1"))  # noqa: S608 - own name
