"""What commands tell, to readers who may have gone: `| head -1` ends after a line, and what it read from goes on."""

import os
import sys
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand


class Told:
    """A stream to write to that may come to nothing: what is written from then on goes nowhere, and nothing fails."""

    def __init__(self, stream: TextIO | None) -> None:
        """Write to ``stream``; None if there was none from the beginning."""
        self._stream = stream or Path(os.devnull).open("w")  # noqa: SIM115  # as long as the process
        self.is_unread = False
        """Whether nobody is known to read any more."""

    def write(self, text: str) -> int:
        """Write ``text``."""
        try:
            return self._stream.write(text)
        except OSError:
            self._lose()
            return len(text)

    def flush(self) -> None:
        """Write out what waits to be written."""
        try:
            self._stream.flush()
        except OSError:
            self._lose()

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        return self._stream.isatty()

    def _lose(self) -> None:
        self.is_unread = True
        # What is still to be written, when Python ends at the latest, would fail again.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)


class GoesOnUnread(BaseCommand):
    """A command that is there for its work: it is not lost with who reads of it, and ends as it would have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.told, self.told_of_errors = Told(sys.stdout), Told(sys.stderr)
        super().__init__(*args, **{"stdout": self.told, "stderr": self.told_of_errors, **kwargs})

    def run_from_argv(self, argv: list[str]) -> None:
        """Run as from a shell, and write out all that is told before Python does, and fails for it."""
        try:
            super().run_from_argv(argv)
        finally:
            self.told.flush()
            self.told_of_errors.flush()
