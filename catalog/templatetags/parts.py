"""Parts of pages that cost little: what is the same on all of them, and what stands there by the dozen."""

from django import template
from django.conf import settings
from django.template import Context, Node, NodeList, Template
from django.template.base import Parser, Token
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

register = template.Library()


@register.tag
def once(parser: Parser, _: Token) -> "OnceNode":
    """Keep what stands up to `{% endonce %}` as it is rendered first, for as long as the process lives.

    For what is the same whatever the page and the catalogue: links to style sheets and to the parts of the site.
    """
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist)


@register.tag
def part(_: Parser, token: Token) -> "PartNode":
    """Show a partial, as `{% include "includes/film_card.html" %}` would, with the variables that there are.

    Nothing is copied, so it costs a tenth; for partials within loops. `{% with %}` around it gives it other variables.
    """
    name = token.split_contents()[1]
    return PartNode(name.strip("\"'"))


class OnceNode(Node):
    """See `once`."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._kept: dict[tuple[str, str], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Return what is kept for the site's name and the path it is mounted at, which tests change."""
        key = settings.SITE_NAME, get_script_prefix()
        if key not in self._kept:
            self._kept[key] = self.nodelist.render(context)
        return self._kept[key]


class PartNode(Node):
    """See `part`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._partial: Template | None = None

    def render(self, context: Context) -> SafeString:
        """Return the partial, which is looked for when it is first shown: it may have to do with itself."""
        if self._partial is None:
            assert context.template  # noqa: S101  # there is one while a page is rendered
            self._partial = context.template.engine.get_template(self.name)
        return self._partial.nodelist.render(context)
