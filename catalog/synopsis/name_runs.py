"""Collect the capitalised words that end at a word, with what belongs between them."""

from catalog.synopsis.vocabulary import PARTICLES, PLACES, PRONOUNS, SENTENCE_OPENERS, TITLES, given_names
from catalog.synopsis.words import Word, ends_sentence, is_possessive, opens_sentence

QUOTES = {'"': '"', "”": "“", "»": "«", "“": "„", "'": "'", "’": "‘"}
"""Closing quotation marks with the marks that open them."""

_LONGEST_NICKNAME = 4
_NAMES_WITH_IN = frozenset({"puss", "man", "men", "lady", "woman", "girl"})
_TITLES_WITH_OF = TITLES | {"order", "lady", "master", "knight", "man", "maid", "joan", "bride"}


def name_run(words: list[Word], last: int) -> list[int]:
    """Return the places of the capitalised words that end at ``last``, in reading order."""
    run: list[int] = []
    i = last
    while i >= 0:
        word = words[i]
        if word.text in QUOTES:
            opening = _nickname_start(words, i)
            if opening is None:
                break
            run = [*range(opening, i + 1), *run]
            i = opening - 1
            continue
        if not word.is_word:
            opening = _bracketed_nickname_start(words, i) if run else None
            if opening is None:
                break
            run = [*range(opening, i + 1), *run]
            i = opening - 1
            continue
        if i < last and (ends_sentence(word) or (is_possessive(word) and words[i + 1].text not in PARTICLES)):
            break
        if _is_name_word(word, words, i, bool(run)):
            run.insert(0, i)
        elif run and (width := _inner_words(words, i)):
            run = [*range(i - width + 1, i + 1), *run]
            i -= width - 1
        else:
            break
        i -= 1
    return run if run and run[-1] == last else []


def _is_name_word(word: Word, words: list[Word], i: int, has_run: bool) -> bool:
    text = word.text.lstrip("#")
    if text[0].isdigit():
        return (
            not has_run
            and i > 0
            and words[i - 1].is_word
            and words[i - 1].text[0].isupper()
            and (words[i - 1].text.lower() not in SENTENCE_OPENERS)
        )
    if text == "I":
        return i > 0 and words[i - 1].text in given_names()
    if text.lower() in PRONOUNS and opens_sentence(words, i):
        return False
    return text[0].isupper() or (text[1:2] in {"'", "’"} and text[2:3].isupper())


def _inner_words(words: list[Word], i: int) -> int:
    """Return how many lower-case words ending at ``i`` belong inside the name around them."""
    if i and words[i - 1].text in QUOTES and words[i].text in PARTICLES:
        return 1
    if i == 0 or not words[i - 1].is_word:
        return 0
    word, before = words[i].text, words[i - 1].text
    if word == "the" and before == "of" and i > 1 and _takes_of(words[i - 2].text):
        return 2
    if not before[0].isupper() or ends_sentence(words[i - 1]):
        return _particle_pair(words, i)
    if word in PARTICLES or (word in {"and", "&"} and before.lower().rstrip(".") in {"mr", "mister", "lord"}):
        return 1
    if word == "the" and before in given_names() and before.lower() not in SENTENCE_OPENERS:
        return 1
    if word == "in" and before.lower() in _NAMES_WITH_IN:
        return 1
    return int(word == "of" and _of_is_inside(words, i))


def _of_is_inside(words: list[Word], i: int) -> bool:
    """Say whether the "of" at ``i`` is that of "Duke of Norfolk", "Queen Anne of Sylvania", "Joan of Kent"."""
    before = words[i - 1].text
    if _takes_of(before) or (i > 1 and words[i - 2].is_word and _takes_of(words[i - 2].text)):
        return True
    return before in given_names() and words[i + 1].text.lower() in PLACES


def _particle_pair(words: list[Word], i: int) -> int:
    """Return 2 for the particles of "Ludwig von der Tann", else 0."""
    if i < 2 or words[i].text not in PARTICLES or words[i - 1].text not in PARTICLES:
        return 0
    return 2 * int(words[i - 2].is_word and words[i - 2].text[0].isupper())


def _takes_of(word: str) -> bool:
    return word[0].isupper() and word.lower() in _TITLES_WITH_OF


def _nickname_start(words: list[Word], closing: int) -> int | None:
    """Return the place of the opening quotation mark of a nickname that closes at ``closing``."""
    mark = words[closing].text
    for i in range(closing - 1, max(-1, closing - 2 - _LONGEST_NICKNAME), -1):
        if words[i].text == QUOTES[mark]:
            is_name = i + 1 < closing and words[i + 1].text[0].isupper()
            return i if is_name else None
    return None


def _bracketed_nickname_start(words: list[Word], closing: int) -> int | None:
    """Return where ``("Lara")`` inside a name opens."""
    if words[closing].text != ")" or closing < 4 or words[closing - 1].text not in QUOTES:
        return None
    opening = _nickname_start(words, closing - 1)
    return opening - 1 if opening and words[opening - 1].text == "(" else None
