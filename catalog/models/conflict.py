"""What a seed and an editor both changed, to different values."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from catalog.models.load import Load
from catalog.models.movie import Movie
from catalog.models.person import Person


class Conflict(models.Model):
    """A difference for an editor to decide. The editor's value stays until then.

    Decided stays decided until the seed changes again. Values are kept as JSON: a field's value, the name of a
    character, a list of person numbers (a billing order), null for a credit that is not there.
    """

    class Decision(models.TextChoices):
        """What became of it."""

        OPEN = "open", "open"
        KEPT = "kept", "kept ours"
        TAKEN = "taken", "took the seed's"
        SETTLED = "settled", "settled by an edit"

    movie = models.ForeignKey(Movie, models.CASCADE, related_name="conflicts", db_index=False)
    field = models.CharField(
        max_length=12,
        help_text="A field of the film, or character, credit or order for its credits.",
    )
    role = models.CharField(max_length=8, blank=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="conflicts")
    base = models.JSONField(null=True, help_text="What the seed said before.")
    seed = models.JSONField(null=True, help_text="What the seed says now.")
    current = models.JSONField(null=True, help_text="What the site showed when both had changed.")
    load = models.ForeignKey(Load, models.SET_NULL, null=True, related_name="found_conflicts")
    recorded_at = models.DateTimeField()
    decision = models.CharField(max_length=7, choices=Decision, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-recorded_at", "movie_id", "pk")
        constraints = (
            # Conflicts about a field have no person, and NULL would be distinct from NULL.
            models.UniqueConstraint("movie", "field", "role", Coalesce("person", 0), name="conflict_one_per_thing"),
            models.CheckConstraint(
                condition=Q(decision__in=("open", "kept", "taken", "settled")), name="conflict_decision_known"
            ),
        )
        indexes = (models.Index("recorded_at", "id", name="conflict_open", condition=Q(decision="open")),)

    def __str__(self) -> str:
        return f"{self.movie}: {self.role} {self.field}".replace(":  ", ": ")
