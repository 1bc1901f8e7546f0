"""An editor at work, in a browser: the desk's own policy lets everything through that it needs."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from catalog.models import Credit, Movie, Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page: Page, live_server: LiveServer, daylights: Movie) -> Page:
    """Return a page on which an editor has just logged in."""
    User.objects.create_superuser("editor", password="secret")
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "secret")
    page.click("input[type=submit]")
    expect(page.locator("h1").first).to_contain_text("Editors’ desk")
    return page


def test_a_credit_is_added_by_typing_a_part_of_a_name(desk: Page) -> None:
    Person.objects.create(name="Désirée Nosbusch")
    desk.goto(desk.url + "catalog/movie/?q=the+living")
    desk.click("#result_list tbody th a")
    desk.locator("#credits-2-group .add-row a").click()
    desk.locator("#credits-2-3 .select2-selection").click()
    desk.keyboard.type("desiree nos")
    desk.locator(".select2-results__option", has_text="Désirée Nosbusch").click()
    desk.fill("#id_credits-2-3-character", "Linda")
    desk.fill("#id_credits-2-3-position", "1")
    desk.click("input[name=_continue]")
    expect(desk.locator(".messagelist")).to_contain_text("was changed successfully")
    cast = Credit.objects.filter(role="actor").order_by("position").values_list("person__name", "character")
    assert list(cast)[:2] == [("Timothy Dalton", ""), ("Désirée Nosbusch", "Linda")]


def test_every_kind_of_page_keeps_to_the_policy(desk: Page) -> None:
    credit = Credit.objects.latest("pk")
    home = desk.url
    for path in (
        "",
        "catalog/movie/?decade=1980",
        "catalog/movie/add/",
        "catalog/movie/4005/delete/",
        "catalog/movie/4005/history/",
        "catalog/person/",
        f"catalog/person/{credit.person_id}/change/",
        "catalog/credit/",
        f"catalog/credit/{credit.pk}/change/",
        "catalog/load/",
    ):
        response = desk.goto(home + path)
        assert response is not None
        assert response.status == 200, path
