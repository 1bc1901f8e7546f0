"""Pages kept in this process: compressed, bounded in bytes, all of one state of the catalogue. No Django here."""

import gzip
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import brotli

WORTH_COMPRESSING = 500
"""Bytes from which compressing a page saves anything: below, it fits into one packet as it is."""
BROTLI_QUALITY = 5
"""Of 11: at about the cost of gzip it leaves a tenth less; the higher ones take many times as long."""
OVERHEAD = 1_000
"""Bytes that a page costs beside address, headers and bodies, roughly."""
SHARE_OF_NEW_PAGES = 0.25
"""Of all bytes, for pages asked for once: a crawler's walk must not drive out what people read."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered page: what it says of itself, and its body in one encoding: `br`, or `identity` if it is small."""

    headers: Headers
    encoding: str
    body: bytes

    @classmethod
    def of(cls, headers: Headers, body: bytes) -> "Page":
        """Return a page as it is kept."""
        if len(body) < WORTH_COMPRESSING:
            return cls(headers, "identity", body)
        return cls(headers, "br", brotli.compress(body, quality=BROTLI_QUALITY))

    def encoded(self, wanted: str) -> tuple[str, bytes]:
        """Return encoding and body for a client that prefers `wanted`: `br`, `gzip` or `identity`."""
        if self.encoding in ("identity", wanted):
            return self.encoding, self.body
        plain = brotli.decompress(self.body)
        return (wanted, gzip.compress(plain, 6, mtime=0)) if wanted == "gzip" else (wanted, plain)

    @property
    def size(self) -> int:
        """The bytes it takes, roughly."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + OVERHEAD


Key = tuple[str, str]
"""The page's address in its canonical form, and the encoding."""


class Kept(Protocol):
    """What a memory keeps."""

    @property
    def size(self) -> int:
        """The bytes it takes, roughly."""


K = TypeVar("K", bound=Kept)


class PageMemory(Generic[K]):
    """Keeps pages within `capacity` bytes; those that were asked for again stay longest."""

    def __init__(self, capacity: int) -> None:
        """Keep nothing if `capacity` is 0."""
        self._new: _Shelf[K] = _Shelf(int(capacity * SHARE_OF_NEW_PAGES))
        self._proven: _Shelf[K] = _Shelf(capacity - self._new.capacity)
        self._state = ""
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """The bytes that all pages take, roughly."""
        return self._new.size + self._proven.size

    def get(self, state: str, key: Key) -> K | None:
        """Return the page kept for `key` while the catalogue was in `state`."""
        with self._lock:
            if state != self._state:
                return None
            page = self._proven.take(key) or self._new.take(key)
            if page:
                self._proven.put(key, page)
            return page

    def put(self, state: str, key: Key, page: K) -> None:
        """Keep `page`; what was kept in another state is forgotten."""
        with self._lock:
            if state != self._state:
                self._forget()
                self._state = state
            if key not in self._proven.pages:
                self._new.take(key)
                self._new.put(key, page)

    def forget(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        for shelf in (self._new, self._proven):
            shelf.pages.clear()
            shelf.size = 0

    def __len__(self) -> int:
        return len(self._new.pages) + len(self._proven.pages)


class _Shelf(Generic[K]):
    """Pages within `capacity` bytes; the one longest untouched goes first."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.size = 0
        self.pages: OrderedDict[Key, K] = OrderedDict()

    def take(self, key: Key) -> K | None:
        page = self.pages.pop(key, None)
        self.size -= page.size if page else 0
        return page

    def put(self, key: Key, page: K) -> None:
        self.pages[key] = page
        self.size += page.size
        while self.size > self.capacity:
            self.size -= self.pages.popitem(last=False)[1].size
