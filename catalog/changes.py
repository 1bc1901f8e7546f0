"""Tells those who keep something derived from films and people which of them changed, before the change is committed.

Everything in this project that writes films, people or credits does it within `together`: the models' own `save` and
`delete`, the querysets' `update`, `delete` and bulk methods, and loads.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction


class MadeCredit(NamedTuple):
    """A credit of a film that was made: `person` is a number, `name` what that person is called now."""

    person: int
    name: str
    role: str
    character: str
    credited_as: str


class MadeFilm(NamedTuple):
    """A public film that was made, as it was written; directors first, each role in billing order."""

    title: str
    sort_title: str
    year: int | None
    rating_value: Decimal | None
    url: str
    synopsis: str
    credits: tuple[MadeCredit, ...]


@dataclass(slots=True)
class Changes:
    """Numbers of films and of people that were made, changed or deleted, or whose credits were."""

    films: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    """Those of the people who were made, deleted, or changed themselves, be it by a new name."""
    anything: bool = False
    """Whether something changed that pages show, be it only a time or an order."""
    made: dict[int, MadeFilm] = field(default_factory=dict)
    """Films that a load made, by number: reading back what was just written would take most of its time."""

    def __bool__(self) -> bool:
        return bool(self.anything or self.films or self.people or self.made)

    @property
    def as_made(self) -> dict[int, MadeFilm]:
        """Those of the films made that are still so: no other change of this transaction has met them."""
        return {number: film for number, film in self.made.items() if number not in self.films}

    @property
    def people_in_made(self) -> set[int]:
        """The people credited in the films made."""
        return {credit.person for film in self.made.values() for credit in film.credits}


_open: ContextVar[Changes | None] = ContextVar("changes", default=None)
_listeners: list[Callable[[Changes], None]] = []


def listen(listener: Callable[[Changes], None]) -> None:
    """Have `listener` called with what changed, inside the transaction of the change."""
    if listener not in _listeners:
        _listeners.append(listener)


@contextmanager
def together() -> Iterator[Changes]:
    """Write within one transaction, and add to what this yields what was changed; listeners are told once, at the end.

    Within another `together` it is part of that one.
    """
    outer = _open.get()
    if outer is not None:
        yield outer
        return
    changes = Changes()
    with transaction.atomic():
        token = _open.set(changes)
        try:
            yield changes
        finally:
            _open.reset(token)
        if changes:
            for listener in _listeners:
                listener(changes)
