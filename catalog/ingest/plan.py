"""Decides what a seed does to a film. Pure: values in, a plan out; nothing is read or written here."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.ingest.film_state import FIELDS, ROLES, FilmState
from catalog.ingest.merge import Conflict, merge


class Action(StrEnum):
    """What is to be done with a film."""

    CREATE = "created"
    UPDATE = "updated"
    KEEP = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that becomes different: a field of FilmState, or ``"directors"``, ``"actors"`` or ``"hidden"``."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """What a load does to one film.

    ``before`` is what the site shows (FilmState() for a new film), ``seed`` what its seed says, ``state`` what is to be.
    """

    movie_id: int
    action: Action
    before: FilmState
    seed: FilmState
    state: FilmState
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def plan_film(
    movie_id: int, base: FilmState, seed: FilmState, current: FilmState | None, *, hidden: bool = False
) -> FilmPlan:
    """Return the plan for one film.

    ``base`` is what its seed said last (FilmState() for a film that never had one), ``seed`` what it says now,
    ``current`` what the site shows (None for a film that is not there). A ``hidden`` film comes back with its seed.
    """
    if current is None:
        return FilmPlan(movie_id, Action.CREATE, FilmState(), seed, seed)
    merged = merge(base, seed, current)
    changes = changes_between(current, merged.state)
    if hidden:
        changes = (*changes, Change("hidden", old=True, new=False))
    action = Action.UPDATE if changes else Action.KEEP
    return FilmPlan(movie_id, action, current, seed, merged.state, changes, merged.conflicts)


def changes_between(old: FilmState, new: FilmState) -> tuple[Change, ...]:
    """Return what becomes different between ``old`` and ``new``, fields first."""
    fields = [
        Change(field, getattr(old, field), getattr(new, field))
        for field in FIELDS
        if getattr(old, field) != getattr(new, field)
    ]
    roles = [
        Change(f"{role}s", old.in_role(role), new.in_role(role))
        for role in ROLES
        if old.in_role(role) != new.in_role(role)
    ]
    return (*fields, *roles)
