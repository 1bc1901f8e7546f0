"""Undoing a merge of people, also after later loads."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.utils import timezone

from catalog.changes import together
from catalog.identity.films import FilmCredits, Roles, read_films, record, write_credits
from catalog.identity.journal import Entry, entries
from catalog.identity.preview import MergeError
from catalog.identity.seed_names import Place
from catalog.identity.sharing import Role, credit_of, part
from catalog.ingest.film_state import ROLES
from catalog.ingest.lock import change_identities
from catalog.models import (
    Conflict,
    Credit,
    CreditPin,
    DistinctPeople,
    Movie,
    Person,
    PersonAlias,
    PersonMerge,
    PersonRedirect,
)


@together()
def undo_merge(journal: PersonMerge, user: User | None = None) -> Person:
    """Undo a merge; return the person who is back, with the credits, names and addresses that are theirs now.

    Which credits those are is told by the journal and by the films' present seeds together, as if both people had been
    there all the time. Where neither has one now, because an editor took it out, it stays out, also if a seed has come to
    name the other of the two since: while they were one, the editor's word was about both. The film's page lists it as
    what its seed says otherwise, and brings it back.

    Raises MergeError if it is undone already, or if the person who was kept has been merged further: that merge has to
    be undone first.
    """
    change_identities()
    journal = PersonMerge.objects.select_for_update().get(pk=journal.pk)
    if journal.undone_at:
        raise MergeError("This merge is undone already.")
    _lock_films_of(journal.kept_number)
    kept = Person.objects.select_for_update().filter(pk=journal.kept_number).first()
    if kept is None:
        raise MergeError(
            f"{journal.gone_name} was merged into somebody who has been merged further, or is gone: undo that first."
        )
    back = _person_back(journal, kept)
    _credits_back(journal, kept, back, user)
    journal.undone_at, journal.undone_by = timezone.now(), user
    journal.save(update_fields=["undone_at", "undone_by"])
    return back


def _lock_films_of(person: int) -> None:
    """Lock the films before the people, as an editor's form does."""
    films = Credit.objects.filter(person=person).values("movie")
    list(Movie.objects.select_for_update().filter(pk__in=films).order_by("pk").values_list("pk"))


def _person_back(journal: PersonMerge, kept: Person) -> Person:
    """Create the person again, with the names, addresses and pins that ``kept`` still has of theirs."""
    facts = journal.gone
    PersonRedirect.objects.filter(slug=facts["slug"], person=kept).delete()
    PersonAlias.objects.filter(name=facts["match_name"], person=kept).delete()
    back = Person(pk=journal.gone_number, name=journal.gone_name, slug=facts["slug"], match_name=facts["match_name"])
    if Person.objects.is_address(back.slug):  # the one who was kept has been renamed, and lives there now
        back.slug = ""
    back.save(force_insert=True)
    PersonAlias.objects.filter(name__in=facts["aliases"], person=kept).update(person=back)
    PersonRedirect.objects.filter(slug__in=facts["redirects"], person=kept).update(person=back)
    CreditPin.objects.filter(pk__in=facts["pins"], person=kept).update(person=back)
    for other in Person.objects.filter(pk__in=facts["distinct"]):
        first, second = sorted((back.pk, other.pk))
        DistinctPeople.objects.create(first_id=first, second_id=second)
    for other in facts["distinct_added"]:
        first, second = sorted((kept.pk, other))
        DistinctPeople.objects.filter(first=first, second=second).delete()
    return back


def _credits_back(journal: PersonMerge, kept: Person, back: Person, user: User | None) -> None:
    """Share the credits of the one who was kept out again."""
    now = timezone.now()
    remembered = {entry.place: entry for entry in entries(journal)}
    films = read_films(kept.credits.values_list("movie_id", flat=True))
    parted = {pk: roles for pk, film in films.items() if (roles := _parted(film, kept.pk, back.pk, remembered))}
    for movie_id, roles in parted.items():
        for role, credits in roles.items():
            _give_rows(films[movie_id], credits, kept.pk, back.pk, remembered.get((movie_id, role)))
        _hand_back_conflicts(movie_id, roles, kept, back)
    for movie_id, film in read_films(list(parted)).items():
        current = film.stored.current
        write_credits(film.stored, {**{role: current.in_role(role) for role in ROLES}, **parted[movie_id]}, now)
    Movie.objects.filter(pk__among=list(parted)).update(updated_at=now)
    record([films[pk].stored for pk in parted], now, f"merge of {back} into {kept} undone", user)


def _parted(film: FilmCredits, kept: int, back: int, remembered: Mapping[Place, Entry]) -> Roles:
    """Return the credits of those roles that are not the kept person's alone."""
    roles = {}
    of_one = film.base_merged(kept, back)
    rows = {row.role: row for row in film.stored.credits if row.person_id == kept}
    for role in ROLES:
        entry = remembered.get((film.stored.movie.pk, role))
        current = film.stored.current.in_role(role)
        seed, seed_one = film.base.in_role(role), credit_of(kept, of_one.in_role(role))
        before = entry.before if entry and role in rows and entry.is_about(rows[role]) else None
        credits = part(current, seed, seed_one, kept, back, before)
        if credits != current:
            roles[role] = credits
    return roles


def _give_rows(film: FilmCredits, credits: Role, kept: int, back: int, entry: Entry | None) -> None:
    """Give each of the two the row that was theirs, or a new one at the end of the role."""
    ours, theirs = credit_of(kept, credits), credit_of(back, credits)
    if ours is None and theirs is None:
        return
    role = credits[0].role
    row = next(row for row in film.stored.credits if row.role == role and row.person_id == kept)
    was_theirs = entry is not None and entry.credit == row.pk
    if theirs and (was_theirs or not ours):
        Credit.objects.filter(pk=row.pk).update(person=back)
    if ours and theirs:
        person = kept if was_theirs else back
        number = entry.credit if entry and not was_theirs else None
        if number and Credit.objects.filter(pk=number).exists():
            number = None
        last = max(one.position for one in film.stored.credits if one.role == role)
        # In bulk, for then the history is written once for the whole film.
        Credit.objects.bulk_create(
            [Credit(pk=number, movie=film.stored.movie, person_id=person, role=role, position=last + 1)]
        )


def _hand_back_conflicts(movie_id: int, roles: Roles, kept: Person, back: Person) -> None:
    """Give what is to be decided about a credit to whom the credit went."""
    for role, credits in roles.items():
        if credit_of(back.pk, credits) and not credit_of(kept.pk, credits):
            Conflict.objects.filter(movie=movie_id, role=role, person=kept).update(person=back)
