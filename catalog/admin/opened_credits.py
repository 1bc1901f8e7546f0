"""With which credits a page was opened, as the page carries it to and fro. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

_HIGHEST_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class OpenedCredit:
    """One credit as it was: whose, at which place, and the digests of what can be edited, by field."""

    person: int
    position: int
    digests: Mapping[str, str]
    gone: bool = False
    """Whether the editor was told that the credit is gone by now."""


@dataclass(frozen=True, slots=True)
class OpenedCredits:
    """The credits of one role, by their numbers. The default knows of none."""

    credits: Mapping[str, OpenedCredit] = field(default_factory=dict)

    @classmethod
    def from_text(cls, text: str | None) -> "OpenedCredits":
        """Return what a page sent; what cannot be read is as if it had not been sent."""
        try:
            rows = json.loads(text or "{}")
            return cls({str(number): _read(row) for number, row in rows.items()})
        except (ValueError, TypeError, AttributeError, RecursionError):
            return cls()

    def as_text(self) -> str:
        """Return what the page carries."""
        rows = {
            number: [credit.person, credit.position, dict(credit.digests), credit.gone]
            for number, credit in self.credits.items()
        }
        return json.dumps(rows, separators=(",", ":"))

    def is_reordered(self, now: Sequence[str]) -> bool:
        """Whether the credits that are still there have another order ``now``."""
        there = set(now)
        before = sorted((one for one in self.credits if one in there), key=lambda one: self.credits[one].position)
        return before != [one for one in now if one in self.credits]

    def with_positions(self, positions: Mapping[str, int], digests: Mapping[str, str]) -> "OpenedCredits":
        """Return the same credits at other places, of which ``digests`` are given too."""
        return OpenedCredits(
            {
                one: replace(credit, position=positions[one], digests={**credit.digests, "position": digests[one]})
                if one in positions
                else credit
                for one, credit in self.credits.items()
            }
        )

    def with_digests(self, number: str, digests: Mapping[str, str]) -> "OpenedCredits":
        """Return the same credits, one of them with other digests."""
        return self._with(number, digests=digests)

    def with_gone(self, number: str) -> "OpenedCredits":
        """Return the same credits, one of them known to be gone."""
        return self._with(number, gone=True)

    def _with(self, number: str, **changes: Any) -> "OpenedCredits":
        credit = self.credits.get(number) or OpenedCredit(0, 0, {})
        return OpenedCredits({**self.credits, number: replace(credit, **changes)})


def _read(row: Any) -> OpenedCredit:
    """Return the credit. Raises ValueError or TypeError for what no page sends."""
    person, position, digests, gone = row
    numbers = isinstance(person, int) and isinstance(position, int) and 0 <= person <= _HIGHEST_NUMBER
    if not numbers or not all(isinstance(part, str) for pair in digests.items() for part in pair):
        raise ValueError(row)
    return OpenedCredit(person, position, digests, bool(gone))
