"""The normalisation that every text of a seed goes through once, on its way in."""

import re
import unicodedata

# Control characters (Unicode category Cc) that are not white space: those are not shown, so they are not kept.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")


def normalise(text: str) -> str:
    """Return ``text`` in Unicode NFC, without control characters, runs of white space as one space, trimmed."""
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def normalise_lines(text: str) -> str:
    """Return ``text`` normalised line by line: line ends stay, blank lines at both ends go."""
    if "\n" not in text:
        return normalise(text)
    return "\n".join(map(normalise, text.split("\n"))).strip("\n")
