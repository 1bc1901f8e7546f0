"""Every page is HTML, and every drawing SVG, in which the Nu HTML Checker finds nothing to mend."""

import json
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.urls import resolve

from catalog import urls
from scripts.node_packages import FOLDER
from scripts.programs import JAVA
from tests.conftest import require, require_node_packages
from tests.pages.page_types import DRAWINGS, EMPTY, NO_PAGES, PAGES

CHECKER = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ERROR_PAGES = ("400.html", "404.html", "500.html", "503.html")


def test_the_pages_looked_at_are_of_every_kind() -> None:
    """Whoever adds an address adds a page of it to `PAGES`, or its name to `NO_PAGES`."""
    looked_at = {resolve(path.partition("?")[0]).url_name for path in PAGES if path != "/nowhere/"}
    names = {pattern.name for pattern in urls.urlpatterns if pattern.name}
    assert names - NO_PAGES == looked_at
    assert names >= NO_PAGES


@pytest.mark.browser
@pytest.mark.django_db
def test_the_checker_has_nothing_to_say(client: Client, tmp_path: Path) -> None:
    java = require(JAVA)
    require_node_packages()
    files: dict[str, str] = {}

    def keep(name: str, content: str, suffix: str = ".html") -> None:
        file = tmp_path / f"{len(files)}{suffix}"
        file.write_text(content, encoding="utf-8")
        files[file.name] = name

    for path in EMPTY:
        keep(f"{path} of an empty catalogue", client.get(path).text)
    for template in ERROR_PAGES:
        keep(template, render_to_string(template))
    call_command("ingest_seeds", "fixtures/seeds", verbosity=0)
    for path in PAGES:
        keep(path, client.get(path).text)
    for path in DRAWINGS:
        keep(path, client.get(path).text, ".svg")

    # One process for all: most of its time goes into its start.
    checker = [java, "-jar", str(CHECKER), "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"]
    output = subprocess.run([*checker, *map(str, tmp_path.iterdir())], capture_output=True, text=True, check=True)
    messages = json.loads(output.stdout)["messages"]
    found = [{**message, "url": files.get(Path(message.get("url", "")).name)} for message in messages]
    assert found == []
