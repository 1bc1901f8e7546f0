"""Rows filed alphabetically."""

import string
from collections.abc import Iterator
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, Q

from catalog.noted import NotedQuerySet

LETTERS = (*string.ascii_lowercase, "#")
"""What lists are filed under; `#` stands for whatever does not begin with a letter from A to Z."""

LAST_CHARACTER = "\U0010ffff"
"""Greater than every character that a folded key can have."""

Row = TypeVar("Row", bound=models.Model)


class FiledQuerySet(NotedQuerySet[Row]):
    """Rows filed alphabetically by a folded key."""

    key: ClassVar[str]

    def filed_under(self, letter: str) -> Self:
        """Rows whose key begins with one of LETTERS."""
        if letter == "#":
            return self.filter(Q(**{f"{self.key}__lt": "a"}) | Q(**{f"{self.key}__gte": "{"}))
        return self.filter(**{f"{self.key}__gte": letter, f"{self.key}__lt": chr(ord(letter) + 1)})

    def letters(self) -> list[str]:
        """Return those of LETTERS that rows are filed under: one query, a look into the index for each."""
        found = {
            f"letter_{number}": Exists(self.order_by().filed_under(letter)) for number, letter in enumerate(LETTERS)
        }
        rows = self.order_by().annotate(**found).values_list(*found)[:1]
        return [letter for row in rows for letter, exists in zip(LETTERS, row, strict=True) if exists]

    def beginning_with(self, prefix: str, key: str = "") -> Self:
        """Rows whose ``key`` (default: what they are filed by) begins with ``prefix``: one stretch of its index."""
        key = key or self.key
        return self.filter(**{f"{key}__gte": prefix, f"{key}__lt": f"{prefix}{LAST_CHARACTER}"})

    def from_on(self, row: Row) -> Self:
        """Rows from ``row`` on, in the order they are filed in."""
        key, pk = getattr(row, self.key), row.pk
        same_or_later = Q(**{f"{self.key}__gt": key}) | Q(**{self.key: key, "pk__gte": pk})
        return self.filter(same_or_later, **{f"{self.key}__gte": key}).order_by(self.key, "pk")

    def every(self, size: int) -> Iterator[int]:
        """Yield the number of the first row and of each ``size``-th after it, in the order they are filed in."""
        row = self.order_by(self.key, "pk").only(self.key).first()
        while row is not None:
            yield row.pk
            row = self.from_on(row).only(self.key)[size : size + 1].first()
