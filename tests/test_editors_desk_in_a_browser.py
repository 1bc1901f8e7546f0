"""The editors' desk as an editor meets it: nothing of it may break under the content security policy."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_editor_signs_in_and_sees_the_films(page: Page, live_server: LiveServer) -> None:
    User.objects.create_superuser("editor", password="films")
    page.goto(f"{live_server}/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("films")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Users").click()
    page.get_by_role("link", name="editor", exact=True).click()
    assert page.get_by_label("Username").input_value() == "editor"
