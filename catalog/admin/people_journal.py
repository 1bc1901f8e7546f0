"""The journal of merges, and the way back from each."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin.base import EditorsAdmin
from catalog.admin.people_cards import person_link
from catalog.identity.journal import entries
from catalog.identity.preview import MergeError
from catalog.identity.undo import undo_merge
from catalog.models import Movie, Person, PersonMerge

FILMS_NAMED = 200
"""Films of a merge that its page names; it counts them all."""


@admin.register(PersonMerge)
class PersonMergeAdmin(EditorsAdmin):
    """The journal: who was merged into whom, when, by whom, with which films. It is read, and undone."""

    change_form_template = "admin/catalog/personmerge/change_form.html"
    fields = ("gone_name", "into", "merged_at", "merged_by", "undone", "films", "names")
    list_display = ("gone_name", "into", "merged_at", "merged_by", "undone_at", "undone_by")
    list_select_related = ("merged_by", "undone_by")
    not_in_list = ("gone", "credits")
    ordering = ("-merged_at", "-pk")
    sortable_by = ()

    class Media:
        css = {"all": ("css/admin.css",)}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: people are merged on their own pages."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: PersonMerge | None = None) -> bool:
        """Return whether the user may change people: the journal is theirs."""
        return request.user.has_perm("catalog.change_person")

    def has_change_permission(self, request: HttpRequest, obj: PersonMerge | None = None) -> bool:
        """Return False: what happened has happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: PersonMerge | None = None) -> bool:
        """Return False: what happened has happened."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages, with that of undoing."""
        undo = self.admin_site.admin_view(self.undo_view)
        return [path("<int:number>/undo/", undo, name="catalog_personmerge_undo"), *super().get_urls()]

    def complete_rows(self, rows: list[PersonMerge]) -> None:
        """Give each row ``kept``, the person merged into, None if they are gone."""
        kept = Person.objects.in_bulk({row.kept_number for row in rows})
        for row in rows:
            row.kept = kept.get(row.kept_number)  # type: ignore[attr-defined]  # for the list

    @admin.display(description="merged into")
    def into(self, merge: PersonMerge) -> SafeString | str:
        """Return a link to who stayed."""
        if not hasattr(merge, "kept"):
            self.complete_rows([merge])
        return person_link(merge.kept) if merge.kept else "somebody merged further, or deleted"  # type: ignore[attr-defined]  # from complete_rows

    @admin.display(description="undone")
    def undone(self, merge: PersonMerge) -> str:
        """Return when and by whom the merge was undone."""
        if not merge.undone_at:
            return "no"
        by = f" by {merge.undone_by}" if merge.undone_by else ""
        return f"{merge.undone_at:%Y-%m-%d %H:%M}{by}"

    @admin.display(description="credits at that time")
    def films(self, merge: PersonMerge) -> str:
        """Return the credits that the merge moved or joined."""
        return render_to_string("admin/catalog/personmerge/films.html", _films(merge))

    @admin.display(description="names in seeds")
    def names(self, merge: PersonMerge) -> str:
        """Return the names that came to mean who stayed."""
        return ", ".join(filter(None, [merge.gone["match_name"], *merge.gone["aliases"]])) or "none"

    def undo_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask whether to undo a merge, and do it when that is posted."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        merge = PersonMerge.objects.filter(pk=number).first() if number < 2**63 else None
        if merge is None:
            raise Http404
        if request.method == "POST":
            return self._undo(request, merge)
        self.complete_rows([merge])
        context = {
            **self.admin_site.each_context(request),
            **_films(merge),
            "media": self.media,
            "merge": merge,
            "opts": self.opts,
            "title": "Undo a merge",
        }
        return TemplateResponse(request, "admin/catalog/personmerge/undo.html", context)

    def _undo(self, request: HttpRequest, merge: PersonMerge) -> HttpResponse:
        try:
            back = undo_merge(merge, request.user)  # type: ignore[arg-type]  # nobody else gets here
        except MergeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:catalog_personmerge_change", args=[merge.pk]))
        self.message_user(request, format_html("{} is back.", person_link(back)), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:catalog_person_change", args=[back.pk]))


def _films(merge: PersonMerge) -> dict[str, Any]:
    """Return the credits that the merge moved or joined, with their films, at most FILMS_NAMED, and how many."""
    credits = [entry for entry in entries(merge) if entry.before.theirs]
    named = credits[:FILMS_NAMED]
    films = Movie.objects.defer("synopsis").in_bulk({entry.place[0] for entry in named})
    rows = [
        (films.get(movie_id), role, entry.before.ours is not None)
        for entry in named
        for movie_id, role in [entry.place]
    ]
    rows.sort(key=lambda row: (row[0].sort_title if row[0] else "", row[1]))
    return {"credits": rows, "number": len(credits), "more": len(credits) - len(named)}
