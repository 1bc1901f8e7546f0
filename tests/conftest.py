"""What tests share: programs that may be missing, and a browser."""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from catalog import version
from scripts import node_packages
from scripts.programs import CHROMIUM, Program, must_not_skip

# How long an example takes says more about the machine than about the product.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# In CI the same examples every time: a change is judged by itself, and new examples are looked for at the desk.
settings.register_profile("repeatable", settings.get_profile("untimed"), derandomize=True)
settings.load_profile("repeatable" if must_not_skip() else "untimed")


# Told to end, tests clean up as they do after Ctrl-C: some have started servers.
signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _forget_the_version() -> None:
    """Have each test ask for the catalogue's version: the last one's changes were taken back."""
    version.forget()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a database, so that those alone are run again on PostgreSQL."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or not {"db", "transactional_db"}.isdisjoint(fixtures):
            item.add_marker("database")


def require(program: Program) -> str:
    """Return the program's path; without it the test is skipped, or fails where it must not be."""
    path = program.find()
    if path is None:
        if must_not_skip():
            pytest.fail(program.how_to_get())
        pytest.skip(program.how_to_get())
    return str(path)


def require_node_packages() -> None:
    """Skip the test, or let it fail where nothing may be skipped, without the packages of `tests/node`."""
    if not node_packages.are_installed():
        (pytest.fail if must_not_skip() else pytest.skip)(node_packages.HOW_TO_GET)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium for all browser tests."""
    chromium = require(CHROMIUM)
    with sync_playwright() as playwright:
        # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        # Chromium's own sandbox does not work as root, and the pages are ours.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a new page, which must neither report an error nor ask another host for anything."""
    page = browser.new_page()
    problems: list[str] = []

    def note_error_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(message.text)

    def note_exception(error: Error) -> None:
        # A browser that is too busy for the cross-fade from page to page leaves it out, and reports that as a
        # rejection nobody handled, though no script asked for it (https://github.com/w3c/csswg-drafts/issues/13726).
        if not error.message.startswith("Transition was "):
            problems.append(error.message)

    def note_foreign_request(request: Request) -> None:
        if not request.url.startswith(("http://localhost:", "http://127.0.0.1:", "data:")):
            problems.append(f"asked {request.url}")

    page.on("console", note_error_message)
    page.on("pageerror", note_exception)
    page.on("request", note_foreign_request)
    yield page
    page.context.close()
    assert problems == []
