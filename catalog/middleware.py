"""One copy of each public page for everybody, under the version of the catalogue.

A conditional request is answered before anything is rendered; a page is rendered once and kept, compressed, in this
process and in Redis, until the catalogue or the code changes.
"""

import datetime
import hashlib
import json
import re
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified, QueryDict
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags, quote_etag

from catalog import version
from catalog.deployment import code_digest
from catalog.kept_pages import Key, Page, PageMemory
from catalog.shared_store import shared_store
from catalog.short_path import KEPT_FOR
from catalog.single_flight import SingleFlight
from catalog.views.public import LONGEST_ADDRESS, PublicPage, visitors_view

LONGEST_PAGE = 2**20
"""Bytes of a page beyond which it is not kept."""
_WEIGHT = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*")
_MADE_FOR_EACH_ANSWER = {"content-length", "content-encoding", "vary", "etag"}

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class OneCopyForEverybody:
    """Answers requests for public pages from what is kept, where it can."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.memory: PageMemory[Page] = PageMemory(settings.KEPT_PAGES_BYTES)
        self.flights = SingleFlight()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        view = visitors_view(request.path_info) if request.method in ("GET", "HEAD") else None
        if view is None or not issubclass(view, PublicPage):
            return self.get_response(request)
        parameters = canonical_parameters(request, view)
        if settings.DEBUG or parameters is None or len(request.get_full_path()) > LONGEST_ADDRESS:
            return self.get_response(request)
        request.get_host()  # a forged one is refused before anything is looked for
        # What the view sees is the key and nothing else, so the page cannot depend on more.
        request.META["QUERY_STRING"] = parameters.urlencode()
        request.GET = parameters  # type: ignore[assignment]  # immutable as well, by another name
        return self._answer(request, view)

    def _answer(self, request: HttpRequest, view: type[PublicPage]) -> HttpResponseBase:
        catalogue = version.current()
        state = f"{catalogue}-{code_digest()}"
        address = request.get_full_path()
        if view.changes_daily:
            address = f"{datetime.datetime.now(tz=datetime.UTC).date()} {address}"
        tag = _etag(state, address)
        if tag.removeprefix("W/") in _asked_for(request):
            request.META[KEPT_FOR] = catalogue
            return _not_modified(view, tag)
        key = (address, preferred_encoding(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        page = self._kept(state, key)
        if page is None:
            with self.flights.turn(address) as first:
                page = None if first else self._kept(state, key)
                if page is None:
                    response = self._render(request)
                    page = _page(response)
                    if page is None:
                        return response
                    self._keep(state, key, page)
        request.META[KEPT_FOR] = catalogue
        return _response(request, page, key[1], tag)

    def _kept(self, state: str, key: Key) -> Page | None:
        """Return the page in the wanted encoding from this process, or in any from there or Redis."""
        address, encoding = key
        if page := self.memory.get(state, key):
            return page
        page = self.memory.get(state, (address, "br")) or _decoded(shared_store().get(_shared_key(state, address)))
        if page:
            self.memory.put(state, key, Page(page.headers, *page.encoded(encoding)))
        return page

    def _keep(self, state: str, key: Key, page: Page) -> None:
        if not settings.KEPT_PAGES_BYTES:
            return
        address, encoding = key
        self.memory.put(state, key, Page(page.headers, *page.encoded(encoding)))
        shared_store().put(_shared_key(state, address), _encoded(page))

    def _render(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page whole and as it is: neither compressed, nor left out because the visitor has it."""
        for header in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
            request.META.pop(header, None)
        return self.get_response(request)


def canonical_parameters(request: HttpRequest, view: type[PublicPage]) -> QueryDict | None:
    """Return those parameters that the page looks at, sorted by name; None if it does not say which."""
    if not request.META.get("QUERY_STRING"):
        return request.GET
    if view.parameters is None:
        return None
    parameters = QueryDict(mutable=True)
    for name in sorted(view.parameters & request.GET.keys()):
        # The order of one name's values stays: the last may be the one that counts.
        parameters.setlist(name, request.GET.getlist(name))
    parameters._mutable = False  # noqa: SLF001  # Django offers no other way
    return parameters


@lru_cache(maxsize=256)
def preferred_encoding(accepted: str) -> str:
    """Return `br`, `gzip` or `identity`: the one that `Accept-Encoding` prefers, of equal ones the first (RFC 9110 §12.5.3)."""
    weights: dict[str, float] = {}
    for item in accepted.lower()[:LONGEST_ADDRESS].split(","):
        name, _, weight = item.partition(";")
        found = _WEIGHT.fullmatch(weight)
        weights[name.strip()] = float(found[1]) if found else 1.0
    others = weights.get("*", 0.0)
    best = max(("br", "gzip"), key=lambda name: weights.get(name, others))
    return best if 0.0 < weights.get(best, others) >= weights.get("identity", 0.0) else "identity"


def _etag(state: str, address: str) -> str:
    # Weak: the same page may be compressed in several ways.
    return "W/" + quote_etag(hashlib.blake2b(f"{state} {address}".encode(), digest_size=12).hexdigest())


def _asked_for(request: HttpRequest) -> list[str]:
    header = request.META.get("HTTP_IF_NONE_MATCH", "")
    return [tag.removeprefix("W/") for tag in parse_etags(header)] if header else []


def _not_modified(view: type[PublicPage], tag: str) -> HttpResponse:
    headers = {"ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": _cache_control(view)}  # type: ignore[arg-type]  # a class can be hashed
    return HttpResponseNotModified(headers=headers)


@lru_cache(maxsize=64)
def _cache_control(view: type[PublicPage]) -> str:
    response = HttpResponse()
    patch_cache_control(response, **view.freshness())
    return response["Cache-Control"]


def _page(response: HttpResponseBase) -> Page | None:
    """Return the page to be kept, None for what must not be: errors, redirects, streams, cookies, variants."""
    if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
        return None
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    cache_control = response.get("Cache-Control", "")
    if vary - {"", "accept-encoding"} or "public" not in cache_control or len(response.content) > LONGEST_PAGE:
        return None
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in _MADE_FOR_EACH_ANSWER)
    return Page.of(headers, response.content)


def _response(request: HttpRequest, page: Page, wanted: str, tag: str) -> HttpResponse:
    encoding, body = page.encoded(wanted)
    response = HttpResponse(b"" if request.method == "HEAD" else body, headers=dict(page.headers))
    response["Content-Length"] = str(len(body))
    response["ETag"] = tag
    if encoding != "identity":
        response["Content-Encoding"] = encoding
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _shared_key(state: str, address: str) -> str:
    return "page:" + hashlib.sha256(f"{state} {address}".encode()).hexdigest()


def _encoded(page: Page) -> bytes:
    return json.dumps([page.headers, page.encoding]).encode() + b"\n" + page.body


def _decoded(kept: bytes | None) -> Page | None:
    if kept is None:
        return None
    about, _, body = kept.partition(b"\n")
    try:
        headers, encoding = json.loads(about)
        return Page(tuple((str(name), str(value)) for name, value in headers), str(encoding), body)
    except (ValueError, TypeError):  # not written by us
        return None
