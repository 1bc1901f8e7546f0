"""What becomes of a film's credits when two people are made one, and when they are two again. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.ingest.film_state import FROM_EDITOR, CreditState, PersonKey, joined
from catalog.ingest.merge import inserted, merge_credit

Role = Sequence[CreditState]
"""A film's credits of one role, in billing order."""


@dataclass(frozen=True, slots=True)
class Before:
    """One role of a film as it was when two people were merged."""

    ours: CreditState | None
    """The credit of the person who was kept."""
    theirs: CreditState | None
    """The credit of the one who was merged into them."""
    base_ours: CreditState | None
    """What the film's seed said of the one who was kept."""
    base_theirs: CreditState | None
    base_one: CreditState | None
    """What the seed said of both, once their names meant one person."""
    order: tuple[PersonKey, ...] = ()
    """Everybody in billing order."""
    base_order: tuple[PersonKey, ...] = ()
    """Everybody whom the seed named, in its order."""


def credit_of(person: PersonKey, role: Role) -> CreditState | None:
    """Return the person's credit, if there is one."""
    return next((credit for credit in role if credit.person == person), None)


def before_merge(current: Role, base: Role, base_one: CreditState | None, kept: int, gone: int) -> Before:
    """Return what has to be known of a role to part the two again; ``base_one`` is what its seed says of both as one."""
    return Before(
        credit_of(kept, current),
        credit_of(gone, current),
        credit_of(kept, base),
        credit_of(gone, base),
        base_one,
        tuple(credit.person for credit in current),
        tuple(credit.person for credit in base),
    )


def join(current: Role, before: Before, kept: int) -> tuple[CreditState, ...]:
    """Return the role once ``before.theirs`` is a credit of ``kept``.

    If both have one, theirs becomes one, at the first place of the two, as a seed that names one person twice is read;
    what an editor wrote goes before what the seed said.
    """
    both = {credit.person for credit in (before.ours, before.theirs) if credit}
    credit = replace(_one(before), person=kept)
    place = min(number for number, one in enumerate(current) if one.person in both)
    others = [one for one in current if one.person not in both]
    return (*others[:place], credit, *others[place:])


def _one(before: Before) -> CreditState:
    """Return the credit that two become, or the only one there was: what nobody edited is what the seed says of one."""
    order = before.base_order if before.base_ours and before.base_theirs else before.order
    one = joined_credit(before.ours, before.theirs, order)
    if one is None:
        raise ValueError("nobody has a credit")
    base = before.base_one
    pairs = ((before.ours, before.base_ours), (before.theirs, before.base_theirs))
    edited = [credit.character for credit, said in pairs if credit and credit.character != _character(said)]
    if edited:
        one = replace(one, character=next(filter(None, edited), one.character))
    elif base:
        one = replace(one, character=base.character)
    return replace(one, source=base.source) if base and one.source != FROM_EDITOR else one


def joined_credit(
    ours: CreditState | None, theirs: CreditState | None, order: Sequence[PersonKey]
) -> CreditState | None:
    """Return what two credits are if they are one person's, told in ``order``."""
    if ours is None or theirs is None:
        return ours or theirs
    first, second = sorted((ours, theirs), key=lambda credit: order.index(credit.person))
    return joined(first, second)


def _character(credit: CreditState | None) -> str:
    return credit.character if credit else ""


def part(
    current: Role, seed: Role, seed_one: CreditState | None, kept: int, back: int, before: Before | None
) -> tuple[CreditState, ...]:
    """Return the role once ``back`` is somebody of their own again.

    ``seed`` is what the film's seed says now, of two people, and ``seed_one`` of both as one; ``before`` what was there
    when they were merged (None: nobody, or only the one who was kept, just as the seed said). The two get what loads
    would have made of their credits had they never been merged; what an editor changed since then is kept.
    """
    combined = credit_of(kept, current)
    if combined is None:
        return tuple(current)
    ours, theirs = _two(combined, seed, seed_one, kept, back, before)
    if ours is None and theirs is None:
        return tuple(one for one in current if one.person != kept)
    if ours is None or theirs is None:
        alone = replace(ours, person=kept) if ours else replace(theirs or combined, person=back)
        return tuple(alone if one.person == kept else one for one in current)
    two = {kept: replace(ours, person=kept), back: replace(theirs, person=back)}
    order = _order_of_two([one.person for one in current], tuple(one.person for one in seed), kept, back, before)
    credits = {one.person: one for one in current} | two
    return tuple(credits[person] for person in order)


def _two(
    combined: CreditState, seed: Role, seed_one: CreditState | None, kept: int, back: int, before: Before | None
) -> tuple[CreditState | None, CreditState | None]:
    """Return the credit of each; of neither if an editor had taken out the one and the seed has dropped the other."""
    seed_ours, seed_theirs = credit_of(kept, seed), credit_of(back, seed)
    before = before or _alone(combined, seed_ours, seed_theirs, seed_one)
    ours = merge_credit(before.base_ours, seed_ours, before.ours, [])
    theirs = merge_credit(before.base_theirs, seed_theirs, before.theirs, [])
    expected = merge_credit(before.base_one, seed_one, _one(before), [])
    written_since = False
    for fact in ("character", "credited_as"):
        value = getattr(combined, fact)
        if expected is None or value != getattr(expected, fact):
            ours, theirs = _with(ours, theirs, fact, value)
            written_since = True
    if ours is None and theirs is None and written_since:
        return (None, combined) if before.ours is None and before.theirs else (combined, None)
    return ours, theirs


def _alone(
    combined: CreditState, ours: CreditState | None, theirs: CreditState | None, one: CreditState | None
) -> Before:
    """Return what there was when only the person who was kept had a credit, if anybody had.

    ``ours``, ``theirs`` and ``one`` are what the seed says now, of each and of both taken for one.
    """
    credit = combined
    if ours and one and combined.character == one.character:
        credit = replace(combined, character=ours.character)
    base = ours or (combined if theirs and combined.source != FROM_EDITOR else None)
    return Before(credit, None, base, None, base, (credit.person,), (credit.person,))


def _with(
    ours: CreditState | None, theirs: CreditState | None, fact: str, value: str
) -> tuple[CreditState | None, CreditState | None]:
    """Return the credits with what an editor has written since, which can only be meant of one of them."""
    if ours:
        return replace(ours, **{fact: value}), theirs
    return ours, replace(theirs, **{fact: value}) if theirs else None


def _order_of_two(
    current: list[PersonKey], seed: tuple[PersonKey, ...], kept: int, back: int, before: Before | None
) -> list[PersonKey]:
    """Return the billing order with ``back`` in it: as it was, or as the seed has it if that changed since."""
    orders: list[tuple[PersonKey, ...]] = [seed]
    if before:
        orders.insert(0 if seed == before.base_order else 1, before.order)
    order = next((one for one in orders if kept in one and back in one), (kept, back))
    first, second = sorted((kept, back), key=order.index)
    people = [first if person == kept else person for person in current]
    return inserted(people, list(order), {*people, second})
