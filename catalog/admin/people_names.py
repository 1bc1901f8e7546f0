"""The names by which seeds mean a person, on the person's page, and the removal of one that a mistyped name left."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from catalog.admin.base import EditorsAdmin
from catalog.identity.aliases import AliasError, further_names, remove_alias
from catalog.models import Person, PersonAlias
from catalog.seeds.rules import MAX_MOVIE_ID


class NamesAdmin(EditorsAdmin):
    """The part of a person's page about names in seeds."""

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages, with that of removing a name."""
        remove = self.admin_site.admin_view(self.remove_alias_view)
        return [path("alias/<int:number>/remove/", remove, name="catalog_person_remove_alias"), *super().get_urls()]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Person | None = None,
    ) -> HttpResponse:
        """Show the person's form, and below it the further names."""
        if change and obj is not None:
            context["further_names"] = further_names(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def remove_alias_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask whether to remove a name, and do it when that is posted."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        aliases = PersonAlias.objects.select_related("person")
        alias = aliases.filter(pk=number).first() if number <= MAX_MOVIE_ID else None
        if alias is None:
            raise Http404
        if request.method == "POST":
            return self._remove(request, alias)
        context = {
            **self.admin_site.each_context(request),
            "alias": alias,
            "media": self.media,
            "opts": self.opts,
            "person": alias.person,
            "title": "Remove a name",
        }
        return TemplateResponse(request, "admin/catalog/person/remove_alias.html", context)

    def _remove(self, request: HttpRequest, alias: PersonAlias) -> HttpResponse:
        try:
            remove_alias(alias)
        except AliasError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            text = f"Removed: seeds that name “{alias.name}” no longer mean {alias.person}."
            self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:catalog_person_change", args=[alias.person_id]))
