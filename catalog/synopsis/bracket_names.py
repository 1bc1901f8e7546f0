"""Read the inside of a bracket: the names in it, if it holds nothing but names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalog.synopsis.cast_index import CastIndex
from catalog.synopsis.person_names import has_person_shape
from catalog.synopsis.vocabulary import HONORIFICS_OF_ACTORS, SUFFIXES


@dataclass(frozen=True, slots=True)
class BracketName:
    """A name inside a bracket.

    ``people`` are the cast members it can mean: one for a full name, one or more for a surname,
    none for somebody outside the cast. ``start`` and ``end`` are offsets into the synopsis.
    ``is_surname`` tells that only the surname stands there, ``is_announced`` that words such as
    "played by" stand before it.
    """

    text: str
    start: int
    end: int
    people: tuple[str, ...]
    is_surname: bool = False
    is_announced: bool = False


_LEAD = re.compile(
    r"""(?:and\s+|then\s+|later\s+|both\s+)*
    (?:(?:the\s+)?voice(?:s)?(?:\s+of|\s+by|\s*[:\-–])
      |voiced(?:\s+\w+)?\s+by | v\.\s
      |(?:re)?(?:played|portrayed|performed|acted|enacted|impersonated)(?:\s+\w+ly|\s+here)?\s+by
      |by\s
      |(?:starring|featuring)\s
      |[Aa]ct(?:or|ress)\s | newcomer\s
    )?\s*(?:an?\s+(?:uncredited|unbilled)\s+|uncredited\s+|newcomer\s+)?""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILER = re.compile(
    r"[\s,;:–-]+\(?(?:in|as|at|uncredited|unbilled|voice|voiced|cameo|archive|again|reprising|returning|"
    r"credited|billed|with|here|only|himself|herself|both|when|during|from|playing|who|whose|an?)\b"
)
_SEPARATOR = re.compile(r"\s*(?:[,;/&+]|\band\b|\bthen\b|\blater\b)\s*")
_ANNOUNCED = re.compile(r"(?:re)?(?:voice|play|portray|perform)", re.IGNORECASE)


def read_bracket(text: str, start: int, end: int, cast: CastIndex) -> list[BracketName]:
    """Return the names in ``text[start:end]``, or an empty list where it is an aside.

    Every part must be a name; after a name, a remark that begins in lower case is passed over
    ("Tom Hanks, uncredited", "Tom Hanks in a dual role").
    """
    while start < end and text[start].isspace():
        start += 1
    names: list[BracketName] = []
    for part_start, part_end in _parts(text, start, end):
        name = _read_name(text, part_start, part_end, cast)
        if name is None:
            if names and (text[part_start].islower() or names[0].people):
                break
            return []
        names.append(name)
    if _ANNOUNCED.match(text, start):
        return [replace(name, is_announced=True) for name in names]
    return names


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    position = _LEAD.match(inside).end()  # type: ignore[union-attr]  # every part of it is optional
    while position < len(inside):
        found = _SEPARATOR.search(inside, position)
        while found and _is_suffix(inside[found.end() :]):
            found = _SEPARATOR.search(inside, found.end())
        stop = found.start() if found else len(inside)
        if stop > position:
            lead = _LEAD.match(inside, position, stop)
            first = lead.end() if lead else position
            if first < stop:
                yield start + first, start + stop
        position = found.end() if found else len(inside)


def _is_suffix(rest: str) -> bool:
    word = re.match(r"[\w.]+", rest)
    return word is not None and word[0].lower() in SUFFIXES


def _read_name(text: str, start: int, end: int, cast: CastIndex) -> BracketName | None:
    while start < end and text[start].isspace():
        start += 1
    trailer = _TRAILER.search(text, start, end)
    if trailer:
        end = trailer.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    name = text[start:end]
    if not name or not ((name[0].isalpha() and not name[0].islower()) or cast.full_name(name)):
        return None
    if person := cast.full_name(name):
        return BracketName(name, start, end, (person,))
    first, _, rest = name.partition(" ")
    if first.lower() in HONORIFICS_OF_ACTORS and rest:
        return _read_name(text, end - len(rest), end, cast)
    if people := cast.of_surname(name):
        return BracketName(name, start, end, tuple(people), is_surname=True)
    if has_person_shape(name):
        return BracketName(name, start, end, ())
    return None
