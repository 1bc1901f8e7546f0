"""A form opened before a load, or before a colleague's save, and sent after it costs nobody an edit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from catalog.models import Credit, Movie, Person
from tests.admin.conftest import Ingest
from tests.admin.forms import CAST
from tests.admin.rendered_forms import Sent, fields_of, row_of
from tests.seed_files import record, write_seeds

FILM = "/admin/catalog/movie/1/change/"
STORY = "First paragraph,\nwith two lines.\n\nSecond “paragraph” of <Bond> & Co."


@pytest.fixture
def load(ingest: Ingest, seeds: Path) -> Callable[..., None]:
    """Return a function that loads the film with other facts."""

    def load(**facts: Any) -> None:
        facts = {
            "title": "Title", "year": 1987, "synopsis": STORY, "directors": "Dee Moss", "actors": "Ann Lee, Bob Ray, Cy Fox",
            **facts,
        }  # fmt: skip
        write_seeds(seeds, [record(1, **facts)])
        assert ingest(seeds).exit_code == 0

    load()
    return load


def opened(editor: Client, address: str = FILM) -> Sent:
    return fields_of(editor.get(address), f"{address.split('/')[3]}_form")


def again(response: Any) -> Sent:  # noqa: ANN401  # the test client's own kind
    """Return what a browser would send from the page that came back."""
    assert response.status_code == 200
    return fields_of(response, "movie_form")


def cast() -> list[tuple[str, str]]:
    credits = Credit.objects.filter(movie=1, role="actor").order_by("position").select_related("person")
    assert [credit.position for credit in credits] == list(range(len(credits)))
    return [(credit.person.name, credit.character) for credit in credits]


def row(sent: Sent, name: str) -> str:
    return row_of(sent, CAST, Credit.objects.get(person__name=name, role="actor").pk)


def test_a_film_sent_as_it_was_opened_writes_nothing(editor: Client, load: Callable[..., None]) -> None:
    before = Movie.objects.get()
    assert before.synopsis == STORY
    sent = opened(editor)
    assert editor.post(FILM, sent).status_code == 302
    assert Movie.objects.get().updated_at == before.updated_at
    assert not Movie.history.exists()
    assert not Credit.history.exists()


def test_only_what_the_editor_changed_is_written(editor: Client, load: Callable[..., None]) -> None:
    sent = opened(editor)
    load(year=1988, synopsis="Another story.", url="https://example.com/")
    assert editor.post(FILM, {**sent, "title": "Mine"}).status_code == 302
    film = Movie.objects.get()
    assert (film.title, film.year, film.synopsis, film.url) == ("Mine", 1988, "Another story.", "https://example.com/")


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "shown"),
    [
        ("title", "My title", "New title", "New"),
        ("year", 1990, 1988, ">1988</strong>"),
        ("rating_value", "7.5", "8", ">8.0</strong>"),
        ("synopsis", "Mine.", "Another <story>.", "Another &lt;story&gt;."),
        ("url", "https://example.com/mine", "https://example.com/theirs", "https://example.com/theirs"),
    ],
)
def test_what_both_changed_comes_back_with_both_values(
    editor: Client, load: Callable[..., None], field: str, mine: object, theirs: object, shown: str
) -> None:
    sent = {**opened(editor), field: str(mine)}
    load(**{field: theirs})
    page = editor.post(FILM, sent)
    assert "It is now:" in page.text
    assert shown in page.text
    assert str(Movie.objects.values_list(field, flat=True).get()) in (str(theirs), f"{theirs}.0")
    back = again(page)
    assert back[field] == str(mine)

    assert editor.post(FILM, back).status_code == 302
    assert str(Movie.objects.values_list(field, flat=True).get()) == str(mine)


def test_the_editor_can_keep_theirs_and_the_rest_of_the_own_work(editor: Client, load: Callable[..., None]) -> None:
    sent = {**opened(editor), "title": "Mine", "year": "1990"}
    load(title="Theirs")
    back = again(editor.post(FILM, sent))
    assert editor.post(FILM, {**back, "title-theirs": "on"}).status_code == 302
    film = Movie.objects.get()
    assert (film.title, film.year) == ("Theirs", 1990)


def test_a_page_that_came_back_still_knows_what_the_editor_left_alone(
    editor: Client, load: Callable[..., None]
) -> None:
    sent = {**opened(editor), "title": "Mine"}
    load(title="Theirs", year=1999)
    assert editor.post(FILM, again(editor.post(FILM, sent))).status_code == 302
    film = Movie.objects.get()
    assert (film.title, film.year) == ("Mine", 1999)


def test_a_second_change_while_the_editor_decides_is_asked_about_too(editor: Client, load: Callable[..., None]) -> None:
    sent = {**opened(editor), "title": "Mine"}
    load(title="Theirs")
    back = again(editor.post(FILM, sent))
    load(title="Theirs once more")
    assert "Theirs once more" in editor.post(FILM, back).text
    assert Movie.objects.get().title == "Theirs once more"


def test_two_who_mean_the_same_do_not_disagree(editor: Client, load: Callable[..., None]) -> None:
    sent = {**opened(editor), "title": "Both"}
    load(title="Both")
    assert editor.post(FILM, sent).status_code == 302


@pytest.mark.parametrize("opened_with", ["", "{", "[]", '{"title": 1}', "null", '"x"', "[" * 5000])
def test_a_page_without_its_memory_writes_what_differs(
    editor: Client, load: Callable[..., None], opened_with: str
) -> None:
    sent = {**opened(editor), "opened": opened_with, "title": "Mine", f"{CAST}-OPENED": opened_with}
    assert editor.post(FILM, sent).status_code == 302
    assert Movie.objects.get().title == "Mine"


def test_a_load_that_changes_a_credit_leaves_the_editor_s_changes_of_others(
    editor: Client, load: Callable[..., None]
) -> None:
    sent = opened(editor)
    sent[row(sent, "Bob Ray") + "character"] = "Zed"
    Credit.objects.filter(person__name="Ann Lee").update(character="Queen")
    load(actors="Ann Lee, Bob Ray, Cy Fox, Di Orr")
    assert editor.post(FILM, sent).status_code == 302
    assert cast() == [("Ann Lee", "Queen"), ("Bob Ray", "Zed"), ("Cy Fox", ""), ("Di Orr", "")]


def test_a_credit_that_a_load_put_in_front_moves_nobody_back(editor: Client, load: Callable[..., None]) -> None:
    sent = opened(editor)
    sent[row(sent, "Ann Lee") + "character"] = "Queen"
    load(actors="Di Orr, Ann Lee, Bob Ray, Cy Fox")
    assert editor.post(FILM, sent).status_code == 302
    assert cast() == [("Di Orr", ""), ("Ann Lee", "Queen"), ("Bob Ray", ""), ("Cy Fox", "")]


def test_a_character_that_both_changed_comes_back(editor: Client, load: Callable[..., None]) -> None:
    sent = opened(editor)
    field = row(sent, "Bob Ray") + "character"
    Credit.objects.filter(person__name="Bob Ray").update(character="King")
    page = editor.post(FILM, {**sent, field: "Zed"})
    assert "King" in page.text
    assert cast()[1] == ("Bob Ray", "King")
    back = again(page)
    assert back[field] == "Zed"
    assert editor.post(FILM, back).status_code == 302
    assert cast()[1] == ("Bob Ray", "Zed")


def test_a_credit_that_a_load_took_out_stays_out_if_the_editor_left_it_alone(
    editor: Client, load: Callable[..., None]
) -> None:
    sent = opened(editor)
    sent[row(sent, "Cy Fox") + "character"] = "Zed"
    load(actors="Ann Lee, Cy Fox")
    assert editor.post(FILM, sent).status_code == 302
    assert cast() == [("Ann Lee", ""), ("Cy Fox", "Zed")]


def test_a_credit_that_a_load_took_out_can_be_ticked_to_be_deleted(editor: Client, load: Callable[..., None]) -> None:
    sent = opened(editor)
    sent[row(sent, "Bob Ray") + "DELETE"] = "on"
    load(actors="Ann Lee, Cy Fox")
    assert editor.post(FILM, sent).status_code == 302
    assert cast() == [("Ann Lee", ""), ("Cy Fox", "")]


@pytest.mark.parametrize("put_back", [True, False])
def test_what_an_editor_wrote_into_a_credit_that_is_gone_comes_back(
    editor: Client, load: Callable[..., None], put_back: bool
) -> None:
    sent = opened(editor)
    prefix = row(sent, "Bob Ray")
    sent[prefix + "character"] = "Zed"
    load(actors="Ann Lee, Cy Fox")
    page = editor.post(FILM, sent)
    assert "Somebody took this credit out" in page.text
    assert "Bob Ray" in page.text
    assert cast() == [("Ann Lee", ""), ("Cy Fox", "")]
    back = again(page)
    assert back[prefix + "character"] == "Zed"
    assert editor.post(FILM, back if put_back else {**back, prefix + "DELETE": "on"}).status_code == 302
    assert cast() == [("Ann Lee", ""), *([("Bob Ray", "Zed")] if put_back else []), ("Cy Fox", "")]


def test_a_credit_whose_person_is_gone_as_well_gets_a_message(editor: Client, load: Callable[..., None]) -> None:
    sent = opened(editor)
    prefix = row(sent, "Bob Ray")
    sent[prefix + "character"] = "Zed"
    Credit.objects.get(person__name="Bob Ray").delete()
    Person.objects.get(name="Bob Ray").delete()
    page = editor.post(FILM, sent)
    assert "Somebody took this credit out" in page.text
    back = again(page)
    assert editor.post(FILM, back).status_code == 200
    assert editor.post(FILM, {**back, prefix + "DELETE": "on"}).status_code == 302
    assert [name for name, _ in cast()] == ["Ann Lee", "Cy Fox"]


def test_a_person_whom_a_load_credited_meanwhile_is_not_credited_twice(
    editor: Client, load: Callable[..., None]
) -> None:
    di = Person.objects.create(name="Di Orr")
    sent = opened(editor)
    sent |= {f"{CAST}-TOTAL_FORMS": "4", f"{CAST}-3-person": str(di.pk), f"{CAST}-3-character": "Zed"}
    load(actors="Ann Lee, Bob Ray, Cy Fox, Di Orr")
    page = editor.post(FILM, sent)
    assert "Di Orr is in this list already" in page.text
    assert again(page)[f"{CAST}-3-character"] == "Zed"
    assert len(cast()) == 4


def test_an_order_that_both_changed_comes_back(editor: Client, load: Callable[..., None]) -> None:
    sent = opened(editor)
    place = row(sent, "Cy Fox") + "position"
    load(actors="Bob Ray, Ann Lee, Cy Fox")
    page = editor.post(FILM, {**sent, place: "0"})
    assert "The present order: Bob Ray, Ann Lee, Cy Fox" in page.text
    back = again(page)
    assert back[place] == "0"
    assert back[row(sent, "Ann Lee") + "position"] == "1"
    assert editor.post(FILM, back).status_code == 302
    assert [name for name, _ in cast()] == ["Cy Fox", "Bob Ray", "Ann Lee"]


def test_an_order_that_a_load_changed_stays_if_the_editor_moved_nobody(
    editor: Client, load: Callable[..., None]
) -> None:
    sent = {**opened(editor), "title": "Mine"}
    load(actors="Bob Ray, Ann Lee, Cy Fox")
    assert editor.post(FILM, sent).status_code == 302
    assert [name for name, _ in cast()] == ["Bob Ray", "Ann Lee", "Cy Fox"]


def test_two_editors_who_change_different_things_both_have_their_way(editor: Client, load: Callable[..., None]) -> None:
    mine, theirs = opened(editor), opened(editor)
    theirs |= {"year": "1990", row(theirs, "Ann Lee") + "character": "Queen", row(theirs, "Cy Fox") + "DELETE": "on"}
    mine |= {"title": "Mine", row(mine, "Bob Ray") + "character": "Zed"}
    assert editor.post(FILM, theirs).status_code == 302
    assert editor.post(FILM, mine).status_code == 302
    film = Movie.objects.get()
    assert (film.title, film.year) == ("Mine", 1990)
    assert cast() == [("Ann Lee", "Queen"), ("Bob Ray", "Zed")]


def test_a_single_credit_and_a_person_ask_back_as_well(editor: Client, load: Callable[..., None]) -> None:
    credit = Credit.objects.get(person__name="Bob Ray")
    for address, field, change in (
        (f"/admin/catalog/credit/{credit.pk}/change/", "character", lambda: Credit.objects.update(character="King")),
        (f"/admin/catalog/person/{credit.person_id}/change/", "name", lambda: rename(credit.person, "King")),
    ):
        sent = {**opened(editor, address), field: "Zed"}
        change()
        page = editor.post(address, sent)
        assert "It is now:" in page.text
        back = fields_of(page, f"{address.split('/')[3]}_form")
        assert back[field] == "Zed"
        assert editor.post(address, back).status_code == 302
    credit.refresh_from_db()
    assert (credit.character, credit.person.name) == ("Zed", "Zed")


def rename(person: Person, name: str) -> None:
    person.name = name
    person.save()
