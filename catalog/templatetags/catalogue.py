"""What templates ask for beyond what views give them."""

from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.addresses import absolute
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
    return absolute(path)


@register.simple_tag
def structured_data(*things: Thing) -> SafeString:
    """Return the element that tells programs of `things`."""
    return as_script(things)


@register.filter
def bdi(text: str) -> SafeString:
    """Return a title or name as an element of its own direction, and language where its script tells."""
    code = language(text)
    return format_html('<bdi lang="{}">{}</bdi>', code, text) if code else format_html("<bdi>{}</bdi>", text)


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
