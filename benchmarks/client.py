"""Asks for pages as fast as one connection allows: a socket and hardly anything else, so that the server is measured."""

import re
import socket
import time
from collections.abc import Iterable
from typing import NamedTuple

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


class Answer(NamedTuple):
    """An answer: its status, everything before the body, and the body's bytes."""

    status: int
    head: bytes
    size: int

    def header(self, name: str) -> str:
        """Return a header's value, empty if it is not there."""
        found = re.search(rf"\r\n{name}: ([^\r]*)".encode(), self.head, re.IGNORECASE)
        return found[1].decode() if found else ""


class Rate(NamedTuple):
    """Requests answered in a second, and the milliseconds that 95 and 99 of a hundred were answered within."""

    per_second: float
    p95: float
    p99: float


class Connection:
    """A connection that stays open."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)

    def get(self, path: str, headers: str = "Accept-Encoding: br\r\n") -> Answer:
        """Ask for a page; `headers` as they are sent, each ended by CR LF."""
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{headers}\r\n".encode())
        data = b""
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self._receive()
        head, received = data[:end], len(data) - end - 4
        status = int(head[9:12])
        length = _LENGTH.search(head)
        if status == 304:
            return Answer(status, head, 0)
        if length is None:  # in chunks
            while not data.endswith(b"\r\n0\r\n\r\n"):
                data += self._receive()
            received = len(data) - end - 4
        while length and received < int(length[1]):
            received += len(self._receive())
        if b"\r\nconnection: close" in head.lower():
            self.socket.close()
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        return Answer(status, head, received)

    def _receive(self) -> bytes:
        data = self.socket.recv(2**18)
        if not data:
            raise RuntimeError("the server closed the connection")
        return data


def rate(port: int, paths: Iterable[str], seconds: float, headers: str = "Accept-Encoding: br\r\n") -> Rate:
    """Ask for `paths` one after the other for so many seconds, or until there are no more; all must be answered."""
    connection, waits = Connection(port), []
    started = now = time.perf_counter()
    for path in paths:
        answer = connection.get(path, headers)
        if answer.status not in (200, 304):
            raise RuntimeError(f"{path}: {answer.status}")
        before, now = now, time.perf_counter()
        waits.append(now - before)
        if now - started > seconds:
            break
    waits.sort()
    p95, p99 = (1_000 * waits[int(len(waits) * share)] for share in (0.95, 0.99))
    return Rate(len(waits) / (now - started), p95, p99)
