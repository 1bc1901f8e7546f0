"""The way out: the catalogue as seed files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError

from catalog.export import ExportError, export_seeds
from catalog.management.own_command import OwnCommand


class Command(OwnCommand):
    """Writes what visitors see as seed files, corrections included."""

    help = (
        "Write every film as a seed file to an empty or new folder, editors' corrections included. Loading the folder"
        " into an empty database gives the same catalogue; what the format has no place for is listed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the argument."""
        parser.add_argument("folder", metavar="DIR", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the files and say how many, and what they cannot say."""
        films = losses = 0
        try:
            for written in export_seeds(options["folder"]):
                films += 1
                for loss in written.losses:
                    losses += 1
                    self.stderr.write(f"{written.path}: {loss}")
        except ExportError as error:
            raise CommandError(str(error)) from error
        except (OSError, DatabaseError) as error:
            raise CommandError(f"stopped after {films} films: {' '.join(str(error).split())}") from error
        self.stdout.write(f"{films:,} films written to {options['folder']}")
        if losses:
            self.stdout.write(f"{losses:,} things that the format has no place for are listed above")
