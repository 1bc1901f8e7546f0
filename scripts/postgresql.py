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
from dataclasses import dataclass
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

    The database itself is not made. Raises `RuntimeError` with the server's own words when it does not start.
    """
    with throwaway_server(programs) as server:
        make_cluster(server)
        server.start(*SPEED_OVER_SAFETY)
        yield server.url("catalogue")


@contextmanager
def throwaway_server(programs: Path) -> Iterator["Server"]:
    """Yield a server that has no data yet, in a folder of its own; stop and remove it afterwards."""
    account = _unprivileged_account()
    # Not under TMPDIR: the path of a Unix socket is limited to about 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="catalogue-postgresql-", dir="/tmp"))
    server = Server(programs, folder, account)
    try:
        if account:
            shutil.chown(folder, account["user"], account["group"])
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Server:
    """A PostgreSQL server in `folder`, which has its data, its socket and its log.

    It refuses to run as root, so root runs it as the user of `account`.
    """

    programs: Path
    folder: Path
    account: dict[str, Any]
    process: "subprocess.Popen[bytes] | None" = None

    def url(self, database: str) -> str:
        """Return the URL of one of its databases."""
        return f"postgresql://catalogue@{quote(str(self.folder), safe='')}/{database}"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "log"

    def start(self, *options: str) -> None:
        """Start it with settings (`name=value`) and wait until it answers; RuntimeError with its words if it does not."""
        options = ("listen_addresses=", f"unix_socket_directories={self.folder}", *options)
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.folder / "data", *(f"--{option}" for option in options)],
                cwd=self.folder,
                stdout=output,
                stderr=output,
                # Ctrl-C is for the tests, which stop the server when they have ended.
                start_new_session=True,
                **self.account,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"postgres did not start: {self.log.read_text().strip()}")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it if it runs: SIGINT asks it not to wait for its clients, SIGQUIT to drop everything."""
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(timeout=SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def make_cluster(server: Server) -> None:
    """Give the server an empty data folder, in which `catalogue` may do everything; it has no database of that name."""
    _run(
        server,
        "initdb",
        f"--pgdata={server.folder / 'data'}",
        "--auth=trust",
        "--username=catalogue",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    )


def copy_cluster(primary: Server, standby: Server) -> None:
    """Give `standby` a copy of the running `primary`, from which it will stream all that is written there."""
    _run(
        standby,
        "pg_basebackup",
        f"--dbname={primary.url('postgres')}",
        f"--pgdata={standby.folder / 'data'}",
        "--write-recovery-conf",
        "--checkpoint=fast",
        "--no-sync",
    )


def _run(server: Server, program: str, *arguments: str) -> None:
    result = subprocess.run(
        [server.programs / program, *arguments],
        cwd=server.folder,
        capture_output=True,
        text=True,
        check=False,
        **server.account,
    )
    if result.returncode:
        raise RuntimeError(f"{program} failed: {result.stderr.strip()}")


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
