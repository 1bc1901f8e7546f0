"""Who is who, written down naively: dictionaries of whom a name means and whose an address is. No database."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Place = tuple[int, str]
"""A film's number and a role."""


@dataclass(frozen=True)
class NaiveMerge:
    """What the one who went brought along."""

    kept: int
    gone: int
    names: set[str]
    pins: set[tuple[int, str, str]]
    addresses: set[str]


@dataclass
class NaiveIdentities:
    """Whom seeds mean and where people are found, after whatever editors did."""

    means: dict[str, int] = field(default_factory=dict)
    """The person whom a name means in every seed."""
    pins: dict[tuple[int, str, str], int] = field(default_factory=dict)
    """The person whom a name means in one film and role instead."""
    addresses: dict[str, int] = field(default_factory=dict)
    """Whose page an address leads to, for ever."""

    def whom(self, movie: int, role: str, name: str) -> int:
        """Return the person whom a seed means by a name."""
        return self.pins.get((movie, role, name), self.means[name])

    def merge(self, kept: int, gone: int) -> NaiveMerge:
        """Let all that meant ``gone`` mean ``kept``."""
        merge = NaiveMerge(
            kept,
            gone,
            {name for name, person in self.means.items() if person == gone},
            {pin for pin, person in self.pins.items() if person == gone},
            {address for address, person in self.addresses.items() if person == gone},
        )
        self.means |= dict.fromkeys(merge.names, kept)
        self.pins |= dict.fromkeys(merge.pins, kept)
        self.addresses |= dict.fromkeys(merge.addresses, kept)
        return merge

    def undo(self, merge: NaiveMerge, lives_at: str) -> None:
        """Give back what the kept person still has of the other's, but for the address ``lives_at``, now their own."""
        kept, gone = merge.kept, merge.gone
        self.means |= {name: gone for name in merge.names if self.means[name] == kept}
        self.pins |= {pin: gone for pin in merge.pins if self.pins[pin] == kept}
        addresses = merge.addresses - {lives_at}
        self.addresses |= {address: gone for address in addresses if self.addresses[address] == kept}

    def split(self, person: int, called: str, other: int, places: Iterable[Place]) -> None:
        """Let every name that could mean ``person``, who is ``called`` so, mean ``other`` at ``places``."""
        self.means.setdefault(called, person)
        names = [name for name, meant in self.means.items() if meant == person]
        for place in places:
            for name in names:
                self.pins.setdefault((*place, name), other)
            self.pins |= {pin: other for pin, meant in self.pins.items() if meant == person and pin[:2] == place}

    def rename(self, person: int, name: str) -> None:
        """Let the new name mean the person too, unless it means somebody already."""
        self.means.setdefault(name, person)
