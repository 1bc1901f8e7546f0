"""People whom lists leave out, derived from the credits so that a list of a million others need not look at these."""

from django.db import models

from catalog.models.person import Person


class UnlistedPerson(models.Model):
    """Somebody in no film that visitors may see. `catalog.unlisted_people` alone writes it; mostly there are few."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="unlisted")

    class Meta:
        verbose_name_plural = "unlisted people"

    def __str__(self) -> str:
        return str(self.person)
