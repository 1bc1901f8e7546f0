"""Middleware of the site as a whole."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

from catalog.addresses import address


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
