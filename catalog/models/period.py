"""Who made most films when, derived from the credits so that a page of a year need not count a million of them."""

from django.db import models

from catalog.models.person import Person

LEAST_FILMS = 2
"""Films of a year or decade from which on a person is counted there: nobody is busy with one."""


class BusyPerson(models.Model):
    """How many public films of a year or of a decade credit a person. `catalog.busy_people` alone writes it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="busy_periods", db_index=False)
    first_year = models.PositiveSmallIntegerField()
    years = models.PositiveSmallIntegerField(help_text="1 for a year, 10 for a decade.")
    films = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "busy people"
        constraints = (
            models.UniqueConstraint(fields=("person", "first_year", "years"), name="busy_person_once_a_period"),
        )
        indexes = (models.Index(fields=("first_year", "years", "-films", "person"), name="busy_people_by_period"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.films} films in {self.years} years from {self.first_year}"
