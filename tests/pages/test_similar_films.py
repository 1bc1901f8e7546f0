"""Films like a film."""

from django.test import Client
from django.utils import timezone

from catalog.models import Movie
from catalog.similar.themes import themes
from catalog.views.billing import billing
from catalog.views.onward import onward
from tests.pages.conftest import AddFilm

FILLER = "He is here, and it goes on and on for him and for her, as it has to be in the end of it all. " * 12


def told(film: Movie) -> list[tuple[str, list[str], list[str]]]:
    """Return title, shared themes and shared people of the films like this one."""
    found = Movie.objects.with_credits().get(pk=film.pk)
    similar = onward(found, billing(found.credits.all())).similar
    return [(one.film.title, list(one.themes), list(one.people)) for one in similar]


def test_themes_are_the_telling_words_of_an_opening() -> None:
    found = themes("A cellist is directed by John Glen into smuggling during the Cold War with Bond.", ["John Glen"])
    assert {"cellist", "smuggling", "Cold War"} == set(found)


def test_films_are_alike_in_themes_and_people(add_film: AddFilm) -> None:
    film = add_film(1, "One", 1987, ("John Glen",), synopsis="A story of smuggling by submarine in the Cold War.")
    add_film(2, "Two", 1988, ("John Glen",), synopsis="A submarine is lost in the Cold War, and smuggling flourishes.")
    add_film(3, "Three", 1989, synopsis="An orphan joins a circus.")
    add_film(4, "Four", 1990, ("John Glen",), synopsis="An orphan joins a circus.")
    assert [(title, set(words), people) for title, words, people in told(film)] == [
        ("Two", {"smuggling", "submarine", "Cold War"}, ["John Glen"])
    ]
    assert told(film) == told(film)


def test_what_films_share_is_told_on_the_page(client: Client, add_film: AddFilm) -> None:
    film = add_film(1, "One", 1987, ("John Glen",), synopsis="A story of smuggling by submarine.")
    add_film(2, "Two", 1988, ("John Glen",), synopsis="A submarine and smuggling <b>.")
    page = client.get(film.get_absolute_url()).text
    shelf = page[page.index("Similar films") :]
    assert "both: smuggling, submarine; John Glen" in shelf or "both: submarine, smuggling; John Glen" in shelf
    assert page.count('href="/films/2/two/"') == 1


def test_what_only_endings_share_is_neither_told_nor_counted(client: Client, add_film: AddFilm) -> None:
    ending = "The submarine was for smuggling, and the orphan is drowned in the circus."
    film = add_film(1, "One", synopsis=f"A man comes.\n{FILLER}\n{FILLER}\n{ending}")
    other = add_film(2, "Two", synopsis=f"A woman goes.\n{FILLER}\n{FILLER}\n{ending}")
    assert told(film) == told(other) == []
    add_film(3, "Three", synopsis="A submarine used for smuggling.")
    assert told(film) == []


def test_hidden_films_and_other_records_of_the_same_film_are_not_similar(add_film: AddFilm) -> None:
    words = "A story of smuggling by submarine."
    film = add_film(1, "One", 1987, synopsis=words)
    add_film(2, "One", 1987, synopsis=words)
    add_film(3, "Hidden", 1987, synopsis=words, hidden_since=timezone.now())
    assert told(film) == []
    add_film(4, "Twice", 1990, synopsis=words)
    add_film(5, "Twice", 1990, synopsis=words)
    assert [title for title, _, _ in told(film)] == ["Twice"]


def test_odd_texts_are_compared_too(add_film: AddFilm) -> None:
    odd = "\"* NEAR( ' \\ 七人の侍 \u2028 %s {} -x col: smuggling submarine Ab'c D\"ef"
    film = add_film(1, "One", synopsis=odd)
    add_film(2, "Two", synopsis=odd)
    assert [title for title, _, _ in told(film)] == ["Two"]
    assert told(add_film(3, "Empty")) == []
