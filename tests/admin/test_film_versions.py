"""On a film's page an editor sees what differs from its seed and what waits for a decision, and clicks once."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Conflict, Credit, Movie, Person
from tests.admin.conftest import Ingest
from tests.admin.rendered_forms import forms_of
from tests.seed_files import record, write_seeds

FILM = "/admin/catalog/movie/1/change/"
QUEUE = "/admin/catalog/conflict/"
STORY = "A spy is sent to Vienna. " * 3

Load = Callable[..., None]


@pytest.fixture
def load(ingest: Ingest, seeds: Path) -> Load:
    """Return a function that loads a film with other facts."""

    def load(number: int = 1, **facts: Any) -> None:  # as `record` takes them
        facts = {"title": "Title", "year": 1987, "synopsis": STORY, "actors": "Ann Lee, Bob Ray, Cy Fox", **facts}
        write_seeds(seeds, [record(number, **facts)])
        assert ingest(seeds).exit_code == 0

    load()
    return load


@pytest.fixture
def conflict(load: Load) -> Conflict:
    edit(title="The editor’s")
    load(title="The <seed’s>")
    return Conflict.objects.get()


def edit(number: int = 1, **values: Any) -> None:  # any field's
    movie = Movie.objects.get(pk=number)
    for field, value in values.items():
        setattr(movie, field, value)
    movie.save()


def names() -> list[str]:
    credits = Credit.objects.filter(movie=1, role="actor").order_by("position")
    return list(credits.values_list("person__name", flat=True))


def part(editor: Client, section: str) -> str:
    """Return a section of the film's page, "" if it is not there."""
    found = re.search(rf'<section[^>]* id="{section}".*?</section>', editor.get(FILM).text, re.DOTALL)
    return found[0] if found else ""


def test_a_film_as_its_seed_says_shows_no_difference(editor: Client, load: Load) -> None:
    assert part(editor, "differences") == part(editor, "conflicts") == ""


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("title", "Titel <1>", "<ins>Titel &lt;1&gt;</ins>"),
        ("year", None, "<ins>nothing</ins>"),
        ("url", "https://example.com/", "<ins>https://example.com/</ins>"),
        ("rating_value", "7.5", "<ins>7.5</ins>"),
        ("synopsis", STORY.strip().replace("spy", "clerk", 1), "A <ins>clerk</ins> is sent"),
    ],
)
def test_a_field_that_differs_says_so_and_has_a_way_back(
    editor: Client, load: Load, field: str, value: object, shown: str
) -> None:
    before = Movie.objects.values_list(field, flat=True).get()
    edit(1, **{field: value})
    section = part(editor, "differences")
    assert shown in section
    address, sent = forms_of(section)[0]

    page = editor.post(address, sent, follow=True)

    assert "it is as in the seed again" in page.text
    assert page.redirect_chain == [(FILM, 302)]
    assert Movie.objects.values_list(field, flat=True).get() == before
    assert part(editor, "differences") == ""


def test_every_change_of_credits_says_so_and_has_a_way_back(editor: Client, load: Load) -> None:
    Credit.objects.get(person__name="Bob Ray").delete()
    Credit.objects.filter(person__name="Cy Fox").update(position=7, character="Zed")
    Credit.objects.filter(person__name="Ann Lee").update(position=8)
    Credit.objects.create(movie_id=1, person=Person.objects.create(name="Eve Hall"), role="actor", position=9)
    section = part(editor, "differences")
    for text in (
        "Actor Bob Ray", "<ins>not credited</ins>", "Bring back: Actor Bob Ray", "Take out: Actor Eve Hall",
        "Character of Cy Fox", "<ins>Zed</ins>", "Order of the cast",
    ):  # fmt: skip
        assert text in section

    while forms := forms_of(part(editor, "differences")):
        assert editor.post(*forms[0]).status_code == 302

    assert names() == ["Ann Lee", "Bob Ray", "Cy Fox"]
    assert Credit.history.filter(history_user__username="editor").exists()


def test_somebody_deleted_altogether_cannot_be_brought_back_from_here(editor: Client, load: Load) -> None:
    Credit.objects.get(person__name="Bob Ray").delete()
    Person.objects.get(name="Bob Ray").delete()
    section = part(editor, "differences")
    assert "Actor Bob Ray" in section
    assert not forms_of(section)


def test_a_conflict_stands_on_the_page_with_all_three_values(editor: Client, conflict: Conflict) -> None:
    section = part(editor, "conflicts")
    for text in ("Title", "<ins>The &lt;seed’s&gt;</ins>", "<ins>The editor’s</ins>", f"load {conflict.load_id}"):
        assert text in section
    assert part(editor, "differences") == ""


@pytest.mark.parametrize(("decision", "title"), [("taken", "The <seed’s>"), ("kept", "The editor’s")])
def test_a_conflict_is_decided_with_one_click(editor: Client, conflict: Conflict, decision: str, title: str) -> None:
    address, sent = forms_of(part(editor, "conflicts"))[0]
    page = editor.post(address, {**sent, "decision": decision}, follow=True)
    assert "asked again only if the seed changes again" in page.text
    assert part(editor, "conflicts") == ""
    assert Movie.objects.get().title == title
    conflict.refresh_from_db()
    assert (conflict.decision, str(conflict.decided_by)) == (decision, "editor")
    assert "decided by now" in editor.post(address, {**sent, "decision": "taken"}, follow=True).text
    assert Movie.objects.get().title == title


