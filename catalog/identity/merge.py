"""Merging two people into one, and undoing it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from catalog.identity.preview import MergeError, preview_merge
from catalog.identity.seed_names import Place, names_in_seeds, names_of, those_named
from catalog.models import Conflict, Credit, CreditPin, Movie, Person, PersonAlias, PersonMerge, PersonRedirect

MOVED = "moved"
DROPPED = "dropped"

_CREDIT_FACTS = ("id", "movie_id", "role", "position", "character", "credited_as", "source")


@transaction.atomic
def merge_people(kept: Person, gone: Person, user: User | None = None) -> PersonMerge:
    """Make ``gone`` one with ``kept``, who gets credits, names in seeds and addresses; return the journal's row.

    Where both are credited in one role of a film, the kept person's credit stays, and takes the other's character if it
    has none. Raises MergeError if they are the same person.
    """
    kept, gone = _locked(kept, gone)
    plan = preview_merge(kept, gone)
    journal = PersonMerge.objects.create(
        kept_number=kept.pk,
        gone_number=gone.pk,
        gone_name=gone.name,
        gone=_snapshot(gone),
        credits=[_facts(credit, MOVED) for credit in plan.moved] + [_drop(credit, kept) for credit in plan.dropped],
        merged_by=user,
    )
    Credit.objects.filter(pk__in=[credit.pk for credit in plan.moved]).update(person=kept)
    gone.aliases.update(person=kept)
    gone.redirects.update(person=kept)
    gone.credit_pins.update(person=kept)
    _hand_over_conflicts(gone, kept)
    slug, match_name = gone.slug, gone.match_name
    gone.delete()
    PersonRedirect.objects.create(slug=slug, person=kept)
    if match_name:
        PersonAlias.objects.create(name=match_name, person=kept)
    _touch_films(credit.movie_id for credit in (*plan.moved, *plan.dropped))
    return journal


@transaction.atomic
def merge_all(kept: Person, gone: Iterable[Person], user: User | None = None) -> list[PersonMerge]:
    """Merge each of ``gone`` into ``kept``, all or none; return the journal's rows. Raises MergeError."""
    return [merge_people(kept, person, user) for person in gone]


def _locked(*people: Person) -> list[Person]:
    found = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=[p.pk for p in people])}
    missing = [person.name for person in people if person.pk not in found]
    if missing:
        raise MergeError(f"{missing[0]} is no longer there.")
    return [found[person.pk] for person in people]


def _snapshot(person: Person) -> dict[str, Any]:
    return {
        "slug": person.slug,
        "match_name": person.match_name,
        "aliases": list(person.aliases.values_list("name", flat=True)),
        "redirects": list(person.redirects.values_list("slug", flat=True)),
        "pins": list(person.credit_pins.values_list("pk", flat=True)),
    }


def _facts(credit: Credit, fate: str, **more: Any) -> dict[str, Any]:
    return {**{fact: getattr(credit, fact) for fact in _CREDIT_FACTS}, "fate": fate, **more}


def _drop(credit: Credit, kept: Person) -> dict[str, Any]:
    """Take ``credit`` out in favour of the kept person's, which may learn the character from it."""
    staying = kept.credits.get(movie_id=credit.movie_id, role=credit.role)
    lent = bool(credit.character and not staying.character)
    if lent:
        staying.character = credit.character
        staying.save(update_fields=["character"])
    facts = _facts(credit, DROPPED, lent=lent)
    credit.delete()
    return facts


def _hand_over_conflicts(gone: Person, kept: Person) -> None:
    taken = set(kept.conflicts.values_list("movie_id", "field", "role"))
    for conflict in gone.conflicts.all():
        if (conflict.movie_id, conflict.field, conflict.role) in taken:
            conflict.delete()
        else:
            Conflict.objects.filter(pk=conflict.pk).update(person=kept)


