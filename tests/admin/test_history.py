"""Who changed what and when stands on the pages of films, people and credits, and every state can be brought back."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Credit, Load, Movie, Person
from tests.admin.conftest import Ingest
from tests.admin.forms import CAST
from tests.admin.rendered_forms import fields_of, forms_of, row_of
from tests.seed_files import record, write_seeds

FILM = "/admin/catalog/movie/1/change/"
HISTORY = "/admin/catalog/movie/1/history/"
STORY = "A spy is sent to Vienna. " * 30


@pytest.fixture
def load(ingest: Ingest, seeds: Path) -> Callable[..., None]:
    """Return a function that loads the film with other facts."""

    def load(**facts: Any) -> None:  # as `record` takes them
        facts = {"title": "Title", "year": 1987, "synopsis": STORY, "actors": "Ann Lee, Bob Ray, Cy Fox", **facts}
        write_seeds(seeds, [record(1, **facts)])
        assert ingest(seeds).exit_code == 0

    load()
    return load


def events(editor: Client, address: str = HISTORY) -> list[str]:
    """Return who changed what, the latest first, each event in one line of text."""
    response = editor.get(address)
    assert response.status_code == 200
    rows = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", response.text, re.DOTALL)
    told = [unescape(re.sub(r"<a class=\"(?:state|credits-before)\".*?</a>|<[^>]*>", " ", row)) for row in rows]
    return [" ".join(text.split()[2:]) for text in told]


def states(editor: Client, address: str = HISTORY) -> list[str]:
    """Return the addresses of the states that a page of history links to, the latest first."""
    return re.findall(r'class="state" href="([^"]+)"', editor.get(address).text)


def save(editor: Client, **typed: str) -> None:
    sent = fields_of(editor.get(FILM), "movie_form")
    assert editor.post(FILM, {**sent, **typed}).status_code == 302


def save_credit(editor: Client, name: str, **typed: str) -> None:
    sent = fields_of(editor.get(FILM), "movie_form")
    row = row_of(sent, CAST, Credit.objects.get(person__name=name).pk)
    assert editor.post(FILM, {**sent, **{row + field: value for field, value in typed.items()}}).status_code == 302


def cast() -> list[tuple[str, str]]:
    credits = Credit.objects.filter(movie=1, role="actor").order_by("position")
    return list(credits.values_list("person__name", "character"))


def revert(editor: Client, address: str) -> str:
    """Press the button of a state's page, and return the page that follows."""
    ((_, sent),) = forms_of(re.sub(r'<form id="logout-form".*?</form>', "", editor.get(address).text, flags=re.DOTALL))
    return editor.post(address, sent, follow=True).text


def test_a_loaded_film_has_no_history_yet(editor: Client, load: Callable[..., None]) -> None:
    assert events(editor) == []


def test_the_first_save_begins_with_the_loaded_state(editor: Client, load: Callable[..., None]) -> None:
    save(editor, title="Mine", year="")
    assert events(editor) == [
        "editor title: Title Mine year: 1987 nothing",
        "the state before the first change",
    ]
    save(editor)
    assert len(events(editor)) == 2


def test_a_save_that_changes_nothing_is_no_event(editor: Client, load: Callable[..., None]) -> None:
    before = Movie.objects.get().updated_at
    save(editor)
    assert events(editor) == []
    assert Movie.objects.get().updated_at == before


def test_a_long_text_shows_where_it_changed(editor: Client, load: Callable[..., None]) -> None:
    save(editor, synopsis=STORY.replace("spy", "clerk", 1))
    (event, _) = events(editor)
    assert "A spy clerk is sent to Vienna." in event
    assert "…" in event
    assert len(event) < 200


def test_a_film_s_history_tells_of_its_credits_in_one_event_a_save(editor: Client, load: Callable[..., None]) -> None:
    sent = fields_of(editor.get(FILM), "movie_form")
    bob, cy = (row_of(sent, CAST, Credit.objects.get(person__name=name).pk) for name in ("Bob Ray", "Cy Fox"))
    eve = Person.objects.create(name="Eve Hall")
    sent |= {bob + "DELETE": "on", cy + "character": "Zed", cy + "position": "0", "title": "Mine"}
    sent |= {f"{CAST}-TOTAL_FORMS": "4", f"{CAST}-3-person": str(eve.pk), f"{CAST}-3-character": "Queen"}
    assert editor.post(FILM, sent).status_code == 302
    latest, *_ = events(editor)
    for text in (
        "title: Title Mine", "actor Bob Ray: out", "Cy Fox: character: nothing Zed", "actor Eve Hall as Queen: in",
        "order of the cast: Cy Fox · Ann Lee · Cy Fox",
    ):  # fmt: skip
        assert text in latest
    assert editor.get(HISTORY).text.count("all credits before this") == 1


def test_what_a_load_changed_leads_to_the_load(editor: Client, load: Callable[..., None]) -> None:
    load(title="New", actors="Ann Lee, Bob Ray")
    latest, *_ = events(editor)
    number = Load.objects.latest("pk").pk
    assert latest == f"load {number} title: Title New actor Cy Fox: out"
    assert f'<a href="/admin/catalog/load/{number}/change/">load {number}</a>' in editor.get(HISTORY).text


