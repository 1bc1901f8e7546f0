"""Tells an operator how far a load has come: a bar on a terminal, plain lines elsewhere."""

import time
from typing import TextIO

_BAR_WIDTH = 30
_SECONDS_BETWEEN_LINES = 30


class Progress:
    """Writes progress to ``stream`` as files are dealt with."""

    def __init__(self, stream: TextIO, total: int) -> None:
        """Expect ``total`` files."""
        self._stream = stream
        self._total = total
        self._done = 0
        self._started = self._last = time.monotonic()
        self._on_terminal = stream.isatty()

    def advance(self, files: int) -> None:
        """Note ``files`` more as dealt with."""
        self._done += files
        if self._on_terminal:
            self._stream.write(f"\r\x1b[K{self._bar()}")
            self._stream.flush()
        elif time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            self._stream.write(f"{self._figures()}\n")

    def step(self, what: str) -> None:
        """Say what is done after all files; elsewhere than on a terminal of long loads alone."""
        if self._on_terminal:
            self._stream.write(f"\r\x1b[K{what} …")
            self._stream.flush()
        elif time.monotonic() - self._started >= _SECONDS_BETWEEN_LINES:
            self._stream.write(f"{what}\n")

    def clear(self) -> None:
        """Take the bar off the terminal, so that a line can be printed."""
        if self._on_terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _bar(self) -> str:
        filled = _BAR_WIDTH * self._done // max(self._total, 1)
        return f"[{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] {self._figures()}"

    def _figures(self) -> str:
        seconds = max(time.monotonic() - self._started, 0.001)
        rate = self._done / seconds
        left = (self._total - self._done) / rate if rate else 0
        return f"{self._done:,} of {self._total:,} files, {rate:,.0f} a second, {_clock(left)} left"


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes}:{seconds:02}"
