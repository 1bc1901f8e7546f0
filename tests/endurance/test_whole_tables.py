"""What goes through all people or films goes on while editors save."""

from pathlib import Path

import pytest

from tests.endurance.site import Site
from tests.seed_files import record, write_seeds

pytestmark = pytest.mark.database

SOMEBODY_SAVES_BEFORE_EACH_CHUNK = """
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch
from django.db import connection, transaction
from catalog import busy_people
from catalog.search import index

another, real, saves = connection.copy(), transaction.atomic, []

@contextmanager
def somebody_saves_before():
    with another.cursor() as cursor:
        cursor.execute("UPDATE catalog_movie SET year = %s WHERE movie_id = 1", [1950 + len(saves)])
    saves.append(1)
    with real():
        yield

transactions = SimpleNamespace(atomic=somebody_saves_before, on_commit=transaction.on_commit)
for module, work in ((busy_people, busy_people.count_everybody), (index, index.index_everything)):
    with patch.object(module, "CHUNK", 2), patch.object(module, "transaction", transactions):
        work()
another.close()
print("saves:", len(saves))
"""


def test_everybody_is_counted_and_indexed_while_an_editor_saves(site: Site, tmp_path: Path) -> None:
    films = [record(number, f"Film {number}", actors=f"Ann {number}, Bob {number}") for number in range(1, 6)]
    assert site.run("ingest_seeds", str(write_seeds(tmp_path / "seeds", films)))[0] == 0

    code, output = site.run("shell", "-c", SOMEBODY_SAVES_BEFORE_EACH_CHUNK)

    assert code == 0, output
    assert "saves: 13" in output  # 10 people counted, 5 films and 10 people indexed, two at a time
