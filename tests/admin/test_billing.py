"""The billing order that an editor's numbers mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.admin.billing import in_billing_order

NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=3), unique=True, max_size=8)
PLACES = st.one_of(st.none(), st.integers(0, 12))


@pytest.mark.parametrize(
    ("kept", "placed", "order"),
    [
        ("abc", [], "abc"),
        ("abc", [("x", None)], "abcx"),
        ("abc", [("x", 0)], "xabc"),
        ("abc", [("x", 1)], "axbc"),
        ("abc", [("x", 99)], "abcx"),
        ("c", [("b", 0), ("a", 1)], "bac"),  # a and b have changed places
        ("abc", [("x", 1), ("y", 1)], "axybc"),
        ("abc", [("y", 7), ("x", 5), ("z", None)], "abcxyz"),
        ("", [("x", 4)], "x"),
    ],
)
def test_who_is_placed_takes_the_place_and_the_others_make_room(
    kept: str, placed: list[tuple[str, int | None]], order: str
) -> None:
    assert "".join(in_billing_order(kept, placed)) == order


@given(NAMES, st.lists(PLACES, max_size=5))
def test_nobody_is_lost_and_those_not_placed_keep_their_order(kept: list[str], places: list[int | None]) -> None:
    placed = [(f"placed {number}", place) for number, place in enumerate(places)]
    order = in_billing_order(kept, placed)
    assert sorted(order) == sorted([*kept, *(item for item, _ in placed)])
    assert [name for name in order if name in kept] == kept


@given(NAMES, st.lists(st.integers(0, 12), unique=True, max_size=5))
def test_distinct_places_within_the_list_are_taken_exactly(kept: list[str], places: list[int]) -> None:
    placed = [(f"placed {place}", place) for place in places if place < len(kept) + len(places)]
    order = in_billing_order(kept, placed)
    assert all(order[place] == item for item, place in placed if place <= len(kept))
