"""Where the sentences of a synopsis end."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from catalog.synopsis.vocabulary import ABBREVIATIONS, PRONOUNS, SENTENCE_OPENERS, TITLES

_END = re.compile(r"""[.!?…。！？｡]+["'”’»)\]」』）】]*""")
_NEXT = re.compile(r"""\s*["'“‘«„(\[「『（【¿¡—–-]*\s*(\w+|$)""")
_WORD_BEFORE = re.compile(r"[\w.'’-]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENERS = SENTENCE_OPENERS | PRONOUNS
_IDEOGRAPHIC = frozenset("。！？｡")
_LONGEST_ASIDE = 400
"""Characters; a bracket or quotation that is not closed within them was forgotten by the writer."""

_CLOSING = {")": "(", "]": "[", "）": "（", "”": "“", "»": "«", "」": "「", "』": "『", "】": "【"}
_MARK = re.compile(r"""[()\[\]（）“”«»「」『』【】]|(?<![^\s(\[—–-])"(?=\S)|(?<=\S)"(?![\w])""")
_LONGEST_WORD = 40


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the offset after each sentence, its closing quotation marks and brackets included.

    Full stops of abbreviations, titles and initials end none, nor do marks inside brackets and
    quotations. An ellipsis, or initials that may belong to either side ("the U.S. Then"), end one
    where the next word is of the kind that opens sentences. Ideographic stops need no space,
    but a quotation that ends in one may go on ("「…。」と言う").
    """
    starts, ends = _asides(text)
    for found in _END.finditer(text):
        end = found.end()
        aside = bisect_right(starts, found.start()) - 1
        if aside >= 0 and end < ends[aside]:
            continue
        following = _NEXT.match(text, end)
        following_word = following[1] if following else ""
        if not following_word:
            if end == len(text.rstrip()):
                yield end
            continue
        if found[0][-1] in _IDEOGRAPHIC or (text[end].isspace() and _starts_sentence(text, found, following_word)):
            yield end


def _starts_sentence(text: str, found: re.Match[str], word: str) -> bool:
    if word[0].islower():
        return False
    opens = word.lower() in _OPENERS
    if found[0].startswith(("...", "…", "..")):
        return opens
    if not found[0].startswith(".") or len(found[0]) > 1:
        return True
    before = _WORD_BEFORE.search(text[max(0, found.start() - _LONGEST_WORD) : found.start()])
    last = before[0] if before else ""
    if last.lower() == "no":
        return not word[0].isdigit()
    if last.lower() in ABBREVIATIONS:
        return opens and last.lower() not in TITLES
    if _INITIALS.fullmatch(last) and last != "I":
        return opens
    return True


def _asides(text: str) -> tuple[list[int], list[int]]:
    """Return the starts and ends of the outermost brackets and quotations, in order."""
    starts: list[int] = []
    ends: list[int] = []
    open_marks: dict[str, list[int]] = {}
    for found in _MARK.finditer(text):
        mark, place = found[0], found.start()
        opening = ('"' if open_marks.get('"') else None) if mark == '"' else _CLOSING.get(mark)
        if opening is None:
            open_marks.setdefault(mark, []).append(place)
            continue
        opened = open_marks.get(opening)
        if not opened:
            continue
        start = opened.pop()
        if place - start > _LONGEST_ASIDE:
            opened.clear()
            if mark == '"':
                opened.append(place)
            continue
        while starts and starts[-1] > start:
            starts.pop()
            ends.pop()
        if not starts or start >= ends[-1]:
            starts.append(start)
            ends.append(place + 1)
    return starts, ends
