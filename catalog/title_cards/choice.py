"""Choices that look free and are fixed by the film: the same words always give the same numbers, in every process."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Chooser:
    """A source of choices seeded by text.

    Each choice is named, and depends on the seed and that name only: adding a choice to a drawing leaves the others as
    they were.
    """

    def __init__(self, *seed: object) -> None:
        self._seed = "\x1f".join(str(part) for part in seed).encode("utf-8", "surrogatepass")

    def number(self, name: str) -> int:
        """A whole number from 0 to 2**64 - 1."""
        digest = hashlib.blake2b(self._seed, digest_size=8, person=name.encode()[:16]).digest()
        return int.from_bytes(digest, "big")

    def pick(self, name: str, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.number(name) % len(items)]

    def between(self, name: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.number(name) % (high - low + 1)

    def chance(self, name: str) -> bool:
        """True for half of all seeds."""
        return self.number(name) % 2 == 1
