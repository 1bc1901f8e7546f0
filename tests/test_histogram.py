"""The catalogue through the years, as bars and as a table."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from catalog.histogram import HEIGHT, LABELS_APART, histogram

years = st.dictionaries(st.integers(1870, 9999), st.integers(1, 10**6), min_size=1, max_size=60)


def test_nothing_known_is_nothing_drawn() -> None:
    assert histogram({}) is None


@given(years)
def test_bars_stand_inside_the_picture_in_the_order_of_their_years(films: dict[int, int]) -> None:
    drawn = histogram(films)
    assert drawn
    assert [(bar.year, bar.films) for bar in drawn.bars] == sorted(films.items())
    assert max(bar.height for bar in drawn.bars) == HEIGHT
    for bar in drawn.bars:
        assert bar.height > 0
        assert bar.y + bar.height == HEIGHT
        assert 0 <= bar.x < bar.x + bar.width <= 100.1
    places = [bar.x for bar in drawn.bars]
    assert places == sorted(places)


@given(years)
def test_the_table_says_the_same_as_the_bars(films: dict[int, int]) -> None:
    drawn = histogram(films)
    assert drawn
    told = {year: number for row in drawn.rows for year, number in row.years if number}
    assert told == films
    assert sum(row.films for row in drawn.rows) == sum(films.values())
    assert all(row.films for row in drawn.rows)


@given(years)
def test_labels_leave_each_other_room(films: dict[int, int]) -> None:
    drawn = histogram(films)
    assert drawn
    places = [label.x for label in drawn.labels]
    assert all(b - a >= LABELS_APART - 0.01 for a, b in pairwise(places))
