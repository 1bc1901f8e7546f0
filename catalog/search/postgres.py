"""Search on PostgreSQL: text search vectors made from our own words, which no dictionary of the server changes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

from catalog.databases import visitors_database
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
from catalog.time_limit import postgresql_settings

_TIERS = f"(VALUES {', '.join(f'({tier})' for tier in TIERS)}) AS tiers (tier)"
_LAST_POSITION = 16_383


class PostgresEngine:
    """See `catalog.search.engine.Engine`."""

    def match(self, documents: Documents, expression: Expression, limit: int) -> list[tuple[int, int]]:
        """Tiers are asked for one after the other, and no more of them once the limit is reached.

        Each with a question of its own that depends on no other table: only then does PostgreSQL know how rare the
        words are, and look into the index in place of reading all documents.
        """
        wanted = _tsquery(expression)
        of_tier = f"(SELECT id, %s::integer FROM {documents} WHERE words @@ %s::tsquery LIMIT %s)"  # noqa: S608 - own names
        parameters = [value for tier in TIERS for value in (tier, f"'#{tier}' & ({wanted})", limit)]
        return rows(f"{' UNION ALL '.join([of_tier] * len(TIERS))} LIMIT %s", [*parameters, limit])

    def matching(self, documents: Documents, expression: Expression, first: int = 0) -> tuple[str, list[str]]:
        """Return a query of the GIN index, which comes first: not row by row in the order of a list.

        Of the first ones the server weighs whether to look into the index or, for words that nearly all have, into the
        documents.
        """
        found = f"SELECT id FROM {documents} WHERE words @@ %s::tsquery"  # noqa: S608 - own names
        if first:
            return f"{found} LIMIT {first}", [_tsquery(expression)]
        return f"WITH found AS MATERIALIZED ({found}) SELECT id FROM found", [_tsquery(expression)]  # noqa: S608 - own names

    def count(self, documents: Documents, expression: Expression) -> int:
        """Count with the GIN index."""
        sql = f"SELECT COUNT(*) FROM {documents} WHERE words @@ %s::tsquery"  # noqa: S608 - own names
        return int(rows(sql, [_tsquery(expression)])[0][0])

    def fitting(self, documents: Documents, expression: Expression, number: str) -> tuple[str, list[str]]:
        """Ask for the document as a value, which PostgreSQL does not turn into a join."""
        document = f"SELECT words FROM {documents} WHERE id = {number}"  # noqa: S608 - own names
        return f"({document}) @@ %s::tsquery", [_tsquery(expression)]

    def keys(self, keys: Keys, ranges: Sequence[tuple[bool, str, str]], limit: int) -> list[tuple[int, int, str]]:
        """The limit of each tier and range lets it stop; all are read, and put in the order in which SQLite walks."""
        sql = (
            f"SELECT found.id, tiers.tier, found.text FROM {_TIERS}"  # noqa: S608 - own names
            f" CROSS JOIN (VALUES {', '.join(['(%s::integer, %s::boolean, %s, %s)'] * len(ranges))})"
            " AS ranges (place, opening, low, high)"
            f" CROSS JOIN LATERAL (SELECT id, text FROM {keys} AS k WHERE k.opening = ranges.opening"
            " AND k.tier = tiers.tier AND text >= low AND text < high ORDER BY text, id LIMIT %s) AS found"
            " ORDER BY tiers.tier DESC, ranges.place, found.text, found.id LIMIT %s"
        )
        parameters = [value for place, range_ in enumerate(ranges) for value in (place, *range_)]
        return rows(sql, [*parameters, limit, limit])

    def compare(self, documents: Documents, wanted: Mapping[int, str]) -> tuple[set[int], set[int]]:
        """Let the server compare those that it has: it keeps vectors alone."""
        kept = [number for (number,) in rows(f"SELECT id FROM {documents} WHERE id = ANY(%s)", [list(wanted)])]  # noqa: S608
        sql = (
            "SELECT wanted.id FROM unnest(%s::bigint[], %s::text[]) AS wanted (id, words)"  # noqa: S608 - own names
            f" JOIN {documents} AS kept USING (id) WHERE kept.words IS DISTINCT FROM wanted.words::tsvector"
        )
        found = rows(sql, [kept, [_tsvector(wanted[number]) for number in kept]]) if kept else []
        return wanted.keys() - set(kept), {number for (number,) in found}

    def numbers(self, documents: Documents, after: int, up_to: int | None) -> set[int]:
        """Read the primary key."""
        sql = f"SELECT id FROM {documents} WHERE id > %s"  # noqa: S608 - own names
        found = rows(sql, [after]) if up_to is None else rows(f"{sql} AND id <= %s", [after, up_to])
        return {number for (number,) in found}

    def delete(self, documents: Documents, numbers: Collection[int]) -> None:
        """Delete by primary key."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {documents} WHERE id = ANY(%s)", [list(numbers)])  # noqa: S608 - own names

    def insert(self, documents: Documents, wanted: Mapping[int, str]) -> None:
        """Insert with one statement."""
        sql = (
            f"INSERT INTO {documents} (id, words)"  # noqa: S608 - own names
            " SELECT id, words::tsvector FROM unnest(%s::bigint[], %s::text[]) AS wanted (id, words)"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(wanted), list(map(_tsvector, wanted.values()))])

    def learn(self, spellings: Sequence[tuple[str, str]]) -> None:
        """Insert with one statement, whoever else may be adding the same words."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {SPELLINGS} (variant, word) SELECT * FROM unnest(%s::text[], %s::text[])"  # noqa: S608
                " ON CONFLICT DO NOTHING",
                [[variant for variant, _ in spellings], [word for _, word in spellings]],
            )

    def broken(self, documents: Documents) -> str:  # noqa: ARG002 - the interface
        """PostgreSQL's indexes are crash-safe and part of its own checks."""
        return ""

    def probe(self, documents: Documents) -> None:
        """Look for a word that hardly any document has: GIN would read the whole list of another.

        Without being told the server would look for the first one in the documents, and that is in every one.
        """
        sql = f"SELECT id FROM {documents} WHERE words @@ %s::tsquery LIMIT 1"  # noqa: S608 - own names
        with postgresql_settings(visitors_database(), {"enable_seqscan": "off"}):
            rows(sql, [_quoted("#")])

    def settle(self) -> None:
        """Move what is new into the indexes: until then each search reads all of it, word by word.

        See https://www.postgresql.org/docs/current/gin.html#GIN-FAST-UPDATE.
        """
        with connection.cursor() as cursor:
            for documents in Documents:
                cursor.execute(f"SELECT gin_clean_pending_list('{documents}_words')")

    @contextmanager
    def time_limit(self, *, by_index: bool = False) -> Iterator[None]:
        """Set the server's own limit for the statements of one transaction.

        Of two common words PostgreSQL reckons that many documents have both, and would read one after the other until
        it has enough, which may be all of them: "of" and "the" are seldom in one title. The index knows that at once.
        """
        settings = {"statement_timeout": str(int(TIME_LIMIT * 1000)), **({"enable_seqscan": "off"} if by_index else {})}
        try:
            with postgresql_settings(visitors_database(), settings):
                yield
        except OperationalError as error:
            if isinstance(error.__cause__, QueryCanceled):
                raise SearchTookTooLongError from error
            raise


def _tsvector(words: str) -> str:
    """Return `words` as PostgreSQL writes a vector: each word quoted, with its places."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words.split(), start=1):
        places.setdefault(word, []).append(str(min(place, _LAST_POSITION)))
    return " ".join(f"{_quoted(word)}:{','.join(found)}" for word, found in places.items())


def _tsquery(expression: Expression) -> str:
    return " | ".join(f"({' & '.join(map(_term, terms))})" for terms in expression)


def _term(term: Term) -> str:
    return f"({' | '.join(map(_phrase, term))})"


def _phrase(phrase: Phrase) -> str:
    return " <-> ".join(map(_quoted, phrase))


def _quoted(word: str) -> str:
    quoted = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}':*" if isinstance(word, Begun) else f"'{quoted}'"
