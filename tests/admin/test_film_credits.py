"""An editor changes who made a film and who plays in it."""

import pytest
from django.test import Client

from catalog.admin import movie as movie_admin
from catalog.models import Credit, Movie, Person
from tests.admin.conftest import AddFilm
from tests.admin.forms import CAST, DIRECTORS, add_credit, film_address, open_film, save


def cast(film: Movie) -> list[str]:
    """Return the actors' surnames in billing order, and see that places have no gaps."""
    credits = film.credits.filter(role="actor").order_by("position").select_related("person")
    assert [credit.position for credit in credits] == list(range(len(credits)))
    return [credit.person.name.split()[-1] for credit in credits]


@pytest.fixture
def baker(db: None) -> Person:
    return Person.objects.create(name="Joe Don Baker")


def test_a_credit_added_without_a_place_is_the_last_and_the_editor_s_own(
    editor: Client, daylights: Movie, baker: Person
) -> None:
    data = open_film(editor, daylights)
    add_credit(data, CAST, baker, character=" Brad\u00a0Whitaker ", credited_as="Joe Baker, Jr.")
    assert save(editor, film_address(daylights), data) == ""
    assert cast(daylights) == ["Dalton", "d'Abo", "Krabbé", "Baker"]
    credit = Credit.objects.get(person=baker)
    assert (credit.source, credit.character, credit.credited_as) == ("editor", "Brad Whitaker", "Joe Baker, Jr.")
    assert Credit.objects.exclude(pk=credit.pk).filter(source="seed").count() == 4


def test_a_credit_added_at_a_place_moves_the_others_down(editor: Client, daylights: Movie, baker: Person) -> None:
    data = open_film(editor, daylights)
    add_credit(data, CAST, baker, position="1")
    assert save(editor, film_address(daylights), data) == ""
    assert cast(daylights) == ["Dalton", "Baker", "d'Abo", "Krabbé"]


@pytest.mark.parametrize(
    ("places", "order"),
    [
        (("1", "0", "2"), ["d'Abo", "Dalton", "Krabbé"]),
        (("2", "1", "0"), ["Krabbé", "d'Abo", "Dalton"]),
        (("", "1", "2"), ["d'Abo", "Krabbé", "Dalton"]),
        (("0", "0", "0"), ["d'Abo", "Krabbé", "Dalton"]),
        (("700", "1", "2"), ["d'Abo", "Krabbé", "Dalton"]),
        (("0", "1", "0"), ["Krabbé", "Dalton", "d'Abo"]),
    ],
    ids=["swap", "reverse", "emptied", "all the same", "a gap", "to the front"],
)
def test_one_save_can_reorder_the_cast(
    editor: Client, daylights: Movie, places: tuple[str, ...], order: list[str]
) -> None:
    before = dict(Credit.objects.values_list("pk", "person"))
    data = open_film(editor, daylights)
    data |= {f"{CAST}-{row}-position": place for row, place in enumerate(places)}
    assert save(editor, film_address(daylights), data) == ""
    assert cast(daylights) == order
    assert dict(Credit.objects.values_list("pk", "person")) == before


def test_a_credit_can_be_taken_out_while_another_takes_its_place(
    editor: Client, daylights: Movie, baker: Person
) -> None:
    data = {**open_film(editor, daylights), f"{CAST}-0-DELETE": "on", f"{CAST}-2-character": "Koskov"}
    add_credit(data, CAST, baker, position="0")
    add_credit(data, CAST, Person.objects.get(name="Timothy Dalton"))
    assert save(editor, film_address(daylights), data) == ""
    assert cast(daylights) == ["Baker", "d'Abo", "Krabbé", "Dalton"]
    assert Credit.objects.get(character="Koskov").person.name == "Jeroen Krabbé"


def test_a_person_can_direct_and_act_but_not_act_twice(editor: Client, daylights: Movie) -> None:
    dalton = Person.objects.get(name="Timothy Dalton")
    data = open_film(editor, daylights)
    add_credit(data, DIRECTORS, dalton)
    assert save(editor, film_address(daylights), data) == ""
    data = open_film(editor, daylights)
    add_credit(data, CAST, dalton)
    assert "Timothy Dalton is in this list already" in save(editor, film_address(daylights), data)


def test_two_new_rows_for_one_person_get_a_message(editor: Client, daylights: Movie, baker: Person) -> None:
    data = open_film(editor, daylights)
    add_credit(data, CAST, baker)
    add_credit(data, CAST, baker)
    assert "Joe Don Baker is in this list already" in save(editor, film_address(daylights), data)
    assert Credit.objects.count() == 4


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("position", "-1", "greater than or equal to 0"),
        ("position", "9" * 30, "less than or equal to"),
        ("position", "first", "Enter a whole number"),
        ("person", "9" * 30, "Select a valid choice"),
        ("person", "\0", "Null characters are not allowed"),
        ("person", "", "This field is required"),
        ("character", "x" * 501, "at most 500 characters"),
        ("credited_as", "Joe Baker, Don Baker", "A comma separates two names"),
    ],
)
def test_what_makes_no_credit_gets_a_message(
    editor: Client, daylights: Movie, baker: Person, field: str, typed: str, message: str
) -> None:
    data = open_film(editor, daylights)
    add_credit(data, CAST, baker, character="Whitaker")
    data[f"{CAST}-3-{field}"] = typed
    assert message in save(editor, film_address(daylights), data)
    assert Credit.objects.count() == 4


