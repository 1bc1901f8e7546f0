"""What a database must do for search: keep documents of words and keys, and find them tier by tier.

All other modules of this package are the same for both databases.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Any, Protocol

from django.db import connection, connections

from catalog.databases import visitors_database
from catalog.lookups import among
from catalog.search.entries import Key


class Begun(str):
    """A word, or the beginning of one."""

    __slots__ = ()


Phrase = tuple[str, ...]
"""Words that follow each other; mostly one. The last may be Begun."""
Term = tuple[Phrase, ...]
"""Phrases of which one must be there."""
Expression = tuple[tuple[Term, ...], ...]
"""Alternatives, each of which wants all its terms."""

AFTER_ALL = "\U0010ffff"
"""Sorts after whatever else may follow a prefix."""


class Documents(StrEnum):
    """The tables of documents: one a film or person, by its number."""

    FILMS = "catalog_search_films"
    SYNOPSES = "catalog_search_synopses"
    PEOPLE = "catalog_search_people"


class Keys(StrEnum):
    """The tables of keys: some a film or person."""

    FILMS = "catalog_search_film_keys"
    PEOPLE = "catalog_search_person_keys"


SPELLINGS = "catalog_search_spellings"


class SearchTookTooLongError(Exception):
    """The database was stopped after TIME_LIMIT."""


TIME_LIMIT = 1.5
"""Seconds that the database may take for one query of a visitor: a last resort, for words that no index helps with.

Less than a page has (`catalog.time_limit`), which can still say so then.
"""


class Engine(Protocol):
    """One database's way of search. Numbers come with the tier they were found in, the highest tier first."""

    def match(self, documents: Documents, expression: Expression, limit: int) -> list[tuple[int, int]]:
        """Return number and tier of at most `limit` documents that fit `expression`.

        Which documents of the lowest tier reached are left out by `limit` depends on the database.
        """

    def matching(self, documents: Documents, expression: Expression, first: int = 0) -> tuple[str, list[str]]:
        """Return a SELECT of the `id` of all documents that fit `expression`, and its parameters.

        With `first` of no more than that many; within a `time_limit` that is `by_index` always the same ones.
        """

    def count(self, documents: Documents, expression: Expression) -> int:
        """Return how many documents fit `expression`."""

    def fitting(self, documents: Documents, expression: Expression, number: str) -> tuple[str, list[str]]:
        """Return a condition, and its parameters, that the document of the number in the column `number` fits.

        It is asked for row by row: where it is soon answered by many rows that fit.
        """

    def keys(self, keys: Keys, ranges: Sequence[tuple[bool, str, str]], limit: int) -> list[tuple[int, int, str]]:
        """Return number, tier and text of at most `limit` keys in `ranges`, in one order on all databases.

        That is by tier, in a tier by range as given, in a range by text and number. A range is (opening, first text,
        first text after it).
        """

    def compare(self, documents: Documents, wanted: Mapping[int, str]) -> tuple[set[int], set[int]]:
        """Return those of `wanted` that have no document, and those whose document is another."""

    def numbers(self, documents: Documents, after: int, up_to: int | None) -> set[int]:
        """Return the numbers of documents greater than `after` and at most `up_to`."""

    def delete(self, documents: Documents, numbers: Collection[int]) -> None:
        """Forget documents."""

    def insert(self, documents: Documents, wanted: Mapping[int, str]) -> None:
        """Keep documents whose numbers have none."""

    def learn(self, spellings: Sequence[tuple[str, str]]) -> None:
        """Add those pairs of variant and word that are new to the vocabulary."""

    def broken(self, documents: Documents) -> str:
        """Return what is wrong inside the full-text index itself, or ``""``."""

    def probe(self, documents: Documents) -> None:
        """Read a little of the full-text index, as much at any size; a damaged one raises a DatabaseError."""

    def settle(self) -> None:
        """Put in order what many writes have left for later, so that the first searches after a load need not."""

    def time_limit(self, *, by_index: bool = False) -> AbstractContextManager[None]:
        """Stop what takes longer than TIME_LIMIT; raise SearchTookTooLongError then.

        With `by_index` it looks for words in the index alone, and never through all documents until it has enough.
        """


def engine() -> Engine:
    """Return the engine of the default database."""
    if connection.vendor == "postgresql":
        from catalog.search import postgres  # noqa: PLC0415 - one of the two is used

        return postgres.PostgresEngine()
    from catalog.search import sqlite  # noqa: PLC0415 - as above

    return sqlite.SqliteEngine()


def rows(sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a query; a visitor's may be answered by a copy of the database."""
    with connections[visitors_database()].cursor() as cursor:
        cursor.execute(sql, list(parameters))
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def kept_keys(keys: Keys, numbers: Collection[int]) -> dict[int, set[Key]]:
    """Return the keys that are kept for `numbers`."""
    found: dict[int, set[Key]] = {number: set() for number in numbers}
    condition, parameters = among("id", numbers)
    sql = f"SELECT id, opening, tier, text FROM {keys} WHERE {condition}"  # noqa: S608 - own names
    for number, opening, tier, text in rows(sql, parameters):
        found[number].add((bool(opening), tier, text))
    return found


def delete_keys(keys: Keys, numbers: Collection[int]) -> None:
    """Forget the keys of `numbers`."""
    condition, parameters = among("id", numbers)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {keys} WHERE {condition}", parameters)  # noqa: S608 - own names


def key_numbers(keys: Keys, after: int, up_to: int | None) -> set[int]:
    """Return the numbers that have keys, greater than `after` and at most `up_to`."""
    sql = f"SELECT DISTINCT id FROM {keys} WHERE id > %s"  # noqa: S608 - own names
    found = rows(sql, [after]) if up_to is None else rows(f"{sql} AND id <= %s", [after, up_to])
    return {number for (number,) in found}


def near_words(variants: Collection[str]) -> set[str]:
    """Return the words of titles and names that have one of `variants`."""
    condition, parameters = among("variant", variants)
    sql = f"SELECT word FROM {SPELLINGS} WHERE {condition}"  # noqa: S608 - own names
    return {word for (word,) in rows(sql, parameters)}


def known_words(words: Sequence[str]) -> set[str]:
    """Return those of `words` that are in the vocabulary."""
    condition, parameters = among("variant", words)
    sql = f"SELECT word FROM {SPELLINGS} WHERE variant = word AND {condition}"  # noqa: S608 - own names
    return {word for (word,) in rows(sql, parameters)}
