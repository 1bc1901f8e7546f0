"""Characters without a proper name: "a local boy", "the owner of the mill"."""

from catalog.synopsis.proper_names import proper_name_ending_at
from catalog.synopsis.roles import is_role
from catalog.synopsis.vocabulary import DETERMINERS, PRONOUNS, RELATIVES
from catalog.synopsis.words import Word, ends_sentence, is_possessive

LONGEST = 7
"""Words a description may have."""

_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_PREPOSITIONS = frozenset({"of", "in", "at", "from", "with", "on"})


def description_ending(words: list[Word]) -> list[Word]:
    """Return the words of the description that ``words`` end with, or none.

    The words after the last determiner; where their head names no person, those further back that
    do: "man in a gay bar", "rancher who initiated it".
    """
    part = _after_determiner(words, frozenset({"of"}))
    if describes_person(part):
        return part
    wider = _after_determiner(words, _PREPOSITIONS)
    if describes_person(wider):
        return wider
    clause = _before_relative(words)
    return clause if describes_person(clause) else part


def describes_person(part: list[Word]) -> bool:
    """Say whether the head of a description names a person by work, kinship or part."""
    return bool(part) and is_role(_head(part))


def _after_determiner(words: list[Word], continuing: frozenset[str]) -> list[Word]:
    """Return the words after the last determiner, going on over ``continuing`` after a role ("owner of the")."""
    last = len(words) - 1
    if not words[last].is_word or words[last].text.lower() in PRONOUNS or ends_sentence(words[last]):
        return []
    for i in range(last, max(-1, last - LONGEST), -1):
        word = words[i]
        if not word.is_word or (ends_sentence(word) and i < last):
            break
        if word.text.lower() in DETERMINERS:
            if i > 1 and words[i - 1].text in continuing and is_role(words[i - 2].text):
                if word.text.lower() in _POSSESSIVES and is_role(words[last].text):
                    return _without_determiners(words[i + 1 :])
                continue
            return _without_determiners(words[i + 1 :])
        if is_possessive(word) and word.text[0].isupper() and i < last:
            owner = proper_name_ending_at(words, i)
            return words[owner.first if owner else i :]
    return words[last:] if is_role(words[last].text) else []


def _without_determiners(part: list[Word]) -> list[Word]:
    while part and part[0].text.lower() in DETERMINERS:
        part = part[1:]
    if part and part[0].text.lower() in PRONOUNS:
        return []
    for i, word in enumerate(part):
        if i and word.text.lower() in RELATIVES:
            return part[:i]
    return part


def _before_relative(words: list[Word]) -> list[Word]:
    """Return the description before the last "who" of the clause."""
    for i in range(len(words) - 1, 0, -1):
        if not words[i].is_word or ends_sentence(words[i]):
            return []
        if words[i].text in {"who", "that", "whose", "whom"}:
            return _after_determiner(words[:i], frozenset({"of"}))
    return []


def _head(part: list[Word]) -> str:
    for i, word in enumerate(part):
        if word.text in _PREPOSITIONS and i:
            return part[i - 1].text
    return part[-1].text
