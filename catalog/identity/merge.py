"""Merging two people into one."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils import timezone

from catalog.changes import together
from catalog.identity.films import FilmCredits, read_films, record, write_credits
from catalog.identity.journal import Entry, distinct_from, entry_as_json, person_facts
from catalog.identity.preview import MergeError
from catalog.identity.sharing import Role, before_merge, credit_of, join
from catalog.ingest.current import stored_films
from catalog.ingest.film_state import ROLES
from catalog.ingest.lock import change_identities
from catalog.models import Conflict, Credit, DistinctPeople, Movie, Person, PersonAlias, PersonMerge, PersonRedirect


@together()
def merge_all(kept: Person, gone: Iterable[Person], user: User | None = None) -> list[PersonMerge]:
    """Merge each of ``gone`` into ``kept``, all or none; return the journal's rows. Raises MergeError."""
    return [merge_people(kept, person, user) for person in gone]


@together()
def merge_people(kept: Person, gone: Person, user: User | None = None) -> PersonMerge:
    """Make ``gone`` one with ``kept``, who gets credits, names in seeds and addresses; return the journal's row.

    Where both are credited in one role of a film they get one credit, as if the seed had named one person twice; what
    an editor wrote goes before what a seed said. Raises MergeError if they are the same person, or one is gone.
    """
    if kept.pk == gone.pk:
        raise MergeError("A person cannot be merged with themselves.")
    change_identities()
    films = read_films(Credit.objects.filter(person__in=(kept, gone)).values_list("movie_id", flat=True))
    kept, gone = _locked(kept, gone)
    found = [entry for film in films.values() for entry in _entries(film, kept.pk, gone.pk)]
    journal = PersonMerge.objects.create(
        kept_number=kept.pk,
        gone_number=gone.pk,
        gone_name=gone.name,
        gone=person_facts(gone) | {"distinct_added": _tell_apart(kept, distinct_from(gone))},
        credits=[entry_as_json(entry) for entry in found],
        merged_by=user,
    )
    _hand_over_credits(films, found, kept, gone, user)
    _hand_over_conflicts(gone, kept)
    _hand_over_names(gone, kept)
    return journal


def _locked(*people: Person) -> list[Person]:
    found = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=[p.pk for p in people])}
    missing = [person.name for person in people if person.pk not in found]
    if missing:
        raise MergeError(f"{missing[0]} is no longer there.")
    return [found[person.pk] for person in people]


def _entries(film: FilmCredits, kept: int, gone: int) -> Iterable[Entry]:
    """Yield what has to be remembered of a film: all that cannot be told from its seed."""
    numbers = {(row.role, row.person_id): row.pk for row in film.stored.credits}
    of_one = film.base_merged(kept, gone)
    for role in ROLES:
        base_one = credit_of(kept, of_one.in_role(role))
        before = before_merge(film.stored.current.in_role(role), film.base.in_role(role), base_one, kept, gone)
        edited = before.ours != before.base_ours
        if before.theirs or (before.ours and (before.base_theirs or edited)):
            place = (film.stored.movie.pk, role)
            yield Entry(place, numbers.get((role, gone)), numbers.get((role, kept)), before)


def _hand_over_credits(
    films: dict[int, FilmCredits], found: Iterable[Entry], kept: Person, gone: Person, user: User | None
) -> None:
    """Give ``kept`` the rows of ``gone``, and make two credits one where both have one."""
    now = timezone.now()
    moved, touched = [], set()
    wanted: dict[int, dict[str, Role]] = {}
    for entry in found:
        movie_id, role = entry.place
        current = films[movie_id].stored.current.in_role(role)
        credits = join(current, entry.before, kept.pk)
        if credits == current:
            continue
        touched.add(movie_id)
        wanted.setdefault(movie_id, {})[role] = credits
        if entry.before.ours is None:
            moved.append(entry.credit)
    Credit.objects.filter(pk__among=moved).update(person=kept)
    for movie_id, film in stored_films(list(wanted)).items():
        roles = {role: film.current.in_role(role) for role in ROLES} | wanted[movie_id]
        if any(roles[role] != film.current.in_role(role) for role in ROLES):
            write_credits(film, roles, now)
    Movie.objects.filter(pk__among=touched).update(updated_at=now)
    record([films[pk].stored for pk in touched], now, f"{gone} merged into {kept}", user)


def _hand_over_conflicts(gone: Person, kept: Person) -> None:
    taken = set(kept.conflicts.values_list("movie_id", "field", "role"))
    for conflict in gone.conflicts.all():
        if (conflict.movie_id, conflict.field, conflict.role) in taken:
            conflict.delete()
        else:
            Conflict.objects.filter(pk=conflict.pk).update(person=kept)


def _hand_over_names(gone: Person, kept: Person) -> None:
    """Let all names and addresses of ``gone`` mean ``kept``, and take ``gone`` out."""
    gone.aliases.update(person=kept)
    gone.redirects.update(person=kept)
    gone.credit_pins.update(person=kept)
    slug, match_name = gone.slug, gone.match_name
    gone.delete()
    PersonRedirect.objects.create(slug=slug, person=kept)
    if match_name:
        PersonAlias.objects.create(name=match_name, person=kept)


def _tell_apart(person: Person, others: Iterable[int]) -> list[int]:
    """Note that ``person`` is none of ``others``; return the numbers of those of whom that was not known."""
    new = sorted(set(others) - distinct_from(person) - {person.pk})
    for other in new:
        first, second = sorted((person.pk, other))
        DistinctPeople.objects.create(first_id=first, second_id=second)
    return new
