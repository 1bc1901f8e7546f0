"""The site's addresses: those of its pages, and as others write them down, in full."""

from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.urls import get_script_prefix, reverse

_EXAMPLES: dict[type, int | str] = {int: 1980, str: "example"}
"""Fit every part of an address: film's number, year and decade; slug."""
_SAFE = "!$&'()*+,;=/~:@"
"""What `reverse` leaves as it is, beside letters and digits (RFC 3986)."""


def absolute(path: str) -> str:
    """Return the full address of the page at `path`, wherever the request for this one came in."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def address(name: str, *parts: int | str) -> str:
    """Return what `reverse(name, args=parts)` returns for parts that are known to fit.

    A page has hundreds of addresses, and `reverse` looks for the pattern again and tries it out for each.
    """
    form = _form(get_script_prefix(), name, *map(type, parts))
    return form % tuple(quote(str(part), _SAFE) for part in parts)


@cache
def _form(script_prefix: str, name: str, *types: type) -> str:  # noqa: ARG001  # `reverse` begins with the prefix
    examples = [_EXAMPLES[one] for one in types]
    form = reverse(name, args=examples).replace("%", "%%")
    for example in examples:
        form = form.replace(str(example), "%s", 1)
    return form
