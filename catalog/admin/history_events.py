"""The history of films, people and credits, as an editor reads it: who changed what when, under which load."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from catalog.admin.in_words import SEPARATOR
from catalog.admin.moments import moment_as_text
from catalog.admin.order_differences import marked_order
from catalog.admin.word_differences import marked
from catalog.history import AS_LOADED, History
from catalog.models import Credit, Movie, Person

EVENTS_ON_PAGE = 50
CONTEXT = 8
"""Words shown around each difference of a long text."""
PEOPLE_AROUND = 3
"""People shown around each difference of a long order."""
MADE = "made"

Thing = type[Movie] | type[Person] | type[Credit]

SHOWN: dict[Thing, dict[str, str]] = {
    Movie: {
        "title": "title",
        "year": "year",
        "url": "source link",
        "rating_value": "rating",
        "synopsis": "synopsis",
        "deleted_at": "deleted",
        "hidden_since": "hidden",
    },
    Person: {"name": "name", "slug": "address", "match_name": "name in seeds"},
    Credit: {
        "person_id": "person",
        "character": "character",
        "credited_as": "credited as",
        "position": "billing order",
    },
}
"""What of each is shown, and how it is called."""


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of history that belong together: of one model, one of whose columns has one value."""

    model: Thing
    column: str
    value: int

    def rows(self) -> Any:
        """Return them; of credits that belong to a film, not the first states, which tell of no change."""
        history: History = self.model.history.model
        rows = history.objects.filter(**{self.column: self.value})
        if self.model is Credit and self.column == "movie_id":
            rows = rows.exclude(history_change_reason=AS_LOADED)
        return rows


@dataclass(slots=True)
class Line:
    """One thing that changed."""

    text: str
    name: str = ""
    """The column, where one changed."""
    html: SafeString | str = ""
    """Old and new, marked up."""
    row: History = None
    """The row of history with the state that followed; None of a new order, which many rows make."""

    @property
    def state_address(self) -> str:
        """The address of that state's page."""
        model = self.row.instance_type
        page = f"admin:catalog_{model._meta.model_name}_simple_history"
        return reverse(page, args=[getattr(self.row, model._meta.pk.attname), self.row.history_id])


@dataclass(slots=True)
class Event:
    """What one save, or one load, changed."""

    at: datetime.datetime
    user: Any = None
    reason: str = ""
    lines: list[Line] = field(default_factory=list)
    film: int | None = None
    """The film whose credits it changed, if it did, and if the film was there before."""

    @property
    def credits_before_address(self) -> str:
        """The address of the page with the film's credits as they were before."""
        if self.film is None:
            return ""
        return reverse("admin:catalog_movie_credits_before", args=[self.film, moment_as_text(self.at)])

    @property
    def load_number(self) -> int | None:
        """The load that made the change, if one did."""
        found = re.fullmatch(r"load ([0-9]{1,18})", self.reason)
        return int(found[1]) if found else None


def event_page(sources: Sequence[Source], number: str | None) -> Page[Any]:
    """Return a page of moments at which something of ``sources`` changed, the latest first, as Events."""
    moments, *others = (source.rows().order_by().values_list("history_date", flat=True) for source in sources)
    moments = moments.union(*others) if others else moments.distinct()
    page = Paginator(moments.order_by("-history_date"), EVENTS_ON_PAGE).get_page(number)
    page.object_list = _events(sources, list(page.object_list))
    return page


