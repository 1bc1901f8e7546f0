"""Models and querysets whose every way of writing is noted in `catalog.changes`."""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, TypeVar, cast

from django.db import models

from catalog.changes import Changes, together

Row = TypeVar("Row", bound=models.Model)

_CHUNK = 5_000


class NotedQuerySet(models.QuerySet[Row]):
    """Rows whose changes by `update`, `delete` and the bulk methods are noted."""

    unnoticed: ClassVar[frozenset[str]] = frozenset()
    """Fields whose change means nothing to the search index: pages show it, but the rows need not be known."""

    def note(self, changes: Changes) -> None:
        """Add to `changes` the films and people that these rows are, or connect."""
        raise NotImplementedError

    def update(self, **kwargs: Any) -> int:
        """Update the rows, noting them as they were and as they are then."""
        with together() as changes:
            if kwargs.keys() <= self.unnoticed:
                changes.anything = True
                return super().update(**kwargs)
            numbers = list(self.order_by().values_list("pk", flat=True))
            self.note(changes)
            updated = super().update(**kwargs)
            self._note_numbers(numbers, changes)
        return updated

    update.alters_data = True  # type: ignore[attr-defined]  # Django's mark for templates

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the rows, noting them before."""
        with together() as changes:
            self.note(changes)
            return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]  # as above
    delete.queryset_only = True  # type: ignore[attr-defined]  # `objects.delete()` would delete everything

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """Create rows, and note them."""
        with together() as changes:
            created = super().bulk_create(objs, *args, **kwargs)
            self.note_created(created, changes)
        return created

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Update rows with values of their own; `update` notes them."""
        with together():
            return super().bulk_update(*args, **kwargs)

    bulk_update.alters_data = True  # type: ignore[attr-defined]  # as above

    def note_created(self, created: Collection[Row], changes: Changes) -> None:
        """Add to `changes` what new rows are, or connect."""
        self._note_numbers([row.pk for row in created if row.pk is not None], changes)

    def _note_numbers(self, numbers: list[Any], changes: Changes) -> None:
        everything = type(self)(self.model, using=self.db)
        for start in range(0, len(numbers), _CHUNK):
            everything.filter(pk__among=numbers[start : start + _CHUNK]).note(changes)


class NotedModel(models.Model):
    """A row whose saving and deleting is noted."""

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Save the row, noting it as it was and as it is then."""
        with together() as changes:
            self._note(changes)
            super().save(**kwargs)
            self._note(changes)

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Delete the row, noting it before."""
        with together() as changes:
            self._note(changes)
            return super().delete(using, keep_parents)

    def _note(self, changes: Changes) -> None:
        if self.pk is not None:
            manager = type(self)._default_manager  # noqa: SLF001  # Django documents it
            rows = cast("NotedQuerySet[Any]", manager.filter(pk=self.pk))
            rows.note(changes)