@transaction.atomic
def undo_merge(journal: PersonMerge, user: User | None = None) -> Person:
    """Undo a merge; return the person who is back, with the credits, names and addresses that are theirs now.

    Which credits those are is told by the films' present seeds, so that loads since the merge count; a credit that no
    seed names goes back if the merge had moved it. Raises MergeError if it is undone already, or if the person who was
    kept has been merged further: that merge has to be undone first.
    """
    journal = PersonMerge.objects.select_for_update().get(pk=journal.pk)
    if journal.undone_at:
        raise MergeError("This merge is undone already.")
    kept = Person.objects.select_for_update().filter(pk=journal.kept_number).first()
    if kept is None:
        raise MergeError(f"{journal.gone_name} was merged into somebody who has been merged further: undo that first.")
    back = _person_back(journal, kept)
    _credits_back(journal, kept, back)
    journal.undone_at, journal.undone_by = timezone.now(), user
    journal.save(update_fields=["undone_at", "undone_by"])
    return back


def _person_back(journal: PersonMerge, kept: Person) -> Person:
    facts = journal.gone
    PersonRedirect.objects.filter(slug=facts["slug"], person=kept).delete()
    PersonAlias.objects.filter(name=facts["match_name"], person=kept).delete()
    back = Person(pk=journal.gone_number, name=journal.gone_name, slug=facts["slug"], match_name=facts["match_name"])
    back.save(force_insert=True)
    PersonAlias.objects.filter(name__in=facts["aliases"], person=kept).update(person=back)
    PersonRedirect.objects.filter(slug__in=facts["redirects"], person=kept).update(person=back)
    CreditPin.objects.filter(pk__in=facts["pins"], person=kept).update(person=back)
    return back


def _credits_back(journal: PersonMerge, kept: Person, back: Person) -> None:
    """Share the credits of the merged person out again."""
    films = set(kept.credits.values_list("movie_id", flat=True))
    films |= {facts["movie_id"] for facts in journal.credits}
    named = names_in_seeds(films)
    pins = {(p.movie_id, p.role, p.name): p.person_id for p in CreditPin.objects.filter(movie__in=films)}
    theirs, ours = names_of(back), names_of(kept)
    moved = {facts["id"] for facts in journal.credits if facts["fate"] == MOVED}
    dropped = {(facts["movie_id"], facts["role"]): facts for facts in journal.credits if facts["fate"] == DROPPED}

    def belongs(place: Place, person: Person, names: set[str]) -> bool:
        return any(
            pins.get((*place, name), person.pk) == person.pk for name in those_named(named.get(place, ()), names)
        ) or any(pins.get((*place, name)) == person.pk for name in named.get(place, ()))

    for credit in list(kept.credits.all()):
        place = (credit.movie_id, credit.role)
        is_theirs, is_ours = belongs(place, back, theirs), belongs(place, kept, ours)
        before = dropped.get(place)
        if before:
            _return_character(credit, before)
        if is_theirs and is_ours:
            first = next((name for name in named[place] if name in theirs or name in ours), "")
            position = credit.position if first in theirs else credit.position + 1
            # Without facts, a seed since names both, and the merge had made them one from the start.
            facts = {**_facts(credit, DROPPED), "position": position, "character": ""}
            _insert(back, before or facts)
        elif before and not is_theirs and before["source"] == Credit.Source.EDITOR:
            _insert(back, before)
        elif (is_theirs and not is_ours) or (not is_ours and credit.pk in moved):
            Credit.objects.filter(pk=credit.pk).update(person=back)
    _touch_films(films)


def _return_character(credit: Credit, facts: dict[str, Any]) -> None:
    if facts["lent"] and credit.character == facts["character"]:
        credit.character = ""
        credit.save(update_fields=["character"])


def _insert(person: Person, facts: dict[str, Any]) -> None:
    """Credit ``person`` again as ``facts`` say, moving whoever has taken the place one place down."""
    place = {"movie_id": facts["movie_id"], "role": facts["role"]}
    if Credit.objects.filter(**place, position=facts["position"]).exists():
        following = Credit.objects.filter(**place, position__gte=facts["position"]).order_by("-position")
        for credit in following:
            credit.position += 1
            credit.save(update_fields=["position"])
    wanted = {fact: facts[fact] for fact in ("position", "character", "credited_as", "source")}
    number = facts["id"] if not Credit.objects.filter(pk=facts["id"]).exists() else None
    Credit.objects.create(pk=number, person=person, **place, **wanted)


def _touch_films(movie_ids: Iterable[int]) -> None:
    Movie.objects.filter(pk__in=set(movie_ids)).update(updated_at=timezone.now())
