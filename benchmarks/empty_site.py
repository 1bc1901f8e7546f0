"""The least that Django can answer: a view that returns ready bytes, through no middleware; the floor of `serve`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"x" * int(os.environ.get("EMPTY_SITE_BYTES", "5000"))


def empty(_request: HttpRequest) -> HttpResponse:
    """Answer with as many bytes as the page that it is compared with."""
    return HttpResponse(BODY, headers={"Content-Length": len(BODY)})


urlpatterns = [path("", empty)]

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="of no use", MIDDLEWARE=[])  # noqa: S106  # nothing is signed
application = get_wsgi_application()
