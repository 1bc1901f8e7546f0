"""As much of a browser as an editor needs: cookies, and forms sent as they were shown."""

import time
from html.parser import HTMLParser
from http import HTTPStatus
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

PATIENCE = 300
"""Seconds to wait for an answer: only a site that hangs takes as long, on any machine."""


class _Fields(HTMLParser):
    """Collects the fields of all forms of a page with their values."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attributes}
        name, kind = facts.get("name", ""), facts.get("type", "text")
        if tag == "input" and name and kind not in ("submit", "button", "image", "file"):
            if kind not in ("checkbox", "radio") or "checked" in facts:
                self.values[name] = facts.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in facts:
            self.values[self._select] = facts.get("value", "")
        elif tag == "textarea":
            self._area = name
            self.values[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data


class Browser:
    """Visits a site with a cookie jar of its own.

    On a machine that is very busy the site may give up making a page in time, and ask with status 503 to come back: the
    browser does, and counts it. Nothing else is forgiven.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.given_up = 0
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """Return a page's text; raises HTTPError for an error page."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with self._opener.open(self.address + path, timeout=PATIENCE) as answer:
                    return str(answer.read().decode())
            except HTTPError as error:
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE or not error.headers["Retry-After"]:
                    raise
                if time.monotonic() > until:
                    raise
                self.given_up += 1

    def form(self, path: str) -> dict[str, str]:
        """Return the fields of the page's forms with their values."""
        fields = _Fields()
        fields.feed(self.get(path))
        return {name: value.removeprefix("\n") for name, value in fields.values.items()}

    def send(self, path: str, values: dict[str, str]) -> str:
        """Send a form and return the address that the answer leads to."""
        request = Request(
            self.address + path, urlencode(values).encode(), {"Referer": self.address + path, "Origin": self.address}
        )
        with self._opener.open(request, timeout=PATIENCE) as answer:
            answer.read()
            return str(answer.geturl())
