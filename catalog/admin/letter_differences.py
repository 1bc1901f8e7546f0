"""Which letters of two names differ, marked up. Pure."""

from difflib import SequenceMatcher
from html import escape


def letters_marked(name: str, other: str) -> str:
    """Return HTML of `name` with the letters in ``<mark>`` that `other` has not at that place."""
    pieces = SequenceMatcher(None, name, other, autojunk=False).get_opcodes()
    return "".join(
        escape(name[start:end]) if kind == "equal" else f"<mark>{escape(name[start:end])}</mark>"
        for kind, start, end, _, _ in pieces
        if start < end
    )
