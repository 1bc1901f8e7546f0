"""The tools from npm that some tests run: Lighthouse and the Nu HTML Checker.

Lighthouse 12.2.3 is the last that runs on Node 18, Debian 12's, and depends on numbered versions alone: later ones ask
for whatever is the `latest` of two packages, which a lock file of digests cannot hold to.
"""

import json
import subprocess
from pathlib import Path

from scripts.programs import NODE, NPM
from site_config.startup import BASE_DIR

FOLDER = BASE_DIR / "tests" / "node"
PINNED = FOLDER / "package-lock.json"
# npm writes it once the packages are there.
INSTALLED = FOLDER / "node_modules" / ".package-lock.json"
# No package of ours needs to run a script in order to be installed.
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
HOW_TO_GET = f"Lighthouse and the Nu HTML Checker: install them with: (cd tests/node && npm {' '.join(INSTALL)})"


def are_installed() -> bool:
    """Whether the packages that the lock file pins are there."""
    return INSTALLED.is_file() and _digests(INSTALLED) == _digests(PINNED)


def _digests(lock_file: Path) -> dict[str, str]:
    """Return the digest of each package by its place; the project itself, among them, has none."""
    packages = json.loads(lock_file.read_text("utf-8"))["packages"]
    return {place: package["integrity"] for place, package in packages.items() if place}


def install() -> str | None:
    """Install what the lock file pins, if it is not there; return one line on why that failed, None when it did not.

    Without Node or npm nothing is tried.
    """
    npm = NPM.find()
    if are_installed() or npm is None or NODE.find() is None:
        return None
    print("Installing the packages of tests/node", flush=True)
    result = subprocess.run([npm, *INSTALL], cwd=FOLDER, capture_output=True, text=True, check=False)
    return f"{HOW_TO_GET} (npm says: {reason(result.stderr)})" if result.returncode else None


def reason(stderr: str) -> str:
    """Return on one line what npm says of an error, without its first word on each line."""
    lines = [line.split(maxsplit=2)[-1] for line in stderr.splitlines() if line.startswith(("npm ERR!", "npm error"))]
    return " ".join(lines[:4]) or "nothing"
