"""What pages tell programs about films and people, in the words of schema.org; nothing of a story's late part."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from catalog.addresses import absolute, address
from catalog.models import Credit, Movie, Person
from catalog.seeds.rules import url_problem

Thing = Mapping[str, Any]

MOST_ACTORS = 12
"""Actors told of a film: the leading ones."""

# As Django's `json_script` does: no `<`, so that no text can end the element or open a comment in it; and the two
# characters that JSON allows and JavaScript once took for line ends.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}


def as_script(things: Sequence[Thing]) -> SafeString:
    """Return the element that holds `things`. A data block: browsers do not run it, so no policy need allow it."""
    graph = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


def film_data(film: Movie, directors: Iterable[Credit], actors: Iterable[Credit]) -> Thing:
    """Return the film as schema.org's Movie; `actors` are those whom the page names in the open."""
    here = absolute(film.get_absolute_url())
    data: dict[str, Any] = {
        "@type": "Movie",
        "@id": here,
        "url": here,
        "name": film.title,
        "image": absolute(address("film_card", film.movie_id)),
    }
    if film.year:
        data["datePublished"] = str(film.year)
    if directed := [_mention(credit.person) for credit in directors]:
        data["director"] = directed
    if acted := [_mention(credit.person) for credit in actors][:MOST_ACTORS]:
        data["actor"] = acted
    if film.url and not url_problem(film.url):
        data["sameAs"] = film.url
    return data


def person_data(person: Person) -> Thing:
    """Return the person as schema.org's Person."""
    return {**_mention(person), "image": absolute(address("monogram", person.slug))}


def breadcrumb_data(*steps: tuple[str, str]) -> Thing:
    """Return the way to a page: the path and name of each page on it, from the one below home to itself."""
    way = [(address("home"), "Home"), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (path, name) in enumerate(way, start=1)
        ],
    }


def film_description(film: Movie, directors: Sequence[Credit], actors: Sequence[Credit]) -> str:
    """Return a line about the film for search engines and link previews: who made it and when, not what happens."""
    parts = [f"{film.title} ({film.year})" if film.year else film.title]
    if directors:
        parts.append("directed by " + ", ".join(credit.person.name for credit in directors[:3]))
    if actors:
        parts.append("with " + ", ".join(credit.person.name for credit in actors[:3]))
    return ", ".join(parts) + "."


def _mention(person: Person) -> Thing:
    here = absolute(person.get_absolute_url())
    return {"@type": "Person", "@id": here, "url": here, "name": person.name}
