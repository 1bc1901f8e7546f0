"""As much of a browser as an editor needs: cookies, and forms sent as they were shown."""

from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener


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
    """Visits a site with a cookie jar of its own."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """Return a page's text; raises HTTPError for an error page."""
        with self._opener.open(self.address + path, timeout=60) as answer:
            return str(answer.read().decode())

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
        with self._opener.open(request, timeout=60) as answer:
            answer.read()
            return str(answer.geturl())
