"""Which names a synopsis gives only late in the story: they would tell who turns up, and stay with the ending. Pure."""

import re

LATE = 0.5
"""Share of a synopsis behind which a name that was not met before is late.

Of a story in three acts the first half holds the set-up and the complication; whoever enters after its middle enters
with the turn.
"""


def late_from(text: str, opening_end: int) -> int:
    """Return the offset from which a name is late: the middle of `text`, never within the opening."""
    return max(opening_end, round(len(text) * LATE))


def is_named_late(text: str, start: int, *names: str) -> bool:
    """Return whether `text` gives one of `names`, and none of them before the offset `start`.

    A character is met by the last word of the name as well ("Koskov"), where that is a name. Names that the text does
    not give at all are somebody else's word, and not late.
    """
    places = [place for name in names if (place := _first_place(text, name)) is not None]
    return bool(places) and min(places) >= start


def _first_place(text: str, name: str) -> int | None:
    words = name.split()
    if not words:
        return None
    whole = r"\s+".join(map(re.escape, words))
    spellings = [whole, re.escape(words[-1])] if words[-1][:1].isupper() else [whole]
    found = re.search(rf"(?<!\w)(?:{'|'.join(spellings)})(?!\w)", text)
    return found.start() if found else None
