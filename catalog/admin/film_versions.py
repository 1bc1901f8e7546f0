"""What an editor is shown of a film beside its form: open conflicts, and where it differs from its seed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from catalog.admin.in_words import Names, label, people_among, person_in_words, value_in_words
from catalog.admin.order_differences import orders_side_by_side
from catalog.admin.word_differences import marked, plain, side_by_side, whole
from catalog.editing import versions
from catalog.ingest.current import StoredFilm, stored_films
from catalog.ingest.differences import Difference
from catalog.ingest.film_state import PersonKey
from catalog.ingest.merge import value_of
from catalog.models import Conflict, Person

WORDED = ("title", "synopsis")
"""What is compared word by word."""

CONTEXT = 25
"""Words shown around each difference of a long text on a film's page."""
CONTEXT_IN_LIST = 8
"""And in the queue."""


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One conflict: what the seed said, what it says, what the site shows; words that differ from the first marked."""

    conflict: Conflict
    label: str
    base: SafeString
    seed: SafeString
    current: SafeString


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One thing that an editor changed: what the seed says, what the site shows; words that differ marked."""

    difference: Difference
    label: str
    seed: SafeString
    current: SafeString
    way_back: str
    """What the button is called that gives the seed's word back; "" where there is no way."""


def conflict_lines(conflicts: Sequence[Conflict], context: int = CONTEXT) -> list[ConflictLine]:
    """Return the conflicts in words; an open one with what the site shows now. The same few queries for any number."""
    is_open = [one for one in conflicts if one.decision == Conflict.Decision.OPEN]
    films = stored_films({conflict.movie_id for conflict in is_open})
    present = {conflict.pk: _shown(conflict, films) for conflict in is_open}
    values = [(one.base, one.seed, present.get(one.pk, one.current)) for one in conflicts]
    names = _names(
        [
            *(value for one, three in zip(conflicts, values, strict=True) if one.field == "order" for value in three),
            *(one.person_id for one in conflicts),
        ]
    )
    return [_conflict_line(one, three, names, context) for one, three in zip(conflicts, values, strict=True)]


def difference_lines(movie_id: int) -> list[DifferenceLine]:
    """Return what editors changed in a film. Raises Movie.DoesNotExist."""
    found = versions(movie_id).differences
    orders = [value for one in found if one.field == "order" for value in (one.seed, one.current)]
    names = _names([*(one.person for one in found), *orders])
    return [_difference_line(one, names) for one in found]


def number_of_open_conflicts() -> int:
    """Return how many conflicts wait for an editor."""
    return Conflict.objects.filter(decision=Conflict.Decision.OPEN).count()


def _shown(conflict: Conflict, films: dict[int, StoredFilm]) -> object:
    film = films[conflict.movie_id].current
    return value_of(film, conflict.field, conflict.role, conflict.person_id)


def _conflict_line(conflict: Conflict, values: tuple[object, ...], names: Names, context: int) -> ConflictLine:
    base, seed, current = (value_in_words(conflict.field, value, names) for value in values)
    before = plain(base)
    if conflict.field in WORDED:
        before, _ = side_by_side(base, seed, context)
    elif conflict.field == "order":
        before, _ = orders_side_by_side(base, seed)
    shown = [_html(before), *(_marked(conflict.field, base, version, context) for version in (seed, current))]
    return ConflictLine(conflict, _label(conflict.field, conflict.role, conflict.person_id, names), *shown)


def _difference_line(difference: Difference, names: Names) -> DifferenceLine:
    field, person = difference.field, difference.person
    seed, current = (value_in_words(field, value, names) for value in (difference.seed, difference.current))
    if field in WORDED:
        seed, current = side_by_side(seed, current, CONTEXT)
    elif field == "order":
        seed, current = orders_side_by_side(seed, current)
    else:
        seed, current = whole("del", seed), whole("ins", current)
    way_back = "" if isinstance(person, str) else _WAYS_BACK[field == "credit", difference.current is None]
    return DifferenceLine(
        difference, _label(field, difference.role, person, names), _html(seed), _html(current), way_back
    )


_WAYS_BACK = {
    (True, True): "Bring back",
    (True, False): "Take out",
    (False, True): "Back to the seed’s",
    (False, False): "Back to the seed’s",
}


def _marked(field: str, base: str, version: str, context: int) -> SafeString:
    """Return ``version`` with what differs from ``base`` marked: words, people of an order, or the whole value."""
    if field == "order":
        return _html(orders_side_by_side(base, version)[1])
    if field in WORDED or base == version:
        return _html(marked(base, version, context))
    return _html(whole("ins", version))


def _label(field: str, role: str, person: PersonKey | None, names: Names) -> str:
    return label(field, role, "" if person is None else person_in_words(person, names))


def _names(values: Iterable[object]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__among=people_among(values)).values_list("pk", "name"))


def _html(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308  # escaped by word_differences
