"""The three-way merge: what a seed changed and what an editor changed, together. Pure.

For every value: where the site shows what the seed said before (the base), the seed's new value is taken; where the
seed says what it said before, the editor's value stays; where both changed to different values, the editor's stays and
a conflict is recorded. Credits are merged one by one, by person and role, never as a whole list.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from catalog.ingest.film_state import FIELDS, ROLES, CreditState, FilmState, PersonKey

Value = object
"""A field's value, a character's name, a tuple of people (a billing order) or None (a credit that is not there)."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both the seed and an editor changed, to different values; ``current`` is the editor's and stays.

    ``field`` is a field of FilmState, or ``"order"``, ``"character"`` or ``"credit"`` for credits of ``role``;
    ``person`` tells whose, for the last two.
    """

    field: str
    base: Value
    seed: Value
    current: Value
    role: str = ""
    person: PersonKey | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The film as it is to be, and what an editor has to decide."""

    state: FilmState
    conflicts: tuple[Conflict, ...] = ()


def value_of(state: FilmState, field: str, role: str, person: PersonKey | None) -> Value:
    """Return what ``state`` says of the thing that a conflict with these values is about."""
    if field in FIELDS:
        return getattr(state, field)
    credits = state.in_role(role)
    if field == "order":
        return tuple(credit.person for credit in credits)
    return next((credit.character for credit in credits if credit.person == person), None)


def merge(base: FilmState, seed: FilmState, current: FilmState) -> Merged:
    """Return the film that keeps both the seed's changes (base to seed) and the editors' (base to current)."""
    conflicts: list[Conflict] = []
    if seed == base:
        return Merged(current)
    fields = {
        field: _merge_value(
            Conflict(field, getattr(base, field), getattr(seed, field), getattr(current, field)), conflicts
        )
        for field in FIELDS
    }
    credits: list[CreditState] = []
    for role in ROLES:
        credits += _merge_role(role, base.in_role(role), seed.in_role(role), current.in_role(role), conflicts)
    return Merged(FilmState(**fields, credits=tuple(credits)), tuple(conflicts))  # type: ignore[arg-type]  # by FIELDS


def _merge_value(case: Conflict, conflicts: list[Conflict]) -> Value:
    if case.current == case.base:
        return case.seed
    if case.seed not in (case.base, case.current):
        conflicts.append(case)
    return case.current


_Credits = Sequence[CreditState]


def _merge_role(
    role: str, base: _Credits, seed: _Credits, current: _Credits, conflicts: list[Conflict]
) -> list[CreditState]:
    """Return the merged credits of one role in billing order."""
    in_base = {credit.person: credit for credit in base}
    in_seed = {credit.person: credit for credit in seed}
    in_current = {credit.person: credit for credit in current}
    merged: dict[PersonKey, CreditState] = {}
    for person in {**in_current, **in_seed, **in_base}:
        credit = merge_credit(in_base.get(person), in_seed.get(person), in_current.get(person), conflicts)
        if credit:
            merged[person] = credit
    order = _merge_order(role, list(in_base), list(in_seed), list(in_current), merged.keys(), conflicts)
    return [merged[person] for person in order]


def merge_credit(
    base: CreditState | None, seed: CreditState | None, current: CreditState | None, conflicts: list[Conflict]
) -> CreditState | None:
    """Return the credit as it is to be, or None for no credit; add to ``conflicts`` what both sides changed."""
    if current is None:
        return _absent(base, seed, conflicts)
    if seed is None:
        return _absent_from_seed(base, current, conflicts)
    # A credit that an editor made before the seed had it stays the editor's.
    before = base or replace(current, character="")
    case = Conflict("character", before.character, seed.character, current.character, seed.role, seed.person)
    character = _merge_value(case, conflicts)
    source = seed.source if current.source == before.source and base else current.source
    credited_as = seed.credited_as if current.credited_as == before.credited_as else current.credited_as
    return replace(current, character=str(character), source=source, credited_as=credited_as)


def _absent(base: CreditState | None, seed: CreditState | None, conflicts: list[Conflict]) -> CreditState | None:
    """A credit that the site does not show: new in the seed, or taken out by an editor, and then it stays out."""
    if base is None:
        return seed
    if seed is not None and seed.character != base.character:
        conflicts.append(Conflict("credit", base.character, seed.character, None, seed.role, seed.person))
    return None


def _absent_from_seed(base: CreditState | None, current: CreditState, conflicts: list[Conflict]) -> CreditState | None:
    """A credit that the seed does not name: an editor's own stays, one that the seed took out goes."""
    if base is None:
        return current
    if (current.character, current.source) == (base.character, base.source):
        return None
    conflicts.append(Conflict("credit", base.character, None, current.character, current.role, current.person))
    return current


def _merge_order(
    role: str,
    base: list[PersonKey],
    seed: list[PersonKey],
    current: list[PersonKey],
    kept: Collection[PersonKey],
    conflicts: list[Conflict],
) -> list[PersonKey]:
    """Return the people of ``kept`` in billing order: the order of whoever moved somebody, the editor first."""
    members = set(kept)
    seed_moved = _common(seed, base) != _common(base, seed)
    editor_moved = _common(current, base) != _common(base, current)
    if seed_moved and editor_moved and _common(current, seed) != _common(seed, current):
        conflicts.append(Conflict("order", tuple(base), tuple(seed), tuple(current), role))
    if seed_moved and not editor_moved:
        return inserted(_common(seed, members), current, members)
    return inserted(_common(current, members), seed, members)


def _common(people: list[PersonKey], others: list[PersonKey] | set[PersonKey]) -> list[PersonKey]:
    """Return those of ``people`` who are among ``others``, in the order of ``people``."""
    others = set(others)
    return [person for person in people if person in others]


def inserted(order: list[PersonKey], other: list[PersonKey], members: set[PersonKey]) -> list[PersonKey]:
    """Return ``order`` with the members that only ``other`` has, each behind the one it follows there."""
    result = list(order)
    present = set(result)
    previous: PersonKey | None = None
    for person in other:
        if person not in members:
            continue
        if person not in present:
            result.insert(0 if previous is None else result.index(previous) + 1, person)
            present.add(person)
        previous = person
    return result