def test_a_conflict_is_settled_by_typing_what_the_seed_says(editor: Client, conflict: Conflict) -> None:
    sent = forms_of(editor.get(FILM).text, "movie_form")[0][1]
    assert editor.post(FILM, {**sent, "title": "The <seed’s>"}).status_code == 302
    conflict.refresh_from_db()
    assert conflict.decision == Conflict.Decision.SETTLED


@pytest.mark.parametrize(
    "sent",
    [
        {}, {"field": "slug"}, {"field": "order", "role": "writer"}, {"field": "credit", "role": "actor", "person": "9" * 30},
        {"field": "credit", "role": "actor", "person": "x"}, {"field": "\0", "conflict": "\0", "decision": "\0"},
        {"conflict": "9" * 30, "decision": "taken"}, {"conflict": "1", "decision": "settled"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("button", ["seeds-word", "decide", "bring-back"])
def test_a_button_that_no_page_has_does_nothing(
    editor: Client, conflict: Conflict, button: str, sent: dict[str, str]
) -> None:
    before = Movie.objects.values().get()
    assert editor.post(f"/admin/catalog/movie/1/{button}/", sent).status_code == 302
    assert editor.post(f"/admin/catalog/movie/{'9' * 30}/{button}/", sent).status_code == 302
    assert editor.get(f"/admin/catalog/movie/1/{button}/").status_code == 405
    assert Movie.objects.values().get() == before


def test_who_may_only_look_sees_no_buttons_and_presses_none(client: Client, conflict: Conflict) -> None:
    colleague = User.objects.create_user("reader", is_staff=True)
    colleague.user_permissions.set(
        Permission.objects.filter(codename__in=("view_movie", "view_credit", "view_conflict"))
    )
    client.force_login(colleague)
    assert "<ins>The editor’s</ins>" in part(client, "conflicts")
    assert not forms_of(part(client, "conflicts"))
    sent = {"conflict": str(conflict.pk), "decision": "taken"}
    assert client.post("/admin/catalog/movie/1/decide/", sent).status_code == 403
    assert "take_the_seeds" not in client.get(QUEUE).text


def test_the_queue_shows_open_conflicts_side_by_side(editor: Client, load: Load, conflict: Conflict) -> None:
    credits = Credit.objects.filter(movie=1, role="actor")
    credits.filter(person__name="Ann Lee").update(position=9)
    load(title="The <seed’s>", actors="Cy Fox, Ann Lee, Bob Ray")
    page = editor.get(QUEUE).text
    for text in (
        "The editor’s (1987)", "Order of the cast", "<ins>The &lt;seed’s&gt;</ins>", "2 conflicts",
    ):  # fmt: skip
        assert text in page
    assert "Ann Lee · Bob Ray · Cy Fox" in re.sub(r"</?(ins|del)>", "", page)
    assert "1 conflict\n" in editor.get(f"{QUEUE}?field=order").text
    assert "1 conflict\n" in editor.get(f"{QUEUE}?load={conflict.load_id}").text
    assert "0 conflicts" in editor.get(f"{QUEUE}?decision=kept").text


@pytest.mark.parametrize(
    ("action", "decision", "title"), [("take_the_seeds", "taken", "Seed’s"), ("keep_ours", "kept", "Editor’s")]
)
def test_conflicts_are_decided_in_bulk(editor: Client, load: Load, action: str, decision: str, title: str) -> None:
    for number in (1, 2, 3):
        load(number)
        edit(number, title="Editor’s")
        load(number, title="Seed’s")
    selected = [str(pk) for pk in Conflict.objects.values_list("pk", flat=True)]
    page = editor.post(QUEUE, {"action": action, "_selected_action": selected}, follow=True)
    assert "3 decided" in page.text
    assert set(Conflict.objects.values_list("decision", flat=True)) == {decision}
    assert set(Movie.objects.values_list("title", flat=True)) == {title}
    decided = editor.get(f"{QUEUE}?decision={decision}").text
    assert "3 conflicts" in decided
    assert "by editor" in decided


def test_the_queue_asks_as_often_for_many_conflicts_as_for_few(editor: Client, load: Load) -> None:
    counts = []
    for numbers in (range(1, 3), range(3, 9)):
        for number in numbers:
            load(number)
            edit(number, title="Editor’s")
            Credit.objects.filter(movie=number, person__name="Ann Lee").update(position=9)
            load(number, title="Seed’s", actors="Cy Fox, Ann Lee, Bob Ray")
        editor.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(QUEUE).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_conflict_s_own_address_leads_to_its_film(editor: Client, conflict: Conflict) -> None:
    response = editor.get(f"{QUEUE}{conflict.pk}/change/")
    assert response.headers["Location"] == f"{FILM}#conflicts"
    assert editor.get(f"{QUEUE}add/").status_code == 403
    assert editor.get(f"{QUEUE}{conflict.pk}/delete/").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_page_is_shown_without_locking_the_film(editor: Client, load: Load) -> None:
    edit(title="The editor’s")
    assert "The editor’s" in part(editor, "differences")
