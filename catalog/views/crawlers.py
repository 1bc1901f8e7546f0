"""What search engines, feed readers and home screens ask for."""

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.generic import TemplateView, View

from catalog import sitemaps
from catalog.feeds import changed_films
from catalog.models import Movie, Person
from catalog.views.public import PublicPage

ONE_DAY = 24 * 3600
ONE_HOUR = 3600


class FeedView(PublicPage):
    """`/feed.atom`: new and changed films."""

    parameters = frozenset()

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Answer with the feed."""
        return HttpResponse(changed_films().writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


class SitemapView(PublicPage):
    """`/sitemap.xml`: the index of all chunks."""

    parameters = frozenset()
    seconds_fresh = ONE_HOUR

    def get(self, _request: HttpRequest, **kwargs: int) -> HttpResponse:
        """Answer with the document."""
        return HttpResponse(self.document(**kwargs), content_type="application/xml")

    def document(self, **_kwargs: int) -> str:
        """Return the document; a 404 if no film or person has the number that the chunk begins with."""
        return sitemaps.sitemap_index(sitemaps.chunk_entries())


class SitemapOfListsView(SitemapView):
    """`/sitemap-lists.xml`."""

    def document(self, **_kwargs: int) -> str:
        """Return the pages that are neither a film's nor a person's."""
        return sitemaps.sitemap(sitemaps.list_entries())


class SitemapOfFilmsView(SitemapView):
    """`/sitemap-films-4005.xml`: films from this one on, in the order of their titles."""

    def document(self, **kwargs: int) -> str:
        """Return a chunk of films."""
        first = get_object_or_404(Movie.objects.only("sort_title"), pk=kwargs["first"])
        return sitemaps.sitemap(sitemaps.film_entries(first))


class SitemapOfPeopleView(SitemapView):
    """`/sitemap-people-12.xml`: people from this one on, in the order of their surnames."""

    def document(self, **kwargs: int) -> str:
        """Return a chunk of people."""
        first = get_object_or_404(Person.objects.only("sort_name"), pk=kwargs["first"])
        return sitemaps.sitemap(sitemaps.person_entries(first))


@method_decorator(cache_control(public=True, max_age=ONE_DAY), name="dispatch")
class SpeculationRulesView(TemplateView):
    """`/speculation-rules.json`: which pages a browser may fetch when a visitor points at their links."""

    template_name = "speculation-rules.json"
    content_type = "application/speculationrules+json"


@method_decorator(cache_control(public=True, max_age=ONE_DAY), name="dispatch")
class WebManifestView(View):
    """`/site.webmanifest`: how the site looks on a home screen."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Answer with the manifest."""
        icons = [
            {"src": reverse("favicon"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {"src": staticfiles_storage.url(f"icons/{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
                for size in (192, 512)
            ),
        ]
        manifest = {
            "name": settings.SITE_NAME,
            "short_name": settings.SITE_NAME[:12].strip(),
            "start_url": reverse("home"),
            "scope": reverse("home"),
            "display": "minimal-ui",
            "background_color": "#13100e",
            "theme_color": "#13100e",
            "icons": [*icons, {**icons[-1], "purpose": "maskable"}],
        }
        return JsonResponse(manifest, content_type="application/manifest+json")
