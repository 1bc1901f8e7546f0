"""Reads what the database knows of a batch of films: one look-up for hashes, three for what changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection

from catalog.ingest.film_state import CreditState, FilmState, Identities, Mention, state_of_record
from catalog.models import Credit, CreditPin, Movie, Person, PersonAlias, SourceRecord
from catalog.models.movie import LAST_YEAR
from catalog.seeds import SeedError, SeedRecord, parse_seed
from catalog.seeds.rules import YEARS_AHEAD


@dataclass(frozen=True, slots=True)
class KnownSeed:
    """What is known of a film's seed without reading its text."""

    sha256: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class StoredFilm:
    """A film of the database: what its seed said last, what the site shows, and its credits' row numbers."""

    base: SeedRecord | None
    mentions: tuple[Mention, ...]
    """What the synopsis of ``base`` was found to say, when it was loaded."""
    current: FilmState
    hidden: bool
    """Whether a load took it out of the site; a film that an editor deleted is not meant."""
    movie: Movie
    credits: tuple[Credit, ...]
    """The rows of ``current``."""


def known_seeds(movie_ids: Collection[int]) -> dict[int, KnownSeed]:
    """Return the digest and visibility of those films that have a seed on record."""
    rows = SourceRecord.objects.filter(pk__among=movie_ids).values_list(
        "pk", "sha256", "movie__hidden_since", "movie__deleted_at"
    )
    return {pk: KnownSeed(sha256, hidden is not None and deleted is None) for pk, sha256, hidden, deleted in rows}


def stored_films(movie_ids: Collection[int]) -> dict[int, StoredFilm]:
    """Return those films that exist, locked against changes until the transaction ends, if there is one."""
    movies = Movie.objects.filter(pk__among=movie_ids)
    if connection.in_atomic_block and connection.features.has_select_for_update:
        movies = movies.select_for_update()
    found = {movie.pk: movie for movie in movies}
    if not found:
        return {}
    sources = {source.pk: source for source in SourceRecord.objects.filter(pk__among=found)}
    credits: dict[int, list[Credit]] = {}
    for credit in Credit.objects.filter(movie__among=found).order_by("movie_id", "-role", "position"):
        credits.setdefault(credit.movie_id, []).append(credit)
    return {
        pk: StoredFilm(
            base=_base(sources[pk].text) if pk in sources else None,
            mentions=_mentions(sources[pk].mentions) if pk in sources else (),
            current=_state(movie, credits.get(pk, [])),
            hidden=movie.hidden_since is not None and movie.deleted_at is None,
            movie=movie,
            credits=tuple(credits.get(pk, ())),
        )
        for pk, movie in found.items()
    }


def identities(names: Collection[str], movie_ids: Collection[int]) -> Identities:
    """Return whom ``names`` mean, in the films ``movie_ids`` and everywhere else."""
    known = known_people(names)
    pins = CreditPin.objects.filter(movie__among=set(movie_ids)).select_related("person")
    pinned = {(pin.movie_id, pin.role, pin.name): pin.person for pin in pins}
    return Identities(
        {seed_name: pk for seed_name, pk, _ in known},
        {pin: person.pk for pin, person in pinned.items()},
        {pk: name for _, pk, name in known} | {person.pk: person.name for person in pinned.values()},
    )


def people_by_seed_name(names: Collection[str]) -> dict[str, int]:
    """Return the person that each of ``names`` means, for those that are known."""
    return {seed_name: pk for seed_name, pk, _ in known_people(names)}


def known_people(names: Collection[str]) -> list[tuple[str, int, str]]:
    """Return each of ``names`` that is known with number and name of the person whom it means."""
    wanted = frozenset(names)
    people = Person.objects.filter(match_name__among=wanted).values_list("match_name", "pk", "name")
    aliases = PersonAlias.objects.filter(name__among=wanted).values_list("name", "person_id", "person__name")
    return [*((seed_name, pk, name) for seed_name, pk, name in people if seed_name is not None), *aliases]


def _base(text: str) -> SeedRecord | None:
    """Return the record of a text that was once accepted, whatever year it was then."""
    try:
        return parse_seed(text.encode(), "", this_year=LAST_YEAR - YEARS_AHEAD).record
    except SeedError:  # accepted by an older version of the format
        return None


def _mentions(pairs: list[list[str]]) -> tuple[Mention, ...]:
    return tuple((name, character) for name, character in pairs)


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


def base_state(film: StoredFilm, identities: Identities) -> FilmState:
    """Return what the film's seed said last; a film that never had a seed was told nothing."""
    return state_of_record(film.base, film.mentions, identities) if film.base else FilmState()


def names_of_people(states: Iterable[FilmState]) -> dict[int, str]:
    """Return the name of each person whom ``states`` credit by number."""
    numbers = {credit.person for state in states for credit in state.credits if isinstance(credit.person, int)}
    return dict(Person.objects.filter(pk__among=numbers).values_list("pk", "name"))
