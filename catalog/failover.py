"""Which database a visitor's page is made from: a copy, the primary, or whatever answers while others do not."""

import logging
from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, DatabaseError, Error, InterfaceError, OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from catalog import version
from catalog.databases import for_visitors, from_database, from_primary, replicas
from catalog.time_limit import is_out_of_time, time_limit
from catalog.views.public import VisitorsPage, visitors_view

SECONDS_TO_RETRY = 30
"""After how long to ask again for a page that could not be made."""

_logger = logging.getLogger(__name__)


class FromADatabaseThatAnswers:
    """Middleware that has visitors' pages made within their time, and says so where that cannot be done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if request.method not in ("GET", "HEAD") or visitors_view(request.path_info) is None:
            return self.get_response(request)
        with version.one_version():
            return self._read(request)

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer that is made from a copy of the database, or from the primary if the copy fails.

        If the primary fails, a copy that was left out may have caught up meanwhile; if none has, a copy that lags will do.
        """
        with for_visitors() as alias:
            # Nobody waits again for a primary that was found to be away a moment ago.
            is_away = alias == DEFAULT_DB_ALIAS and version.primary_is_away()
            if is_away and (copy := replicas.last_resort()):
                return self._read_late(copy, request)
            response, failure = self._read_from(alias, request)
        if failure is None:
            return response
        if is_out_of_time(failure):
            return _given_up(request, response, failure)
        if alias != DEFAULT_DB_ALIAS:
            replicas.leave_out(alias, failure)
            with from_primary():
                response, failure = self._read_from(DEFAULT_DB_ALIAS, request)
        else:
            version.leave_primary_alone(failure)
            with for_visitors(ask_again=True) as other:
                if other != alias:
                    response, failure = self._read_from(other, request)
        if failure is None:
            return response
        if copy := replicas.last_resort():
            return self._read_late(copy, request)
        return _given_up(request, response, failure)

    def _read_late(self, copy: str, request: HttpRequest) -> HttpResponseBase:
        """Return the answer that is made from a copy that may lag, and so be older than its tag would say."""
        with from_database(copy):
            response, failure = self._read_from(copy, request)
        response.headers["Cache-Control"] = "no-store"
        return response if failure is None else _given_up(request, response, failure)

    def _read_from(self, alias: str, request: HttpRequest) -> tuple[HttpResponseBase, Error | None]:
        request.database_failure = None  # type: ignore[attr-defined]  # ours
        try:
            with time_limit(alias):
                response = self.get_response(request)
        except Error as error:
            if not _is_the_databases(error):
                raise
            return _unavailable(request), error
        return response, request.database_failure  # type: ignore[attr-defined]  # ours

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Answer that the page is to be asked for again if the database failed or took too long."""
        if not _is_the_databases(exception):
            return None
        if hasattr(request, "database_failure"):
            request.database_failure = exception
            return _unavailable(request)
        # Of the editors' desk: what else an editor cannot do anything about is told with all that led to it.
        return _given_up(request, _unavailable(request), exception) if _is_away(exception) else None


def _is_the_databases(error: Exception) -> bool:
    """Whether the database failed, and not our question: SQLite reports damage by a DatabaseError of no kind."""
    return isinstance(error, (OperationalError, InterfaceError)) or type(error) is DatabaseError


def _is_away(error: Exception) -> bool:
    """Whether the primary answers nobody, or is too busy to answer this one."""
    if "database is locked" in str(error):
        return True
    try:
        version.read(DEFAULT_DB_ALIAS)
    except Error:
        return True
    return False


def _given_up(request: HttpRequest, response: HttpResponseBase, failure: Exception) -> HttpResponseBase:
    _logger.warning("%s was given up: %s", request.path, str(failure).strip())
    return response


def _unavailable(request: HttpRequest) -> HttpResponseBase:
    response = (visitors_view(request.path_info) or VisitorsPage).unavailable()
    response["Retry-After"] = str(SECONDS_TO_RETRY)
    response["Cache-Control"] = "no-store"
    return response
