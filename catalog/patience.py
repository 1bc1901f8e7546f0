"""How long to wait for a database server's answer: one that hangs sets no limit itself, and must not hang the site."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SECONDS = 15.0
"""For the answer to one statement of an editor: longer than anything takes that the desk does."""

_patience: ContextVar[float] = ContextVar("patience", default=SECONDS)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Wait no longer than `seconds` for the answer to any one statement within the block."""
    token = _patience.set(seconds)
    try:
        yield
    finally:
        _patience.reset(token)


def seconds_of_patience() -> float:
    """Return how long to wait for an answer now."""
    return _patience.get()
