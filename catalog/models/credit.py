"""Who did what in which film."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from catalog.models.movie import Movie
from catalog.models.person import Person
from catalog.noted import NotedModel
from catalog.querysets import CreditQuerySet
from catalog.seeds.rules import MAX_NAME_LENGTH


class Credit(NotedModel):
    """One person in one role of one film, at a place in the billing order."""

    class Role(models.TextChoices):
        """What the person did."""

        DIRECTOR = "director", "director"
        ACTOR = "actor", "actor"

    class Source(models.TextChoices):
        """Where the credit comes from: the seed's lists, its synopsis, or an editor."""

        SEED = "seed", "seed"
        SYNOPSIS = "synopsis", "synopsis"
        EDITOR = "editor", "editor"

    movie = models.ForeignKey(Movie, models.CASCADE, related_name="credits", verbose_name="film", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="credits", db_index=False)
    role = models.CharField(max_length=8, choices=Role)
    position = models.PositiveIntegerField("billing order", help_text="Place in the billing order, from 0.")
    character = models.CharField(max_length=MAX_NAME_LENGTH, blank=True, help_text="Who is played, where known.")
    credited_as = models.CharField(
        max_length=MAX_NAME_LENGTH,
        blank=True,
        help_text="The name in the credits, where it differs from the person's.",
    )
    source = models.CharField(max_length=8, choices=Source, default=Source.EDITOR, editable=False)

    objects = CreditQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("movie_id", "-role", "position")
        constraints = (
            models.UniqueConstraint(fields=("movie", "role", "position"), name="credit_one_per_place"),
            models.UniqueConstraint(fields=("person", "role", "movie"), name="credit_one_per_person_and_role"),
            # Not as IN: SQLite builds its list anew for every row, a third of what a credit costs.
            models.CheckConstraint(condition=Q(role="director") | Q(role="actor"), name="credit_role_known"),
            models.CheckConstraint(
                condition=Q(source="seed") | Q(source="synopsis") | Q(source="editor"), name="credit_source_known"
            ),
        )
        # Whom a film credits, read from the index alone; of a person's films the second constraint's index tells.
        indexes = (models.Index(fields=("movie", "person"), name="credit_cast"),)

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()} · {self.movie}"
