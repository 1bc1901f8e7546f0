"""The shortest chain of films between two people. Pure: who made what is looked up by functions that are given.

People and films make a graph in which each film is joined to the people it credits. It is searched from both ends at
once, a layer at a time, always from the end whose outermost layer is smaller, until something in one outermost layer
is joined to something in the other: the shortest chains then are as many as there are ways over these joints. See
"bidirectional search" in any book on graphs; counting along is the first phase of Brandes' algorithm
(https://doi.org/10.1080/0022250X.2001.9990249).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

Joints = Iterable[tuple[int, int]]
"""A node and one beside it: a person and a film, or a film and a person. A pair may come twice."""

LookUp = Callable[[Sequence[int], Collection[int] | None], Joints]
"""Takes a batch of people (or of films); gives each with each of its films (people), of those in the collection if any."""

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


@dataclass(frozen=True, slots=True)
class Limits:
    """How many people and films a search may meet; ``go_on`` is asked before each batch of them."""

    nodes: int
    go_on: Callable[[], bool] = lambda: True


def shortest_chain(start: int, goal: int, films_of: LookUp, people_in: LookUp, limits: Limits) -> Chain | None:
    """Return one of the shortest chains from ``start`` to ``goal``, always the same one; None if there is none.

    From ``goal`` to ``start`` it is the same chain turned round. Raises GaveUpError at one of the ``limits``.
    """
    if start == goal:
        return Chain((start,), (), 1)
    first, last = sorted((start, goal))
    near, far = _Side(first, (films_of, people_in), limits), _Side(last, (films_of, people_in), limits)
    while near.outermost and far.outermost:
        smaller, larger = sorted((near, far), key=lambda side: len(side.outermost))
        if near.is_level_with(far):
            smaller.grow(limits.nodes - near.met - far.met)
            continue
        joints = {(a, b) if smaller is near else (b, a) for a, b in smaller.joints(larger.outermost)}
        if joints:
            count = sum(near.outermost[a] * far.outermost[b] for a, b in joints)
            a, b = min(joints)
            nodes = [*reversed(near.way_back(a)), a, b, *far.way_back(b)]
            nodes = nodes if start == first else nodes[::-1]
            return Chain(tuple(nodes[::2]), tuple(nodes[1::2]), count)
        smaller.grow(limits.nodes - near.met - far.met)
    return None


@dataclass(slots=True)
class _Side:
    """What was met from one end: layers of people and films in turn, each node with its number of shortest ways."""

    end: int
    look_up: tuple[LookUp, LookUp]
    limits: Limits
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

    def grow(self, most: int) -> None:
        """Add the next layer: everything beside the outermost one that was not met before, about ``most`` nodes."""
        # What is beside a layer is in the one before it, or new.
        ways, before = self.outermost, self.layers[-2] if len(self.layers) > 1 else {}
        layer: dict[int, int] = {}
        for joints in self._look_up_outermost(None):
            if len(layer) > most:
                raise GaveUpError
            for node, other in joints:
                if other not in before:
                    layer[other] = layer.get(other, 0) + ways[node]
        self.layers.append(layer)
        self.met += len(layer)

    def joints(self, others: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield what joins the outermost layer to ``others``, which are of the other kind."""
        for joints in self._look_up_outermost(others):
            yield from joints

    def _look_up_outermost(self, among: Collection[int] | None) -> Iterator[set[tuple[int, int]]]:
        look_up = self.look_up[(len(self.layers) - 1) % 2]
        for batch in _batches(sorted(self.outermost)):
            if not self.limits.go_on():
                raise GaveUpError
            yield set(look_up(batch, among))

    def way_back(self, node: int) -> list[int]:
        """Return the nodes from beside ``node``, which is in the outermost layer, to this side's end."""
        way = []
        for depth in range(len(self.layers) - 2, -1, -1):
            node = min(other for _, other in self.look_up[(depth + 1) % 2]([node], self.layers[depth]))
            way.append(node)
        return way


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch
