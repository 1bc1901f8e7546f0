"""The normalisation that every text of a seed goes through once, on its way in."""

import re
import unicodedata

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
"""Unicode's categories of controls, format characters and blanks."""
# Control characters (Unicode category Cc) that are not white space: not shown, so not kept.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")


def normalise(text: str) -> str:
    """Return ``text`` trimmed, in Unicode NFC, runs of white space as one space, no controls."""
    printable = text.isprintable()
    if not printable:
        text = _CONTROLS.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    # In printable text the space is the only white space. Splitting costs five times the look.
    if printable and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def is_visible(text: str) -> bool:
    """Whether ``text`` has a character that is seen: blanks and format characters such as U+200B alone are not."""
    return text.isascii() or any(unicodedata.category(sign) not in _UNSEEN for sign in text)


def normalise_lines(lines: list[str]) -> str:
    """Return ``lines`` normalised one by one, without the blank ones at both ends, as one text."""
    return "\n".join(map(normalise, lines)).strip("\n")
