"""People: directors and actors."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from catalog.fields import KeyField
from catalog.querysets import PersonQuerySet
from catalog.seeds.rules import MAX_NAME_LENGTH
from catalog.text import KEY_LENGTH, sort_name


class Person(models.Model):
    """Somebody credited in a film."""

    name = models.CharField(max_length=MAX_NAME_LENGTH)
    sort_name = KeyField("filed under", max_length=KEY_LENGTH, editable=False)
    slug = KeyField(max_length=KEY_LENGTH, unique=True, editable=False)
    match_name = models.CharField(
        "name in seeds",
        max_length=MAX_NAME_LENGTH,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text="The name by which seeds mean this person. It stays when an editor corrects the name shown.",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ("sort_name", "pk")
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="person_has_name"),)
        indexes = (models.Index("sort_name", "id", name="person_by_name"),)

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        """Derive the filing key, give a new person an address and a seed name if both are free, then save."""
        self.sort_name = sort_name(self.name)
        if not self.slug:
            self.slug = Person.objects.free_slug(self.name)
        if self._state.adding and self.match_name is None and not Person.objects.filter(match_name=self.name).exists():
            self.match_name = self.name
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return reverse("person", args=[self.slug])
