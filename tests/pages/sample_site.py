"""The site as `make run` serves it, with the films of `fixtures/seeds`, from a folder of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.run import SEEDS, wait_until_answering
from scripts.test import SETTINGS
from site_config.startup import BASE_DIR

HOST = "127.0.0.1"


@contextmanager
def sample_site(folder: Path) -> Iterator[str]:
    """Serve the sample films by gunicorn, DEBUG off, for the time of the block; yield the site's address."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    address = f"http://{HOST}:{port}"
    variables = {
        **os.environ,
        **dict.fromkeys(SETTINGS, ""),
        "DJANGO_SETTINGS_MODULE": "tests.served_settings",
        "DATA_DIR": str(folder),
        "SITE_URL": address,
        "HOST": HOST,
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
        "WEB_CONCURRENCY": "1",
    }
    for command in (
        ["migrate", "--verbosity=0"],
        ["ingest_seeds", SEEDS],
        # No page of visitors needs the files of the editors' desk, which are most of them.
        ["collectstatic", "--no-input", "--verbosity=0", "--ignore=admin"],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=BASE_DIR, env=variables, check=True, capture_output=True
        )
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    server = subprocess.Popen(gunicorn, cwd=BASE_DIR, env=variables)
    try:
        assert wait_until_answering(server, HOST, port)
        yield address
    finally:
        server.terminate()
        server.wait(30)
