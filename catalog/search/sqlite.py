"""Search on SQLite: FTS5 tables, which keep the documents, and plain tables of keys."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError, connection

from catalog.databases import visitors_database
from catalog.lookups import among
from catalog.search.engine import (
    SPELLINGS,
    TIME_LIMIT,
    Begun,
    Documents,
    Expression,
    Keys,
    Phrase,
    SearchTookTooLongError,
    Term,
    rows,
)
from catalog.search.entries import TIERS
from catalog.time_limit import sqlite_time_limit

_TIERS = f"WITH tiers (tier) AS (VALUES {', '.join(f'({tier})' for tier in TIERS)})"


class SqliteEngine:
    """See `catalog.search.engine.Engine`."""

    def match(self, documents: Documents, expression: Expression, limit: int) -> list[tuple[int, int]]:
        """The cross join keeps the order of tiers, and stops at the limit."""
        sql = (
            f"{_TIERS} SELECT {documents}.rowid, tier FROM tiers CROSS JOIN {documents}"  # noqa: S608 - own names
            f" WHERE {documents}.words MATCH '\"#' || tier || '\" AND (' || %s || ')' LIMIT %s"
        )
        return rows(sql, [_fts(expression), limit])

    def matching(self, documents: Documents, expression: Expression, first: int = 0) -> tuple[str, list[str]]:
        """Return a query of FTS5, which gives numbers in ascending order, and stops."""
        limit = f" LIMIT {first}" if first else ""
        return f"SELECT rowid AS id FROM {documents} WHERE words MATCH %s{limit}", [_fts(expression)]  # noqa: S608 - own names

    def count(self, documents: Documents, expression: Expression) -> int:
        """Count within FTS5."""
        sql = f"SELECT COUNT(*) FROM {documents} WHERE words MATCH %s"  # noqa: S608 - own names
        return int(rows(sql, [_fts(expression)])[0][0])

    def fitting(self, documents: Documents, expression: Expression, number: str) -> tuple[str, list[str]]:
        """Look for the words in the text that FTS5 keeps: FTS5 itself would go through all documents for each row."""
        words: list[str] = []
        alternatives = []
        for terms in expression:
            conditions = []
            for term in terms:
                words += map(_in_text, term)
                conditions.append(f"({' OR '.join(['instr(text, %s)'] * len(term))})")
            alternatives.append(f"({' AND '.join(conditions)})")
        text = f"SELECT ' ' || c0 || ' ' AS text FROM {documents}_content WHERE id = {number}"  # noqa: S608 - own names
        return f"EXISTS (SELECT 1 FROM ({text}) WHERE {' OR '.join(alternatives)})", words  # noqa: S608 - own names

    def keys(self, keys: Keys, ranges: Sequence[tuple[bool, str, str]], limit: int) -> list[tuple[int, int, str]]:
        """The cross join keeps the order of tiers and ranges, and stops at the limit."""
        sql = (
            f"{_TIERS}, ranges (opening, low, high) AS (VALUES {', '.join(['(%s, %s, %s)'] * len(ranges))})"  # noqa: S608
            f" SELECT id, tiers.tier, text FROM tiers CROSS JOIN ranges CROSS JOIN {keys} AS k"
            " WHERE k.opening = ranges.opening AND k.tier = tiers.tier AND text >= low AND text < high LIMIT %s"
        )
        parameters = [value for opening, low, high in ranges for value in (int(opening), low, high)]
        return rows(sql, [*parameters, limit])

    def compare(self, documents: Documents, wanted: Mapping[int, str]) -> tuple[set[int], set[int]]:
        """Compare with the documents kept."""
        condition, parameters = among("rowid", wanted)
        kept = dict(rows(f"SELECT rowid, words FROM {documents} WHERE {condition}", parameters))  # noqa: S608 - own names
        return wanted.keys() - kept.keys(), {number for number, words in kept.items() if wanted[number] != words}

    def numbers(self, documents: Documents, after: int, up_to: int | None) -> set[int]:
        """Read rowids."""
        sql = f"SELECT rowid FROM {documents} WHERE rowid > %s"  # noqa: S608 - own names
        found = rows(sql, [after]) if up_to is None else rows(f"{sql} AND rowid <= %s", [after, up_to])
        return {number for (number,) in found}

    def delete(self, documents: Documents, numbers: Collection[int]) -> None:
        """FTS5 knows from the kept document which words to forget."""
        condition, parameters = among("rowid", numbers)
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {documents} WHERE {condition}", parameters)  # noqa: S608 - own names

    def insert(self, documents: Documents, wanted: Mapping[int, str]) -> None:
        """Insert in the order of rowids, which is the quickest for FTS5."""
        with connection.cursor() as cursor:
            sql = f"INSERT INTO {documents} (rowid, words) VALUES (%s, %s)"  # noqa: S608 - own names
            cursor.executemany(sql, sorted(wanted.items()))

    def learn(self, spellings: Sequence[tuple[str, str]]) -> None:
        """Insert row by row, within the process."""
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT OR IGNORE INTO {SPELLINGS} (variant, word) VALUES (%s, %s)", spellings)  # noqa: S608

    def broken(self, documents: Documents) -> str:
        """FTS5 compares its index with the documents it keeps."""
        try:
            with connection.cursor() as cursor:
                sql = f"INSERT INTO {documents} ({documents}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
                cursor.execute(sql)
        except DatabaseError as error:
            if "locked" in str(error):
                raise  # the check writes, and somebody else does
            return str(error)
        return ""

    def probe(self, documents: Documents) -> None:
        """Every document has the word of its tier: their lists stand on several pages of the index."""
        tiers = " OR ".join(f'"#{tier}"' for tier in TIERS)
        rows(f"SELECT rowid FROM {documents} WHERE words MATCH %s LIMIT 1", [tiers])  # noqa: S608 - own names

    def settle(self) -> None:
        """FTS5 merges its lists as it writes them."""

    @contextmanager
    def time_limit(self, *, by_index: bool = False) -> Iterator[None]:  # noqa: ARG002 - the interface
        """SQLite asks every so many steps whether to go on."""
        try:
            with sqlite_time_limit(visitors_database(), TIME_LIMIT):
                yield
        except OperationalError as error:
            if "interrupted" in str(error):
                raise SearchTookTooLongError from error
            raise


def _in_text(phrase: Phrase) -> str:
    return f" {' '.join(phrase)}" if isinstance(phrase[-1], Begun) else f" {' '.join(phrase)} "


def _fts(expression: Expression) -> str:
    return " OR ".join(f"({' AND '.join(map(_term, terms))})" for terms in expression)


def _term(term: Term) -> str:
    return f"({' OR '.join(map(_phrase, term))})"


def _phrase(phrase: Phrase) -> str:
    words = " ".join(phrase).replace('"', '""')
    return f'"{words}" *' if isinstance(phrase[-1], Begun) else f'"{words}"'
