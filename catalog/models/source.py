"""What a film's seed last said: the base against which an editor's changes show."""

from django.db import models

from catalog.models.movie import Movie


class SourceRecord(models.Model):
    """The seed a film was last loaded from, whole: its path, its digest and its text.

    An editor's change is not stored anywhere: it is what differs between this text and the film.
    """

    movie = models.OneToOneField(Movie, models.CASCADE, primary_key=True, related_name="source_record")
    path = models.TextField()
    sha256 = models.CharField("SHA-256", max_length=64)
    text = models.TextField()
    mentions = models.JSONField(default=list, help_text="Who the synopsis names as which character: pairs of names.")

    class Meta:
        verbose_name = "seed"

    def __str__(self) -> str:
        return self.path
