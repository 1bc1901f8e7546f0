"""Numbers that cost more the greater the catalogue is: counted once for each of its versions."""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Paginator
from django.db.models import QuerySet

from catalog import version
from catalog.shared_store import shared_store

MOST_KEPT = 10_000
"""Numbers that a process keeps."""

Counted = TypeVar("Counted")

_kept: OrderedDict[tuple[int, str], Any] = OrderedDict()
_lock = threading.Lock()


def kept_count(what: str, count: Callable[[], Counted]) -> Counted:
    """Return what `count` returns, called once for each version of the catalogue in all processes that share a Redis.

    `what` tells it from all other counts; what it returns is made of what JSON knows, with lists for tuples.
    """
    if not settings.KEPT_PAGES_BYTES:
        return count()
    key = (version.current(), what)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return cast("Counted", _kept[key])
    shared_key = "count:" + hashlib.sha256(f"{key[0]} {what}".encode()).hexdigest()
    counted = _decoded(shared_store().get(shared_key))
    if counted is None:
        counted = count()
        shared_store().put(shared_key, json.dumps(counted).encode())
    with _lock:
        _kept[key] = counted
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return cast("Counted", counted)


def _decoded(kept: bytes | None) -> Any:  # noqa: ANN401  # JSON
    """Return what Redis has, None if that is nothing, or nothing of ours."""
    try:
        return json.loads(kept or b"null")
    except ValueError:
        return None


class CountedPages(Paginator):  # type: ignore[type-arg]  # none at run time
    """Pages of a list whose length is counted once for each version of the catalogue."""

    @cached_property
    def count(self) -> int:
        """The number of rows."""
        rows = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        try:
            what = repr(rows.order_by().query.sql_with_params())
        except EmptyResultSet:
            return 0
        return kept_count(what, rows.count)
