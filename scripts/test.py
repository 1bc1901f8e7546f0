"""Runs every check and test, and says at the end what failed and what was left out.

Run by `make test`. Nothing of the developer's own site takes part: settings have their defaults,
data lie in a temporary folder, PostgreSQL is a server of the tests' own.
"""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts import node_packages
from scripts.postgresql import HOW_TO_GET, find_server_programs, throwaway_postgresql
from scripts.programs import CHROMIUM, JAVA, NGINX, NODE, NPM, REDIS, must_not_skip
from site_config.startup import BASE_DIR

# Every variable of the site, so that neither the shell nor `.env` decides; empty means default.
SETTINGS = [
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_REPLICA_URLS",
    "DATABASE_URL",
    "DATA_DIR",
    "DEBUG",
    "HOST",
    "LOG_LEVEL",
    "PORT",
    "REDIS_URL",
    "SECRET_KEY",
    "SITE_NAME",
    "SITE_URL",
    "WEB_CONCURRENCY",
]
PRODUCTION = {"SITE_URL": "https://films.example.org", "SECRET_KEY": secrets.token_urlsafe(64)}
PYTHON = sys.executable


def main() -> int:
    """Run everything, also after a failure, and return 1 when anything failed."""
    left_out = find_missing()
    if left_out and must_not_skip():
        sys.exit("\n".join(f"nothing may be left out here; {line}" for line in left_out))
    with tempfile.TemporaryDirectory(prefix="catalogue-checks-") as data_dir:
        defaults = {**dict.fromkeys(SETTINGS, ""), "DATA_DIR": data_dir, "ENDURANCE": "1"}
        failed = [name for name, command in checks().items() if not run(name, command, defaults)]
        production = {**defaults, **PRODUCTION}
        deploy = [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        if not run("check --deploy", deploy, production):
            failed.append("check --deploy")
        failed += run_tests(defaults)
    for line in left_out:
        print(f"left out: {line}")
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def find_missing() -> list[str]:
    """Return a line for each program that tests need and this machine lacks, once npm has brought what it can."""
    needed = (CHROMIUM, JAVA, NGINX, NODE, NPM, REDIS)
    lines = [program.how_to_get() for program in needed if program.find() is None]
    if not find_server_programs():
        lines.append(HOW_TO_GET)
    if problem := node_packages.install():
        lines.append(problem)
    return lines


def checks() -> dict[str, list[str]]:
    """Return the checks of the code as they stand in the tools' own words."""
    templates = sorted(map(str, Path("templates").rglob("*.html")))
    commands = {
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy", "."],
        "djade": [str(Path(PYTHON).parent / "djade"), "--check", "--target-version", "5.2", *templates],
        "makemigrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    }
    return commands if templates else {k: v for k, v in commands.items() if k != "djade"}


def run_tests(defaults: Mapping[str, str]) -> list[str]:
    """Run the tests on both databases and return the names of the runs that failed."""
    pytest = [PYTHON, "-m", "pytest"]
    failed = []
    # By itself pytest leaves out what needs a browser, so that it is soon done.
    if not run("tests on SQLite", [*pytest, "-m", ""], defaults):
        failed.append("tests on SQLite")
    programs = find_server_programs()
    if programs:
        with throwaway_postgresql(programs) as url:
            # What a browser shows does not depend on the kind of database.
            command = [*pytest, "-m", "database and not browser"]
            if not run("tests on PostgreSQL", command, {**defaults, "DATABASE_URL": url}):
                failed.append("tests on PostgreSQL")
    return failed


def run(name: str, command: list[str], variables: Mapping[str, str]) -> bool:
    """Run one command under its name and return whether it succeeded."""
    print(f"== {name}", flush=True)
    # In a session of its own, so that Ctrl-C reaches it once, and it can clean up in its own time.
    process = subprocess.Popen(command, cwd=BASE_DIR, env={**os.environ, **variables}, start_new_session=True)
    try:
        return process.wait() == 0
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        process.wait()
        raise


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