def test_an_earlier_state_of_a_film_is_shown_and_brought_back(editor: Client, load: Callable[..., None]) -> None:
    save(editor, title="Étude", year="1990", synopsis="Short.")
    loaded = states(editor)[-1]
    page = editor.get(loaded).text
    for text in ("<del>Étude</del> <ins>Title</ins>", "<del>1990</del> <ins>1987</ins>", "<del>Short.</del>"):
        assert text in page

    assert "as it was then" in revert(editor, loaded)

    film = Movie.objects.get()
    assert (film.title, film.year, film.synopsis, film.slug, film.sort_title) == (
        "Title", 1987, STORY.strip(), "title", "title",
    )  # fmt: skip
    assert events(editor)[0].startswith("editor, back to the state of")
    assert "It is so now." in editor.get(loaded).text
    assert "It is so already." in editor.post(loaded, follow=True).text
    assert "editor, back" in events(editor)[0]


def test_going_back_beyond_a_deletion_brings_the_film_back(editor: Client, load: Callable[..., None]) -> None:
    assert editor.post("/admin/catalog/movie/1/delete/", {"post": "yes"}).status_code == 302
    assert events(editor)[0] == "editor deleted hidden"
    revert(editor, states(editor)[-1])
    assert Movie.objects.public().exists()
    assert "no longer deleted" in events(editor)[0]


def test_a_credit_goes_back_to_an_earlier_state(editor: Client, load: Callable[..., None]) -> None:
    save_credit(editor, "Cy Fox", character="Zed", position="0")
    credit = Credit.objects.get(person__name="Cy Fox")
    address = f"/admin/catalog/credit/{credit.pk}/history/"
    assert "character: nothing Zed" in events(editor, address)[0]
    assert "as it was then" in revert(editor, states(editor, address)[-1])
    assert cast() == [("Ann Lee", ""), ("Bob Ray", ""), ("Cy Fox", "")]
    assert "back to the state of" in events(editor, address)[0]


def test_a_deleted_credit_is_brought_back_from_the_history(editor: Client, load: Callable[..., None]) -> None:
    save_credit(editor, "Bob Ray", character="Zed")
    save_credit(editor, "Bob Ray", DELETE="on")
    load(actors="Ann Lee, Bob Ray, Cy Fox", title="New")
    assert cast() == [("Ann Lee", ""), ("Cy Fox", "")]
    assert "editor actor Bob Ray as Zed: out" in events(editor)
    state = next(one for one in states(editor) if "/credit/" in one)
    assert "making" not in editor.get(state).text
    assert "It is gone by now" in editor.get(state).text
    revert(editor, state)
    assert cast() == [("Ann Lee", ""), ("Bob Ray", "Zed"), ("Cy Fox", "")]
    assert "It is so already" in editor.post(state, follow=True).text


@pytest.mark.parametrize("credited_again", [True, False])
def test_a_credit_that_cannot_come_back_says_why(
    editor: Client, load: Callable[..., None], credited_again: bool
) -> None:
    save_credit(editor, "Bob Ray", DELETE="on")
    state = next(one for one in states(editor) if "/credit/" in one)
    bob = Person.objects.get(name="Bob Ray")
    if credited_again:
        Credit.objects.create(movie_id=1, person=bob, role="actor", position=9)
    else:
        bob.delete()
    assert ("is credited again" if credited_again else "The person is gone") in revert(editor, state)
    assert not [event for event in events(editor) if "back to the state" in event]


def test_a_person_s_former_name_comes_back_with_the_address(editor: Client, load: Callable[..., None]) -> None:
    person = Person.objects.get(name="Bob Ray")
    address = f"/admin/catalog/person/{person.pk}"
    sent = fields_of(editor.get(f"{address}/change/"), "person_form")
    assert editor.post(f"{address}/change/", {**sent, "name": "Robert Ray"}).status_code == 302
    latest, first = events(editor, f"{address}/history/")
    assert latest == "editor name: Bob Robert Ray address: bob-ray robert-ray"
    assert "the state before the first change" in first
    revert(editor, states(editor, f"{address}/history/")[-1])
    person.refresh_from_db()
    assert (person.name, person.slug) == ("Bob Ray", "bob-ray")
    load(title="New")
    assert Person.objects.count() == 3


@pytest.mark.parametrize("model", ["movie", "person", "credit"])
@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "x", "1"])
@pytest.mark.parametrize("version", ["0", "x", "9" * 30])
def test_a_state_that_is_not_there_leads_back(
    editor: Client, load: Callable[..., None], model: str, number: str, version: str
) -> None:
    address = f"/admin/catalog/{model}/{number}/history/{version}/"
    assert editor.get(address).status_code == 302
    assert editor.post(address).status_code == 302


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "\0"])
def test_any_page_of_a_history_is_answered(editor: Client, load: Callable[..., None], page: str) -> None:
    assert editor.get(HISTORY, {"p": page}).status_code == 200


def test_who_may_only_look_reads_history_and_reverts_nothing(client: Client, load: Callable[..., None]) -> None:
    load(title="New")
    colleague = User.objects.create_user("reader", is_staff=True)
    client.force_login(colleague)
    assert client.get(HISTORY).status_code == 403
    colleague.user_permissions.set(Permission.objects.filter(codename="view_movie"))
    state = states(client)[-1]
    assert "Back to this state" not in client.get(state).text
    assert client.post(state).status_code == 403


def test_a_history_asks_as_often_for_many_events_as_for_few(editor: Client, load: Callable[..., None]) -> None:
    counts = []
    for saves in (2, 8):
        for number in range(saves):
            save(editor, title=f"Title {saves} {number}")
            save_credit(editor, "Bob Ray", character=f"Zed {saves} {number}", position=str(number % 3))
        editor.get(HISTORY)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(HISTORY).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
