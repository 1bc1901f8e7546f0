"""Who stands elsewhere in a billing order, marked up person by person: words would tear names apart. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from html import escape

from catalog.admin.in_words import SEPARATOR

LEFT_OUT = "…"

Names = Sequence[str]


def marked_order(old: str, new: str, context: int | None = None) -> str:
    """Return HTML of the order ``new`` with who came to a place in ``<ins>``, and who left one in ``<del>``.

    Orders are names with separators between them. Of those who stay in their places only ``context`` stand around each
    difference; None leaves all.
    """
    pieces = list(_pieces(old, new))
    shown: list[str] = []
    for number, (before, after) in enumerate(pieces):
        if before is after:
            shown += _kept(after, context, is_first=number == 0, is_last=number == len(pieces) - 1)
        else:
            shown += [*_in("del", before), *_in("ins", after)]
    return SEPARATOR.join(shown)


def orders_side_by_side(old: str, new: str) -> tuple[str, str]:
    """Return HTML of both orders: who left a place in ``<del>`` in the first, who came to one in ``<ins>`` in the second."""
    left: list[str] = []
    right: list[str] = []
    for before, after in _pieces(old, new):
        same = before is after
        left += map(escape, before) if same else _in("del", before)
        right += map(escape, after) if same else _in("ins", after)
    return SEPARATOR.join(left), SEPARATOR.join(right)


def _pieces(old: str, new: str) -> Iterator[tuple[Names, Names]]:
    """Yield the orders in pieces from front to back; a piece that both have is one list, given twice."""
    before, after = (order.split(SEPARATOR) if order else [] for order in (old, new))
    for kind, first, past, new_first, new_past in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        kept = after[new_first:new_past]
        yield (kept, kept) if kind == "equal" else (before[first:past], kept)


def _in(tag: str, names: Names) -> Iterator[str]:
    return (f"<{tag}>{escape(name)}</{tag}>" for name in names)


def _kept(names: Names, context: int | None, *, is_first: bool, is_last: bool) -> Iterable[str]:
    """Return those who stay, shortened but for who stands around a difference; an order without any, in full."""
    before, after = (0 if is_first else context or 0), (0 if is_last else context or 0)
    if context is None or (is_first and is_last) or len(names) <= before + after + 1:
        return map(escape, names)
    return map(escape, [*names[:before], LEFT_OUT, *names[len(names) - after :]])
