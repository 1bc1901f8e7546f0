"""Deleting films so that no load brings them back, and bringing them back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.admin.base import MAX_DELETED_AT_ONCE, EditorsAdmin
from catalog.admin.deletion import MAX_LISTED, Deletion
from catalog.editing import bring_back, delete_film
from catalog.models import Movie


class FilmDeletion(EditorsAdmin):
    """A model admin that takes films out of the site, and keeps all that is known of them."""

    actions = (*EditorsAdmin.actions, "bring_back_selected")

    def get_deleted_objects(self, objs: QuerySet[Movie] | Sequence[Movie], request: HttpRequest) -> Deletion:
        """Return the films: nothing goes with them."""
        films = [str(film) for film in objs]
        more = [f"and {len(films) - MAX_LISTED:,} more"] if len(films) > MAX_LISTED else []
        return [*films[:MAX_LISTED], *more], {"films": len(films)}, set(), []

    def delete_model(self, request: HttpRequest, obj: Movie) -> None:
        """Take the film out of the site."""
        if obj.deleted_at is None:
            delete_film(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Movie]) -> None:
        """Take the films out of the site, all or none."""
        with transaction.atomic():
            for film in queryset.filter(deleted_at=None).select_for_update():
                delete_film(film)

    @admin.action(permissions=["change"], description="Bring back selected films")
    def bring_back_selected(self, request: HttpRequest, queryset: QuerySet[Movie]) -> None:
        """Show films again that an editor deleted or a load hid, all or none."""
        hidden = queryset.filter(hidden_since__isnull=False)
        if hidden.order_by().values("pk")[: MAX_DELETED_AT_ONCE + 1].count() > MAX_DELETED_AT_ONCE:
            self.message_user(request, f"Bring back at most {MAX_DELETED_AT_ONCE:,} at once.", messages.ERROR)
            return
        with transaction.atomic():
            films: list[Any] = list(hidden.select_for_update())
            for film in films:
                bring_back(film)
        names = f"“{films[0]}” is" if len(films) == 1 else f"{len(films)} films are"
        level = messages.SUCCESS if films else messages.WARNING
        self.message_user(request, f"{names} back on the site." if films else "They are on the site.", level)
