"""The billing order that an editor's numbers mean. Pure."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def in_billing_order(kept: Sequence[Item], placed: Iterable[tuple[Item, int | None]]) -> list[Item]:
    """Return all items in their order: each of ``placed`` takes the place given, the ``kept`` ones fill the others.

    Places count from 0. None, and a place beyond the end, mean the end. Of two items with one place the second
    comes behind the first. So no number that an editor types can be a mistake: gaps close, equals line up.
    """
    placed = list(placed)
    order = list(kept)
    last = -1
    for item, place in sorted(((item, place) for item, place in placed if place is not None), key=lambda one: one[1]):
        last = min(max(place, last + 1), len(order))
        order.insert(last, item)
    return order + [item for item, place in placed if place is None]
