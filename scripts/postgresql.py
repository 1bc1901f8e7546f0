"""A PostgreSQL server of the tests' own, in a temporary folder, gone when they end."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from scripts.programs import SEARCH_PATH

HOW_TO_GET = "tests on PostgreSQL: install the server with: apt-get install postgresql"
# Nothing in this database is worth a disk's time.
SPEED_OVER_SAFETY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SECONDS_TO_START = 30
SECONDS_TO_STOP = 10


def find_server_programs() -> Path | None:
    """Return the folder with `initdb` and `postgres` of the newest PostgreSQL here, or None.

    Debian keeps them out of PATH, in a folder for each version.
    """
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda path: float(path.parent.name),
        reverse=True,
    )
    on_path = [Path(folder) for folder in SEARCH_PATH.split(os.pathsep) if folder]
    for folder in (*debian, *on_path):
        if all(_runs(folder / name) for name in ("initdb", "postgres")):
            return folder.resolve()
    return None


@contextmanager
def throwaway_postgresql(programs: Path) -> Iterator[str]:
    """Start a server and yield the URL of a database on it; stop and remove it afterwards.

    PostgreSQL refuses to run as root, so root starts it as another user. Raises `RuntimeError`
    with the server's own words when it does not start.
    """
    account = _unprivileged_account()
    # Not under TMPDIR: the path of a Unix socket is limited to about 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="catalogue-postgresql-", dir="/tmp"))
    try:
        if account:
            shutil.chown(folder, account["user"], account["group"])
        _make_cluster(programs, folder, account)
        with _running_server(programs, folder, account):
            yield f"postgresql://catalogue@{quote(str(folder), safe='')}/catalogue"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_cluster(programs: Path, folder: Path, account: dict[str, Any]) -> None:
    result = subprocess.run(
        [
            programs / "initdb",
            f"--pgdata={folder / 'data'}",
            "--auth=trust",
            "--username=catalogue",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        **account,
    )
    if result.returncode:
        raise RuntimeError(f"initdb failed: {result.stderr.strip()}")


@contextmanager
def _running_server(programs: Path, folder: Path, account: dict[str, Any]) -> Iterator[None]:
    options = ("listen_addresses=", f"unix_socket_directories={folder}", *SPEED_OVER_SAFETY)
    log = folder / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [
                programs / "postgres",
                "-D",
                folder / "data",
                *(f"--{option}" for option in options),
            ],
            cwd=folder,
            stdout=output,
            stderr=output,
            # Ctrl-C is for the tests, which stop the server when they have ended.
            start_new_session=True,
            **account,
        )
    try:
        _wait_until_ready(server, folder)
        yield
    finally:
        # SIGINT asks PostgreSQL not to wait for its clients.
        server.send_signal(signal.SIGINT)
        try:
            server.wait(timeout=SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_ready(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host=str(folder), user="catalogue", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"postgres did not start: {(folder / 'log').read_text().strip()}")


def _unprivileged_account() -> dict[str, Any]:
    """Return the user and group for `subprocess` to switch to: nothing unless we are root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise RuntimeError("there is neither a user postgres nor nobody to run PostgreSQL as")


def _runs(program: Path) -> bool:
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
