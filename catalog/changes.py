"""Tells those who keep something derived from films and people which of them changed, before the change is committed.

Everything in this project that writes films, people or credits does it within `together`: the models' own `save` and
`delete`, the querysets' `update`, `delete` and bulk methods, and loads.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import transaction


@dataclass(slots=True)
class Changes:
    """Numbers of films and of people that were made, changed or deleted, or whose credits were."""

    films: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    """Those of the people who were made, deleted, or changed themselves, be it by a new name."""
    anything: bool = False
    """Whether something changed that pages show, be it only a time or an order."""

    def __bool__(self) -> bool:
        return bool(self.anything or self.films or self.people)


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
