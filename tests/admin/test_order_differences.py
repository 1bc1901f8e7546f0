"""What is shown of two billing orders."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.admin.in_words import SEPARATOR
from catalog.admin.order_differences import marked_order, orders_side_by_side

ORDERS = st.lists(st.sampled_from(["Ann Lee", "Bob <Ray>", "Cy Fox", "Ann Fox", "Eve"]), unique=True).map(
    SEPARATOR.join
)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("A B · C B · D", "C B · D · A B", "<del>A B</del> · C B · D · <ins>A B</ins>"),
        ("A · B", "A · B · C", "A · B · <ins>C</ins>"),
        ("A · B", "A", "A · <del>B</del>"),
        ("A", "B", "<del>A</del> · <ins>B</ins>"),
        ("", "A", "<ins>A</ins>"),
        ("A · B", "A · B", "A · B"),
        ("A · B · C · D · E", "E · A · B · C · D", "<ins>E</ins> · A · … · D · <del>E</del>"),
        ("A · B · C · D · E", "B · A · C · D · E", "<ins>B</ins> · A · <del>B</del> · C · …"),
    ],
)
def test_whole_names_are_marked_and_few_stand_around_them(old: str, new: str, marked: str) -> None:
    assert marked_order(old, new, 1) == marked


@given(ORDERS, ORDERS)
def test_each_side_tells_its_whole_order(old: str, new: str) -> None:
    left, right = orders_side_by_side(old, new)
    assert re.sub("</?del>", "", left) == escape(old)
    assert re.sub("</?ins>", "", right) == escape(new)
    assert ("<del>" in left or "<ins>" in right) == (old != new)
