"""The shortest chain of films between two people. Pure: who made what is told by a graph that is given.

Each film is joined to the people it credits. The graph is searched from both ends at once, a layer at a time, always
from the end whose outermost layer is smaller, until both outermost layers have something in common: the middle of all
shortest chains. See "bidirectional search" in any book on graphs. Only then it is counted how many ways lead there, and
only through what lies on one: most of what was met does not. The counting is the first phase of Brandes' algorithm
(https://doi.org/10.1080/0022250X.2001.9990249).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

BATCH = 5_000
"""Nodes that are looked up at once: the limits are minded between two batches."""


class GaveUpError(Exception):
    """The search met more films and people than it may look at, or was told to stop."""


class Graph(Protocol):
    """Who made what, by number."""

    def films_of(self, people: Collection[int]) -> Iterable[int]:
        """Return the films of any of `people`; one may come twice."""

    def people_in(self, films: Collection[int]) -> Iterable[int]:
        """Return the people in any of `films`; one may come twice."""

    def pairs(self, people: Collection[int], films: Collection[int]) -> Iterable[tuple[int, int]]:
        """Return the pairs of one of `people` and one of `films` that credits them; one may come twice."""


@dataclass(frozen=True, slots=True)
class Chain:
    """People, each linked to the next by a film: one film fewer than people. ``count``: how many are as short."""

    people: tuple[int, ...]
    films: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How many people and films a search may meet; ``go_on`` is asked before each batch of them."""

    nodes: int
    go_on: Callable[[], bool] = lambda: True


def shortest_chain(start: int, goal: int, graph: Graph, limits: Limits) -> Chain | None:
    """Return one of the shortest chains from ``start`` to ``goal``, always the same one; None if there is none.

    From ``goal`` to ``start`` it is the same chain turned round. Raises GaveUpError at one of the ``limits``.
    """
    if start == goal:
        return Chain((start,), (), 1)
    near, far = (_Side(end, graph, limits) for end in sorted((start, goal)))
    while near.outermost and far.outermost:
        middle = near.outermost & far.outermost if near.is_level_with(far) else set()
        if middle:
            return _chain(near, far, middle, turned=start > goal)
        smaller = min(near, far, key=lambda side: len(side.outermost))
        smaller.grow(limits.nodes - near.met - far.met)
    return None


def _chain(near: "_Side", far: "_Side", middle: Collection[int], *, turned: bool) -> Chain:
    ways, more_ways = near.ways_to(middle), far.ways_to(middle)
    one = min(middle)
    nodes = [*reversed(ways.back_from(one)), one, *more_ways.back_from(one)]
    count = sum(ways.counts[node] * more_ways.counts[node] for node in middle)
    nodes = nodes[::-1] if turned else nodes
    return Chain(tuple(nodes[::2]), tuple(nodes[1::2]), count)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The shortest ways from an end to some nodes: how many to each, and what is the first one's node of each layer."""

    counts: dict[int, int]
    before: list[dict[int, int]]
    """For each layer, the outermost first: the smallest node before each of its nodes."""

    def back_from(self, node: int) -> list[int]:
        """Return the nodes from the one before ``node`` to the end."""
        return [node := before[node] for before in self.before]


@dataclass(slots=True)
class _Side:
    """What was met from one end: layers of people and films in turn."""

    end: int
    graph: Graph
    limits: Limits
    layers: list[set[int]] = field(default_factory=list)
    met: int = 1

    def __post_init__(self) -> None:
        self.layers.append({self.end})

    @property
    def outermost(self) -> set[int]:
        return self.layers[-1]

    def is_level_with(self, other: "_Side") -> bool:
        """Whether both outermost layers are of people, or both of films."""
        return len(self.layers) % 2 == len(other.layers) % 2

    def grow(self, most: int) -> None:
        """Add the next layer: everything beside the outermost one that was not met before, about ``most`` nodes."""
        look_up = self.graph.films_of if len(self.layers) % 2 else self.graph.people_in
        layer: set[int] = set()
        for batch in self._batches(self.outermost):
            if len(layer) > most:
                raise GaveUpError
            layer.update(look_up(batch))
        if len(self.layers) > 1:
            layer -= self.layers[-2]  # what is beside a layer is in the one before it, or new
        self.layers.append(layer)
        self.met += len(layer)

    def ways_to(self, nodes: Collection[int]) -> _Ways:
        """Return the ways from this end to ``nodes``, which are in the outermost layer."""
        steps: list[set[tuple[int, int]]] = []
        for depth in range(len(self.layers) - 1, 0, -1):
            steps.append(self._joints(depth, nodes))
            nodes = {before for before, _ in steps[-1]}
        counts = {self.end: 1}
        for step in reversed(steps):
            counts, counts_before = defaultdict(int), counts
            for before, node in step:
                counts[node] += counts_before[before]
        first = [{node: before for before, node in sorted(step, reverse=True)} for step in steps]
        return _Ways(counts, first)

    def _joints(self, depth: int, nodes: Collection[int]) -> set[tuple[int, int]]:
        """Return pairs of a node of the layer before ``depth`` and one of ``nodes``, in that layer, that are joined."""
        before, found = self.layers[depth - 1], set[tuple[int, int]]()
        for batch in self._batches(nodes):
            if depth % 2:
                found.update(self.graph.pairs(before, batch))
            else:
                found.update((film, person) for person, film in self.graph.pairs(batch, before))
        return found

    def _batches(self, nodes: Iterable[int]) -> Iterator[list[int]]:
        nodes = iter(sorted(nodes))
        while batch := list(islice(nodes, BATCH)):
            if not self.limits.go_on():
                raise GaveUpError
            yield batch
