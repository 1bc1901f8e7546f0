"""What the search index keeps of a film or a person. Pure: from plain values to words and keys.

A *document* is a text of folded words that each database's own full-text index takes. Words with a sign in front are no
visitor's: ``#5`` is the tier, ``@1987`` the year, ``=daylights`` a word of the title itself, ``+tt0093428`` the film's
number at IMDb; and for lists ``@198_`` the decade, ``%67`` the rating in tenths, ``%6_`` its whole points, ``^l`` the
letter the film is filed under, ``&12`` somebody credited.

A *key* is the folded title or name from one of its words on, for what visitors have typed so far.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from catalog.search.spelling import LONGEST_WORD, forms, words_of
from catalog.seeds.rules import MAX_RATING
from catalog.text import fold, sort_title

TIERS = range(7, -1, -1)
"""How sought-after: results are read tier by tier from the top, so a common word costs no more than a rare one."""

COUNTED_CREDITS = 2 ** (TIERS[0] + 1)
"""Credits of a person beyond which more make no difference."""

MAX_DOCUMENT = 200_000
"""Characters of a synopsis that are indexed: PostgreSQL takes no longer text search vectors than 1 MB."""

_SIGNS = "#@=+%^&"
_KEYS_FROM_WORDS = 12
_TOLD_AT_LENGTH = (250, 500, 1000, 2000)
_WELL_RATED = Decimal("7.5")
_IMDB_PAGE = re.compile(r"(?:https?://)?(?:www\.|m\.)?imdb\.com/(?:[a-z-]{2,5}/)?title/(tt\d{5,12})\b", re.IGNORECASE)
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_ARTICLES = ("the ", "a ", "an ")


Key = tuple[bool, int, str]
"""A key's kind, tier and text. Of the first kind (True) are whole titles and names, with and without the article."""


@dataclass(frozen=True)  # no slots: another process makes them, and pickle takes three times as long to fill slots
class Entry:
    """What the index keeps: `words` to find films or people by, `keys` for typing, the `synopsis` of a film."""

    tier: int
    words: str
    opening_keys: frozenset[str]
    """Whole titles or names."""
    inner_keys: frozenset[str]
    """The same from one of their words on."""
    synopsis: str = ""
    names: tuple[str, ...] = ()
    """Who is credited in a film, as far as that went into `words`."""

    def with_people(self, people: Iterable[int]) -> "Entry":
        """Return the entry of the same film, in which the people with these numbers are credited."""
        words = " ".join((self.words, *map(person_fact, dict.fromkeys(people))))
        return replace(self, words=words)

    def kept_keys(self) -> Iterator[Key]:
        """Yield the keys as they are kept."""
        for text in self.opening_keys:
            yield True, self.tier, text
        for text in self.inner_keys:
            yield False, self.tier, text


def film_entry(
    title: str, year: int | None, rating: Decimal | None, synopsis: str, names: Iterable[str], url: str = ""
) -> Entry:
    """Return the entry of a film in which people called `names` are credited; see `Entry.with_people`."""
    tier = film_tier(rating, len(synopsis))
    own = words_of(title)
    names = tuple(dict.fromkeys(names))
    credited = [word for name in names for word in name_words(name)]
    imdb = imdb_number(url)
    facts = [f"#{tier}", letter_fact(sort_title(title)[:1])]
    facts += year_facts(year) if year else []
    facts += rating_facts(rating) if rating is not None else []
    facts += [f"+{imdb}"] if imdb else []
    story = fold(synopsis[:MAX_DOCUMENT])
    return Entry(
        tier,
        " ".join((*facts, *(f"={word}" for word in own), *own, *credited)),
        *_title_keys(title),
        f"#{tier} {_shorten_words(story)}" if story else "",
        names,
    )


def year_facts(year: int) -> tuple[str, str]:
    """Return the words that say a film's year and decade."""
    return f"@{year}", f"@{year // 10}_"


def rating_facts(rating: Decimal) -> tuple[str, str]:
    """Return the words that say a film's rating, which has one decimal, in tenths and in whole points."""
    tenths = int(rating * 10)
    return f"%{tenths}", f"%{tenths // 10}_"


