"""Writes a film's credits of one role in the order that an editor's numbers mean."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from catalog.admin.billing import in_billing_order
from catalog.history import Stamp, by_key, keep_first_state, record_rows
from catalog.ingest.conflicts import settle_agreed
from catalog.models import Credit, Movie

_OUT_OF_THE_WAY = 1_000_000_000
"""Added to a role's billing positions while they change, for each can be held only once at any moment."""


@dataclass(frozen=True, slots=True)
class CreditChanges:
    """What is to become of a film's credits of one role."""

    changed: Sequence[tuple[Credit, Sequence[str]]] = ()
    """Credits as they are to be, each with the names of the fields to write."""
    new: Sequence[Credit] = ()
    gone: Sequence[Credit] = ()


def save_in_order(movie: Movie, role: str, changes: CreditChanges, stamp: Stamp | None = None) -> None:
    """Make ``changes``, and write the history of every credit that they touch.

    The ``position`` of a new credit, or of one where that is to be written, is the place it is to have; None is the
    end. All others make room, and places end up counted from 0 without gaps.
    """
    stamp = stamp or Stamp(timezone.now())
    in_role = Credit.objects.filter(movie=movie, role=role).order_by("position")
    for credit in changes.gone:
        keep_first_state(credit, stamp.at)
        stamp.put_on(credit)
        credit.delete()
    before = by_key(in_role.all())
    objects = {credit.pk: credit for credit, _ in changes.changed}
    moved = [credit for credit, fields in changes.changed if "position" in fields]
    stored = [objects.get(credit.pk, credit) for credit in in_role.all()]
    kept = [credit for credit in stored if credit not in moved]
    # The form shows places as they are stored, and removed credits leave gaps: a number means the place it shows.
    places = sorted(credit.position for credit in before.values())
    order = in_billing_order(kept, [(credit, _rank(credit.position, places)) for credit in (*moved, *changes.new)])
    for position, credit in enumerate(order):
        credit.position, credit.role = position, role
    if any(before[credit.pk].position != credit.position for credit in stored):
        in_role.update(position=F("position") + _OUT_OF_THE_WAY)
        Credit.objects.bulk_update(stored, ["position"])
    fields = {field for _, names in changes.changed for field in names} - {"position"}
    if fields:
        Credit.objects.bulk_update([credit for credit, _ in changes.changed], fields)
    Credit.objects.bulk_create(changes.new)
    record_rows(Credit, before, by_key(in_role.all()), stamp.at, stamp.reason, stamp.user)


def note_change_of_credits(movie: Movie) -> None:
    """Note that a film has changed whose credits did, and settle what was in conflict with its seed and no longer is."""
    movie.save_without_historical_record(update_fields=())  # type: ignore[attr-defined]  # from simple_history
    settle_agreed([movie.pk], timezone.now())


def _rank(position: int | None, places: Sequence[int]) -> int | None:
    """Return how many of ``places``, which ascend, come before ``position``."""
    return None if position is None else bisect_left(places, position)
