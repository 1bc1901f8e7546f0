"""A load's plans and report in words, one line each. Pure."""

from collections.abc import Iterator

from catalog.ingest.film_state import CreditState
from catalog.ingest.plan import Action, Change, FilmPlan
from catalog.ingest.report import Report

_LONGEST_VALUE = 60


def plan_lines(plan: FilmPlan) -> Iterator[str]:
    """Yield what a load would do to one film: a line for a new film, a line for each thing that changes."""
    film = f"{plan.movie_id} {plan.state.title}"
    if plan.action is Action.CREATE:
        yield f"{film}: new"
    for change in plan.changes:
        yield f"{film}: {_change(change)}"
    for conflict in plan.conflicts:
        name = f"{conflict.role} {conflict.field}" if conflict.role else conflict.field
        yield (
            f"{film}: conflict in {name}: the seed says {_value(conflict.seed)},"
            f" an editor {_value(conflict.current)}, which stays"
        )


def summary_lines(report: Report) -> Iterator[str]:
    """Yield the report of a finished run."""
    verb = "would be " if report.dry_run else ""
    yield (
        f"{report.created} films {verb}created, {report.updated} {verb}updated,"
        f" {report.unchanged} unchanged, {report.rejected} files rejected"
    )
    if not report.dry_run:
        yield (
            f"{report.people_created} people created; {report.credits_created} credits created,"
            f" {report.credits_removed} removed"
        )
    if report.conflicts:
        yield f"{report.conflicts} conflicts with editors' changes: the editors' values stay"
    if report.missing:
        yield f"{report.missing} films have no seed in this load; they stay (--prune would hide them)"
    if report.hidden:
        yield f"{report.hidden} films without a seed in this load {verb}hidden"
    yield f"{report.seconds:.1f} seconds"


def _change(change: Change) -> str:
    if change.field == "hidden":
        return "comes back with its seed"
    return f"{change.field} {_value(change.old)} becomes {_value(change.new)}"


def _value(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(_value(item) for item in value) or "nobody"
    if isinstance(value, CreditState):
        return f"{value.person} as {value.character}" if value.character else str(value.person)
    text = str(value)
    return f"“{text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + '…'}”"
