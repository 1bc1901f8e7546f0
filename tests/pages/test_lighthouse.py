"""What Lighthouse measures of the main pages on a phone with a slow connection, its own default."""

import json
import os
import subprocess
from collections.abc import Mapping

import pytest

from scripts.node_packages import FOLDER
from scripts.programs import CHROMIUM, NODE
from tests.conftest import require, require_node_packages

pytestmark = pytest.mark.browser

PATHS = ["/", "/films/", "/films/4005/the-living-daylights/", "/people/timothy-dalton/", "/search/?q=bond"]
WANTED = {"accessibility": 1, "best-practices": 1, "seo": 1, "performance": 0.99}
ATTEMPTS = 3
"""The network is simulated, but the time that scripts and layout take is measured: another program that wants the
processor in that second costs the page points it has earned, and can make Lighthouse miss the page altogether.
A page that is slow itself is so each time."""


@pytest.fixture(scope="session")
def lighthouse() -> list[str]:
    """Return the command, to which the addresses of pages are added."""
    if not int(os.environ.get("ENDURANCE") or 0):
        pytest.skip("takes most of a minute: set ENDURANCE=1, as `make test` does")
    require_node_packages()
    return [require(NODE), "lighthouse.mjs", require(CHROMIUM)]


def test_lighthouse_gives_full_marks(lighthouse: list[str], sample_site: str) -> None:
    missed: dict[str, object] = {sample_site + path: "" for path in PATHS}
    for _ in range(ATTEMPTS):
        run = subprocess.run(
            [*lighthouse, *missed], cwd=FOLDER, capture_output=True, text=True, check=False, timeout=300
        )
        measured = {page["url"]: page for page in json.loads(run.stdout or "[]")}
        missed = {url: measured.get(url, run.stderr) for url in missed if not is_good(measured.get(url))}
        if not missed:
            break
    assert list(missed.values()) == []


def is_good(page: Mapping[str, dict[str, float | None]] | None) -> bool:
    """Whether each category of a page has its score; one that could not be measured has None."""
    return page is not None and all((page["scores"][category] or 0) >= least for category, least in WANTED.items())
