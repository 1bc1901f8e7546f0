"""Numbers however they are written: "ii", "two" and "2" are one. Pure; on folded text."""

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_MULTIPLIERS = {"hundred": 100, "thousand": 1000}
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {f"{'x' * tens}{unit}": 10 * tens + n for tens in range(4) for n, unit in enumerate(_ROMAN_UNITS) if tens + n}
_BEFORE_ONE = frozenset({"part", "chapter", "volume", "episode", "book"})
# Not numbers, but the same case: one word, two ways to write it.
_ABBREVIATIONS = {
    "dr": "doctor", "mr": "mister", "pt": "part", "st": "saint", "vol": "volume", "vs": "versus",
}  # fmt: skip
_CHANGED = _UNITS.keys() | _TENS.keys() | _ORDINALS.keys() | _ROMAN.keys() | _ABBREVIATIONS.keys()


def numbered(folded: str) -> str:
    """Return `folded` with number words and Roman numerals in digits, and a few abbreviations in full.

    ``"rocky ii"`` and ``"rocky two"`` give ``"rocky 2"``; ``"one hundred and one dalmatians"`` gives
    ``"101 dalmatians"``, ``"nineteen eighty four"`` ``"1984"``, ``"thirty fourth"`` ``"34th"``. A lone V or X counts after another word only, a lone I only after "part" and its like:
    *V* and *I, Robot* are no numbers.
    """
    words = folded.split()
    if _CHANGED.isdisjoint(words):
        return folded
    words = [_ABBREVIATIONS.get(word, word) for word in words]
    result: list[str] = []
    place = 0
    while place < len(words):
        ordinal_length, ordinal = _ordinal(words, place)
        length, number = _spoken(words, place)
        if ordinal_length:
            result.append(f"{ordinal}{_suffix(ordinal)}")
            place += ordinal_length
        elif length:
            result.append(str(number))
            place += length
        else:
            result.append(_roman(words[place], result[-1] if result else ""))
            place += 1
    return " ".join(result)


def _spoken(words: list[str], start: int) -> tuple[int, int]:
    """Return how many words from `start` on speak one number, and that number; ``(0, 0)`` if none does."""
    total, length = _below_hundred(words, start)
    if not length:
        return 0, 0
    if 10 <= total <= 20:
        rest, taken = _below_hundred(words, start + length)
        if rest >= 10:
            return length + taken, 100 * total + rest
    while (place := start + length) < len(words) and words[place] in _MULTIPLIERS:
        total *= _MULTIPLIERS[words[place]]
        length += 1
        skip = 1 if words[start + length : start + length + 1] == ["and"] else 0
        more, taken = _below_hundred(words, start + length + skip)
        if taken:
            total, length = total + more, length + skip + taken
    return length, total


def _below_hundred(words: list[str], start: int) -> tuple[int, int]:
    """Return the number below a hundred at `start` and the words it takes; ``(0, 0)`` if there is none."""
    first, second = [*words[start : start + 2], "", ""][:2]
    if first in _UNITS:
        return _UNITS[first], 1
    if first in _TENS:
        unit = _UNITS.get(second, 0)
        return (_TENS[first] + unit, 2) if 0 < unit < 10 else (_TENS[first], 1)
    return 0, 0


def _ordinal(words: list[str], start: int) -> tuple[int, int]:
    """Return how many words from `start` on say which of a row, up to the 99th, and that number; ``(0, 0)`` if none does."""
    first, second = [*words[start : start + 2], "", ""][:2]
    if first in _ORDINALS:
        return 1, _ORDINALS[first]
    unit = _ORDINALS.get(second, 0)
    return (2, _TENS[first] + unit) if first in _TENS and 0 < unit < 10 else (0, 0)


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _roman(word: str, before: str) -> str:
    if len(word) == 1 and (not before or (word == "i" and before not in _BEFORE_ONE)):
        return word
    return str(_ROMAN.get(word, word))
