"""Divide a synopsis into runs of plain and linked text, to the letter."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalog.synopsis.paragraphs import Paragraph

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Link(Generic[Key]):
    """A range of offsets in which a person is named; ``key`` says who (a number, a slug)."""

    start: int
    end: int
    key: Key


def linked_runs(
    text: str, parts: Sequence[Paragraph], links: Iterable[Link[Key]]
) -> list[list[tuple[str, Key | None]]]:
    """Return each paragraph as runs ``(text, key or None)`` that give it back when joined.

    A person is linked once in a paragraph, at the first place. Of links that overlap the earlier
    counts, and of two that start together the longer; one that is not wholly inside a paragraph is
    left out.
    """
    waiting = sorted(links, key=lambda link: (link.start, -link.end))
    runs = []
    next_link = 0
    for part in parts:
        while next_link < len(waiting) and waiting[next_link].start < part.start:
            next_link += 1
        inside = []
        while next_link < len(waiting) and waiting[next_link].start < part.end:
            inside.append(waiting[next_link])
            next_link += 1
        runs.append(_runs_of(text, part, inside))
    return runs


def _runs_of(text: str, part: Paragraph, links: list[Link[Key]]) -> list[tuple[str, Key | None]]:
    runs: list[tuple[str, Key | None]] = []
    position = part.start
    linked: set[Key] = set()
    for link in links:
        if link.key in linked or not position <= link.start < link.end <= part.end:
            continue
        if position < link.start:
            runs.append((text[position : link.start], None))
        runs.append((text[link.start : link.end], link.key))
        linked.add(link.key)
        position = link.end
    if position < part.end:
        runs.append((text[position : part.end], None))
    return runs


def bare_mentions(text: str, people: Mapping[str, Key]) -> list[Link[Key]]:
    """Return a link for every place where ``text`` names one of ``people`` in full.

    ``people`` gives each name's key. Names of one word are left to the annotations: in running text
    they are more often a character's or an ordinary word.
    """
    plain = _plain(text)
    # Most are not in it, and a pattern of all takes longer to make than to apply.
    by_spelling = {_plain(name): key for name, key in people.items() if " " in name and _plain(name) in plain}
    if not by_spelling:
        return []
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(by_spelling, key=len, reverse=True))
    return [
        Link(found.start(), found.end(), by_spelling[_plain(found[0])])
        for found in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text)
    ]


def _plain(name: str) -> str:
    return name.replace("’", "'")
