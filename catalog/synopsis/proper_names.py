"""Find the proper name that ends at a word, cut free of the sentence before it."""

import re
from dataclasses import dataclass

from catalog.synopsis.roles import is_role, may_be_occupation
from catalog.synopsis.vocabulary import (
    DEMONYMS,
    LOCATIVES,
    PARTICLES,
    PLACES,
    PRONOUNS,
    ROLE_ADJECTIVES,
    SENTENCE_OPENERS,
    TITLE_MODIFIERS,
    TITLES,
    TITLES_ALSO_NAMES,
    given_names,
)
from catalog.synopsis.words import Word, ends_sentence, is_possessive

_QUOTES = {'"': '"', "”": "“", "»": "«", "“": "„"}
_LONGEST_NICKNAME = 4
_PLURAL_WITH_NUMBER = re.compile(r"(\w+[^s])s (#?\d+)")
_ADJECTIVE_ENDINGS = ("ing", "ful", "less", "ous", "ish", "able", "headed", "hearted", "nant", "ive")
_CAPITAL_OPENERS = frozenset(word.capitalize() for word in SENTENCE_OPENERS)
_TITLES_WITH_OF = TITLES | {"order", "lady", "master", "knight", "man", "maid", "joan", "bride"}


@dataclass(frozen=True, slots=True)
class ProperName:
    """A proper name: its text, its offset, its first word's place among the words given."""

    text: str
    start: int
    first: int
    follows_locative: bool
    is_free: bool
    """Nothing but the start of a sentence, a verb or a comma stands before it (no "of", no "'s")."""


def proper_name_ending_at(words: list[Word], last: int) -> ProperName | None:
    """Return the proper name whose last word is ``words[last]``, or None where that is none."""
    run = _run(words, last)
    run = _without_sentence(words, run)
    if not run:
        return None
    first = run[0]
    of_whom = _bearer(words, first)
    if of_whom:
        return of_whom
    before = words[first - 1] if first else None
    follows_locative = bool(before and before.text.lower() in LOCATIVES)
    if before and before.text.lower() == "the" and _keeps_article(words, run):
        first -= 1
    text = _PLURAL_WITH_NUMBER.sub(r"\1 \2", _joined(words, first, last))
    is_free = before is None or not (before.text.lower() in {"of", "by", "for", "with"} or is_possessive(before))
    return ProperName(text, words[first].start, first, follows_locative, is_free)


def _bearer(words: list[Word], first: int) -> ProperName | None:
    """Return Captain Jacobi for "Captain Jacobi of the La Paloma": who is of, or from, a place or ship."""
    i = first - 1
    is_place = words[first].text.lower() in PLACES
    if i > 0 and words[i].text == "the" and words[i - 1].text in {"of", "from"}:
        i -= 1
        is_place = True
    if not is_place or i < 1 or words[i].text not in {"of", "from", "in"} or not words[i - 1].is_word:
        return None
    if not words[i - 1].text[0].isupper() or is_possessive(words[i - 1]):
        return None
    bearer = proper_name_ending_at(words, i - 1)
    is_person = bearer and (_is_title(words[bearer.first].text) or words[bearer.first].text in given_names())
    return bearer if is_person else None


def _run(words: list[Word], last: int) -> list[int]:
    """Return the places of the capitalised words that end at ``last``, in reading order."""
    run: list[int] = []
    i = last
    while i >= 0:
        word = words[i]
        if word.text in _QUOTES:
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
    if text.lower() in PRONOUNS and (_opens_sentence(words, i) or text == "I"):
        return False
    return text[0].isupper() or (text[1:2] in {"'", "’"} and text[2:3].isupper())


def _inner_words(words: list[Word], i: int) -> int:
    """Return how many lower-case words ending at ``i`` belong inside the name around them."""
    if i and words[i - 1].text in _QUOTES and words[i].text in PARTICLES:
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
    if word == "of":
        after = words[i + 1].text.lower()
        return int(_takes_of(before) or (before in given_names() and after in PLACES))
    return 0


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
        if words[i].text == _QUOTES[mark]:
            is_name = i + 1 < closing and words[i + 1].text[0].isupper()
            return i if is_name else None
    return None


def _bracketed_nickname_start(words: list[Word], closing: int) -> int | None:
    """Return where ``("Lara")`` inside a name opens."""
    if words[closing].text != ")" or closing < 4 or words[closing - 1].text not in _QUOTES:
        return None
    opening = _nickname_start(words, closing - 1)
    return opening - 1 if opening and words[opening - 1].text == "(" else None


