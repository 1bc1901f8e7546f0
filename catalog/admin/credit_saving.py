"""Writes a film's credits of one role in the order that an editor's numbers mean."""

from bisect import bisect_left
from collections.abc import Sequence

from django.db import connection
from django.db.models import F

from catalog.admin.billing import in_billing_order
from catalog.models import Credit, Movie

_OUT_OF_THE_WAY = 1_000_000_000
"""Added to a role's billing positions while they change, for each can be held only once at any moment."""


def lock_film(movie_id: int) -> None:
    """Keep loads and other editors from changing the film until the transaction ends, if there is one.

    On SQLite whoever is in a transaction is the only one who writes.
    """
    if connection.in_atomic_block and connection.features.has_select_for_update:
        Movie.objects.select_for_update().filter(pk=movie_id).values_list("pk").first()


def save_in_order(
    movie: Movie, role: str, changed: Sequence[tuple[Credit, Sequence[str]]] = (), new: Sequence[Credit] = ()
) -> None:
    """Write those fields of the ``changed`` credits that are named with each, and the ``new`` ones.

    The ``position`` of a new credit, or of one where that is named, is the place it is to have; None is the end.
    All others make room, and places end up counted from 0 without gaps.
    """
    in_role = Credit.objects.filter(movie=movie, role=role)
    objects = {credit.pk: credit for credit, _ in changed}
    moved = [credit for credit, fields in changed if "position" in fields]
    before = dict(in_role.order_by("position").values_list("pk", "position"))
    stored = [objects.get(credit.pk, credit) for credit in in_role.order_by("position")]
    kept = [credit for credit in stored if credit not in moved]
    # The form shows places as they are stored, and removed credits leave gaps: a number means the place it shows.
    places = sorted(before.values())
    order = in_billing_order(kept, [(credit, _rank(credit.position, places)) for credit in (*moved, *new)])
    for position, credit in enumerate(order):
        credit.position, credit.role = position, role
    if any(before[credit.pk] != credit.position for credit in stored):
        in_role.update(position=F("position") + _OUT_OF_THE_WAY)
        Credit.objects.bulk_update(stored, ["position"])
    for credit, fields in changed:
        credit.save(update_fields=fields)
    for credit in new:
        credit.save(force_insert=True)


def _rank(position: int | None, places: Sequence[int]) -> int | None:
    """Return how many of ``places``, which ascend, come before ``position``."""
    return None if position is None else bisect_left(places, position)
