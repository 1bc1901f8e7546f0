"""A connection to PostgreSQL that is given up when no answer comes."""

from typing import Any

from psycopg import Connection, OperationalError
from psycopg.abc import PQGen

from catalog.patience import seconds_of_patience


class ImpatientConnection(Connection[Any]):
    """A connection that is closed, by an OperationalError, when an answer takes longer than `catalog.patience` lasts.

    The limit of a statement (`catalog.time_limit`) is PostgreSQL's own. A server that is stopped, or behind a network
    that swallows what it is given, gives no answer and no error.
    """

    def wait(self, gen: PQGen[Any], interval: float = 0.1, timeout: float | None = None) -> Any:  # noqa: ANN401  # as in psycopg
        """Do as psycopg does, with a limit; what asks for one of its own keeps that."""
        seconds = seconds_of_patience() if timeout is None else timeout
        try:
            return super().wait(gen, interval, seconds)
        except OperationalError as error:
            # Psycopg has a class for this, but not for others to name.
            if timeout is not None or type(error).__name__ != "_WaitTimeout":
                raise
            self.pgconn.finish()
            raise OperationalError(f"the server did not answer for {seconds:.1f} s") from None
