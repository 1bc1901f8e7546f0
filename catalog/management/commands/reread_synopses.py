"""Applies better rules for reading synopses to the films that are already there."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.ingest.lock import LoadRunningError
from catalog.ingest.progress import Progress
from catalog.ingest.report import Report
from catalog.ingest.reread import reread_synopses
from catalog.ingest.wording import summary_lines
from catalog.models import SourceRecord


class Command(BaseCommand):
    """Finds out again who plays whom; what editors decided stays."""

    help = "Read all synopses again for who plays whom, after an upgrade that reads them better."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Reread everything and print what changed."""
        report = Report()
        progress = Progress(sys.stderr, SourceRecord.objects.count())
        try:
            reread_synopses(report, progress.advance)
        except LoadRunningError as error:
            raise CommandError("a load is running; try again when it has ended", returncode=75) from error
        finally:
            progress.clear()
        self.stdout.write("\n".join(summary_lines(report)))
