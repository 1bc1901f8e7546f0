"""Has PostgreSQL know how much its tables hold while a load fills them.

Until autovacuum comes round, which in a first load is too late, it plans for tables of the size they had before: some
look-ups then take a hundred times as long. SQLite's plans need no statistics: its queries here leave it no choice.
"""

from django.db import connection

from catalog.models import Credit, Movie, Person

# Not the long texts, nor the documents of the search index: they cost most to look at, and nobody plans by them.
_LOOKED_AT = ", ".join(
    (
        Credit._meta.db_table,
        Person._meta.db_table,
        f"{Movie._meta.db_table} (movie_id, sort_title, year, rating_value, hidden_since, updated_at)",
    )
)


class Statistics:
    """Made anew each time a load has added as many films as were added when they were made last."""

    def __init__(self) -> None:
        self._next_at = 1

    def keep_up(self, films_added: int) -> None:
        """Look at the tables if ``films_added`` by this load have doubled since."""
        if films_added >= self._next_at:
            self._next_at = 2 * films_added
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"ANALYZE {_LOOKED_AT}")
