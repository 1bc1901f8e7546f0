"""Pages of a list that is counted only as far as anybody turns pages."""

from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import QuerySet

MAX_COUNTED = 100_000
"""Rows counted, and so reachable by turning pages: beyond it a list says "more than"."""


class BoundedPaginator(Paginator):  # type: ignore[type-arg]  # takes none at run time
    """A paginator that stops counting at MAX_COUNTED."""

    @cached_property
    def _counted(self) -> int:
        rows = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        return rows.order_by().values("pk")[: MAX_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        """Return the number of rows, at most MAX_COUNTED."""
        return min(self._counted, MAX_COUNTED)

    @property
    def has_uncounted(self) -> bool:
        """Whether there are more rows than were counted."""
        return self._counted > MAX_COUNTED