def test_a_credit_that_a_load_took_out_meanwhile_gets_a_message(editor: Client, daylights: Movie) -> None:
    data = {**open_film(editor, daylights), f"{CAST}-0-character": "James Bond"}
    Credit.objects.get(person__name="Timothy Dalton").delete()
    assert "Somebody took this credit out" in save(editor, film_address(daylights), data)


def test_a_credit_that_a_load_added_meanwhile_stays(editor: Client, daylights: Movie, baker: Person) -> None:
    data = {**open_film(editor, daylights), f"{CAST}-2-position": "0"}
    Credit.objects.create(movie=daylights, person=baker, role="actor", position=3, source="seed")
    assert save(editor, film_address(daylights), data) == ""
    assert cast(daylights) == ["Krabbé", "Dalton", "d'Abo", "Baker"]
    data = open_film(editor, daylights)
    walter = Person.objects.create(name="Harriet Walter")
    add_credit(data, CAST, walter)
    Credit.objects.create(movie=daylights, person=walter, role="actor", position=4, source="seed")
    assert "Harriet Walter is in this list already" in save(editor, film_address(daylights), data)


def test_a_change_of_credits_is_a_change_of_the_film(editor: Client, daylights: Movie) -> None:
    save(editor, film_address(daylights), {**open_film(editor, daylights), f"{CAST}-0-character": "James Bond"})
    assert Movie.objects.get().updated_at > daylights.updated_at


def test_a_new_film_is_saved_with_its_credits(editor: Client, baker: Person) -> None:
    address = "/admin/catalog/movie/add/"
    rows = {f"{prefix}-{name}_FORMS": "0" for prefix in (DIRECTORS, CAST) for name in ("TOTAL", "INITIAL")}
    data = {"title": "Home Movie", **rows}
    add_credit(data, DIRECTORS, baker)
    add_credit(data, CAST, baker)
    assert save(editor, address, data) == ""
    assert set(Movie.objects.get().credits.values_list("role", "person", "position")) == {
        ("director", baker.pk, 0),
        ("actor", baker.pk, 0),
    }


def test_a_longer_cast_than_a_page_holds_is_edited_in_its_own_list(
    editor: Client, daylights: Movie, baker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(movie_admin, "MAX_CREDITS_ON_PAGE", 2)
    page = editor.get(film_address(daylights)).text
    assert "John Glen" in page
    assert "Timothy Dalton" not in page
    assert f"/admin/catalog/credit/?movie={daylights.pk}" in page
    own_list = editor.get(f"/admin/catalog/credit/?movie={daylights.pk}").text
    assert "Timothy Dalton" in own_list


def test_a_single_credit_is_added_moved_and_deleted_without_gaps(
    editor: Client, daylights: Movie, baker: Person
) -> None:
    add = "/admin/catalog/credit/add/"
    row = {"movie": str(daylights.pk), "role": "actor", "person": str(baker.pk), "position": "1"}
    assert editor.post(add, row).status_code == 302
    assert cast(daylights) == ["Dalton", "Baker", "d'Abo", "Krabbé"]
    assert "already exists" in editor.post(add, row).text
    address = f"/admin/catalog/credit/{Credit.objects.get(person=baker).pk}"
    assert editor.post(f"{address}/change/", {"position": ""}).status_code == 302
    assert cast(daylights) == ["Dalton", "d'Abo", "Krabbé", "Baker"]
    first = Credit.objects.get(role="actor", position=0)
    assert editor.post(f"/admin/catalog/credit/{first.pk}/delete/", {"post": "yes"}).status_code == 302
    assert cast(daylights) == ["d'Abo", "Krabbé", "Baker"]
    assert Movie.objects.get().updated_at > daylights.updated_at


def test_a_film_of_many_credits_is_saved_whole(editor: Client, add_film: AddFilm) -> None:
    film = add_film(1, "Around the World", cast=[f"Actor {number}" for number in range(250)])
    data = open_film(editor, film)
    assert save(editor, film_address(film), {**data, f"{CAST}-249-position": "0"}) == ""
    assert cast(film)[:2] == ["249", "0"]


def test_a_place_means_what_the_form_shows_where_removed_credits_left_gaps(editor: Client, add_film: AddFilm) -> None:
    film = add_film(1, "Gaps", cast=["Ann Lee", "Bob Ray", "Cy Fox", "Eve Hall", "Flo Poe"])
    Credit.objects.filter(person__name__in=["Bob Ray", "Eve Hall"]).delete()
    data = open_film(editor, film)
    data[f"{CAST}-1-position"], data[f"{CAST}-2-position"] = data[f"{CAST}-2-position"], data[f"{CAST}-1-position"]

    assert save(editor, film_address(film), data) == ""

    assert cast(film) == ["Lee", "Poe", "Fox"]
