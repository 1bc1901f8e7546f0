"""Requests per second of kept pages, conditional requests and cold pages, beside an empty Django view.

    python -m benchmarks.serve --database sqlite:////path/to/catalogue.sqlite3 --path /films/4005/the-living-daylights/

Both sites run under gunicorn with one worker and take turns; only ratios of one run mean anything on a busy machine.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_PROJECT = Path(__file__).parents[1]
_SECONDS, _ROUNDS = 2.0, 3


def main() -> None:
    """Read the command line, measure and print the table."""
    parser = argparse.ArgumentParser(description="Measure pages beside an empty view.")
    parser.add_argument("--database", required=True, help="the URL of a loaded database")
    parser.add_argument("--path", action="append", required=True, help="the address of a page; may be repeated")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="catalogue-benchmark-") as folder:
        variables = {"DATABASE_URL": options.database, "DATA_DIR": folder, "LOG_LEVEL": "ERROR", "REDIS_URL": ""}
        with served("site_config.wsgi", variables) as site:
            for page in options.path:
                _, headers, body = ask(site, page, {"Accept-Encoding": "br"})
                with served("benchmarks.empty_site", {"EMPTY_SITE_BYTES": str(len(body))}) as empty:
                    _measure(site, empty, page, headers.get("ETag", ""), len(body))


def _measure(site: int, empty: int, page: str, tag: str, size: int) -> None:
    floor, kept, conditional, cold = [], [], [], []
    for round_ in range(_ROUNDS):
        floor.append(rate(empty, "/", {}))
        kept.append(rate(site, page, {"Accept-Encoding": "br"}))
        conditional.append(rate(site, page, {"If-None-Match": tag}))
        # A parameter that no page declares is dropped; one of a list makes an address that nobody asked for.
        cold.append(rate(site, page, {"Accept-Encoding": "br"}, fresh=f"q=nobody{round_}") if "?" in page else 0.0)
    middle = statistics.median(floor)
    print(f"{page} ({size:,} bytes compressed); empty view: {middle:,.0f} requests/s")
    for name, rates in (("kept", kept), ("conditional", conditional), ("cold", cold)):
        if any(rates):
            print(f"  {name:12} {statistics.median(rates):8,.0f}/s  {statistics.median(rates) / middle:5.2f} of it")


def rate(port: int, path: str, headers: Mapping[str, str], fresh: str = "") -> float:
    """Return the requests per second that one connection gets answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    answered, until = 0, time.monotonic() + _SECONDS
    while time.monotonic() < until:
        address = f"{path}&{fresh}{answered}" if fresh else path
        connection.request("GET", address, headers=dict(headers))
        connection.getresponse().read()
        answered += 1
    connection.close()
    return answered / _SECONDS


def ask(port: int, path: str, headers: Mapping[str, str]) -> tuple[int, Mapping[str, str], bytes]:
    """Return status, headers and body of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


@contextmanager
def served(application: str, variables: Mapping[str, str]) -> Iterator[int]:
    """Serve a WSGI application by gunicorn as the site is served, with one worker; yield the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", "4", "--no-control-socket"]
    server = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", application], cwd=_PROJECT, env={**os.environ, **variables}
    )
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                ask(port, "/livez", {})
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


if __name__ == "__main__":
    main()
