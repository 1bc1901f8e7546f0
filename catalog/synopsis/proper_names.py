"""Find the proper name that ends at a word, cut free of the sentence before it."""

import re
from dataclasses import dataclass

from catalog.synopsis.name_runs import QUOTES, name_run
from catalog.synopsis.roles import is_role, may_be_occupation
from catalog.synopsis.vocabulary import (
    DEMONYMS,
    LOCATIVES,
    PLACES,
    ROLE_ADJECTIVES,
    SENTENCE_OPENERS,
    TITLE_MODIFIERS,
    TITLES,
    TITLES_ALSO_NAMES,
    given_names,
)
from catalog.synopsis.words import Word, is_possessive, opens_sentence, without_possessive

_PLURAL_WITH_NUMBER = re.compile(r"(\w+[^s])s (#?\d+)")
_FIRST_OF_TWO = frozenset({"new", "los", "las", "san", "hong", "buenos", "south", "north", "west", "east"})
"""First words of places of two words ("New York Marlowe" after "in" is Marlowe)."""

_ADJECTIVE_ENDINGS = ("ing", "ful", "less", "ous", "ish", "able", "headed", "hearted", "nant", "ive")
_CAPITAL_OPENERS = frozenset(word.capitalize() for word in SENTENCE_OPENERS)


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
    run = name_run(words, last)
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
    text = _PLURAL_WITH_NUMBER.sub(r"\1 \2", without_possessive(_joined(words, first, last)))
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


def _without_sentence(words: list[Word], run: list[int]) -> list[int]:
    """Drop from the run's start what belongs to the sentence: openers, places, roles, services."""
    run = list(run)
    if not run or (words[run[0]].text in QUOTES.values() and words[run[-1]].text in QUOTES):
        return run if len(run) > 2 else []
    while run and words[run[0]].text in _CAPITAL_OPENERS and opens_sentence(words, run[0]):
        if words[run[0]].text in given_names() or _modifies_title(words, run):
            break
        run.pop(0)
    run = _without_place(words, run)
    run = _from_title(words, run)
    while len(run) > 1 and _is_descriptive(words, run):
        run.pop(0)
    if run and not words[run[-1]].is_word and len(run) == 2:
        return []
    return run


def _modifies_title(words: list[Word], run: list[int]) -> bool:
    """Say whether the run begins as "First Officer Lamb" does."""
    return words[run[0]].text.lower() in TITLE_MODIFIERS and len(run) > 2 and _is_title(words[run[1]].text)


def _without_place(words: list[Word], run: list[int]) -> list[int]:
    """Drop the place from "In Tangier Brad Whitaker": up to the first given name or title."""
    if len(run) < 2 or not run[0] or words[run[0] - 1].text.lower() not in LOCATIVES:
        return run
    if len(run) > 2 and words[run[0]].text.lower() in _FIRST_OF_TWO and not _is_title(words[run[1]].text):
        return run[2:]
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
        if ambiguous and (before.text in given_names() or opens_sentence(words, run[place - 1])):
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
    if word in TITLES or words[run[0]].text in given_names() or not _starts_sentence(words, run[0]):
        return word in ROLE_ADJECTIVES
    after = words[rest[0]].text
    if after[0] in "0123456789#":
        return False
    if is_role(word) or word in ROLE_ADJECTIVES or (word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 5):
        return True
    return after in given_names() and (may_be_occupation(word) or _has_surname(words, rest))


def _starts_sentence(words: list[Word], i: int) -> bool:
    """Say whether a sentence starts with the word at ``i``: after a comma one does not."""
    return i == 0 or (words[i - 1].text != "," and opens_sentence(words, i))


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
        words[first].text in QUOTES.values()
        and words[last].text in QUOTES
        and not any(words[i].text in QUOTES for i in range(first + 1, last))
    ):
        first, last = first + 1, last - 1
    parts: list[str] = []
    for i in range(first, last + 1):
        if parts and words[i].start > words[i - 1].end:
            parts.append(" ")
        parts.append(words[i].text)
    return "".join(parts)
