"""People who may be one, as the last comparison found."""

from collections.abc import Collection

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from catalog.duplicates.likeness import DIFFERENCES
from catalog.models.identity import DistinctPeople
from catalog.models.person import Person


class SuspicionQuerySet(models.QuerySet["SuspectedDuplicate"]):
    """Suspected duplicates."""

    def undecided(self) -> "SuspicionQuerySet":
        """Those whom no editor has found to be two."""
        return self.exclude(Exists(DistinctPeople.objects.filter(first=OuterRef("first"), second=OuterRef("second"))))

    def concerning(self, people: Collection[int]) -> "SuspicionQuerySet":
        """Those in which one of ``people``, given by number, is one of the two."""
        return self.filter(Q(first__among=people) | Q(second__among=people))


class SuspectedDuplicate(models.Model):
    """Two people who may be one. Derived from names and credits: `catalog.duplicates.compare` alone makes it."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(
        "same but for", max_length=10, choices=[(kind.value, words) for kind, words in DIFFERENCES.items()]
    )
    certainty = models.PositiveSmallIntegerField(help_text="From 1 to 100: the most certain are listed first.")

    objects = SuspicionQuerySet.as_manager()

    class Meta:
        ordering = ("-certainty", "pk")
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="suspected_duplicate_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="suspected_duplicate_in_order"),
        )
        indexes = (models.Index(fields=("-certainty", "id"), name="suspected_duplicate_by_cert"),)

    def __str__(self) -> str:
        return f"{self.first} and {self.second}: same but for {self.get_kind_display()}"
