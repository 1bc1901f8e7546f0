"""What a visitor may be typing: films and people mixed, from keys alone, so that it costs the same at any size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.models import Movie, Person
from catalog.search.best import best_documents
from catalog.search.engine import Documents, Keys, engine
from catalog.search.find import CANDIDATES, Range, begun, exactly
from catalog.search.query import Query

SUGGESTIONS = 8
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A film (`detail` is its year) or a person (`detail` says so)."""

    text: str
    detail: str
    address: str


def suggest(query: Query) -> list[Suggestion]:
    """Return at most SUGGESTIONS films and people whose titles or names begin with the query, best first."""
    if len(query.plain.replace(" ", "")) < FEWEST_LETTERS and not query.plain.isdigit():
        return []
    places: dict[tuple[type, int], tuple[int, int]] = {}
    for rank, found in enumerate(_reasons(query)):
        for kind, number, tier in found:
            places.setdefault((kind, number), (rank, -tier))
        if len(places) >= SUGGESTIONS:
            break
    best = sorted(places, key=lambda place: places[place])[:SUGGESTIONS]
    films = Movie.objects.lines([pk for kind, pk in best if kind is Movie])
    named = Person.objects.found([pk for kind, pk in best if kind is Person], most=0)
    people = {person.pk: person for person in named}
    suggestions = []
    for kind, pk in best:
        if kind is Movie and (film := films.get(pk)):
            suggestions.append(Suggestion(film.title, str(film.year or ""), film.get_absolute_url()))
        elif kind is Person and (person := people.get(pk)):
            suggestions.append(Suggestion(person.name, "person", person.get_absolute_url()))
    return suggestions


Reason = Iterable[tuple[type, int, int]]


def _reasons(query: Query) -> Iterator[Reason]:
    texts = query.key_texts
    yield _films([exactly(text) for text in texts])
    yield [
        *_films([begun(text) for text in texts]),
        *_people([begun(text, opening=opening) for text in texts for opening in (True, False)]),
    ]
    yield _films([begun(text, opening=False) for text in texts])
    yield [(Movie, *found) for found in best_documents(Documents.FILMS, query.wanting("="), SUGGESTIONS)]
    yield [(Person, *found) for found in best_documents(Documents.PEOPLE, query.wanting(), SUGGESTIONS)]


def _films(ranges: list[Range]) -> Reason:
    return [(Movie, number, tier) for number, tier, _ in engine().keys(Keys.FILMS, ranges, CANDIDATES)]


def _people(ranges: list[Range]) -> Reason:
    return [(Person, number, tier) for number, tier, _ in engine().keys(Keys.PEOPLE, ranges, CANDIDATES)]
