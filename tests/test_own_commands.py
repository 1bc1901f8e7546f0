"""Commands whose database cannot be used say so in one line."""

import os
import subprocess
import sys
from pathlib import Path
from unittest import mock
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("command", [("check_search",), ("check_search", "--rebuild"), ("reread_synopses",)])
@pytest.mark.django_db
def test_a_database_that_cannot_be_reached_is_told_in_one_line(command: tuple[str, ...]) -> None:
    refused = OperationalError("connection failed:\nrefused")
    with (
        mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=refused),
        pytest.raises(CommandError, match=r"^the database could not be used: connection failed: refused$") as told,
    ):
        call_command(*command)
    assert told.value.returncode == 1


@pytest.mark.parametrize("command", [("migrate",), ("showmigrations",), ("createsuperuser", "--noinput")])
def test_so_do_djangos_own(command: tuple[str, ...], tmp_path: Path) -> None:
    nowhere = f"postgresql://nobody@{quote(str(tmp_path), safe='')}/films"
    environment = {**os.environ, "DATABASE_URL": nowhere, "DATA_DIR": str(tmp_path), "SECRET_KEY": "x" * 50}
    environment["DJANGO_SETTINGS_MODULE"] = "site_config.settings"
    result = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("the database could not be used: connection ")
    assert result.stderr.count("\n") == 1
