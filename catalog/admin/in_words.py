"""What a film's conflicts and differences are about, and their values, as an editor reads them. Pure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

Names = Mapping[int, str]
"""The name of each person, by number."""

SEPARATOR = " · "
"""Between the people of a billing order: some names have commas."""

_FIELDS = {
    "title": "Title",
    "year": "Year",
    "url": "Source link",
    "rating_value": "Rating",
    "synopsis": "Synopsis",
}
FIELDS_IN_WORDS = {**_FIELDS, "credit": "Credits", "character": "Characters", "order": "Billing order"}
"""What a conflict can be about, in general."""
_ORDERS = {"director": "Order of the directors", "actor": "Order of the cast"}
_ROLES = {"director": "Director", "actor": "Actor"}


def label(field: str, role: str = "", person: str = "") -> str:
    """Return what ``field`` is about, as named in Conflict and Difference: of a film, or of its credits in ``role``."""
    if field == "order":
        return _ORDERS.get(role, "Order")
    if field == "character":
        return f"Character of {person}"
    if field == "credit":
        return f"{_ROLES.get(role, role)} {person}"
    return _FIELDS.get(field, field)


def value_in_words(field: str, value: object, names: Names) -> str:
    """Return a value; people of an order by name."""
    if field == "credit":
        return "not credited" if value is None else f"credited, as {value}" if value else "credited"
    if isinstance(value, list | tuple):
        return SEPARATOR.join(person_in_words(one, names) for one in value) or "nobody"
    if value is None or value == "":
        return "nothing"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def person_in_words(person: object, names: Names) -> str:
    """Return the name of somebody who is given by number, or by name if they are not in the database."""
    if isinstance(person, int):
        return names.get(person, "somebody no longer on record")
    return str(person)


def people_among(values: Iterable[object]) -> set[int]:
    """Return the numbers of people among the values of conflicts and differences: whose, and in orders."""
    return {one for value in values for one in _flat(value) if isinstance(one, int)}


def _flat(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else (value,)
