"""Finds films, people and synopses for a query, best first, reading a bounded number of index rows for each.

A rank is a reason why something was found, the best reason 0. Ranks are asked for in turn until there is enough; within
a rank, tiers decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from catalog.lines import FilmLine, FoundPerson
from catalog.models import Movie, Person, PersonRedirect
from catalog.search.best import best_documents
from catalog.search.engine import AFTER_ALL, Documents, Keys, engine
from catalog.search.entries import COUNTED_CREDITS, TIERS
from catalog.search.query import Query, key_texts
from catalog.text import fold, name_slug

CANDIDATES = 60
"""Index rows read for one reason at most: enough to put the best first, few enough for the slowest disk."""

Found = tuple[int, int]
"""A number and its tier."""
Range = tuple[bool, str, str]


@dataclass(slots=True)
class Ranked:
    """What was found so far: rank and tier of each number, by its best reason."""

    enough: int
    places: dict[int, tuple[int, int]] = field(default_factory=dict)

    def collect(self, reasons: Iterable[Iterable[Found]]) -> "Ranked":
        """Take from `reasons`, the best first, until there is enough."""
        for rank, found in enumerate(reasons):
            for number, tier in found:
                self.places.setdefault(number, (rank, -tier))
            if len(self.places) >= self.enough:
                break
        return self

    def best(self) -> list[int]:
        """Return the numbers, best rank first, then highest tier."""
        return sorted(self.places, key=lambda number: self.places[number])[: 2 * self.enough]


def find_films(query: Query, limit: int) -> list[FilmLine]:
    """Return at most `limit` films: by exact title, title and year, start of title, title words, people."""
    if not query.plain:
        return []
    ranked = Ranked(limit).collect(_film_reasons(query))
    films = Movie.objects.lines(ranked.best()).values()

    def place(film: FilmLine) -> tuple[int, bool, int, tuple[float, int, str, int]]:
        rank, tier = ranked.places[film.movie_id]
        # Keys leave out articles and know "10" from "Ten": what is called just so goes before what is better known.
        return rank, fold(film.title) != query.plain, tier, _fame(film)

    return sorted(films, key=place)[:limit]


def find_people(query: Query, limit: int) -> list[FoundPerson]:
    """Return at most `limit` people: by whole name, part of a name, words in any order, start of a word.

    Of one reason those in most films come first.
    """
    if not query.plain:
        return []
    ranked = Ranked(limit).collect(_person_reasons(query))
    # Tiers are coarse, and so many can be counted one by one.
    people = Person.objects.found(ranked.best(), COUNTED_CREDITS)

    def place(person: FoundPerson) -> tuple[int, int, str, int]:
        rank, _ = ranked.places[person.pk]
        return rank, -person.credits, person.sort_name, person.pk

    return sorted(people, key=place)[:limit]


def find_stories(query: Query, limit: int, besides: Iterable[FilmLine]) -> list[tuple[FilmLine, str]]:
    """Return at most `limit` films whose synopsis has all the telling words, and the synopsis, without those `besides`."""
    if not query.plain:
        return []
    shown = {film.movie_id for film in besides}
    found = best_documents(Documents.SYNOPSES, query.wanting_telling(), limit + len(shown))
    tiers = {number: tier for number, tier in found if number not in shown}
    films = Movie.objects.lines_with_synopses(list(tiers)[:limit]).values()
    return sorted(films, key=lambda found: (-tiers[found[0].movie_id], *_fame(found[0])))


def _film_reasons(query: Query) -> Iterator[Iterable[Found]]:
    texts = query.key_texts
    yield _by_keys(Keys.FILMS, [exactly(text) for text in query.spellings])
    yield _of_year(query)
    yield _by_keys(Keys.FILMS, [exactly(text) for text in texts])
    if not query.phrases:
        yield _by_keys(Keys.FILMS, [followed(text) for text in texts])
    yield best_documents(Documents.FILMS, query.wanting("="), CANDIDATES)
    if not query.phrases:
        yield _by_keys(Keys.FILMS, [begun(text) for text in texts])
        yield _by_keys(Keys.FILMS, [begun(text, opening=False) for text in texts])
    yield best_documents(Documents.FILMS, query.wanting(), CANDIDATES)


def _person_reasons(query: Query) -> Iterator[Iterable[Found]]:
    texts = query.key_texts
    yield _by_keys(Keys.PEOPLE, [exactly(text) for text in texts])
    yield _once_called(query)
    parts = [exactly(text, opening=False) for text in texts]
    parts += [followed(text, opening=opening) for text in texts for opening in (True, False)]
    yield _by_keys(Keys.PEOPLE, parts)
    yield best_documents(Documents.PEOPLE, query.wanting(), CANDIDATES)
    if not query.phrases:
        yield _by_keys(Keys.PEOPLE, [begun(text, opening=opening) for text in texts for opening in (True, False)])


def exactly(text: str, *, opening: bool = True) -> Range:
    """Return the range of the key `text` alone."""
    return opening, text, f"{text}\x01"


def followed(text: str, *, opening: bool = True) -> Range:
    """Return the range of keys in which more words follow `text`."""
    return opening, f"{text} ", f"{text}!"


def begun(text: str, *, opening: bool = True) -> Range:
    """Return the range of keys that begin with `text`, be it within a word."""
    return opening, text, f"{text}{AFTER_ALL}"


def _by_keys(keys: Keys, ranges: list[Range]) -> list[Found]:
    return [(number, tier) for number, tier, _ in engine().keys(keys, ranges, CANDIDATES)]


def _once_called(query: Query) -> list[Found]:
    """Return who had this name before a merge or another name: their former address says so."""
    moved = PersonRedirect.objects.filter(slug=name_slug(query.text), person__unlisted=None)
    return [(number, TIERS[-1]) for number in moved.values_list("person", flat=True)]


def _of_year(query: Query) -> list[Found]:
    """Return the films of the query's year whose title is the rest of the query."""
    if query.year is None or not query.without_year:
        return []
    found = _by_keys(Keys.FILMS, [exactly(text) for text in key_texts(query.without_year)])
    of_year = Movie.objects.filter(pk__in=[number for number, _ in found], year=query.year)
    numbers = set(of_year.values_list("pk", flat=True))
    return [(number, tier) for number, tier in found if number in numbers]


def _fame(film: FilmLine) -> tuple[float, int, str, int]:
    """Return the order of films of one rank and tier: best rated, newest, by title."""
    return (-float(film.rating_value or 0), -(film.year or 0), film.sort_title, film.movie_id)
