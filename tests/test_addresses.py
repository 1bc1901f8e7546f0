"""Addresses made quickly."""

import pytest
from django.urls import reverse, set_script_prefix
from hypothesis import given
from hypothesis import strategies as st

from catalog.addresses import address
from catalog.text import name_slug

WITH_A_SLUG = ("person", "monogram", "monogram_picture", "person_json", "character")
WITH_A_NUMBER = ("film_by_number", "film_card", "film_card_picture", "film_json", "film_text")


@given(st.integers(1, 10**18), st.text(min_size=1).map(name_slug), st.integers(1870, 2100))
def test_they_are_what_django_makes_of_them(number: int, slug: str, year: int) -> None:
    cases: list[tuple[str, tuple[int | str, ...]]] = [
        *((name, (slug,)) for name in WITH_A_SLUG),
        *((name, (number,)) for name in WITH_A_NUMBER),
        ("film", (number, slug)),
        ("year", (year,)),
        ("decade", (year // 10 * 10,)),
        ("home", ()),
    ]
    for name, parts in cases:
        assert address(name, *parts) == reverse(name, args=parts)


def test_they_begin_where_the_site_is_mounted() -> None:
    set_script_prefix("/films-100%/")
    try:
        assert address("film", 4005, "the-living-daylights") == reverse("film", args=[4005, "the-living-daylights"])
    finally:
        set_script_prefix("/")


def test_an_address_that_is_not_there_is_refused() -> None:
    with pytest.raises(Exception, match="nowhere"):
        address("nowhere", 1)
