"""Pages as a browser shows them: axe finds nothing, they never scroll sideways, and nothing moves."""

from collections.abc import Iterator
from importlib import resources

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.page_types import PAGES

pytestmark = pytest.mark.browser

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
"""What the scheme of colours alone can change: a page has the same elements, light and dark."""


def violations(page: Page, options: object) -> list[str]:
    """Return what axe finds on the page as it is now: rule, number of elements, the first of them."""
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [f"{rule['id']}: {len(rule['nodes'])}, such as {rule['nodes'][0]['html']}" for rule in found]


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    """Return a page for all that is looked at: a new one each time would take as long as the looking."""
    page = browser.new_page()
    yield page
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(shared_page: Page, sample_site: str, path: str) -> None:
    page = shared_page
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(sample_site + path)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate(AXE)
    found = {"light, 360 px": violations(page, OPTIONS)}
    page.emulate_media(color_scheme="dark")
    found["dark, 360 px"] = violations(page, COLOURS)
    page.set_viewport_size({"width": 1440, "height": 900})
    found["dark, 1440 px"] = violations(page, OPTIONS)
    page.emulate_media(color_scheme="light")
    found["light, 1440 px"] = violations(page, COLOURS)
    assert {look: problems for look, problems in found.items() if problems} == {}


def test_no_page_scrolls_sideways_or_needs_javascript(browser: Browser, sample_site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    settings = page.context.new_cdp_session(page)
    too_wide = {}
    for path in PAGES:
        page.goto(sample_site + path)
        for text, widths in ((16, (320, 360, 768, 1440)), (32, (320, 640, 1280))):
            # As a visitor sets it in the browser, so that widths given in rem grow too.
            settings.send("Page.setFontSizes", {"fontSizes": {"standard": text}})
            for width in widths:
                page.set_viewport_size({"width": width, "height": 700})
                widest = page.evaluate("document.documentElement.scrollWidth")
                if widest > width:
                    too_wide[path, text, width] = widest
    page.context.close()
    assert too_wide == {}


def test_nothing_moves_while_a_page_loads(page: Page, sample_site: str) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " window.shift += entry.value })).observe({ type: 'layout-shift', buffered: true })"
    )
    for path in ("/", "/films/", "/films/4005/the-living-daylights/", "/people/timothy-dalton/"):
        page.goto(sample_site + path, wait_until="networkidle")
        assert page.evaluate("window.shift") < 0.01, path
