"""How pages set brackets: with no blank inside. Synopses have "James Bond ( Timothy Dalton )". Pure."""

import re

_BLANK_INSIDE = re.compile(r"(?<=[(\[])[^\S\n]+|[^\S\n]+(?=[)\]])")


def without_blanks_in_brackets(text: str) -> str:
    """Return ``text``, or a run of it, without the blanks that stand directly inside brackets."""
    return _BLANK_INSIDE.sub("", text)
