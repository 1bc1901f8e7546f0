"""Which database answers: visitors read from copies of the primary, everybody else from the primary itself.

A copy that fails, or that does not yet have the version of the catalogue this node has seen, is left out and tried
again later; without a sound copy visitors read from the primary.
"""

import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, Error
from django.db.models import Model

from catalog import version

SECONDS_TRUSTED = 1.0
"""How long a copy that was found sound is not asked again."""
SECONDS_LEFT_OUT = 5.0
"""How long a copy that failed is left out."""
SECONDS_TO_CATCH_UP = 0.5
"""How long a copy that lags is left out."""

Part = TypeVar("Part")

_logger = logging.getLogger(__name__)
_reading: ContextVar[str | None] = ContextVar("reading", default=None)


class ReplicaRouter:
    """Django's router: reads of visitors go where `for_visitors` says, all else to the primary."""

    def db_for_read(self, _model: type[Model], **_hints: Any) -> str:
        """Return the database to read from."""
        return visitors_database()

    def db_for_write(self, _model: type[Model], **_hints: Any) -> str:
        """Return the primary; what is read after a write comes from there as well."""
        if _reading.get() is not None:
            _reading.set(DEFAULT_DB_ALIAS)
        return DEFAULT_DB_ALIAS

    def allow_relation(self, *_objects: Model, **_hints: Any) -> bool:
        """Allow all: there is one catalogue."""
        return True

    def allow_migrate(self, alias: str, _app: str, **_hints: Any) -> bool:
        """Migrate the primary alone; copies follow by themselves."""
        return alias == DEFAULT_DB_ALIAS


def visitors_database() -> str:
    """Return the alias of the database that the present request reads from."""
    return _reading.get() or DEFAULT_DB_ALIAS


@contextmanager
def for_visitors(*, ask_again: bool = False) -> Iterator[str]:
    """Read from a sound copy, if there is one, within the block; yield the alias. `ask_again` as in `Replicas.pick`."""
    token = _reading.set(replicas.pick(version.current, ask_again=ask_again))
    try:
        yield visitors_database()
    finally:
        _reading.reset(token)


@contextmanager
def from_primary() -> Iterator[None]:
    """Read from the primary within the block."""
    with from_database(DEFAULT_DB_ALIAS):
        yield


@contextmanager
def from_database(alias: str) -> Iterator[None]:
    """Read from the database `alias` within the block."""
    token = _reading.set(alias)
    try:
        yield
    finally:
        _reading.reset(token)


def kept_to_one_database(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield `parts` of an answer, each made from the database that visitors read from now, whenever it is asked for."""

    def one_by_one(alias: str) -> Iterator[Part]:
        while True:
            with from_database(alias):
                part = next(parts, None)
            if part is None:
                return
            yield part

    return one_by_one(visitors_database())


class Replicas:
    """The copies, in turn, and until when each is trusted or left out."""

    def __init__(self) -> None:
        self._turn = itertools.count()
        self._trusted_until: dict[str, float] = {}
        self._left_out_until: dict[str, float] = {}
        self._lock = threading.Lock()
        self._seen = 0

    def pick(self, seen: Callable[[], int], *, ask_again: bool = False) -> str:
        """Return a copy that has the version which `seen` returns, or the primary.

        With `ask_again` copies that were left out are asked as well: one that lagged may have caught up. So they are
        while the primary is away, for nothing else is left then.
        """
        names = version.copies()
        if not names:
            return DEFAULT_DB_ALIAS
        wanted = seen()
        ask_again = ask_again or version.primary_is_away()  # which may have been found out just now
        first = next(self._turn)
        for number in range(len(names)):
            name = names[(first + number) % len(names)]
            if ask_again:
                self._forgive(name)
            if self._is_sound(name, wanted):
                return name
        return DEFAULT_DB_ALIAS

    def last_resort(self) -> str | None:
        """Return a copy that answers, though it may lag: while the primary is away what it has is better than nothing."""
        for name in version.copies():
            try:
                version.read(name)
            except Error:
                continue
            return name
        return None

    def leave_out(self, name: str, why: object, seconds: float = SECONDS_LEFT_OUT) -> None:
        """Do not use the copy for some time."""
        with self._lock:
            self._trusted_until.pop(name, None)
            self._left_out_until[name] = time.monotonic() + seconds
        _logger.warning("%s is left out for %s s: %s", name, seconds, why)

    def _forgive(self, name: str) -> None:
        with self._lock:
            self._left_out_until.pop(name, None)

    def _is_sound(self, name: str, wanted: int) -> bool:
        now = time.monotonic()
        with self._lock:
            if wanted != self._seen:
                # Nobody is trusted to have a change that was just made.
                self._trusted_until.clear()
                self._seen = wanted
            if now < self._left_out_until.get(name, 0.0):
                return False
            if now < self._trusted_until.get(name, 0.0):
                return True
            # Others take the next copy while this one is asked.
            self._left_out_until[name] = now + SECONDS_LEFT_OUT
        try:
            has = version.read(name)
        except Error as error:
            self.leave_out(name, str(error).strip())
            return False
        if has < wanted:
            self.leave_out(name, f"it has version {has}, not {wanted}", SECONDS_TO_CATCH_UP)
            return False
        if has > wanted and not _primary_had(has):
            self.leave_out(name, f"it has version {has}, which the primary never had: it is no copy of it")
            return False
        with self._lock:
            self._left_out_until.pop(name, None)
            self._trusted_until[name] = time.monotonic() + SECONDS_TRUSTED
        return True


def _primary_had(number: int) -> bool:
    """Whether the primary has come to this version, for all that can be found out now."""
    version.forget()
    return version.latest() >= number or version.primary_is_away()


replicas = Replicas()
