"""Light and dark: as the system says, or as the visitor chose, which the server never learns."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from catalog.models import Movie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ground(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return colour


def test_a_choice_holds_on_every_page_until_it_is_taken_back(
    page: Page, live_server: LiveServer, daylights: Movie
) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(live_server.url)
    light = ground(page)
    page.get_by_role("button", name="Dark").click()
    dark = ground(page)
    assert dark != light
    page.goto(live_server.url + daylights.get_absolute_url())
    assert ground(page) == dark
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    assert page.context.cookies() == []
    page.get_by_role("button", name="System").click()
    assert ground(page) == light


def test_without_a_choice_the_system_decides(page: Page, live_server: LiveServer, db: None) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(live_server.url)
    light = ground(page)
    page.emulate_media(color_scheme="dark")
    assert ground(page) != light
