"""Loads, to be read: what came of each."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin.base import EditorsAdmin
from catalog.admin.load_films import films_changed_by, missing_films
from catalog.ingest.lock import is_load_running
from catalog.models import Load

PROBLEMS_SHOWN = 500
"""Rejections, and warnings, listed on a load's page; its report has them all."""

FILM_COUNTS = ("created", "updated", "unchanged", "conflicts", "rejected", "missing", "hidden")
"""What the list shows of a report."""


def _count_column(name: str) -> Callable[[Load], str]:
    """Return the column of a count in the ``films`` part of the report."""

    @admin.display(description=name)
    def column(load: Load) -> str:
        films = load.films  # type: ignore[attr-defined]  # annotated by LoadAdmin
        number = films.get(name, "") if isinstance(films, dict) else ""
        return f"{number:,}" if isinstance(number, int) else str(number)

    return column


@admin.register(Load)
class LoadAdmin(EditorsAdmin):
    """The desk's loads. They are written by ``ingest_seeds`` alone."""

    fields = (
        "outcome", "started_at", "finished_at", "from_paths", "counts", "changed_films", "conflicts", "missing_films",
        "rejections", "warnings",
    )  # fmt: skip
    list_display = ("started_at", "ended", *map(_count_column, FILM_COUNTS))
    list_per_page = 20
    not_in_list = ("report", "missing")
    ordering = ("-started_at", "-pk")
    sortable_by = ()

    class Media:
        css = {"all": ("css/admin.css",)}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: loads are begun on the command line."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Load | None = None) -> bool:
        """Return False: what happened has happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Load | None = None) -> bool:
        """Return False: what happened has happened."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Load]:
        """Return the loads with ``films``, the part of the report that lists show."""
        loads: QuerySet[Load] = super().get_queryset(request).annotate(films=F("report__films"))
        return loads

    @admin.display(description="outcome")
    def outcome(self, load: Load) -> str:
        """Return in a sentence how the load ended."""
        return outcome(load)

    @admin.display(description="outcome")
    def ended(self, load: Load) -> str:
        """Return in a word how the load ended."""
        return str(Load.Status(present_status(load)).label)

    @admin.display(description="films changed")
    def changed_films(self, load: Load) -> str | SafeString:
        """Return a link to the films that the load changed; those that it made are not meant."""
        number = films_changed_by(load).count()
        if not number:
            return "none"
        address = f"{reverse('admin:catalog_movie_changelist')}?load={load.pk}"
        return format_html('<a href="{}">{}</a>', address, f"{number:,} films" if number > 1 else "1 film")

    @admin.display(description="conflicts found")
    def conflicts(self, load: Load) -> str | SafeString:
        """Return a link to the conflicts that were last found by this load."""
        number = load.found_conflicts.count()
        if not number:
            return "none"
        address = f"{reverse('admin:catalog_conflict_changelist')}?decision=all&load={load.pk}"
        return format_html('<a href="{}">{}</a>', address, f"{number:,} conflicts" if number > 1 else "1 conflict")

    @admin.display(description="films without a seed")
    def missing_films(self, load: Load) -> str:
        """Return the films whose seed the load lacked."""
        return render_to_string("admin/catalog/load/missing.html", {"missing": missing_films(load)})

    @admin.display(description="from")
    def from_paths(self, load: Load) -> str:
        """Return the paths that were given."""
        return "\n".join(map(str, load.paths)) or "not recorded"

    @admin.display(description="counts")
    def counts(self, load: Load) -> str:
        """Return the report's counts as a table."""
        parts = {name: part for name, part in load.report.items() if isinstance(part, dict)}
        return render_to_string(
            "admin/catalog/load/counts.html", {"parts": parts, "seconds": load.report.get("seconds")}
        )

    @admin.display(description="rejected")
    def rejections(self, load: Load) -> str:
        """Return why files were rejected."""
        return _problems(load.report.get("rejections", []))

    @admin.display(description="odd, but loaded")
    def warnings(self, load: Load) -> str:
        """Return what was odd in files that were loaded."""
        return _problems(load.report.get("warnings", []))


def present_status(load: Load) -> str:
    """Return how ``load`` stands: one that is marked as running while nobody loads was killed."""
    if load.status == Load.Status.RUNNING and not is_load_running():
        return Load.Status.UNFINISHED
    return load.status


def outcome(load: Load) -> str:
    """Return in a sentence how ``load`` ended, for those who do not know what a status means."""
    match present_status(load):
        case Load.Status.RUNNING:
            return "Is running."
        case Load.Status.COMPLETED:
            return "Completed."
        case Load.Status.INTERRUPTED:
            return "Was interrupted. What it had loaded stays, and the next load does the rest."
        case Load.Status.UNFINISHED:
            return "Did not finish: it was killed, or the machine went down. The next load does the rest."
    return "Failed. What it had loaded stays; the command's output tells why."


def _problems(problems: list[dict[str, Any]]) -> str:
    context = {"problems": problems[:PROBLEMS_SHOWN], "more": len(problems) - PROBLEMS_SHOWN}
    return render_to_string("admin/catalog/load/problems.html", context)