def facts_of_years(years: range) -> Iterator[str]:
    """Yield words of which each film of these years, and no other, has one: as few as there are."""
    return _covering(years, "@")


def facts_of_ratings(least: Decimal) -> Iterator[str]:
    """Yield words of which each film rated so or better, and no other, has one: as few as there are."""
    return _covering(range(int(least * 10), 10 * MAX_RATING + 1), "%")


def _covering(numbers: range, sign: str) -> Iterator[str]:
    number = numbers.start
    while number in numbers:
        ten = number % 10 == 0 and number + 9 in numbers
        yield f"{sign}{number // 10}_" if ten else f"{sign}{number}"
        number += 10 if ten else 1


def letter_fact(letter: str) -> str:
    """Return the word that says what letter a film is filed under; whatever is none from A to Z counts as one."""
    return f"^{letter if letter.isascii() and letter.islower() else '#'}"


def person_fact(number: int) -> str:
    """Return the word that says who is credited in a film."""
    return f"&{number}"


def person_entry(name: str, credits: int) -> Entry:
    """Return the entry of a person with that many credits."""
    tier = person_tier(credits)
    return Entry(tier, " ".join((f"#{tier}", *name_words(name))), *_name_keys(name))


def imdb_number(url: str) -> str:
    """Return the number of the film whose page at IMDb `url` is (``"tt0093428"``), or ``""``."""
    found = _IMDB_PAGE.match(url)
    return found[1].lower() if found else ""


def film_tier(rating: Decimal | None, synopsis_length: int) -> int:
    """Return the tier of a film, 0 to 7: the films that people look for are rated, and told at length."""
    told = sum(synopsis_length >= length for length in _TOLD_AT_LENGTH)
    rated = 0 if rating is None else 2 + (rating >= _WELL_RATED)
    return told + rated


def person_tier(credits: int) -> int:
    """Return the tier of a person, 0 to 7: one more each time the number of credits doubles, from four on.

    Most people have one to three; to move each of them for a second film would cost a load a tenth of its time.
    """
    return min(max(credits.bit_length() - 2, 0), TIERS[0])


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, with "deniro" for Robert De Niro."""
    words = words_of(name)
    plain = fold(name).split()
    if len(plain) > 2:
        words.append("".join(plain[-2:])[:LONGEST_WORD])
    return tuple(dict.fromkeys(words))


def without_article(form: str) -> str:
    """Return a folded title without its leading English article, unless it is nothing else."""
    for article in _ARTICLES:
        if form.startswith(article):
            return form.removeprefix(article)
    return form


def compact(form: str) -> str:
    """Return a folded title without article and blanks: "Spider-Man" and "spiderman" are found by it."""
    return without_article(form).replace(" ", "")


def vocabulary(entry: Entry) -> set[str]:
    """Return the words of `entry` that a misspelt word may have meant: of title and names."""
    return {word for word in entry.words.split() if word[0] not in _SIGNS}


def _title_keys(title: str) -> tuple[frozenset[str], frozenset[str]]:
    found = forms(title)
    whole = {text for form in found for text in (form, without_article(form), compact(form))}
    opening = frozenset(text[:LONGEST_WORD].rstrip() for text in whole)
    return opening, frozenset(tail for form in found for tail in _tails(form)) - opening


def _name_keys(name: str) -> tuple[frozenset[str], frozenset[str]]:
    found = forms(name)
    opening = frozenset(text[:LONGEST_WORD].rstrip() for form in found for text in (form, form.replace(" ", "")))
    tails = {text for form in found for tail in _tails(form) for text in (tail, tail.replace(" ", ""))}
    return opening, frozenset(tails) - opening


def _tails(form: str) -> Iterator[str]:
    words = form.split()[:_KEYS_FROM_WORDS]
    for place in range(1, len(words)):
        yield " ".join(words[place:])[:LONGEST_WORD].rstrip()


def _shorten_words(folded: str) -> str:
    return _LONG_WORD.sub(lambda word: word[0][:LONGEST_WORD], folded)
