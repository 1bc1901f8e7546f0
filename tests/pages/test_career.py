"""A career as a line through the years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.career import TALLEST, career


def test_first_and_last_film_stand_at_the_ends() -> None:
    line = career([(1990, "actor"), (1981, "director"), (1999, "actor")])
    assert line is not None
    assert [(mark.x, mark.role) for mark in line.marks] == [(2.0, "director"), (50.0, "actor"), (98.0, "actor")]
    assert [tick.year for tick in line.ticks] == [1981, 1990, 1999]


@pytest.mark.parametrize("films", [[], [(1987, "actor")], [(1987, "actor"), (1987, "director")]])
def test_one_year_makes_no_line(films: list[tuple[int, str]]) -> None:
    assert career(films) is None


@given(st.lists(st.tuples(st.integers(1870, 2040), st.sampled_from(["actor", "director"])), max_size=300))
def test_no_mark_leaves_the_drawing_or_covers_another(films: list[tuple[int, str]]) -> None:
    line = career(films)
    if line is not None:
        places = [(mark.x, mark.y) for mark in line.marks]
        assert len(set(places)) == len(places)
        assert all(0 <= x <= 100 and 0 < y < line.height <= 10 * TALLEST for x, y in places)
