"""Characters by name, derived from the credits so that films which share one are found at once."""

from django.db import models

from catalog.character_queryset import AppearanceQuerySet
from catalog.characters.rows import WORK_LENGTH
from catalog.fields import KeyField
from catalog.models.movie import Movie
from catalog.models.person import Person
from catalog.seeds.rules import MAX_NAME_LENGTH
from catalog.text import KEY_LENGTH


class Appearance(models.Model):
    """A character of a public film, under the name it is known by. `catalog.characters.follow` alone writes it."""

    movie = models.ForeignKey(Movie, models.CASCADE, related_name="appearances", verbose_name="film")
    person = models.ForeignKey(Person, models.CASCADE, related_name="appearances")
    key = KeyField(max_length=KEY_LENGTH, help_text="See `catalog.characters.naming`.")
    work = KeyField(
        max_length=WORK_LENGTH, help_text="Filing key and year of the film: two records of one film are one work."
    )
    name = models.CharField(max_length=MAX_NAME_LENGTH, help_text="The name as it is credited.")

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        indexes = (models.Index("key", "work", "movie", name="appearance_by_key"),)

    def __str__(self) -> str:
        return f"{self.name} in {self.work}"
