"""The shortest chain between two people, beside a search that is too simple to be wrong."""

from collections import Counter
from collections.abc import Collection, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import connections
from catalog.connections import Chain, GaveUpError, Limits, shortest_chain

Credits = set[tuple[int, int]]
"""Who made what: pairs of a person and a film. Both are numbered from 0, so that mixing them up is noticed."""

people = st.integers(0, 9)
graphs = st.sets(st.tuples(people, st.integers(0, 9)), max_size=25)


class Films:
    """A graph of credits that tells each thing twice, as directors who act do."""

    def __init__(self, credits: Credits) -> None:
        self.credits = credits
        self.nodes_asked = 0

    def films_of(self, people: Collection[int]) -> list[int]:
        self.nodes_asked += len(people)
        return [film for person, film in self.credits if person in people] * 2

    def people_in(self, films: Collection[int]) -> list[int]:
        self.nodes_asked += len(films)
        return [person for person, film in self.credits if film in films] * 2

    def pairs(self, people: Collection[int], films: Collection[int]) -> list[tuple[int, int]]:
        self.nodes_asked += min(len(people), len(films))
        return [(person, film) for person, film in self.credits if person in people and film in films] * 2


def search(credits: Credits, start: int, goal: int, most_nodes: int = 1000) -> Chain | None:
    return shortest_chain(start, goal, Films(credits), Limits(most_nodes))


def all_chains(credits: Credits, start: int, goal: int, length: int) -> Iterator[tuple[int, ...]]:
    """Yield every sequence person, film, person … of `length` films from `start` to `goal`."""
    if length == 0:
        if start == goal:
            yield (start,)
        return
    for person, film in credits:
        if person == start:
            for other in {other for other, same in credits if same == film and other != start}:
                for rest in all_chains(credits, other, goal, length - 1):
                    yield (start, film, *rest)


def naive(credits: Credits, start: int, goal: int) -> list[tuple[int, ...]]:
    """Return all of the shortest chains, by trying every length."""
    reached = frontier = {start}
    for length in range(12):
        if goal in frontier:
            return list(all_chains(credits, start, goal, length))
        films = {film for person, film in credits if person in reached}
        frontier = {person for person, film in credits if film in films} - reached
        reached = reached | frontier
    return []


@given(credits=graphs, start=people, goal=people)
def test_it_is_one_of_the_shortest_and_knows_how_many_there_are(credits: Credits, start: int, goal: int) -> None:
    expected = naive(credits, start, goal)
    found = search(credits, start, goal)
    if not expected:
        assert found is None
    else:
        assert found is not None
        nodes = [found.people[0]]
        for film, person in zip(found.films, found.people[1:], strict=True):
            nodes += [film, person]
        assert tuple(nodes) in expected
        assert found.count == len(expected)


@given(credits=graphs, start=people, goal=people)
def test_it_is_the_same_chain_from_the_other_end(credits: Credits, start: int, goal: int) -> None:
    there, back = search(credits, start, goal), search(credits, goal, start)
    assert (there and (there.people, there.films, there.count)) == (
        back and (back.people[::-1], back.films[::-1], back.count)
    )


@given(credits=graphs, start=people, goal=people, batch=st.integers(1, 3))
def test_it_does_not_depend_on_the_size_of_batches(credits: Credits, start: int, goal: int, batch: int) -> None:
    whole = search(credits, start, goal)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections, "BATCH", batch)
        assert search(credits, start, goal) == whole


@given(credits=graphs, start=people, goal=people, most_nodes=st.integers(0, 15))
def test_a_limit_makes_it_give_up_but_never_wrong(credits: Credits, start: int, goal: int, most_nodes: int) -> None:
    try:
        found = search(credits, start, goal, most_nodes)
    except GaveUpError:
        return
    assert found == search(credits, start, goal)


def test_a_limit_bounds_the_work() -> None:
    crowd = {(person, film) for film in range(100) for person in (film, film + 1, film + 1000, film + 2000)}
    graph = Films(crowd)
    with pytest.raises(GaveUpError):
        shortest_chain(0, 100, graph, Limits(30))
    assert graph.nodes_asked < 60


def test_it_stops_when_told_to() -> None:
    asked = Counter[str]()

    def go_on() -> bool:
        asked["go on"] += 1
        return asked["go on"] < 3

    graph = Films({(person, film) for film in range(9) for person in (film, film + 1)})
    with pytest.raises(GaveUpError):
        shortest_chain(0, 9, graph, Limits(1000, go_on))
    assert asked["go on"] == 3


def test_somebody_is_connected_with_themself_by_no_film() -> None:
    assert search(set(), 5, 5) == Chain((5,), (), 1)


def test_it_begins_from_the_end_that_fewer_lead_away_from() -> None:
    """One who made a thousand films, and one who made a single one of them."""
    star = {(0, film) for film in range(1000)} | {(1, 500), (2, 501)}
    graph = Films(star)
    assert shortest_chain(0, 1, graph, Limits(5000)) == Chain((0, 1), (500,), 1)
    assert graph.nodes_asked < 10
