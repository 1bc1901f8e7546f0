"""Keeps the index in step with the catalogue. It is the only module that writes to it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice

from django.db import connection, transaction

from catalog.bulk import insert_rows
from catalog.changes import Changes, MadeFilm
from catalog.models import Credit, Movie, Person, UnlistedPerson
from catalog.number_chunks import number_chunks
from catalog.search.engine import Documents, Keys, delete_keys, engine, known_words
from catalog.search.entries import COUNTED_CREDITS, Entry, film_entry, person_entry, person_tier, vocabulary
from catalog.search.spelling import variants
from catalog.search.tables import TABLES, create_tables, drop_tables

CHUNK = 500
"""Films or people that are indexed at once, so that memory stays flat."""


MOST_MET = 30_000
"""Words of the vocabulary that a load remembers, some megabytes."""

_met: ContextVar[set[str]] = ContextVar("words known to be in the vocabulary")
_at_hand: ContextVar[Mapping[int, Entry]] = ContextVar("entries of films about to be made")


@contextmanager
def words_remembered() -> Iterator[None]:
    """Ask only once, within the block, whether the vocabulary has a word."""
    token = _met.set(set())
    try:
        yield
    finally:
        _met.reset(token)


@contextmanager
def at_hand(entries: Mapping[int, Entry]) -> Iterator[None]:
    """Take the entries of films that are made within the block from `entries`, if the names in them are right."""
    token = _at_hand.set(entries)
    try:
        yield
    finally:
        _at_hand.reset(token)


def follow(changes: Changes) -> None:
    """Make the index say of the films and people in `changes`, and of all people in those films, what is so now."""
    people = set(changes.people)
    for films in chunks(sorted(changes.films)):
        people.update(index_films(films))
    for some in chunks(sorted(people)):
        index_people(some)
    if made := changes.as_made:
        _index_made(made)
        _index_people_in(made)


def index_everything() -> None:
    """Index all films and people anew, in one transaction for each chunk."""
    index_all_films()
    index_all_people()


def index_all_films() -> None:
    """Index all films anew."""
    for numbers in number_chunks(Movie.objects.all(), CHUNK):
        with transaction.atomic():
            index_films(numbers)


def index_all_people() -> None:
    """Index all people anew."""
    for numbers in number_chunks(Person.objects.all(), CHUNK):
        with transaction.atomic():
            index_people(numbers)


def forget_everything() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - own names


def make_tables_anew() -> None:
    """Drop the tables of the index and create them empty: what is damaged in them cannot be deleted from."""
    with transaction.atomic():
        drop_tables(connection)
        create_tables(connection)


def index_films(numbers: Collection[int]) -> set[int]:
    """Index the films with these numbers; those that are gone or hidden are forgotten. Return the people in them."""
    credits = _credits(numbers)
    _keep_films(numbers, film_entries(numbers, credits))
    return {person for _, person, _, _ in credits}


def index_people(numbers: Collection[int]) -> None:
    """Index the people with these numbers; those that are gone, or in no public film, are forgotten."""
    entries = person_entries(numbers)
    changed = _keep(Documents.PEOPLE, Keys.PEOPLE, numbers, entries)
    _keep_vocabulary(entries[number] for number in changed)


def _credits(films: Collection[int]) -> list[tuple[int, int, str, str]]:
    """Return film, person, name and credited name of the credits of `films`, in billing order."""
    credits = Credit.objects.filter(movie__among=films).order_by("movie_id", "-role", "position")
    return list(credits.values_list("movie_id", "person_id", "person__name", "credited_as"))


def film_entries(
    numbers: Collection[int], credits: Iterable[tuple[int, int, str, str]] | None = None
) -> dict[int, Entry]:
    """Return what the index ought to keep of those films that are public; `credits` if they are at hand."""
    names: dict[int, list[str]] = {}
    people: dict[int, list[int]] = {}
    for film, person, name, credited_as in _credits(numbers) if credits is None else credits:
        names.setdefault(film, []).extend(filter(None, (name, credited_as)))
        people.setdefault(film, []).append(person)
    films = Movie.objects.public().filter(pk__among=numbers)
    return {
        pk: film_entry(title, year, rating, synopsis, names.get(pk, ()), url).with_people(people.get(pk, ()))
        for pk, title, year, rating, synopsis, url in films.values_list(
            "pk", "title", "year", "rating_value", "synopsis", "url"
        )
    }


def person_entries(numbers: Collection[int]) -> dict[int, Entry]:
    """Return what the index ought to keep of those people who are in public films."""
    people = Person.objects.filter(pk__among=numbers).prominence(COUNTED_CREDITS)
    return {pk: person_entry(name, credits) for pk, name, credits in people}


def _index_made(made: Mapping[int, MadeFilm]) -> None:
    at_hand = _at_hand.get({})
    entries = {}
    for number, film in made.items():
        names = [name for credit in film.credits for name in (credit.name, credit.credited_as) if name]
        entry = at_hand.get(number)
        if entry is None or entry.names != tuple(dict.fromkeys(names)):
            entry = film_entry(film.title, film.year, film.rating_value, film.synopsis, names, film.url)
        entries[number] = entry.with_people(credit.person for credit in film.credits)
    _keep_films(entries.keys(), entries)


def _index_people_in(made: Mapping[int, MadeFilm]) -> None:
    """Index those people in `made` films whose entries become others: most who are known already keep their tier."""
    gained = Counter(credit.person for film in made.values() for credit in film.credits)
    unlisted = set(UnlistedPerson.objects.filter(person__among=gained.keys()).values_list("pk", flat=True))
    entries = {
        pk: person_entry(name, credits)
        for pk, name, credits in Person.objects.filter(pk__among=gained.keys()).credit_counts(COUNTED_CREDITS)
        if credits <= gained[pk] or pk in unlisted or person_tier(credits) != person_tier(credits - gained[pk])
    }
    _keep_vocabulary(entries[number] for number in _keep(Documents.PEOPLE, Keys.PEOPLE, entries.keys(), entries))


def chunks(numbers: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """Yield `numbers` in lists of at most `size`."""
    remaining = iter(numbers)
    while chunk := list(islice(remaining, size)):
        yield chunk


def _keep_films(numbers: Collection[int], entries: Mapping[int, Entry]) -> None:
    changed = _keep(Documents.FILMS, Keys.FILMS, numbers, entries)
    stories = {number: entry.synopsis for number, entry in entries.items() if entry.synopsis}
    _keep_documents(Documents.SYNOPSES, numbers, stories)
    _keep_vocabulary(entries[number] for number in changed)


def _keep(documents: Documents, keys: Keys, numbers: Collection[int], entries: Mapping[int, Entry]) -> set[int]:
    """Keep `entries`, forget the others of `numbers`; return the numbers whose entry was new or different."""
    words = {number: entry.words for number, entry in entries.items()}
    changed, gone = _keep_documents(documents, numbers, words)
    if changed or gone:
        delete_keys(keys, changed | gone)
    rows = sorted((*key, number) for number in changed for key in entries[number].kept_keys())
    insert_rows(keys, ("opening", "tier", "text", "id"), rows)
    return changed


def _keep_documents(
    documents: Documents, numbers: Collection[int], wanted: Mapping[int, str]
) -> tuple[set[int], set[int]]:
    """Keep the documents `wanted`, forget the others of `numbers`; return which are new and which old ones are gone."""
    database = engine()
    new, different = database.compare(documents, wanted) if wanted else (set(), set())
    gone = different | (set(numbers) - wanted.keys())
    if gone:
        database.delete(documents, gone)
    changed = new | different
    if changed:
        database.insert(documents, {number: wanted[number] for number in changed})
    return changed, gone


def _keep_vocabulary(entries: Iterable[Entry]) -> None:
    """Add the words that are new. A word stays when its last film goes: it leads nowhere, and does no harm."""
    met = _met.get(set[str]())
    words = sorted({word for entry in entries for word in vocabulary(entry)} - met)
    known = known_words(words) if words else set()
    spellings = sorted((variant, word) for word in words if word not in known for variant in variants(word))
    if spellings:
        engine().learn(spellings)
    if len(met) < MOST_MET:
        transaction.on_commit(lambda: met.update(words))
