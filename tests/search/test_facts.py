"""What documents of films say of years and ratings, and what lists ask for: both mean the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.entries import facts_of_ratings, facts_of_years, rating_facts, year_facts

years = st.integers(1870, 2040)


@given(first=years, last=years, year=years)
def test_a_film_of_these_years_has_one_of_their_words_and_no_other_film_has(first: int, last: int, year: int) -> None:
    asked = list(facts_of_years(range(first, last + 1)))
    assert len(set(asked) & set(year_facts(year))) == (first <= year <= last)


@given(least=st.integers(0, 100), rating=st.integers(0, 100))
def test_a_film_rated_so_or_better_has_one_of_the_words_and_no_other_film_has(least: int, rating: int) -> None:
    asked = list(facts_of_ratings(Decimal(least) / 10))
    assert len(set(asked) & set(rating_facts(Decimal(rating) / 10))) == (rating >= least)


@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [
        (1987, 1987, "@1987"),
        (1980, 1989, "@198_"),
        (1978, 2001, "@1978 @1979 @198_ @199_ @2000 @2001"),
        (1990, 1980, ""),
    ],
)
def test_as_few_words_are_asked_for_as_there_are(first: int, last: int, asked: str) -> None:
    assert " ".join(facts_of_years(range(first, last + 1))) == asked
