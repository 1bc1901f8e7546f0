"""People: directors and actors."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from simple_history.models import HistoricalRecords

from catalog.addresses import address
from catalog.fields import KeyField
from catalog.noted import NotedModel
from catalog.querysets import PersonQuerySet
from catalog.seeds.rules import MAX_NAME_LENGTH
from catalog.text import KEY_LENGTH, name_slug, second_name_slug, sort_name


class Person(NotedModel):
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
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "people"
        ordering = ("sort_name", "pk")
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="person_has_name"),)
        indexes = (models.Index("sort_name", "id", name="person_by_name"),)

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        """Derive the filing key, give a new person an address and a seed name if both are free, then save.

        If somebody else takes the address or the name at the same moment, look for free ones again.
        """
        slug, match_name = self.slug, self.match_name
        for attempts_left in reversed(range(5)):
            try:
                with transaction.atomic():
                    return self._save_once(dict(kwargs))
            except IntegrityError:
                self.slug, self.match_name = slug, match_name
                if not attempts_left:
                    raise
        return None

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return address("person", self.slug)

    def _save_once(self, kwargs: dict[str, Any]) -> None:
        self.sort_name = sort_name(self.name)
        if not self._state.adding:
            self._keep_former_name(kwargs)
        if not self.slug:
            self.slug = Person.objects.free_slug(self.name)
        if self._state.adding and self.match_name is None and not Person.objects.is_seed_name(self.name):
            self.match_name = self.name
        super().save(**kwargs)

    def _keep_former_name(self, save_arguments: dict[str, Any]) -> None:
        """Keep what a rename would lose: the old address leads here for ever, and seeds may use the new name too."""
        before = Person.objects.filter(pk=self.pk).exclude(name=self.name).first()
        fields = save_arguments.get("update_fields")
        if before is None or (fields is not None and "name" not in fields):
            return
        if name_slug(self.name) != name_slug(before.name):
            former = self.redirects.filter(slug__in=(name_slug(self.name), second_name_slug(self.name))).order_by(
                "slug"
            )
            self.slug = former.values_list("slug", flat=True).first() or Person.objects.free_slug(self.name)
            self.redirects.filter(slug=self.slug).delete()
            self.redirects.create(slug=before.slug)
        if not Person.objects.is_seed_name(self.name):
            self.aliases.create(name=self.name)
        if fields is not None:
            save_arguments["update_fields"] = {*fields, "sort_name", "slug"}
