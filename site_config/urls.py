"""Addresses: the editors' desk under /admin/, everything else is the catalogue's."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("admin/", admin.site.urls),
    # Browsers ask for it where a page names no icon, as the editors' desk does not.
    path("favicon.ico", RedirectView.as_view(pattern_name="favicon", permanent=True)),
    path("", include("catalog.urls")),
]
