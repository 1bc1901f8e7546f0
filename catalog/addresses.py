"""The site's addresses as others write them down: in full."""

from django.conf import settings


def absolute(path: str) -> str:
    """Return the full address of the page at `path`, wherever the request for this one came in."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"
