"""Pages as a browser shows them: valid for axe, usable by keyboard, never scrolling sideways."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from catalog.models import Movie
from tests.pages.conftest import AddFilm

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    "/",
    "/films/",
    "/films/?view=table&letter=l&decade=1980&rating_min=eleven",
    "/films/?q=zzz",
    "/films/?page=9",
    "/films/4005/the-living-daylights/",
    "/people/",
    "/people/john-glen/",
    "/characters/",
    "/characters/james-bond/",
    "/nowhere/",
]


@pytest.fixture
def site(live_server: LiveServer, bonds: list[Movie], add_film: AddFilm) -> str:
    """Return the address of a site with enough films to need a second page."""
    for number in range(1, 60):
        add_film(10_000 + number, f"Film {number}", 1930 + number, directors=("John Glen",), rating="5.5")
    return live_server.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser: Browser, site: str, width: int, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    axe = Axe()
    violations = {}
    for path in PATHS:
        page.goto(site + path)
        if page.locator("summary").count():
            page.locator("summary").click()
        results = axe.run(page)
        if results.violations_count:
            violations[path] = results.generate_report()
    context.close()
    assert violations == {}


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways_or_needs_javascript(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    too_wide = {}
    for path in PATHS:
        page.goto(site + path)
        widest = page.evaluate("document.documentElement.scrollWidth")
        if widest > width:
            too_wide[path] = widest
    context.close()
    assert too_wide == {}


def test_text_of_twice_the_size_fits(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 700})
    for path in PATHS:
        page.goto(site + path)
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path
    page.context.close()


def test_the_keyboard_skips_to_the_content(page: Page, site: str) -> None:
    page.goto(f"{site}/films/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.locator(".skip-link").bounding_box()["y"] >= 0  # type: ignore[index]  # it has a box: it is focused
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("path", ["/", "/films/?letter=f", "/films/4005/the-living-daylights/", "/people/?letter=d"])
def test_each_stop_of_the_keyboard_is_seen(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    stops = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
            .filter(e => e.tabIndex >= 0).length"""
    )
    seen = set()
    for _ in range(min(stops, 60)):
        page.keyboard.press("Tab")
        outline, shadow, name = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e),
                box = e.closest('form') ? getComputedStyle(e.closest('form')) : s;
                e.dataset.stop ??= Math.random(); return [s.outlineStyle, box.boxShadow, e.dataset.stop] }"""
        )
        assert outline != "none" or shadow != "none"
        seen.add(name)
    assert len(seen) == min(stops, 60)


def test_the_ending_opens_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/films/4005/the-living-daylights/")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_text("they embrace").wait_for(state="visible")


def test_nothing_moves_while_a_page_loads(page: Page, site: str) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " window.shift += entry.value })).observe({ type: 'layout-shift', buffered: true })"
    )
    for path in ("/", "/films/", "/films/4005/the-living-daylights/", "/people/john-glen/"):
        page.goto(site + path, wait_until="networkidle")
        assert page.evaluate("window.shift") < 0.01, path
