"""Reads what a visitor typed. Pure, and takes any text: what makes no sense finds nothing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.search.engine import Begun, Expression, Phrase, Term
from catalog.search.entries import compact, imdb_number, without_article
from catalog.search.spelling import LONGEST_WORD, forms

MAX_LENGTH = 200
MAX_WORDS = 10
SHORTEST_BEGUN = 2
"""Letters from which on a word may be the beginning of another."""

COMMONEST = frozenset("a an and as at by for from he her his in is it of on or she that the to was who with".split())
"""Words that tell nothing of a story: most stand in a fifth to nearly all of 36,000 synopses, and in any long one."""

_QUOTES = re.compile('["“”„«»]')
_QUOTED = re.compile('["“„«]([^"“”„«»]+)["”“»]')
_IMDB_NUMBER = re.compile(r"tt\d{5,12}", re.IGNORECASE)
_YEAR = re.compile(r"(?:18[7-9]|19\d|20\d)\d")


@dataclass(frozen=True, slots=True)
class Query:
    """What a visitor looks for.

    `text` is what was typed, without what cannot be shown; `spellings` are its folded forms, the plain one first;
    `phrases` what stood in quotation marks, folded; `imdb_number` is set if it was one, or an address at IMDb.
    """

    text: str
    spellings: tuple[str, ...]
    phrases: tuple[Phrase, ...] = ()
    imdb_number: str = ""

    @property
    def plain(self) -> str:
        """The folded text, ``""`` if there is nothing to look for."""
        return self.spellings[0] if self.spellings else ""

    @property
    def words(self) -> list[str]:
        """The words of all spellings, none twice: what is marked in results."""
        return list(dict.fromkeys(word for form in self.spellings for word in form.split()))

    @property
    def year(self) -> int | None:
        """The year at the end of the text, after other words."""
        *others, last = self.plain.split() or [""]
        return int(last) if others and _YEAR.fullmatch(last) else None

    @property
    def without_year(self) -> tuple[str, ...]:
        """The spellings without the year at their end; none if there is no year."""
        if self.year is None:
            return ()
        return tuple(form.rpartition(" ")[0] for form in self.spellings if form.endswith(f" {self.year}"))

    @property
    def key_texts(self) -> list[str]:
        """The texts that keys are compared with: the spellings, and the plain one in one word."""
        return key_texts(self.spellings)

    def wanting(self, sign: str = "", *, begun: bool = False) -> Expression:
        """Return what documents must have: all words of one of the spellings, and all phrases.

        With the sign ``=`` the words must be of the film's own title. A year among other words may also be the film's.
        With `begun` the last word may be the beginning of one.
        """
        begun = begun and not self.phrases and len(self.plain.rpartition(" ")[2]) >= SHORTEST_BEGUN
        return tuple((*_terms(form.split(), sign, begun=begun), *self._phrases(sign)) for form in self.spellings)

    def wanting_telling(self) -> Expression:
        """Return the same without words that nearly every synopsis has; of these alone the longest is left."""
        forms = (form.split() for form in self.spellings)
        telling = ([word for word in words if word not in COMMONEST] or [max(words, key=len)] for words in forms)
        return tuple((*_terms(words, ""), *self._phrases("")) for words in telling)

    def _phrases(self, sign: str) -> list[Term]:
        return [(tuple(f"{sign}{word}" for word in phrase),) for phrase in self.phrases]


def parse(text: str) -> Query:
    """Return the query that `text` stands for: at most its first 200 characters and 10 words."""
    shown = " ".join("".join(map(_visible, text[:MAX_LENGTH])).split())
    number = shown if _IMDB_NUMBER.fullmatch(shown) else imdb_number(shown)
    phrases = tuple(filter(None, (_phrase(quoted) for quoted in _QUOTED.findall(shown))))
    return Query(shown, spellings(_QUOTES.sub(" ", shown)), phrases[:MAX_WORDS], number.lower())


def spellings(text: str) -> tuple[str, ...]:
    """Return the folded spellings of a typed text, the plain one first, each of at most 10 words."""
    found = forms(text)
    glued = [_glued(found[0])] if found else []
    shortened = (" ".join(word[:LONGEST_WORD] for word in form.split()[:MAX_WORDS]) for form in (*found, *glued))
    return tuple(dict.fromkeys(shortened))


def key_texts(forms: tuple[str, ...]) -> list[str]:
    """Return the texts under which the keys of `forms` begin."""
    texts = [*forms, *map(without_article, forms[:1]), *map(compact, forms[:1])]
    return list(dict.fromkeys(text[:LONGEST_WORD].rstrip() for text in texts))


def _visible(sign: str) -> str:
    return " " if unicodedata.category(sign)[0] == "C" else sign


def _phrase(quoted: str) -> Phrase:
    found = spellings(quoted)
    return tuple(found[0].split()) if found else ()


def _glued(plain: str) -> str:
    """Return `plain` with single letters joined to what follows: "d abo" is "dabo", "m a s h" is "mash"."""
    return re.sub(r"(?<!\S)([^\W\d]) (?=[^\W\d]+)", r"\1", plain)


def _terms(words: list[str], sign: str, *, begun: bool = False) -> Iterator[Term]:
    for word in dict.fromkeys(words):
        signed = f"{sign}{word}"
        own: Phrase = (Begun(signed) if begun and word == words[-1] else signed,)
        yield (own, (f"@{word}",)) if len(words) > 1 and _YEAR.fullmatch(word) else (own,)
