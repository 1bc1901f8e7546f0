"""Suggestions as a visitor with a keyboard meets them."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from catalog.models import Movie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_suggestions_work_by_keyboard(page: Page, live_server: LiveServer, goldfinger: Movie) -> None:
    page.goto(f"{live_server.url}/people/sean-connery/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find a film or a person")
    expect(box).to_be_focused()

    box.press_sequentially("goldf")
    option = page.get_by_role("option", name="Goldfinger")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert Axe().run(page).violations_count == 0

    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")

    box.press("Escape")
    expect(option).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")

    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/films/3/goldfinger/")


def test_typing_on_takes_a_choice_back(page: Page, live_server: LiveServer, goldfinger: Movie) -> None:
    page.goto(live_server.url)
    box = page.get_by_role("combobox")
    box.press_sequentially("go")
    option = page.get_by_role("option", name="Goldfinger")
    expect(option).to_be_visible()
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")

    box.press("d")
    expect(box).to_have_attribute("aria-activedescendant", "")
    box.press("Enter")
    page.wait_for_url("**/search/?q=god")


def test_an_emptied_field_has_no_suggestions(page: Page, live_server: LiveServer, goldfinger: Movie) -> None:
    page.goto(live_server.url)
    box = page.get_by_role("combobox")
    box.press_sequentially("go")
    expect(page.get_by_role("option", name="Goldfinger")).to_be_visible()

    said = page.get_by_role("search").get_by_role("status")
    expect(said).to_have_text("1 suggestion")

    box.fill("")
    box.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(said).to_be_empty()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_without_a_choice_the_form_searches(page: Page, live_server: LiveServer, goldfinger: Movie) -> None:
    page.goto(live_server.url)
    page.get_by_role("combobox").fill("goldfinger")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/search/?q=goldfinger")
    assert Axe().run(page).violations_count == 0


def test_without_javascript_the_form_searches(browser: Browser, live_server: LiveServer, goldfinger: Movie) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/films/3/goldfinger/")
    page.get_by_role("searchbox", name="Find a film or a person").fill("connery")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=connery")
    expect(page.get_by_role("link", name="Sean Connery")).to_be_visible()
    context.close()
