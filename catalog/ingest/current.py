"""Reads what the database knows of a batch of films: one look-up for hashes, three for what changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection

from catalog.ingest.film_state import CreditState, FilmState, state_of_record
from catalog.models import Credit, Movie, Person, SourceRecord
from catalog.models.movie import LAST_YEAR
from catalog.seeds import SeedError, SeedRecord, parse_seed
from catalog.seeds.rules import YEARS_AHEAD

_CHUNK = 10_000
"""Values in one IN list: SQLite takes 32,766 parameters in a statement."""


@dataclass(frozen=True, slots=True)
class KnownSeed:
    """What is known of a film's seed without reading its text."""

    sha256: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class StoredFilm:
    """A film of the database: what its seed said last, what the site shows, and its credits' row numbers."""

    base: SeedRecord | None
    current: FilmState
    hidden: bool
    credit_ids: dict[tuple[str, int], int]
    """The row of each credit, by role and person."""


def known_seeds(movie_ids: Collection[int]) -> dict[int, KnownSeed]:
    """Return the digest and visibility of those films that have a seed on record."""
    rows = SourceRecord.objects.filter(pk__in=movie_ids).values_list("pk", "sha256", "movie__hidden_since")
    return {pk: KnownSeed(sha256, hidden is not None) for pk, sha256, hidden in rows}


def stored_films(movie_ids: Collection[int]) -> dict[int, StoredFilm]:
    """Return those films that exist, locked against changes until the transaction ends."""
    movies = Movie.objects.filter(pk__in=movie_ids)
    if connection.features.has_select_for_update:
        movies = movies.select_for_update()
    found = {movie.pk: movie for movie in movies}
    if not found:
        return {}
    bases = {pk: _base(text) for pk, text in SourceRecord.objects.filter(pk__in=found).values_list("pk", "text")}
    credits: dict[int, list[Credit]] = {}
    for credit in Credit.objects.filter(movie__in=found).order_by("movie_id", "-role", "position"):
        credits.setdefault(credit.movie_id, []).append(credit)
    return {
        pk: StoredFilm(
            base=bases.get(pk),
            current=_state(movie, credits.get(pk, [])),
            hidden=movie.hidden_since is not None,
            credit_ids={(credit.role, credit.person_id): credit.pk for credit in credits.get(pk, [])},
        )
        for pk, movie in found.items()
    }


def people_by_seed_name(names: Collection[str]) -> dict[str, int]:
    """Return the person that each of ``names`` means, for those that are known."""
    wanted = list(names)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _CHUNK):
        people = Person.objects.filter(match_name__in=wanted[start : start + _CHUNK])
        found.update((name, pk) for name, pk in people.values_list("match_name", "pk") if name is not None)
    return found


def _base(text: str) -> SeedRecord | None:
    """Return the record of a text that was once accepted, whatever year it was then."""
    try:
        return parse_seed(text.encode(), "", this_year=LAST_YEAR - YEARS_AHEAD).record
    except SeedError:  # accepted by an older version of the format
        return None


def _state(movie: Movie, credits: list[Credit]) -> FilmState:
    return FilmState(
        title=movie.title,
        year=movie.year,
        url=movie.url,
        rating_value=movie.rating_value,
        synopsis=movie.synopsis,
        credits=tuple(
            CreditState(credit.person_id, credit.role, credit.character, credit.credited_as, credit.source)
            for credit in credits
        ),
    )


def base_state(film: StoredFilm, people: dict[str, int]) -> FilmState:
    """Return what the film's seed said last; a film that never had a seed was told nothing."""
    return state_of_record(film.base, people) if film.base else FilmState()


def names_of_people(states: Iterable[FilmState]) -> dict[int, str]:
    """Return the name of each person whom ``states`` credit by number."""
    numbers = list({credit.person for state in states for credit in state.credits if isinstance(credit.person, int)})
    names: dict[int, str] = {}
    for start in range(0, len(numbers), _CHUNK):
        people = Person.objects.filter(pk__in=numbers[start : start + _CHUNK])
        names.update(people.values_list("pk", "name"))
    return names
