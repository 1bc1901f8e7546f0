"""The feed of new and changed films: facts and the opening of the story, never its ending."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from catalog.addresses import absolute
from catalog.models import Credit, Movie
from catalog.synopsis.opening import teaser

FILMS = 50
TEASER_LENGTH = 500
"""Characters of the opening."""
TAGGING_SINCE = "2025"
"""The date in the entries' tag addresses (RFC 4151), part of what makes them the same for ever."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def changed_films() -> Atom1Feed:
    """Return the feed of the films changed last."""
    title = f"{settings.SITE_NAME}: new and changed films"
    feed = Atom1Feed(
        title=_text(title),
        link=absolute(reverse("home")),
        description="",
        language=settings.LANGUAGE_CODE,
        feed_url=absolute(reverse("feed")),
        author_name=_text(settings.SITE_NAME),
    )
    for film in Movie.objects.public().with_credits().sorted_by("-updated")[:FILMS]:
        feed.add_item(
            title=_text(str(film)),
            link=absolute(film.get_absolute_url()),
            description=_text(_summary(film)),
            unique_id=f"tag:{urlsplit(settings.SITE_URL).hostname},{TAGGING_SINCE}:films/{film.movie_id}",
            pubdate=film.created_at,
            updateddate=film.updated_at,
        )
    return feed


def _summary(film: Movie) -> str:
    directors = [credit.person.name for credit in film.credits.all() if credit.role == Credit.Role.DIRECTOR]
    made_by = f"Directed by {', '.join(directors)}." if directors else ""
    return f"{made_by} {teaser(film.synopsis, TEASER_LENGTH)}".strip()


def _text(text: str) -> str:
    """Return `text` without the characters that XML cannot hold: some readers refuse the whole feed for one."""
    return _NOT_IN_XML.sub("", text)
