"""What a load did, counted."""

from dataclasses import dataclass, field
from typing import Any

from catalog.seeds.records import Problem

KEPT_PROBLEMS = 10_000
"""Rejections and warnings written in full; beyond that they are only counted, so that memory stays flat."""


@dataclass
class Report:
    """The counts of one load, growing while it runs."""

    dry_run: bool = False
    status: str = "running"
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: int = 0
    rejected: int = 0
    missing: int = 0
    hidden: int = 0
    people_created: int = 0
    credits_created: int = 0
    credits_removed: int = 0
    rejections: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    seconds: float = 0.0
    reason: str = ""
    """Why nothing was loaded, or not all; empty for a run that came to its end."""

    def reject(self, problems: tuple[Problem, ...]) -> None:
        """Count one file as rejected, for ``problems``."""
        self.rejected += 1
        self.rejections += problems[: KEPT_PROBLEMS - len(self.rejections)]

    def warn(self, problems: tuple[Problem, ...]) -> None:
        """Note ``problems`` that do not stop a file."""
        self.warnings += problems[: KEPT_PROBLEMS - len(self.warnings)]

    @property
    def files(self) -> int:
        """Files dealt with so far."""
        return self.created + self.updated + self.unchanged + self.rejected

    def as_json(self) -> dict[str, Any]:
        """Return the report in the shape that ``--report`` writes."""
        return {
            "status": self.status,
            "dry_run": self.dry_run,
            "films": {
                "created": self.created,
                "updated": self.updated,
                "unchanged": self.unchanged,
                "conflicts": self.conflicts,
                "rejected": self.rejected,
                "missing": self.missing,
                "hidden": self.hidden,
            },
            "people": {"created": self.people_created},
            "credits": {"created": self.credits_created, "removed": self.credits_removed},
            "rejections": [_problem(problem) for problem in self.rejections],
            "warnings": [_problem(problem) for problem in self.warnings],
            "seconds": round(self.seconds, 3),
            **({"reason": self.reason} if self.reason else {}),
        }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"path": problem.path, "line": problem.line, "reason": problem.reason}
