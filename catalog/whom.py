"""Whom somebody means by what they typed: an address's slug or a name."""

from catalog.models import Person
from catalog.search.lists import named
from catalog.text import sort_name

MOST_CANDIDATES = 12


def people_meant(text: str) -> list[Person]:
    """Return the one public person that `text` means, or several to choose from; none if it is nobody's name.

    A slug, also a former one, means its person; a name whoever is called so, and if nobody is, those whose names begin
    with it, or have its words. Five queries at most, each a look into an index.
    """
    people = Person.objects.public()
    for exactly in (
        people.filter(slug=text),
        people.filter(redirects__slug=text),
        people.filter(sort_name=sort_name(text)),
        people.filed_as(text),
        named(people, text),
    ):
        found = list(exactly.with_a_film().order_by("sort_name", "pk")[:MOST_CANDIDATES])
        if found:
            return found
    return []
