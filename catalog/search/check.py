"""Compares the index with the catalogue, film by film and person by person, in flat memory."""

import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError, models, transaction

from catalog.models import Movie, Person
from catalog.search.engine import Documents, Keys, engine, kept_keys, key_numbers, known_words, rows
from catalog.search.entries import Entry, vocabulary
from catalog.search.index import chunks, film_entries, index_films, index_people, person_entries
from catalog.search.tables import missing_tables
from catalog.snapshot import snapshot

SAMPLE = 20
"""Films that a quick look compares of the last changed, and films and people of any."""
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """A film or a person (`kind`) of which the index says something else than the catalogue (`reason`)."""

    kind: str
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.kind} {self.number}: {self.reason}"


@dataclass(frozen=True, slots=True)
class _Part:
    """Films or people: where they are, where they are indexed, and how."""

    kind: str
    model: type[models.Model]
    keys: Keys
    documents: dict[Documents, Callable[[Entry], str]]
    entries: Callable[[Collection[int]], dict[int, Entry]]
    index: Callable[[Collection[int]], object]


PARTS = (
    _Part(
        "film",
        Movie,
        Keys.FILMS,
        {Documents.FILMS: lambda entry: entry.words, Documents.SYNOPSES: lambda entry: entry.synopsis},
        film_entries,
        index_films,
    ),
    _Part("person", Person, Keys.PEOPLE, {Documents.PEOPLE: lambda entry: entry.words}, person_entries, index_people),
)


def differences() -> Iterator[Difference]:
    """Yield everything in which the index differs from the catalogue."""
    for part in PARTS:
        after: int | None = 0
        while after is not None:
            with snapshot():
                numbers = _next_numbers(part, after)
                last = numbers[-1] if numbers else None
                found = list(_compare(part, numbers, after, last))
            yield from found
            after = last


def repair(found: Sequence[Difference]) -> None:
    """Index anew the films and people in `found`."""
    for part in PARTS:
        for numbers in chunks(sorted({difference.number for difference in found if difference.kind == part.kind})):
            with transaction.atomic():
                for documents in part.documents:
                    engine().delete(documents, numbers)
                part.index(numbers)


def broken_tables() -> list[str]:
    """Return what is wrong inside the full-text indexes themselves: only making them anew mends that."""
    found = ((documents, engine().broken(documents)) for documents in Documents)
    return [f"{documents}: {problem}" for documents, problem in found if problem]


def quick_problem() -> str:
    """Return what is wrong with the index at first sight, or ``""``: costs the same at any size of catalogue."""
    if missing := missing_tables():
        return f"the search index lacks {missing[0]}: run manage.py check_search --rebuild"
    with snapshot():
        if damaged := next((documents for documents in Documents if _is_damaged(documents)), None):
            return f"the search index is damaged in {damaged}: run manage.py check_search --rebuild"
        latest = list(Movie.objects.public().sorted_by("-updated").values_list("pk", flat=True)[:SAMPLE])
        differs = any(_differing(PARTS[0], film_entries(latest))) or any(map(_differs_somewhere, PARTS))
    return "the search index differs from the catalogue: run manage.py check_search --repair" if differs else ""


def _differs_somewhere(part: _Part) -> bool:
    """Compare some, each time others: what is lost altogether is seen at once, a part of it before long."""
    last = part.model._meta.base_manager.aggregate(last=models.Max("pk"))["last"]
    if last is None:
        return any(rows(f"SELECT 1 FROM {documents} LIMIT 1") for documents in part.documents)  # noqa: S608 - own names
    after = secrets.randbelow(last)
    numbers = _next_numbers(part, after, SAMPLE)
    return any(_compare(part, numbers, after, numbers[-1]))


def _is_damaged(documents: Documents) -> bool:
    try:
        engine().probe(documents)
    except (OperationalError, InterfaceError):
        raise  # the database is away or busy
    except DatabaseError:
        return True
    return False


def _next_numbers(part: _Part, after: int, most: int = _CHUNK) -> list[int]:
    numbers = part.model._meta.base_manager.order_by("pk").values_list("pk", flat=True)
    return list(numbers.filter(pk__gt=after)[:most])


def _compare(part: _Part, numbers: list[int], after: int, up_to: int | None) -> Iterator[Difference]:
    wanted = part.entries(numbers)
    for number, reason in sorted(_differing(part, wanted)):
        yield Difference(part.kind, number, reason)
    kept = key_numbers(part.keys, after, up_to)
    for documents in part.documents:
        kept |= engine().numbers(documents, after, up_to)
    for number in sorted(kept - wanted.keys()):
        yield Difference(part.kind, number, "is indexed, but not shown")


def _differing(part: _Part, wanted: dict[int, Entry]) -> Iterator[tuple[int, str]]:
    if not wanted:
        return
    for documents, document in part.documents.items():
        expected = {number: text for number, entry in wanted.items() if (text := document(entry))}
        new, different = engine().compare(documents, expected) if expected else (set(), set())
        yield from ((number, f"is not in {documents}") for number in new)
        yield from ((number, f"is different in {documents}") for number in different)
    kept = kept_keys(part.keys, wanted)
    yield from (
        (number, f"has other keys in {part.keys}")
        for number in wanted
        if kept[number] != set(wanted[number].kept_keys())
    )
    words = {number: vocabulary(entry) for number, entry in wanted.items()}
    known = known_words(sorted(set().union(*words.values())))
    yield from ((number, "has words that cannot be misspelt") for number in wanted if not words[number] <= known)