def _without_sentence(words: list[Word], run: list[int]) -> list[int]:
    """Drop from the run's start what belongs to the sentence: openers, places, roles, services."""
    run = list(run)
    if not run or (words[run[0]].text in _QUOTES.values() and words[run[-1]].text in _QUOTES):
        return run if len(run) > 2 else []
    while run and words[run[0]].text in _CAPITAL_OPENERS and _opens_sentence(words, run[0]):
        if words[run[0]].text in given_names():
            break
        run.pop(0)
    run = _without_place(words, run)
    run = _from_title(words, run)
    while len(run) > 1 and _is_descriptive(words, run):
        run.pop(0)
    if run and not words[run[-1]].is_word and len(run) == 2:
        return []
    return run


def _opens_sentence(words: list[Word], i: int) -> bool:
    if words[i].text.lower() == "the":
        return True
    return i == 0 or not words[i - 1].is_word or ends_sentence(words[i - 1])


def _without_place(words: list[Word], run: list[int]) -> list[int]:
    """Drop the place from "In Tangier Brad Whitaker": up to the first given name or title."""
    if len(run) < 2 or not run[0] or words[run[0] - 1].text.lower() not in LOCATIVES:
        return run
    is_place = words[run[0]].text.lower() in PLACES
    if words[run[0]].text in given_names() and not is_place:
        return run
    for place in range(1, len(run)):
        word = words[run[place]].text
        if (word in given_names() and place < len(run) - 1) or _is_title(word):
            return run[place:]
    return run[1:] if is_place else run


def _from_title(words: list[Word], run: list[int]) -> list[int]:
    """Drop what stands before the first title: "KGB", "United States Air Force"."""
    for place in range(1, len(run) - 1):
        word = words[run[place]].text
        if not _is_title(word):
            continue
        if word.lower() in TITLE_MODIFIERS and not _is_title(words[run[place + 1]].text):
            continue
        before = words[run[place - 1]]
        if _is_title(before.text) or not before.is_word:
            return run
        ambiguous = word.lower() in TITLES_ALSO_NAMES
        if ambiguous and (before.text in given_names() or _opens_sentence(words, run[place - 1])):
            return run
        if any(words[i].text in {"of", "the", "and"} for i in run[:place]):
            return run
        return run[place:]
    return run


def _is_descriptive(words: list[Word], run: list[int]) -> bool:
    """Say whether the run's first word describes: a nationality, or a role that opens the sentence."""
    word, rest = words[run[0]].text.lower().rstrip("."), run[1:]
    if not words[rest[0]].is_word and len(rest) < 4:
        return is_role(word) and word not in TITLES
    if word in DEMONYMS:
        return len(rest) > 1 or _is_title(words[rest[0]].text)
    if word in TITLES or words[run[0]].text in given_names() or not _opens_sentence(words, run[0]):
        return word in ROLE_ADJECTIVES
    after = words[rest[0]].text
    if after[0] in "0123456789#":
        return False
    if is_role(word) or word in ROLE_ADJECTIVES or (word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 5):
        return True
    return after in given_names() and (may_be_occupation(word) or _has_surname(words, rest))


def _has_surname(words: list[Word], run: list[int]) -> bool:
    """Say whether a given name opens ``run`` and something else ends it: "Safety Brian Chavez"."""
    return len(run) > 1 and words[run[-1]].text not in given_names()


def _is_title(word: str) -> bool:
    return word[0].isupper() and word.lower().rstrip(".") in TITLES


def _keeps_article(words: list[Word], run: list[int]) -> bool:
    first = words[run[0]]
    if not first.is_word or _is_title(first.text):
        return False
    return not (first.text in given_names() and len(run) > 1)


def _joined(words: list[Word], first: int, last: int) -> str:
    """Return the words as the text spaces them, without quotation marks around the whole."""
    if (
        words[first].text in _QUOTES.values()
        and words[last].text in _QUOTES
        and not any(words[i].text in _QUOTES for i in range(first + 1, last))
    ):
        first, last = first + 1, last - 1
    parts: list[str] = []
    for i in range(first, last + 1):
        if parts and words[i].start > words[i - 1].end:
            parts.append(" ")
        parts.append(words[i].text)
    return "".join(parts)
