"""How often the catalogue was changed."""

from django.db import models


class VersionCounter(models.Model):
    """A part of the catalogue's version, which is the sum of all parts.

    There are as many rows as there ever were changes under way at once: each takes a row that no other holds, so that
    nobody waits for a load's batch to end.
    """

    commits = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.commits)
