"""A whole site of its own for tests that kill it: a database, commands as processes, gunicorn."""

import os
import re
import secrets
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 120
SECONDS_TO_STOP = 60
LONGEST_COMMAND = 3600
GIVEN_UP = re.compile(r" was given up: (?:interrupted|.*statement timeout)")
"""What the log says of a page that took longer than `catalog.time_limit` allows."""


@dataclass(frozen=True)
class Site:
    """A database of its own, with the commands that work on it."""

    database_url: str
    data_dir: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "DATA_DIR": str(self.data_dir),
            "SECRET_KEY": "of no use to anybody else, for this site lives a few seconds",
            "DJANGO_SETTINGS_MODULE": "site_config.settings",
            "WEB_CONCURRENCY": "1",
            "LOG_LEVEL": "INFO",
        }

    def command(self, *arguments: str) -> list[str]:
        """Return how a command of manage.py is started."""
        return [sys.executable, str(ROOT / "manage.py"), *arguments]

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command of manage.py."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run a command of manage.py to its end; return exit code and everything it wrote."""
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=LONGEST_COMMAND)
        return process.returncode, output + errors

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query, read past Django."""
        if self.database_url.startswith("sqlite"):
            path = self.database_url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as connection:
                return connection.execute(sql).fetchall()
        with psycopg.connect(self.database_url) as server:
            return server.execute(sql).fetchall()

    @property
    def log(self) -> Path:
        """The file that the server writes to."""
        return self.data_dir / "server.log"

    def given_up(self) -> int:
        """Return how many pages the server gave up because they took too long."""
        return len(GIVEN_UP.findall(self.log.read_text()))

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the site by gunicorn for the time of the block; yield its address."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "--threads", "4", "--no-control-socket"]
        command += ["--timeout", str(LONGEST_COMMAND), "--bind", f"127.0.0.1:{port}", "site_config.wsgi"]
        with self.log.open("w") as log:
            server = subprocess.Popen(command, cwd=ROOT, env={**self.environment, "DEBUG": "1"}, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            until = time.monotonic() + SECONDS_TO_START
            while True:
                try:
                    with urlopen(f"{address}/livez", timeout=5):
                        break
                except (URLError, OSError):
                    assert server.poll() is None
                    assert time.monotonic() < until
                    time.sleep(0.1)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
                raise


@contextmanager
def new_site(folder: Path, server_url: str, tablespace: str = "pg_default") -> Iterator[Site]:
    """Make a site with an empty, migrated database on the server of ``server_url``, and remove it afterwards."""
    if not server_url.startswith("postgres"):
        site = Site(f"sqlite:///{folder}/site.sqlite3", folder)
        assert site.run("migrate")[0] == 0
        yield site
        return
    name = f"endurance_{secrets.token_hex(4)}"
    with psycopg.connect(maintenance_url(server_url), autocommit=True) as server:
        # Not from template1, which cannot be copied while anybody looks into it.
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 TABLESPACE {tablespace}')
    try:
        site = Site(urlunsplit(urlsplit(server_url)._replace(path=f"/{name}")), folder)
        assert site.run("migrate")[0] == 0
        yield site
    finally:
        with psycopg.connect(maintenance_url(server_url), autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def maintenance_url(server_url: str) -> str:
    """Return the URL of the server's own database, from which others are made and dropped."""
    return urlunsplit(urlsplit(server_url)._replace(path="/postgres"))
