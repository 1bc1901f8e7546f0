"""Whom somebody means by what they typed: an address's slug or a name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from catalog.models import Person
from catalog.querysets import PersonQuerySet
from catalog.search.engine import SearchTookTooLongError, engine
from catalog.search.entries import COUNTED_CREDITS
from catalog.search.find import CANDIDATES, find_people
from catalog.search.lists import named
from catalog.search.nearest import nearest
from catalog.search.query import parse
from catalog.text import name_slug, sort_name

MOST_CANDIDATES = 12
NEAREST = 5


@dataclass(frozen=True, slots=True)
class Meant:
    """The one person who is meant, or several to choose from, best known first; whose names are near, if it is nobody."""

    people: list[Person] = field(default_factory=list)
    more: bool = False
    """Whether there are more to choose from than `people`."""
    near: list[Person] = field(default_factory=list)


def people_meant(text: str) -> Meant:
    """Return whom `text` means.

    A slug, also a former one, means its person; a name whoever is called so, and if nobody is, whom a search finds.
    However many there are, only so many are looked at.
    """
    if person := Person.objects.listed_at_address(text):
        return Meant([person])
    people = Person.objects.public()
    if person := people.filter(redirects__slug=text).first():
        return Meant([person])
    for numbers in _called(people, text):
        chosen = people.with_a_film(public=True).in_bulk(numbers[:MOST_CANDIDATES])
        if chosen:
            shown = [chosen[number] for number in numbers if number in chosen]
            return Meant(shown, more=len(numbers) > MOST_CANDIDATES)
    return Meant(near=_near(text))


def _called(people: PersonQuerySet, text: str) -> Iterator[list[int]]:
    """Yield the numbers of those who are called so, who once were, and whom a search finds: ask no further than needed."""
    namesakes = people.filter(sort_name=sort_name(text)).order_by("pk").values_list("pk", flat=True)[:CANDIDATES]
    yield _best_known(namesakes)
    yield list(people.filter(redirects__slug=name_slug(text)).values_list("pk", flat=True))
    yield _found(text)
    yield _best_known(_named(people, text))


def _best_known(numbers: Iterable[int]) -> list[int]:
    """Return the numbers of people, those with the most credits first."""
    ordered = list(numbers)
    if len(ordered) < 2:
        return ordered
    credits = {pk: count for pk, _, count in Person.objects.filter(pk__in=ordered).credit_counts(COUNTED_CREDITS)}
    return sorted(ordered, key=lambda number: (-credits.get(number, 0), number))


def _found(text: str) -> list[int]:
    try:
        with engine().time_limit():
            return [person.pk for person in find_people(parse(text), MOST_CANDIDATES + 1)]
    except SearchTookTooLongError:
        return []


def _named(people: PersonQuerySet, text: str) -> Iterable[int]:
    """Return those whose names have all the words in any order, the last unfinished: a search finds only some."""
    return named(people, text).order_by("pk").values_list("pk", flat=True)[:CANDIDATES]


def _near(text: str) -> list[Person]:
    try:
        with engine().time_limit():
            _, people = nearest(parse(text), NEAREST)
    except SearchTookTooLongError:
        return []
    known = Person.objects.public().with_a_film(public=True).in_bulk([person.pk for person in people])
    return [known[person.pk] for person in people if person.pk in known]
