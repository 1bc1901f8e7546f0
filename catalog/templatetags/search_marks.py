"""Marks in text the words that were looked for."""

from collections.abc import Collection

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.search.highlight import pieces

register = template.Library()


@register.filter
def marked(text: str, words: Collection[str]) -> SafeString:
    """Return `text` with what stands for one of the folded `words` in `<mark>`, all of it escaped."""
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", piece) if found else piece,) for piece, found in pieces(text, words)),
    )
