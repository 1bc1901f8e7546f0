"""All pages for search engines: an index of chunks, each read as one stretch of the order that lists have.

Chunks are found by the film or person that they begin with, so that the last of millions costs what the first does.
Rows that come or go between two readings move the later boundaries; a chunk always begins where it says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from django.urls import reverse

from catalog.addresses import absolute
from catalog.models import Movie, Person

CHUNK = 10_000
"""Addresses in one chunk: a megabyte or two. The protocol allows 50,000 and 50 MB."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """An address, and the day of its last change if that is known, as YYYY-MM-DD."""

    address: str
    changed: str = ""


def chunk_entries(size: int = CHUNK) -> Iterator[Entry]:
    """Yield the chunks: one index is read once from end to end, and nothing of the films but their order."""
    yield Entry(absolute(reverse("sitemap_of_lists")))
    for first in Movie.objects.public().every(size):
        yield Entry(absolute(reverse("sitemap_of_films", args=[first])))
    for first in Person.objects.every(size):
        yield Entry(absolute(reverse("sitemap_of_people", args=[first])))


def list_entries() -> Iterator[Entry]:
    """Yield the pages that are neither a film's nor a person's."""
    for name in ("home", "films", "people", "characters", "decades", "connections", "developers"):
        yield Entry(absolute(reverse(name)))


def film_entries(first: Movie, size: int = CHUNK) -> Iterator[Entry]:
    """Yield the pages of `size` films from `first` on."""
    films = Movie.objects.public().from_on(first).only("movie_id", "slug", "updated_at")
    for film in films[:size].iterator():
        yield Entry(absolute(film.get_absolute_url()), film.updated_at.date().isoformat())


def person_entries(first: Person, size: int = CHUNK) -> Iterator[Entry]:
    """Yield the pages of `size` people from `first` on."""
    for person in Person.objects.public().from_on(first).only("slug")[:size].iterator():
        yield Entry(absolute(person.get_absolute_url()))


def sitemap_index(entries: Iterable[Entry]) -> str:
    """Return the document that names other sitemaps."""
    return _document("sitemapindex", "sitemap", entries)


def sitemap(entries: Iterable[Entry]) -> str:
    """Return the document that names pages."""
    return _document("urlset", "url", entries)


def _document(root: str, element: str, entries: Iterable[Entry]) -> str:
    lines = (f"<{element}><loc>{escape(entry.address)}</loc>{_changed(entry)}</{element}>\n" for entry in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{"".join(lines)}</{root}>\n'


def _changed(entry: Entry) -> str:
    return f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
