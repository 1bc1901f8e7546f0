"""An editor at work, in a browser: the desk's own policy lets everything through that it needs."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from catalog.models import Conflict, Credit, Movie, Person
from tests.admin.conftest import Ingest
from tests.seed_files import record, write_seeds

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
    # All at once: a question for each letter could still be on its way when the database is emptied.
    desk.keyboard.insert_text("desiree nos")
    desk.locator(".select2-results__option", has_text="Désirée Nosbusch").click()
    desk.fill("#id_credits-2-3-character", "Linda")
    desk.fill("#id_credits-2-3-position", "1")
    desk.click("input[name=_continue]")
    expect(desk.locator(".messagelist")).to_contain_text("was changed successfully")
    cast = Credit.objects.filter(role="actor").order_by("position").values_list("person__name", "character")
    assert list(cast)[:2] == [("Timothy Dalton", ""), ("Désirée Nosbusch", "Linda")]


def test_an_editor_works_through_what_a_load_brought(desk: Page, ingest: Ingest, seeds: Path) -> None:
    story = " ".join(f"Sentence {number} of the story." for number in range(80))
    facts: dict[str, Any] = {
        "year": 1987,
        "directors": "John Glen",
        "actors": "Timothy Dalton, Maryam d'Abo, Art Malik",
    }
    ingest(write_seeds(seeds, [record(1, "The Living Daylights", synopsis=story, **facts)]))
    film, home = Movie.objects.get(pk=1), desk.url
    film.title, film.year, film.synopsis = (
        "The Living Daylights!",
        1986,
        story.replace("number 7", "seven").replace("Sentence 40", "Line 40"),
    )
    film.save()
    Credit.objects.filter(movie=1, person__name="Art Malik").update(character="Kamran Shah")
    Credit.objects.get(movie=1, person__name="Maryam d'Abo").delete()
    desk.goto(f"{home}catalog/movie/1/change/")
    desk.fill("#id_year", "1985")

    facts |= {"actors": "Timothy Dalton, Maryam d'Abo, Joe Don Baker"}
    new_story = story.replace("Sentence 41 of the", "Sentence 41 of another")
    ingest(write_seeds(seeds, [record(1, "The Living Daylights (Bond 15)", synopsis=new_story, **facts)]))
    desk.click("input[name=_continue]")
    expect(desk.locator(".messagelist")).to_contain_text("was changed successfully")
    conflicts = desk.locator("#conflicts article")
    expect(conflicts).to_have_count(3)
    conflicts.filter(has_text="The Living").get_by_role("button", name="Take the seed’s").click()
    expect(desk.locator(".messagelist")).to_contain_text("The seed’s value is taken")
    expect(conflicts).to_have_count(2)
    desk.get_by_role("button", name="Bring back: Actor Maryam d'Abo").click()
    expect(desk.locator(".messagelist")).to_contain_text("as in the seed again")
    desk.goto(f"{home}catalog/conflict/")
    desk.check("#action-toggle")
    desk.select_option("select[name=action]", "keep_ours")
    desk.get_by_role("button", name="Go").click()
    expect(desk.locator(".messagelist")).to_contain_text("2 decided")
    desk.goto(f"{home}catalog/movie/1/history/")
    desk.get_by_role("link", name="this state").last.click()
    desk.get_by_role("button", name="Back to this state").click()
    expect(desk.locator(".messagelist")).to_contain_text("as it was then")
    film.refresh_from_db()
    assert (film.title, film.year) == ("The Living Daylights!", 1986)
    assert not Conflict.objects.filter(decision="open").exists()


def test_a_form_that_comes_back_lets_the_editor_keep_theirs(desk: Page, daylights: Movie) -> None:
    desk.goto(f"{desk.url}catalog/movie/4005/change/")
    desk.fill("#id_title", "Mine")
    desk.fill("#id_synopsis", "My story.")
    Movie.objects.update(title="Theirs", synopsis="The 00 section of MI7 is chosen for a test.")
    desk.click("input[name=_continue]")
    desk.locator(".field-title").get_by_label("keep theirs").check()
    desk.click("input[name=_continue]")
    expect(desk.locator(".messagelist")).to_contain_text("was changed successfully")
    daylights.refresh_from_db()
    assert (daylights.title, daylights.synopsis) == ("Theirs", "My story.")


def test_nobody_loses_what_they_typed_without_being_asked(desk: Page, daylights: Movie) -> None:
    desk.goto(f"{desk.url}catalog/movie/4005/change/")
    desk.fill("#id_title", "Mine")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    desk.once("dialog", stay)
    desk.get_by_role("link", name="History").click()
    expect(desk.locator("#id_title")).to_have_value("Mine")
    assert asked == ["beforeunload"]
    desk.click("input[name=_continue]")
    expect(desk.locator(".messagelist")).to_contain_text("was changed successfully")
    desk.get_by_role("link", name="History").click()
    expect(desk).to_have_url(re.compile("/history/$"))


def test_the_cast_fits_beside_the_rest_of_the_desk(desk: Page, daylights: Movie) -> None:
    desk.goto(f"{desk.url}catalog/movie/4005/change/")
    desk.locator("#credits-2-group .add-row a").click()
    expect(desk.locator("#id_credits-2-3-character")).to_be_visible()
    for width in (360, 768, 1024):
        desk.set_viewport_size({"width": width, "height": 900})
        assert desk.evaluate(
            "[...document.querySelectorAll('.inline-group')].every(group => group.scrollWidth <= group.clientWidth)"
        )


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
        "catalog/suspectedduplicate/",
        "catalog/distinctpeople/",
    ):
        response = desk.goto(home + path)
        assert response is not None
        assert response.status == 200, path


def test_conflicts_and_history_are_read_on_a_telephone(desk: Page, ingest: Ingest, seeds: Path) -> None:
    home = desk.url
    ingest(write_seeds(seeds, [record(1, "The Living Daylights", actors="Timothy Dalton, Art Malik")]))
    film = Movie.objects.get(pk=1)
    film.title = "The Editor’s"
    film.save()
    ingest(write_seeds(seeds, [record(1, "The Seed’s", actors="Art Malik, Timothy Dalton")]))
    desk.set_viewport_size({"width": 360, "height": 740})
    for address, words in (("conflict/", "Editor’s"), ("movie/1/history/", "order of the cast")):
        desk.goto(f"{home}catalog/{address}")
        box = desk.locator(".words, .history li", has_text=words).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["width"] > 200
