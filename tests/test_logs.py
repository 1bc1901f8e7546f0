"""The log has a line for a request that was refused, and a traceback for an error of the site."""

import io
import logging

import pytest
from django.contrib.auth.models import User
from django.test import Client

from site_config.logs import OneLineForRefusals


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Return what the site's own handler writes from now on."""
    written = io.StringIO()
    (handler,) = (
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(one, OneLineForRefusals) for one in handler.filters)
    )
    monkeypatch.setattr(handler, "stream", written)
    return written


@pytest.mark.django_db
def test_what_an_editor_may_not_do_is_a_line_of_the_log(client: Client, log: io.StringIO) -> None:
    client.force_login(User.objects.create_user("reader", is_staff=True))
    assert client.get("/admin/catalog/movie/").status_code == 403
    (line,) = log.getvalue().splitlines()
    assert line.endswith("WARNING django.request: Forbidden (Permission denied): /admin/catalog/movie/")


def test_a_forged_host_is_a_line_of_the_log(client: Client, log: io.StringIO) -> None:
    assert client.get("/films/", headers={"host": "forged.example"}).status_code == 400
    (line,) = log.getvalue().splitlines()
    assert "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header: 'forged.example'" in line


def test_an_error_of_the_site_keeps_its_traceback(
    client: Client, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.views.machines.LiveView.get", None)
    client.raise_request_exception = False
    assert client.get("/livez").status_code == 500
    assert "Traceback (most recent call last)" in log.getvalue()
