"""A film's page fits into the first round trip of a connection: 14 KB, style sheets included."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

BUDGET = 14 * 1024
"""About what a server may send before it hears from the browser again: ten packets (RFC 6928)."""


@pytest.mark.django_db
def test_the_page_of_the_original_seed_weighs_at_most_14_kb(client: Client) -> None:
    call_command("ingest_seeds", str(settings.BASE_DIR / "fixtures" / "seeds" / "000_278c11b8206f4e2d.txt"))
    page = client.get("/films/4005/the-living-daylights/").content
    weight = len(gzip.compress(page))
    sheets = re.findall(rb'<link rel="stylesheet" href="/static/([^"]+)"', page)
    assert sheets
    for sheet in sheets:
        path = finders.find(sheet.decode())
        assert isinstance(path, str), sheet
        weight += len(gzip.compress(Path(path).read_bytes()))
    assert weight <= BUDGET
