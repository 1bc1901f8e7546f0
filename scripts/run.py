"""Prepares the site's database and static files, serves it, and says where.

Run by `make run`. Whatever is prepared already is left as it is, so a second start is quick.
"""

import errno
import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_config.environment import format_bind, reachable_host
from site_config.startup import BASE_DIR, load_environment_or_exit

SEEDS = "fixtures/seeds"
STATIC_MANIFEST = BASE_DIR / "staticfiles" / "staticfiles.json"
# Exit codes of ingest_seeds that leave a catalogue to show: all loaded, some files rejected,
# another load at work.
LOADED = (0, 3, 75)
SECONDS_TO_START = 30


def main() -> int:
    """Return the exit code: 0 when the server was ended by a signal, else the one of what failed."""
    environment = load_environment_or_exit()
    if reason := find_bind_problem(environment.host, environment.port):
        sys.exit(reason)
    migrate()
    code = run_manage("ingest_seeds", SEEDS, "--if-empty").returncode
    if code not in LOADED:
        return code
    if is_out_of_date(STATIC_MANIFEST, static_sources()):
        print("Collecting static files", flush=True)
        run_manage("collectstatic", "--no-input", "--verbosity=0", check=True)
    return serve(environment.host, environment.port)


def find_bind_problem(host: str, port: int) -> str | None:
    """Return one line on why no server can listen on `host` and `port`, None when one can."""
    try:
        [(family, kind, protocol, _, address), *_] = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except socket.gaierror as error:
        return f"HOST: {host} is not known here ({error.strerror})"
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return (
                f"PORT: {format_bind(host, port)} is in use: end what listens there, "
                f"or choose another, such as: PORT={suggest_port(port)} make run"
            )
        if error.errno == errno.EACCES:
            return f"PORT: {port} is for root only: choose one from 1024 up, as in: PORT=8000 make run"
        return f"HOST: cannot listen on {format_bind(host, port)}: {error.strerror}"
    return None


def suggest_port(port: int) -> int:
    """Return a port near `port` that a user may take."""
    return port + 10 if 1024 <= port < 65000 else 8010


def migrate() -> None:
    """Bring the database to the present schema; end with one line when it cannot be."""
    result = run_manage("migrate", "--verbosity=0", stderr=subprocess.PIPE)
    if result.returncode:
        sys.exit(f"DATABASE_URL: the database cannot be prepared: {summarise(result.stderr)}")


def summarise(stderr: str) -> str:
    """Return the message, on one line, of the error that ended a command with this output."""
    lines = [line for line in stderr.splitlines() if line and not line[0].isspace()]
    return re.sub(r"^[\w.]*(Error|Exception): ", "", lines[-1]) if lines else "it did not say why"


def static_sources() -> Iterator[Path]:
    """Yield what the collected static files are made of: folders too, they tell of removals."""
    yield BASE_DIR / "requirements.txt"
    yield BASE_DIR / "static"
    yield from (BASE_DIR / "static").rglob("*")


def is_out_of_date(product: Path, sources: Iterable[Path]) -> bool:
    """Whether `product` is missing or older than one of its `sources`, as make would ask."""
    if not product.exists():
        return True
    made = product.stat().st_mtime
    return any(source.stat().st_mtime > made for source in sources)


def run_manage(*arguments: str, check: bool = False, stderr: int | None = None) -> "subprocess.CompletedProcess[str]":
    """Run `manage.py` with `arguments` and return how it ended."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        check=check,
        stderr=stderr,
        text=True,
    )


def serve(host: str, port: int) -> int:
    """Serve until a signal comes, and return 0; return gunicorn's exit code if it ends itself."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for name in signals:
        signal.signal(name, signal.default_int_handler)
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"],
        cwd=BASE_DIR,
        # Ctrl-C reaches this process alone: workers that were told twice to end, by the terminal
        # and by gunicorn, sometimes hung until gunicorn killed them.
        start_new_session=True,
    )
    try:
        if wait_until_answering(server, host, port):
            announce(host, port)
        return server.wait()
    except KeyboardInterrupt:
        for name in signals:
            signal.signal(name, signal.SIG_IGN)
        server.terminate()
        server.wait()
        return 0


def wait_until_answering(server: "subprocess.Popen[bytes]", host: str, port: int) -> bool:
    """Wait for any answer to `/livez`; False when the server ends or stays silent."""
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection(reachable_host(host), port, timeout=5)
        try:
            connection.request("GET", "/livez")
            connection.getresponse()
        except OSError:
            time.sleep(0.05)
        else:
            return True
        finally:
            connection.close()
    return False


def announce(host: str, port: int) -> None:
    """Print where the site is and how its first editor gets in."""
    address = f"http://{format_bind(reachable_host(host), port)}"
    print(
        f"""
The catalogue is at {address}/
Its editors' desk is at {address}/admin/ ; make the first admin user in another terminal with
    .venv/bin/python manage.py createsuperuser
Ctrl-C ends the server.""",
        flush=True,
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
