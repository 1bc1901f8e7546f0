"""What editors know of people beyond the names in seeds. Every load keeps to it."""

from django.db import models

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
