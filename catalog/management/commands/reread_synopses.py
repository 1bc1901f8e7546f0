"""Applies better rules for reading synopses to the films that are already there."""

from typing import Any

from django.core.management.base import CommandError

from catalog.ingest.lock import LoadRunningError
from catalog.ingest.progress import Progress
from catalog.ingest.report import Report
from catalog.ingest.reread import reread_synopses
from catalog.ingest.wording import summary_lines
from catalog.management.own_command import OwnCommand
from catalog.models import SourceRecord


class Command(OwnCommand):
    """Finds out again who plays whom; what editors decided stays."""

    help = "Read all synopses again for who plays whom, after an upgrade that reads them better."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Reread everything and print what changed."""
        report = Report()
        progress = Progress(self.told_of_errors, SourceRecord.objects.count())  # type: ignore[arg-type]  # has all that is asked of it
        try:
            reread_synopses(report, progress.advance)
        except LoadRunningError as error:
            raise CommandError("a load is running; try again when it has ended", returncode=75) from error
        finally:
            progress.clear()
        self.stdout.write("\n".join(summary_lines(report)))
