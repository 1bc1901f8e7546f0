"""Answers a request that was answered before, and is still to be answered so, without waking Django.

`catalog.middleware` makes the answers; it says of each which version of the catalogue it belongs to. What is kept here
is the whole answer, with what all the other middleware added. Whatever is unusual about a request goes the long way.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from catalog import version
from catalog.kept_pages import OVERHEAD, Key, PageMemory

KEPT_FOR = "catalog.kept_for"
"""The key in a request's environment under which the middleware leaves the version that its answer belongs to."""
LONGEST_REQUEST = 1_000
"""Characters of a request, as far as its answer depends on it, beyond which the answer is not kept."""
_KEPT_STATUS = ("200 OK", "304 Not Modified")
_SECONDS_A_DAY = 24 * 3600

Environment = dict[str, Any]
StartResponse = Callable[..., Any]
Headers = list[tuple[str, str]]
Application = Callable[[Environment, StartResponse], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent."""

    status: str
    headers: Headers
    body: bytes

    @property
    def size(self) -> int:
        """The bytes it takes, roughly."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + OVERHEAD


class ShortPath:
    """A WSGI application around Django's."""

    def __init__(self, application: Application, capacity: int) -> None:
        """Keep answers of `application` in as many bytes."""
        self.application = application
        self.memory: PageMemory[Answer] = PageMemory(capacity)

    def __call__(self, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer the request (PEP 3333)."""
        if environment["REQUEST_METHOD"] != "GET":
            return self.application(environment, start_response)
        key = _key(environment)  # before Django changes what it is made of
        known = version.fresh()
        answer = None if known is None else self.memory.get(str(known), key)
        if answer is None:
            return self._answer_and_keep(key, environment, start_response)
        start_response(answer.status, answer.headers)
        return (answer.body,) if answer.body else ()

    def _answer_and_keep(self, key: Key, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        said: dict[str, Headers] = {}

        def start(status: str, headers: Headers, *error: object) -> object:
            said[status] = headers
            return start_response(status, headers, *error)

        response = self.application(environment, start)
        if (belongs_to := environment.get(KEPT_FOR)) is not None and len("".join(key)) <= LONGEST_REQUEST:
            for status in said.keys() & _KEPT_STATUS:
                answer = Answer(status, said[status], getattr(response, "content", b""))
                self.memory.put(str(belongs_to), key, answer)
        return response


def _key(environment: Environment) -> Key:
    """Return the address and whatever else of a request its answer may depend on; some pages are those of a day."""
    get = environment.get
    address = f"{environment['wsgi.url_scheme']} {get('HTTP_HOST')} {environment['PATH_INFO']}?{get('QUERY_STRING')}"
    day = int(time.time() // _SECONDS_A_DAY)
    return address, f"{get('HTTP_ACCEPT_ENCODING')} {get('HTTP_IF_NONE_MATCH')} {day}"
