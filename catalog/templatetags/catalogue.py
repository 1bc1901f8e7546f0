"""What templates ask for beyond what views give them."""

from urllib.parse import urlencode, urlsplit

from django import template
from django.conf import settings
from django.http import QueryDict
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from catalog import addresses
from catalog.seeds.rules import url_problem
from catalog.structured_data import Thing, as_script
from catalog.title_cards.wording import language

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """Return the site's name; pages without a context, such as 500.html, have it too."""
    name: str = settings.SITE_NAME
    return name


@register.simple_tag
def absolute_url(path: str) -> str:
    """Return the full address of the page at `path`, as search engines should know it."""
    return addresses.absolute(path)


@register.simple_tag
def address(name: str, *parts: int | str) -> str:
    """Return the address of a page of the catalogue, as `url` does and much quicker."""
    return addresses.address(name, *parts)


@register.simple_tag
def list_query(state: QueryDict, **changes: str | int | None) -> str:
    """Return what a list's address has behind its path: its `state` with changes; None takes a parameter away.

    As `querystring` does, without a copy of everything for each letter of the alphabet.
    """
    parameters = dict(state.lists())
    for name, value in changes.items():
        if value is None:
            parameters.pop(name, None)
        else:
            parameters[name] = [str(value)]
    query = urlencode(parameters, doseq=True)
    return f"?{query}" if query else ""


@register.simple_tag
def structured_data(*things: Thing) -> SafeString:
    """Return the element that tells programs of `things`."""
    return as_script(things)


@register.filter
def bdi(text: str) -> SafeString:
    """Return a title or name as an element of its own direction, and language where its script tells."""
    code = language(text)
    return format_html('<bdi lang="{}">{}</bdi>', code, text) if code else SafeString(f"<bdi>{escape(text)}</bdi>")


@register.filter
def thousands(number: int) -> str:
    """Return a number as `intcomma` writes it in English, for tables of hundreds."""
    return f"{number:,}"


@register.filter
def source_host(url: str) -> str:
    """Return the host that a source link leads to; `""` if the address is not fit to be shown."""
    if not url or url_problem(url):
        return ""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def beyond_first(page_number: int) -> int | None:
    """Return the page number as an address has it: none for the first page."""
    return page_number if page_number > 1 else None
