"""Names in scripts that have no capital letters."""

import re

_LAST_RUN = re.compile("(?:[\u30a0-\u30ff\uff70-\uff9d・＝]+|[\u3400-\u9fff々]+|[\u3040-\u309f]+)$")


def is_caseless(word: str) -> bool:
    """Say whether ``word`` ends in a letter that is neither a capital nor a small one."""
    last = word[-1]
    return last.isalpha() and last.lower() == last.upper()


def caseless_name(word: str) -> str:
    """Return the name ``word`` ends with: the last run of kanji or kana, in other scripts all of it."""
    found = _LAST_RUN.search(word)
    return found[0] if found else word
