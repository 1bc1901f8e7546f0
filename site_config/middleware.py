"""Middleware of the site as a whole."""

from collections.abc import Callable, Sequence
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from catalog.addresses import address

READING = ("GET", "HEAD", "OPTIONS")
"""The methods that public addresses know."""


def is_editors_desk(request: HttpRequest) -> bool:
    """Whether the request is for a page of the admin, the only part that knows its visitors."""
    return request.path.startswith(address("admin:index"))


def ignore_cookies_on_public_pages(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that hides cookies from public pages, so that they are the same for everybody.

    Without it, a visitor with a malformed session or CSRF cookie would be sent a new one on any page.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_editors_desk(request):
            request.META.pop("HTTP_COOKIE", None)
        return get_response(request)

    return middleware


class OnlyReadPublicPages:
    """Refuses to do anything with a public address but read it; of addresses that lead nowhere Django says so itself.

    Without it, Django would ask for the token of a form, which no public page has, before saying that there is none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: Sequence[Any], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Refuse other methods than those of reading, except on the editors' desk."""
        if request.method in READING or is_editors_desk(request):
            return None
        said = "This address can only be read.\n"
        return HttpResponseNotAllowed(READING, said, content_type="text/plain; charset=utf-8")


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The site's policy, with inline styles allowed on the editors' desk alone.

    Django's own admin templates carry `style` attributes (the change list hides its bulk-action
    counter with one); the public pages have none, so their policy stays strict.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the parts of the policy for this response; `report_only` as in django-csp."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and is_editors_desk(request):
            parts.replace = {**(parts.replace or {}), "style-src": [SELF, UNSAFE_INLINE]}
        return parts
