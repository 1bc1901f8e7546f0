"""The main pages by keyboard alone, with JavaScript and without."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

FARTHEST = 90
"""Presses of the tab key after which a visitor gives up."""
FOCUSED = """() => { const e = document.activeElement;
    return e.labels?.[0]?.textContent ?? e.textContent.trim().replace(/\\s+/g, ' ') }"""


def test_the_keyboard_skips_to_the_content(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}/films/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.locator(".skip-link").bounding_box()["y"] >= 0  # type: ignore[index]  # it has a box: it is focused
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("path", ["/", "/films/?letter=f", "/films/4005/the-living-daylights/", "/people/?letter=d"])
def test_each_stop_of_the_keyboard_is_seen(page: Page, sample_site: str, path: str) -> None:
    page.goto(sample_site + path)
    stops = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
            .filter(e => e.tabIndex >= 0 && e.checkVisibility()).length"""
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


def go_to(page: Page, name: str) -> None:
    """Press the tab key until what bears that name, or begins with it, has the focus."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(name):
            return
    pytest.fail(f"the keyboard does not come to {name!r} on {page.url}")


def follow(page: Page, name: str, heading: str) -> None:
    """Go to a link or a button, use it, and see the page of that heading."""
    go_to(page, name)
    enter(page, heading)


def enter(page: Page, heading: str) -> None:
    """Press the enter key and see another page, which has that heading."""
    here = page.url
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(here)
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    page.wait_for_load_state()


@pytest.mark.parametrize("with_javascript", [True, False])
def test_a_visitor_needs_neither_mouse_nor_javascript(
    browser: Browser, sample_site: str, with_javascript: bool
) -> None:
    page = browser.new_page(java_script_enabled=with_javascript)
    page.goto(sample_site)

    go_to(page, "Find a film or a person")
    page.keyboard.type("living daylights")
    enter(page, "Search: living daylights")
    follow(page, "The Living Daylights", "The Living Daylights")

    go_to(page, "Full synopsis, with the ending")
    page.keyboard.press("Enter")
    expect(page.get_by_text("they embrace")).to_be_visible()
    follow(page, "Timothy Dalton", "Timothy Dalton")

    follow(page, "Connect with somebody else", "Connections")
    go_to(page, "To")
    page.keyboard.type("Tom Hanks")
    enter(page, "Connections")
    expect(page.get_by_role("heading", level=2)).to_contain_text("films")

    follow(page, "Films", "Films")
    go_to(page, "Title")
    page.keyboard.type("gold")
    go_to(page, "Decade")
    page.keyboard.type("1960s")
    follow(page, "Show", "Films")
    expect(page.get_by_role("link", name="Goldfinger")).to_be_visible()
    expect(page.get_by_role("link", name="GoldenEye")).to_have_count(0)
    follow(page, "Table", "Films")
    expect(page.get_by_role("table")).to_be_visible()

    follow(page, "Decades", "Decades")
    follow(page, "1980s", "The 1980s")
    follow(page, "1987", "1987")
    follow(page, "People", "People")
    follow(page, "D", "People")
    follow(page, "Timothy Dalton", "Timothy Dalton")
    follow(page, "Characters", "Characters")
    follow(page, "James Bond", "James Bond")
    page.context.close()
