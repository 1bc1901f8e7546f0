"""Commands whose database cannot be used say so in one line."""

from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError


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
