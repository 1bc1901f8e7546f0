"""What machines ask for: health, rules for robots, the site's icon."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control, never_cache
from django.views.generic import TemplateView, View

from catalog.search.check import quick_problem

ONE_DAY = 24 * 3600


@method_decorator(never_cache, name="dispatch")
class LiveView(View):
    """`/livez`: the process answers."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Answer `ok`."""
        return HttpResponse("ok\n", content_type="text/plain")


@method_decorator(never_cache, name="dispatch")
class ReadyView(View):
    """`/readyz`: the process can show pages: its database answers, has every migration and a search index."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Answer `ok`, or 503 and what is missing."""
        problem = self._problem()
        return HttpResponse(f"{problem or 'ok'}\n", content_type="text/plain", status=503 if problem else 200)

    def _problem(self) -> str:
        try:
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except Error:
            return "the database does not answer"
        return f"{len(plan)} migrations are not applied" if plan else self._search_problem()

    def _search_problem(self) -> str:
        try:
            return quick_problem()
        except Error:
            return "the search index does not answer"


@method_decorator(cache_control(public=True, max_age=ONE_DAY), name="dispatch")
class RobotsView(TemplateView):
    """`/robots.txt`: what crawlers need not walk."""

    template_name = "robots.txt"
    content_type = "text/plain"


@method_decorator(cache_control(public=True, max_age=ONE_DAY), name="dispatch")
class FaviconView(TemplateView):
    """`/favicon.svg`."""

    template_name = "favicon.svg"
    content_type = "image/svg+xml"
