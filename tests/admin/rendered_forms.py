"""Reads a page's form as a browser does, and gives what it would send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Sent = dict[str, str]


@dataclass
class _Form:
    id: str
    address: str
    fields: Sent = field(default_factory=dict)


class _FormReader(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[_Form] = []
        self.inside = False
        self.text_of: str | None = None
        self.select: str | None = None

    @property
    def fields(self) -> Sent:
        return self.forms[-1].fields

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = True
            self.forms.append(_Form(given.get("id", ""), given.get("action", "")))
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
            text = self.fields[self.text_of].removeprefix("\n")
            self.fields[self.text_of] = text.replace("\r\n", "\n").replace("\n", "\r\n")
            self.text_of = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type")
    return "checked" in given if kind == "checkbox" else kind != "submit"


def forms_of(html: str, form_id: str = "") -> list[tuple[str, Sent]]:
    """Return the address of each form and what a browser would send if it were sent at once; of one id, if given."""
    reader = _FormReader()
    reader.feed(html)
    forms = [form for form in reader.forms if form_id in ("", form.id)]
    assert all("csrfmiddlewaretoken" in form.fields for form in forms)
    return [(form.address, form.fields) for form in forms]


def fields_of(response: Any, form_id: str) -> Sent:  # noqa: ANN401  # the test client's own kind
    """Return what a browser would send if the one form of this id were sent at once."""
    ((_, fields),) = forms_of(response.text, form_id)
    return fields


def row_of(sent: Sent, prefix: str, number: int) -> str:
    """Return the beginning of the names of the row that stands for the credit of this number."""
    name = next(
        name
        for name, value in sent.items()
        if name.startswith(prefix) and name.endswith("-id") and value == str(number)
    )
    return name.removesuffix("id")
