"""Runs of ``ingest_seeds``."""

from django.db import models
from django.db.models import Q


class Load(models.Model):
    """One run of ``ingest_seeds`` that was to write: when, from where, what came of it."""

    class Status(models.TextChoices):
        """How far the run came. A run that a crash or a kill ended is found by the next one, and says so."""

        RUNNING = "running", "running"
        COMPLETED = "completed", "completed"
        INTERRUPTED = "interrupted", "interrupted"
        FAILED = "failed", "failed"
        UNFINISHED = "unfinished", "did not finish"

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.RUNNING)
    paths = models.JSONField(default=list, help_text="The paths given on the command line.")
    missing = models.JSONField(
        default=list, help_text="Numbers of films whose seed this load lacked, the first thousand."
    )
    report = models.JSONField(default=dict, help_text="The run's report, as --report writes it.")

    class Meta:
        ordering = ("-started_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=("running", "completed", "interrupted", "failed", "unfinished")),
                name="load_status_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} · {self.get_status_display()}"
