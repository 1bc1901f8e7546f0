"""A film's credits as they were at an earlier moment, told from their history, and the way back to them. Pure."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.ingest.film_state import FROM_EDITOR, ROLES, CreditState, PersonKey, joined
from catalog.ingest.merge import inserted

Credits = tuple[CreditState, ...]
"""A film's credits, directors first, each role in billing order."""


@dataclass(frozen=True, slots=True)
class Version:
    """What one row of history says of one credit."""

    credit: int
    at: datetime.datetime
    position: int
    state: CreditState
    is_removal: bool = False
    is_first_state: bool = False
    """Whether it tells how the credit was before its first change, so that it was there from the beginning."""


@dataclass(frozen=True, slots=True)
class CreditChange:
    """One thing that going back changes; ``field`` is named as in Difference, or ``"credited_as"``."""

    field: str
    now: object
    then: object
    role: str
    person: PersonKey | None = None


def there_before(versions: Iterable[Version], moment: datetime.datetime) -> list[Version]:
    """Return the credits that were there just before ``moment``, in billing order.

    ``versions`` has those of each credit in the order of time. A credit that has not changed has one, its first state.
    """
    of_each: dict[int, list[Version]] = {}
    for version in versions:
        of_each.setdefault(version.credit, []).append(version)
    found = [there for history in of_each.values() if (there := _before(history, moment))]
    return sorted(found, key=lambda there: (ROLES.index(there.state.role), there.position, there.credit))


def _before(history: Sequence[Version], moment: datetime.datetime) -> Version | None:
    earlier = [version for version in history if version.at < moment]
    last = earlier[-1] if earlier else history[0]
    is_there = not last.is_removal if earlier else last.is_first_state
    return last if is_there else None


def told_of(credits: Iterable[CreditState], people: Mapping[PersonKey, int]) -> Credits:
    """Return the credits of whoever ``people`` gives for those credited; two of one person in a role are one.

    Whom it does not give are gone, and their credits with them.
    """
    told: dict[tuple[str, PersonKey], CreditState] = {}
    for credit in credits:
        if credit.person in people:
            credit = replace(credit, person=people[credit.person])  # noqa: PLW2901  # the same credit, of whom it is now
            key = (credit.role, credit.person)
            told[key] = joined(told[key], credit) if key in told else credit
    return tuple(told.values())


def going_back(now: Credits, then: Credits, seed: Credits) -> Credits:
    """Return the credits that a film has once it has those of ``then`` again.

    Where a credit comes from does not go back. One that comes back comes from the film's seed if that names it still;
    otherwise it is the editor's, and no load takes it out.
    """
    here = {(credit.role, credit.person): credit for credit in now}
    sources = {(credit.role, credit.person): credit.source for credit in seed}
    return tuple(
        replace(here[key], character=credit.character, credited_as=credit.credited_as)
        if (key := (credit.role, credit.person)) in here
        else replace(credit, source=sources.get(key, FROM_EDITOR))
        for credit in then
    )


def in_order_of(then: Credits, now: Credits) -> Credits:
    """Return the credits of ``now`` in the order of ``then``; who was not there then follows whom they follow now."""
    ordered: list[CreditState] = []
    for role in ROLES:
        here = {credit.person: credit for credit in now if credit.role == role}
        order = [credit.person for credit in then if credit.role == role and credit.person in here]
        ordered += [here[person] for person in inserted(order, list(here), set(here))]
    return tuple(ordered)


def changes(now: Credits, then: Credits) -> list[CreditChange]:
    """Return what becomes different of a film's credits that become ``then``: who comes and goes, characters, order."""
    found: list[CreditChange] = []
    for role in ROLES:
        here = {credit.person: credit for credit in now if credit.role == role}
        there = {credit.person: credit for credit in then if credit.role == role}
        found += [
            CreditChange("credit", _character(here.get(person)), _character(there.get(person)), role, person)
            for person in {**there, **here}
            if (person in here) != (person in there)
        ]
        found += [
            CreditChange(field, getattr(here[person], field), getattr(credit, field), role, person)
            for person, credit in there.items()
            if person in here
            for field in ("character", "credited_as")
            if getattr(here[person], field) != getattr(credit, field)
        ]
        order = tuple(person for person in here if person in there)
        order_then = tuple(person for person in there if person in here)
        if order != order_then:
            found.append(CreditChange("order", order, order_then, role))
    return found


def _character(credit: CreditState | None) -> str | None:
    return credit.character if credit else None