def changes(model: Thing, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield the name, old and new value of each thing shown in which two states of a ``model`` differ."""
    for name in SHOWN[model]:
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            yield name, one, other


def change_line(model: Thing, name: str, old: Any, new: Any, names: dict[int, str]) -> Line:
    """Return one change in words; ``names`` gives people's names by number."""
    text = SHOWN[model][name]
    if name in ("deleted_at", "hidden_since"):
        return Line(text if new else f"no longer {text}", name)
    if name == "person_id":
        old, new = names.get(old, "somebody"), names.get(new, "somebody")
    words = (_text(old), _text(new))
    return Line(text, name, mark_safe(marked(*words, CONTEXT)))  # noqa: S308  # escaped there


def _events(sources: Sequence[Source], moments: Sequence[datetime.datetime]) -> list[Event]:
    events = {moment: Event(moment) for moment in moments}
    for source in sources:
        rows = list(_with_previous(source.rows().filter(history_date__in=moments)))
        previous = rows[0].__class__.objects.in_bulk([row.previous for row in rows if row.previous]) if rows else {}
        names = _people(source.model, [*rows, *previous.values()])
        moves: dict[tuple[datetime.datetime, str], list[_Move]] = {}
        for row in rows:
            event = events[row.history_date]
            event.user = event.user or row.history_user
            if row.history_change_reason != AS_LOADED:  # its line says so
                event.reason = event.reason or row.history_change_reason or ""
            lines = _lines(source.model, row, previous.get(row.previous), names)
            if source.model is Credit and source.column == "movie_id":
                lines = [line for line in lines if line.name != "position"]
                if row.history_type == "~" and row.previous in previous:
                    move = (previous[row.previous].position, row.position, names.get(row.person_id, "somebody"))
                    moves.setdefault((event.at, row.role), []).append(move)
                event.film = source.value
            for line in lines:
                line.row = row
            event.lines += lines
        for (moment, role), moved in moves.items():
            events[moment].lines += _order_lines(role, moved)
    for event in events.values():
        if any(line.text == MADE and line.row.instance_type is Movie for line in event.lines if line.row):
            event.film = None
    return list(events.values())


_Move = tuple[int, int, str]
"""Where in the billing order somebody stood before and after, and their name."""


def _order_lines(role: str, moved: list[_Move]) -> list[Line]:
    """Return a line on the new order, none if all only moved up or made room."""
    before, after = sorted(moved), sorted(moved, key=lambda move: move[1])
    if before == after:
        return []
    order = "order of the cast" if role == Credit.Role.ACTOR else "order of the directors"
    old, new = (SEPARATOR.join(name for _, _, name in moves) for moves in (before, after))
    return [Line(order, html=mark_safe(marked_order(old, new, PEOPLE_AROUND)))]  # noqa: S308  # escaped there


def _with_previous(rows: Any) -> Any:
    """Return rows with ``previous``, the number of the row before of the same thing."""
    key = rows.model.instance_type._meta.pk.attname
    earlier = rows.model.objects.filter(
        Q(history_date__lt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")),
        **{key: OuterRef(key)},
    ).order_by("-history_date", "-history_id")
    return (
        rows.annotate(previous=Subquery(earlier.values("history_id")[:1]))
        .select_related("history_user")
        .order_by("-history_date", "-history_id")
    )


def _lines(model: Thing, row: History, previous: History, names: dict[int, str]) -> list[Line]:
    if row.history_change_reason == AS_LOADED:
        return [Line("the state before the first change")]
    if model is Credit and row.history_type in "+-":
        as_whom = f" as {row.character}" if row.character else ""
        verb = "in" if row.history_type == "+" else "out"
        return [Line(f"{row.get_role_display()} {names.get(row.person_id, 'somebody')}{as_whom}: {verb}")]
    if row.history_type == "-":
        return [Line("deleted")]
    if row.history_type == "+" or previous is None:
        return [Line(MADE)]
    lines = [change_line(model, name, old, new, names) for name, old, new in changes(model, previous, row)]
    if model is Credit:
        for line in lines:
            line.text = f"{names.get(row.person_id, 'somebody')}: {line.text}"
    return lines


def _people(model: Thing, rows: Iterable[History]) -> dict[int, str]:
    """Return the names of the people whom credits among ``rows`` belong to, also of those deleted since."""
    if model is not Credit:
        return {}
    numbers = {row.person_id for row in rows}
    names = dict(Person.objects.filter(pk__among=numbers).values_list("pk", "name"))
    gone = numbers - names.keys()
    former: History = Person.history.model
    rows_of_gone = former.objects.filter(id__in=gone).order_by("history_date", "history_id")
    return {**dict(rows_of_gone.values_list("id", "name")), **names}


def _text(value: Any) -> str:
    return "nothing" if value is None or value == "" else str(value)
