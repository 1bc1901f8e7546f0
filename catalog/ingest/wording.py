"""A load's plans and report in words, one line each. Pure."""

from collections.abc import Iterator, Mapping

from catalog.ingest.film_state import CreditState, PersonKey
from catalog.ingest.plan import Action, FilmPlan
from catalog.ingest.report import Report

_LONGEST_VALUE = 60


def plan_lines(plan: FilmPlan, names: Mapping[int, str]) -> Iterator[str]:
    """Yield what a load would do to one film: a line for a new film, a line for each thing that changes.

    ``names`` gives the name of each person whom the plan credits by number.
    """
    film = f"{plan.movie_id} {plan.state.title}"
    if plan.action is Action.CREATE:
        yield f"{film}: new"
    for change in plan.changes:
        if change.field == "hidden":
            yield f"{film}: comes back with its seed"
        else:
            yield f"{film}: {change.field} {_value(change.old, names)} becomes {_value(change.new, names)}"
    for conflict in plan.conflicts:
        field = f"{conflict.role} {conflict.field}" if conflict.role else conflict.field
        if conflict.person is not None:
            field += f" of {_person(conflict.person, names)}"
        yield (
            f"{film}: conflict in {field}: the seed says {_value(conflict.seed, names)},"
            f" an editor {_value(conflict.current, names)}, which stays"
        )


def hidden_line(movie_id: int, title: str) -> str:
    """Return what --prune would do to a film without a seed."""
    return f"{movie_id} {title}: would be hidden, for this load lacks its seed"


def summary_lines(report: Report) -> Iterator[str]:
    """Yield the report of a finished run."""
    verb = "would be " if report.dry_run else ""
    yield (
        f"{_count(report.created, 'film')} {verb}created, {report.updated} {verb}updated,"
        f" {report.unchanged} unchanged; {_count(report.rejected, 'file')} rejected"
    )
    if not report.dry_run:
        yield (
            f"{_count(report.people_created, 'person', 'people')} created;"
            f" {_count(report.credits_created, 'credit')} created, {report.credits_removed} removed"
        )
    if report.conflicts:
        yield f"{_count(report.conflicts, 'conflict')} with editors' changes: the editors' values stay"
    if report.missing:
        yield f"{_count(report.missing, 'film')} without a seed in this load, left as before (--prune would hide)"
    if report.hidden:
        yield f"{_count(report.hidden, 'film')} without a seed in this load {verb}hidden"
    yield f"{report.seconds:.1f} seconds"


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _value(value: object, names: Mapping[int, str]) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(_credit(item, names) for item in value) or "nobody"
    text = str(value)
    return f"“{text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + '…'}”"


def _credit(item: CreditState | PersonKey, names: Mapping[int, str]) -> str:
    """A credit of a list of credits, or a person of a billing order."""
    if not isinstance(item, CreditState):
        return _person(item, names)
    name = _person(item.person, names)
    return f"{name} as {item.character}" if item.character else name


def _person(person: PersonKey, names: Mapping[int, str]) -> str:
    return names.get(person, str(person)) if isinstance(person, int) else person
