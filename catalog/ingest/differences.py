"""Where a film differs from its seed, which is what editors changed, and the way back. Pure."""

from dataclasses import dataclass, replace

from catalog.ingest.film_state import FIELDS, ROLES, CreditState, FilmState, PersonKey
from catalog.ingest.merge import Value, inserted


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a film differs from its seed; named as in Conflict."""

    field: str
    seed: Value
    current: Value
    role: str = ""
    person: PersonKey | None = None


def differences(seed: FilmState, current: FilmState) -> list[Difference]:
    """Return everything in which ``current`` differs from ``seed``: fields first, then credits by role."""
    found = [
        Difference(field, getattr(seed, field), getattr(current, field))
        for field in FIELDS
        if getattr(seed, field) != getattr(current, field)
    ]
    for role in ROLES:
        found += _credit_differences(role, seed.in_role(role), current.in_role(role))
    return found


def _credit_differences(role: str, seed: tuple[CreditState, ...], current: tuple[CreditState, ...]) -> list[Difference]:
    in_seed = {credit.person: credit.character for credit in seed}
    here = {credit.person: credit.character for credit in current}
    found = [
        Difference("credit", in_seed.get(person), here.get(person), role, person)
        for person in {**in_seed, **here}
        if (person in in_seed) != (person in here)
    ]
    found += [
        Difference("character", character, here[person], role, person)
        for person, character in in_seed.items()
        if person in here and here[person] != character
    ]
    both = in_seed.keys() & here.keys()
    if [person for person in in_seed if person in both] != [person for person in here if person in both]:
        found.append(Difference("order", tuple(in_seed), tuple(here), role))
    return found


def agreeing(current: FilmState, seed: FilmState, field: str, role: str, person: PersonKey | None) -> FilmState:
    """Return ``current`` with the seed's word on one thing; whatever else differs stays."""
    if field in FIELDS:
        return replace(current, **{field: getattr(seed, field)})
    in_seed = {credit.person: credit for credit in seed.in_role(role)}
    here = {credit.person: credit for credit in current.in_role(role)}
    order = list(here)
    if field == "order":
        order = inserted([one for one in in_seed if one in here], order, set(here))
    elif person not in in_seed:
        here.pop(person, None)  # type: ignore[arg-type]  # None is nobody's key
    elif person in here:
        here[person] = replace(here[person], character=in_seed[person].character)
    else:
        here[person] = in_seed[person]
        order = inserted(order, list(in_seed), {*order, person})
    credits = {other: current.in_role(other) for other in ROLES}
    credits[role] = tuple(here[one] for one in order if one in here)
    return replace(current, credits=tuple(credit for other in ROLES for credit in credits[other]))
