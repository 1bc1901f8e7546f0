"""Reads a page's form as a browser does, and gives what it would send."""

from html.parser import HTMLParser
from typing import Any

Sent = dict[str, str]


class _FormReader(HTMLParser):
    """Collects the fields of the form with one id."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.inside = False
        self.fields: Sent = {}
        self.text_of: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        name = given.get("name", "")
        if not self.inside or "__prefix__" in name:
            return
        if tag == "textarea":
            self.text_of, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.fields[self.select] = given["value"]
        elif tag == "input" and name and _is_sent(given):
            self.fields[name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.text_of:
            self.fields[self.text_of] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.text_of:
            # A browser leaves out the line end behind the tag, and sends each line end as two characters.
            self.fields[self.text_of] = (
                self.fields[self.text_of].removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")
            )
            self.text_of = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type")
    return "checked" in given if kind == "checkbox" else kind != "submit"


def fields_of(response: Any, form_id: str) -> Sent:  # noqa: ANN401  # the test client's own kind
    """Return what a browser would send if the form were sent at once."""
    reader = _FormReader(form_id)
    reader.feed(response.text)
    assert "csrfmiddlewaretoken" in reader.fields
    return reader.fields


def row_of(sent: Sent, prefix: str, number: int) -> str:
    """Return the beginning of the names of the row that stands for the credit of this number."""
    name = next(
        name
        for name, value in sent.items()
        if name.startswith(prefix) and name.endswith("-id") and value == str(number)
    )
    return name.removesuffix("id")
