"""The spellings under which a title, a name or a word is found. Pure."""

from catalog.search.numerals import numbered
from catalog.text import fold

LONGEST_WORD = 60
"""Characters of a word or key that are kept; nobody types more to tell two films apart."""
LONGEST_VARIED = 24
SHORTEST_VARIED = 3
SHORTEST_SOUNDED = 5

_SOUNDS = (
    ("tch", "c"), ("sch", "s"), ("ph", "f"), ("ck", "k"), ("tz", "z"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("w", "v"), ("j", "y"),
)  # fmt: skip
_UNHEARD = str.maketrans("", "", "aeiouyh")


def forms(text: str) -> tuple[str, ...]:
    """Return the folded spellings of `text`, the plain one first, none twice.

    Beside the plain one: what stands between blanks as one word (``"E.T."`` is ``"e t"`` and ``"et"``), and numbers in
    digits (``"Rocky II"`` is ``"rocky ii"`` and ``"rocky 2"``). Symbols alone are a word: ``"$"`` is ``"$"``.
    """
    plain = fold(text)
    if not plain:
        symbols = "".join(sign for sign in text.casefold() if sign.isprintable() and sign not in " \"'\\")
        return (symbols[:LONGEST_WORD],) if symbols else ()
    return tuple(dict.fromkeys((plain, _joined(text, plain), numbered(plain))))


def _joined(text: str, plain: str) -> str:
    """Return `text` folded, what stands between blanks as one word."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return plain
    return " ".join(filter(None, (fold(chunk).replace(" ", "") for chunk in text.split())))


def words_of(text: str) -> list[str]:
    """Return the words of all `forms` of `text`, form after form."""
    return [word[:LONGEST_WORD] for form in forms(text) for word in form.split()]


def variants(word: str) -> set[str]:
    """Return `word`, `word` without each one of its letters, and its `sound`.

    Two words that are one typing error apart (a letter too many, too few, wrong, or two swapped) share a variant, so
    that near words are found by looking up a dozen keys in a plain index: https://github.com/wolfgarbe/SymSpell.
    """
    found = {word}
    if SHORTEST_VARIED <= len(word) <= LONGEST_VARIED and not word.isdigit():
        found.update(word[:place] + word[place + 1 :] for place in range(len(word)))
    if SHORTEST_SOUNDED <= len(word) <= LONGEST_VARIED and word.isalpha():
        found.add(f"~{sound(word)}")
    return found


def sound(word: str) -> str:
    """Return roughly what is heard of `word` in English: its first letter, then consonants, none doubled.

    ``"schwarzenegger"`` and ``"shwarzeneger"`` give the same. It finds what is misspelt in several places at once.
    """
    heard = word
    for written, spoken in _SOUNDS:
        heard = heard.replace(written, spoken)
    heard = heard[:1] + heard[1:].translate(_UNHEARD)
    return "".join(letter for place, letter in enumerate(heard) if letter != heard[place - 1 : place])


def trigrams(text: str) -> set[str]:
    """Return the three-letter groups of `text`, word by word, as PostgreSQL's pg_trgm counts them."""
    padded = (f"  {word} " for word in text.split())
    return {word[place : place + 3] for word in padded for place in range(len(word) - 2)}


def similarity(one: str, other: str) -> float:
    """Return how alike two folded texts are, from 0 to 1: trigrams in both, of all trigrams."""
    first, second = trigrams(one), trigrams(other)
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def likeness(typed: str, text: str) -> float:
    """Return how well `text` fits what was `typed`, from 0 to 1: half for being alike, half for containing it."""
    wanted = trigrams(typed)
    contained = len(wanted & trigrams(text)) / len(wanted) if wanted else 0.0
    return (similarity(typed, text) + contained) / 2
