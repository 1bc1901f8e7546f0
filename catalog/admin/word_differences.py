"""Which words of a text changed, marked up. Pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape

LONGEST_COMPARED = 4_000
"""Words in which two texts may differ and still be compared word by word; longer ones are shown as all different."""

_WORDS = re.compile(r"\S+\s*|\s+")

Words = list[str]


def marked(old: str, new: str, context: int | None = None) -> str:
    """Return HTML of ``new`` with its new words in ``<ins>``, and between them those of ``old`` that went in ``<del>``.

    Of what both have, only ``context`` words stand around each difference; None leaves all.
    """
    pieces = list(_pieces(old, new))
    return "".join(
        _kept(before, context, pieces, number) if before is after else _replaced(before, after)
        for number, (before, after) in enumerate(pieces)
    )


def side_by_side(old: str, new: str, context: int | None = None) -> tuple[str, str]:
    """Return HTML of both texts: words that only ``old`` has in ``<del>``, those that only ``new`` has in ``<ins>``."""
    left, right = [], []
    pieces = list(_pieces(old, new))
    for number, (before, after) in enumerate(pieces):
        same = before is after
        left.append(_kept(before, context, pieces, number) if same else _in("del", before))
        right.append(_kept(after, context, pieces, number) if same else _in("ins", after))
    return "".join(left), "".join(right)


def whole(tag: str, text: str) -> str:
    """Return HTML of a value that differs as a whole, in ``tag``: ``"ins"`` or ``"del"``."""
    return _in(tag, [text])


def plain(text: str) -> str:
    """Return HTML of a text without marks."""
    return escape(text)


def _pieces(old: str, new: str) -> Iterator[tuple[Words, Words]]:
    """Yield the texts in pieces from front to back; a piece that both have is one list, given twice."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if before == after:
        yield _twice(before)
        return
    start = _common_length(before, after)
    end = _common_length(before[start:][::-1], after[start:][::-1])
    yield _twice(before[:start])
    yield from _differing(before[start : len(before) - end], after[start : len(after) - end])
    yield _twice(before[len(before) - end :])


def _differing(before: Words, after: Words) -> Iterator[tuple[Words, Words]]:
    if max(len(before), len(after)) > LONGEST_COMPARED:
        yield before, after
        return
    plain = ([word.rstrip() for word in before], [word.rstrip() for word in after])
    for kind, first, past, new_first, new_past in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        if kind == "equal":
            yield _twice(after[new_first:new_past])
        else:
            yield before[first:past], after[new_first:new_past]


def _common_length(one: Words, other: Words) -> int:
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _twice(words: Words) -> tuple[Words, Words]:
    return words, words


def _replaced(before: Words, after: Words) -> str:
    gone, new = _in("del", before), _in("ins", after)
    return f"{gone} {new}" if new and gone.endswith(">") else gone + new


def _in(tag: str, words: Words) -> str:
    text = "".join(words)
    bare = text.rstrip()
    return f"<{tag}>{escape(bare)}</{tag}>{text[len(bare) :]}" if bare else text


def _kept(words: Words, context: int | None, pieces: Sequence[tuple[Words, Words]], number: int) -> str:
    """Return what both texts have, shortened but for what stands around a difference; a text without any, in full."""
    is_first, is_last = number == 0, number == len(pieces) - 1
    room = 0 if context is None else context * (2 - is_first - is_last)
    if context is None or len(words) <= room + 1 or len(pieces) == 1:
        return escape("".join(words))
    start = "" if is_first else "".join(words[:context])
    end = "" if is_last else "".join(words[-context:])
    return f"{escape(start)}… {escape(end)}" if end else f"{escape(start)}…"
