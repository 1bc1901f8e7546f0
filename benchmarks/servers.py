"""The servers that are compared, each started for a block: the site, an empty Django, Datasette, nginx."""

import os
import shutil
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from scripts.programs import NGINX

PROJECT = Path(__file__).parents[1]
_DATASETTE = PROJECT / "var" / "datasette"
_SECONDS_TO_START = 60


@contextmanager
def gunicorn(application: str, variables: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Serve a WSGI application as the site is served, with one worker; yield port and number of the master process."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", "4", "--no-control-socket"]
    with _running([*command, "--bind", f"127.0.0.1:{port}", application], port, variables) as process:
        yield port, process


@contextmanager
def datasette(database: Path) -> Iterator[int]:
    """Serve the tables of an SQLite database by Datasette, from an environment of its own; yield the port."""
    python = _DATASETTE / "bin" / "python"
    if not python.exists():
        venv.create(_DATASETTE, with_pip=True)
        requirements = str(PROJECT / "benchmarks" / "requirements-datasette.txt")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--requirement", requirements], check=True)
    port = free_port()
    command = [str(python), "-m", "datasette", "serve", str(database), "--port", str(port)]
    with _running(command, port, {}, quiet=True):
        yield port


@contextmanager
def nginx(folder: Path, site: int) -> Iterator[int | None]:
    """Serve `folder`/files, and under /site/ the site from nginx's own cache; yield the port, None without nginx."""
    program = NGINX.find()
    if program is None:
        yield None
        return
    port = free_port()
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in names)
    account = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"""daemon off; {account} worker_processes 1; pid {folder}/nginx.pid; error_log stderr;
        events {{}}
        http {{
            access_log off; {temporary}
            proxy_cache_path {folder}/cache keys_zone=pages:10m;
            server {{
                listen 127.0.0.1:{port};
                keepalive_requests 1000000;
                location /files/ {{ root {folder}; }}
                location / {{
                    proxy_pass http://127.0.0.1:{site}; proxy_http_version 1.1;
                    proxy_set_header Connection ""; proxy_set_header Host 127.0.0.1;
                    proxy_cache pages; proxy_cache_key $request_uri; proxy_cache_background_update on;
                    proxy_cache_use_stale updating;
                }}
            }}
        }}"""
    )
    with _running([str(program), "-c", str(folder / "nginx.conf")], port, {}, quiet=True):
        yield port
    shutil.rmtree(folder / "cache", ignore_errors=True)


def worker_memory(master: int) -> float:
    """Return the megabytes that the worker of a gunicorn has for itself, its share of what it shares included."""
    worker = Path(f"/proc/{master}/task/{master}/children").read_text().split()[0]
    rollup = Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(command: Sequence[str], port: int, variables: Mapping[str, str], *, quiet: bool = False) -> Iterator[int]:
    output = subprocess.DEVNULL if quiet else None
    server = subprocess.Popen(command, cwd=PROJECT, env={**os.environ, **variables}, stdout=output, stderr=output)
    try:
        until = time.monotonic() + _SECONDS_TO_START
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            except OSError:
                if server.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.1)
        yield server.pid
    finally:
        server.terminate()
        server.wait(30)
