"""The shortest chain of films between two people. Pure: who made what is looked up by functions that are given.

People and films make a graph in which each film is joined to the people it credits. It is searched from both ends at
once, a layer at a time, always from the end whose outermost layer is smaller, until the two layers share a node: the
shortest chains then are as many as there are ways to the shared nodes from both ends. See "bidirectional search" in
any book on graphs; counting along is Brandes' first phase (https://doi.org/10.1080/0022250X.2001.9990249).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

Neighbours = Callable[[Sequence[int]], Iterable[tuple[int, int]]]
"""Takes a batch of people (or of films); gives each of them with each of its films (or people). Pairs may repeat."""

BATCH = 2_000
"""Nodes that are looked up at once: the limits are minded between two batches."""


class GaveUpError(Exception):
    """The search met more films and people than it may look at, or was told to stop."""


@dataclass(frozen=True, slots=True)
class Chain:
    """People, each linked to the next by a film: one film fewer than people. ``count``: how many are as short."""

    people: tuple[int, ...]
    films: tuple[int, ...]
    count: int


def shortest_chain(
    start: int,
    goal: int,
    films_of: Neighbours,
    people_in: Neighbours,
    *,
    most_nodes: int,
    go_on: Callable[[], bool] = lambda: True,
) -> Chain | None:
    """Return one of the shortest chains from ``start`` to ``goal``, always the same one; None if there is none.

    From ``goal`` to ``start`` it is the same chain turned round. Raises GaveUpError once more than ``most_nodes`` people
    and films were met, or when ``go_on``, which is asked before each batch, returns False.
    """
    if start == goal:
        return Chain((start,), (), 1)
    first, last = sorted((start, goal))
    near, far = _Side(first, (films_of, people_in)), _Side(last, (films_of, people_in))
    while near.outermost and far.outermost:
        side = min(near, far, key=lambda side: len(side.outermost))
        side.grow(most_nodes - near.met - far.met, go_on)
        shared = near.outermost.keys() & far.outermost.keys() if near.is_level_with(far) else ()
        if shared:
            count = sum(near.outermost[node] * far.outermost[node] for node in shared)
            middle = min(shared)
            nodes = [*reversed(near.way_back(middle)), middle, *far.way_back(middle)]
            nodes = nodes if start == first else nodes[::-1]
            return Chain(tuple(nodes[::2]), tuple(nodes[1::2]), count)
    return None


@dataclass(slots=True)
class _Side:
    """What was met from one end: layers of people and films in turn, each node with its number of shortest ways."""

    end: int
    look_up: tuple[Neighbours, Neighbours]
    layers: list[dict[int, int]] = field(default_factory=list)
    met: int = 1

    def __post_init__(self) -> None:
        self.layers.append({self.end: 1})

    @property
    def outermost(self) -> dict[int, int]:
        return self.layers[-1]

    def is_level_with(self, other: "_Side") -> bool:
        """Whether both outermost layers are of people, or both of films."""
        return len(self.layers) % 2 == len(other.layers) % 2

    def grow(self, most: int, go_on: Callable[[], bool]) -> None:
        """Add the next layer: everything next to the outermost one that was not met before, at most ``most`` nodes."""
        look_up = self.look_up[(len(self.layers) - 1) % 2]
        # What is next to a layer is new, or stands two layers back.
        ways, before = self.outermost, self.layers[-2] if len(self.layers) > 1 else {}
        layer: dict[int, int] = {}
        for batch in _batches(sorted(ways)):
            if not go_on() or len(layer) > most:
                raise GaveUpError
            for node, other in set(look_up(batch)):
                if other not in before:
                    layer[other] = layer.get(other, 0) + ways[node]
        self.layers.append(layer)
        self.met += len(layer)

    def way_back(self, node: int) -> list[int]:
        """Return the nodes from beside ``node``, which is in the outermost layer, to this side's end."""
        way = []
        for depth in range(len(self.layers) - 2, -1, -1):
            # In a graph without directions, whoever is beside the node and one layer nearer leads to the end.
            beside = self.look_up[(depth + 1) % 2]([node])
            node = min(other for _, other in beside if other in self.layers[depth])
            way.append(node)
        return way


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch
