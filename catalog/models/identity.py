"""What editors know of people beyond the names in seeds. Every load keeps to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from catalog.fields import KeyField
from catalog.models.credit import Credit
from catalog.models.movie import Movie
from catalog.models.person import Person
from catalog.seeds.rules import MAX_NAME_LENGTH
from catalog.text import KEY_LENGTH


class PersonAlias(models.Model):
    """A further name by which seeds mean a person: of somebody merged into them, or their corrected name."""

    name = models.CharField(max_length=MAX_NAME_LENGTH, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name_plural = "person aliases"

    def __str__(self) -> str:
        return f"{self.name} → {self.person}"


class PersonRedirect(models.Model):
    """An address that a person once had. It leads to the present one for ever."""

    slug = KeyField(max_length=KEY_LENGTH, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="redirects")

    def __str__(self) -> str:
        return f"{self.slug} → {self.person}"


class CreditPin(models.Model):
    """Whom a name means in one film and role, where two people share it: an editor split them."""

    movie = models.ForeignKey(Movie, models.CASCADE, related_name="credit_pins", db_index=False)
    role = models.CharField(max_length=8, choices=Credit.Role)
    name = models.CharField(max_length=MAX_NAME_LENGTH)
    person = models.ForeignKey(Person, models.CASCADE, related_name="credit_pins")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("movie", "role", "name"), name="credit_pin_one_person"),)

    def __str__(self) -> str:
        return f"{self.name} as {self.role} of {self.movie_id} → {self.person}"


class PersonMerge(models.Model):
    """The journal of one merge: enough to give back exactly what was, also after later loads."""

    kept_number = models.BigIntegerField(help_text="The person who stayed. Not a key: they may be merged further.")
    gone_number = models.BigIntegerField(help_text="The person who was merged into them.")
    gone_name = models.CharField(max_length=MAX_NAME_LENGTH)
    gone = models.JSONField(help_text="The person as they were: facts, aliases, addresses, pins.")
    credits = models.JSONField(help_text="Their credits, and what became of each.")
    merged_at = models.DateTimeField(auto_now_add=True)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-merged_at", "-pk")
        indexes = (models.Index("kept_number", name="person_merge_by_kept"),)

    def __str__(self) -> str:
        return f"{self.gone_name} merged, {self.merged_at:%Y-%m-%d}"


class DistinctPeople(models.Model):
    """Two people whom an editor looked at and found to be two: they are not suspected again."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "distinct people"
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="distinct_people_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinct_people_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"
