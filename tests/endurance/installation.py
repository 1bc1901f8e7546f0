"""A whole installation: two nodes behind nginx, a primary with a streaming standby, Redis; all real, all on one machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from scripts.postgresql import SPEED_OVER_SAFETY, Server, copy_cluster, make_cluster, throwaway_server
from tests.endurance.site import ROOT, SECONDS_TO_START, Site

DATABASE = "postgres"
LOG_ALL = ("log_statement=all", "wal_retrieve_retry_interval=200ms")
"""So that a test sees which server was asked what, and a standby soon follows a primary that was away."""


class Program:
    """A program that is started, killed and started again; what it says stands in a file."""

    def __init__(self, command: list[str], said_in: Path, is_up: Callable[[], bool], **environment: str) -> None:
        self.command, self.said_in, self.is_up, self.environment = command, said_in, is_up, environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.said_in.open("a") as output:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env={**os.environ, **self.environment}, stdout=output, stderr=output
            )
        wait_until(self.is_up, f"{self.command[0]} answers: {self.said_in.read_text()}", SECONDS_TO_START)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it by a signal."""
        if self.process:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    @property
    def said(self) -> str:
        """All that it said so far."""
        return self.said_in.read_text()


@dataclass
class Installation:
    """All its parts; `site` runs commands against the primary, as node A's machine would."""

    primary: Server
    standby: Server
    redis: Program
    node_a: Program
    node_b: Program
    site: Site
    addresses: dict[str, str] = field(default_factory=dict)
    """Of `a` and `b`, the nodes, and of `nginx` before them."""

    def start_standby(self) -> None:
        """Start the standby and wait until it has everything."""
        self.standby.start(*SPEED_OVER_SAFETY, *LOG_ALL)

    def start_primary(self) -> None:
        """Start the primary."""
        self.primary.start(*SPEED_OVER_SAFETY, *LOG_ALL)


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 30.0) -> float:
    """Wait until `condition` holds; return how long that took. Fails after `seconds` with `what` was waited for."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() < started + seconds, f"not within {seconds} s: {what}"
        time.sleep(0.05)
    return time.monotonic() - started


@contextmanager
def hanging(program: Server | Program) -> Iterator[None]:
    """Have the program neither answer nor end, nor close a connection, within the block."""
    assert program.process
    # Itself first, so that it has no more children than are found.
    _signal([program.process.pid], signal.SIGSTOP)
    children = _children(program.process.pid)
    _signal(children, signal.SIGSTOP)
    try:
        yield
    finally:
        _signal([*children, program.process.pid], signal.SIGCONT)


def _children(parent: int) -> list[int]:
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name, in brackets, may have blanks.
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    return [process for process, its_parent in parents.items() if its_parent == parent]


def _signal(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)


@contextmanager
def installed(folder: Path, postgresql: Path, redis: str, nginx: str) -> Iterator[Installation]:
    """Set everything up as docs/scaling.md says, with the configuration in `deploy`, and start it."""
    with ExitStack() as stack:
        primary, standby = (stack.enter_context(throwaway_server(postgresql)) for _ in range(2))
        make_cluster(primary)
        primary.start(*SPEED_OVER_SAFETY, *LOG_ALL)
        ports = dict(zip(("a", "b", "nginx"), _free_ports(3), strict=True))
        urls = {
            "DATABASE_URL": primary.url(DATABASE),
            "DATABASE_REPLICA_URLS": standby.url(DATABASE),
            "REDIS_URL": f"unix://{folder}/redis.sock",
        }
        shared = _redis(redis, folder)
        site_url = f"http://127.0.0.1:{ports['nginx']}"
        node_a, node_b = (_node(folder / name, ports[name], site_url, urls) for name in ("a", "b"))
        site = Site(urls["DATABASE_URL"], folder / "a")
        assert site.run("migrate")[0] == 0
        copy_cluster(primary, standby)
        installation = Installation(primary, standby, shared, node_a, node_b, site)
        installation.addresses = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
        installation.start_standby()
        for program in (shared, node_a, node_b, _nginx(nginx, folder, ports)):
            # Not killed: nginx would leave its workers behind.
            stack.callback(program.stop)
            program.start()
        yield installation


def _node(folder: Path, port: int, site_url: str, urls: dict[str, str]) -> Program:
    """Return a node as a machine of its own would have it: with a data folder of its own."""
    folder.mkdir()
    return Program(
        [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"],
        folder / "log",
        lambda: _answers(f"http://127.0.0.1:{port}/livez"),
        **urls,
        DATA_DIR=str(folder),
        DJANGO_SETTINGS_MODULE="tests.endurance.node_settings",
        PORT=str(port),
        SECRET_KEY="the same on all nodes, and of no use to anybody: they live a few seconds",
        SITE_URL=site_url,
        WEB_CONCURRENCY="1",
        LOG_LEVEL="INFO",
    )


def _redis(program: str, folder: Path) -> Program:
    path = folder / "redis.sock"

    def is_up() -> bool:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.connect(str(path))
            return True
        return False

    command = [program, "--port", "0", "--unixsocket", str(path), "--save", "", "--dir", str(folder)]
    return Program(command, folder / "redis.log", is_up)


def _nginx(program: str, folder: Path, ports: dict[str, int]) -> Program:
    """Return nginx with `deploy/nginx.conf`, in which names and places alone are others."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for there, here in {
        "server 127.0.0.1:8000 ": f"server 127.0.0.1:{ports['a']} ",
        "# server 10.0.0.2:8000 ": f"server 127.0.0.1:{ports['b']} ",
        "listen 80;": f"listen 127.0.0.1:{ports['nginx']};",
        "server_name films.example.org;": "server_name 127.0.0.1;",
        "/var/cache/nginx/": f"{folder}/cache-",
    }.items():
        assert there in text, there
        text = text.replace(there, here)
    (folder / "site.conf").write_text(text)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    account = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off;\n{account}pid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}include {folder}/site.conf;\n}}\n"
    )
    address = f"http://127.0.0.1:{ports['nginx']}/livez"
    return Program([program, "-c", f"{folder}/nginx.conf"], folder / "nginx.log", lambda: _answers(address))


def _answers(address: str) -> bool:
    with suppress(OSError), urlopen(address, timeout=5):
        return True
    return False


def _free_ports(number: int) -> list[int]:
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
