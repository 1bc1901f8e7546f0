"""Addresses of the catalogue."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def livez(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Answer that the process is alive."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [path("livez", livez, name="livez")]
