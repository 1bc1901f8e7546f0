"""An editor changes a film's facts."""

import pytest
from django.test import Client

from catalog.models import Movie, SourceRecord
from catalog.querysets import HAND_MADE_NUMBERS_FROM
from catalog.seeds import SeedRecord, format_seed, parse_seed
from tests.admin.forms import film_address, open_film, open_form, save

ADD = "/admin/catalog/movie/add/"


def test_saving_a_film_as_it_was_opened_writes_nothing(editor: Client, daylights: Movie) -> None:
    data = open_film(editor, daylights)
    assert save(editor, film_address(daylights), data) == ""
    assert Movie.objects.get().updated_at == daylights.updated_at


def test_a_changed_title_changes_its_address_and_filing_key(editor: Client, daylights: Movie) -> None:
    editor.post(film_address(daylights), {**open_film(editor, daylights), "title": "The Étude"})
    film = Movie.objects.get()
    assert (film.title, film.slug, film.sort_title) == ("The Étude", "the-etude", "etude")
    assert film.updated_at > daylights.updated_at


def test_a_form_with_an_error_is_headed_by_the_title_that_is_stored(editor: Client, daylights: Movie) -> None:
    sent = {**open_film(editor, daylights), "title": "Typed", "year": "1"}
    page = editor.post(film_address(daylights), sent).text
    assert "<title>Error: The Living Daylights (1987) |" in page
    assert "<h2>The Living Daylights (1987)</h2>" in page


def test_a_film_made_by_hand_gets_a_number_that_no_seed_has(editor: Client, daylights: Movie) -> None:
    for title in ("Home Movie", "Home Movie 2"):
        assert save(editor, ADD, {**open_form(editor, ADD), "title": title}) == ""
    assert list(Movie.objects.order_by("pk").values_list("pk", "title")) == [
        (4005, "The Living Daylights"),
        (HAND_MADE_NUMBERS_FROM, "Home Movie"),
        (HAND_MADE_NUMBERS_FROM + 1, "Home Movie 2"),
    ]


def test_two_editors_who_add_a_film_at_one_moment_get_two_numbers(
    editor: Client, daylights: Movie, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter((daylights.pk, daylights.pk, HAND_MADE_NUMBERS_FROM))
    monkeypatch.setattr(type(Movie.objects), "next_hand_made_number", lambda _: next(numbers))
    assert save(editor, ADD, {**open_form(editor, ADD), "title": "Home Movie"}) == ""
    assert dict(Movie.objects.values_list("pk", "title")) == {
        daylights.pk: "The Living Daylights",
        HAND_MADE_NUMBERS_FROM: "Home Movie",
    }


def test_text_is_normalised_as_in_a_seed(editor: Client, daylights: Movie) -> None:
    typed = {
        "title": " Krabbe\u0301\u00a0 &\tSons\0\x07 ",
        "url": " https://example.com/ ",
        "synopsis": "\r\n  First  line \r\n\r\nsecond\0 line\u2028end\r\n\r\n",
    }
    assert save(editor, film_address(daylights), {**open_film(editor, daylights), **typed}) == ""
    film = Movie.objects.get()
    assert film.title == "Krabbé & Sons"
    assert film.url == "https://example.com/"
    assert film.synopsis == "First line\n\nsecond line end"
    record = SeedRecord(film.pk, film.title, film.year, film.url, None, synopsis=film.synopsis)
    assert parse_seed(format_seed(record).encode(), "").record == record


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("title", " \0 ", "This field is required"),
        ("title", "x" * 501, "at most 500 characters"),
        ("year", "1869", "The year must be from 1870"),
        ("year", "9" * 30, "The year must be from 1870"),
        ("year", "MCM", "Enter a whole number"),
        ("url", "javascript:alert(1)", "The source link must begin with http"),
        ("url", "https://imdb.com@example.com/", "user name"),
        ("url", "https://example.com/" + "x" * 2000, "at most 2000 characters"),
        ("rating_value", "10.1", "less than or equal to 10"),
        ("rating_value", "-1", "greater than or equal to 0"),
        ("rating_value", "7.25", "no more than 1 decimal place"),
        ("rating_value", "1e400", "Ensure that there are no more than"),
        ("rating_value", "NaN", "Enter a number"),
    ],
)
def test_what_no_seed_may_say_gets_a_message(
    editor: Client, daylights: Movie, field: str, typed: str, message: str
) -> None:
    errors = save(editor, film_address(daylights), {**open_film(editor, daylights), field: typed})
    assert message in errors
    assert Movie.objects.get().updated_at == daylights.updated_at


def test_the_seed_stands_on_the_film_s_page_to_be_read(editor: Client, daylights: Movie) -> None:
    assert "made by hand" in editor.get(film_address(daylights)).text
    text = "movieId: 4005\ntitle: <b>The Living Daylights</b>\n"
    SourceRecord.objects.create(movie=daylights, path="seeds/4005.txt", sha256="ab" * 32, text=text)
    page = editor.get(film_address(daylights)).text
    assert "seeds/4005.txt" in page
    assert "title: &lt;b&gt;The Living Daylights&lt;/b&gt;" in page


def test_a_film_leads_to_its_page_on_the_site_unless_it_is_hidden(editor: Client, daylights: Movie) -> None:
    link = 'href="/films/4005/the-living-daylights/"'
    assert link in editor.get(film_address(daylights)).text
    Movie.objects.update(hidden_since=daylights.created_at)
    assert link not in editor.get(film_address(daylights)).text
