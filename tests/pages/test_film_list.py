"""The list of films and its filters."""

import re
import string
from collections.abc import Callable, Sequence
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from catalog import facets, list_pages
from catalog.models import Movie, Person, PersonRedirect
from catalog.querysets import FILM_ORDERS
from tests.pages.conftest import AddFilm


def titles(client: Client, query: str) -> list[str]:
    """Return the titles that `/films/` lists for `query`, in order."""
    return [film.title for film in client.get(f"/films/?{query}").context["films"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=daylights", ["The Living Daylights"]),
        ("q=LIVING+day", ["The Living Daylights"]),
        ("q=the+living", ["The Living Daylights"]),
        ("q=8%C2%BD", ["8½"]),
        ("q=lights", []),
        ("q=the&decade=1980", ["The Living Daylights"]),
        ("q=the&decade=1970", []),
        ("q=the&decade=1980&year_min=1988", []),
        ("q=the&year_min=1987&year_max=1990", ["The Living Daylights"]),
        ("q=reel&year_max=2000", []),
        ("q=8%C2%BD&year_min=1900", ["8½"]),
        ("decade=1980", ["Flash Gordon", "Licence to Kill", "The Living Daylights"]),
        ("year_min=1987", ["Licence to Kill", "The Living Daylights"]),
        ("year_max=1980", ["8½", "Flash Gordon"]),
        ("year_min=1980&year_max=1987", ["Flash Gordon", "The Living Daylights"]),
        ("rating_min=6.7", ["8½", "Licence to Kill"]),
        ("person=timothy-dalton", ["Flash Gordon", "Licence to Kill", "The Living Daylights"]),
        ("person=timothy-dalton&person=john-glen", ["Licence to Kill", "The Living Daylights"]),
        ("person=timothy-dalton&person=federico-fellini", []),
        ("letter=L", ["Licence to Kill", "The Living Daylights", "Lost Reel"]),
        ("letter=l", ["Licence to Kill", "The Living Daylights", "Lost Reel"]),
        ("letter=%23", ["8½"]),
        ("letter=l&decade=1980&rating_min=1", ["Licence to Kill"]),
        (
            "q=&decade=&person=&letter=&sort=",
            ["8½", "Flash Gordon", "Licence to Kill", "The Living Daylights", "Lost Reel"],
        ),
    ],
)
def test_filters_leave_the_films_that_match_all_of_them(
    client: Client, bonds: list[Movie], query: str, found: Sequence[str]
) -> None:
    assert titles(client, query) == found


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("title", ["8½", "Flash Gordon", "Licence to Kill", "The Living Daylights", "Lost Reel"]),
        ("-title", ["Lost Reel", "The Living Daylights", "Licence to Kill", "Flash Gordon", "8½"]),
        ("year", ["8½", "Flash Gordon", "The Living Daylights", "Licence to Kill", "Lost Reel"]),
        ("-year", ["Licence to Kill", "The Living Daylights", "Flash Gordon", "8½", "Lost Reel"]),
        ("rating", ["Flash Gordon", "Licence to Kill", "8½", "The Living Daylights", "Lost Reel"]),
        ("-rating", ["8½", "Licence to Kill", "Flash Gordon", "The Living Daylights", "Lost Reel"]),
        ("-updated", ["Lost Reel", "8½", "Flash Gordon", "Licence to Kill", "The Living Daylights"]),
    ],
)
def test_what_is_not_known_comes_last_in_every_order(
    client: Client, bonds: list[Movie], sort: str, order: list[str]
) -> None:
    assert titles(client, f"sort={sort}") == order


@pytest.mark.parametrize("met", [0, 10**9])
@pytest.mark.parametrize("sort", FILM_ORDERS)
def test_short_and_long_lists_are_in_the_same_order(
    client: Client, bonds: list[Movie], monkeypatch: pytest.MonkeyPatch, sort: str, met: int
) -> None:
    monkeypatch.setattr(list_pages.WalkedPages, "rows_met", lambda *_: met)
    asked = [film.title for film in Movie.objects.public().sorted_by(sort)]
    assert titles(client, f"sort={sort}") == asked


def test_a_wrong_value_stays_in_its_field_to_be_corrected(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/films/?year_min=19%2287&rating_min=7,5").text
    fields = dict(re.findall(r'<input[^>]*name="(year_min|rating_min)"[^>]*value="([^"]*)"', page))
    assert fields == {"year_min": "19&quot;87", "rating_min": "7,5"}
    assert page.count('aria-invalid="true"') == 2


@pytest.mark.parametrize("words", ["the", "th", "l", "8½", '"living daylights"', "licence kill", "reel 1980", "nosuch"])
@pytest.mark.parametrize(
    ("others", "kept"),
    [
        ("", lambda _: True),
        ("decade=1980", lambda film: film.year and 1980 <= film.year <= 1989),
        ("year_min=1987", lambda film: film.year and film.year >= 1987),
        ("year_max=1985&decade=1980", lambda film: film.year and 1980 <= film.year <= 1985),
        ("rating_min=0", lambda film: film.rating_value is not None),
        ("rating_min=6.7", lambda film: film.rating_value is not None and film.rating_value >= Decimal("6.7")),
        ("letter=l", lambda film: film.sort_title.startswith("l")),
        ("letter=%23", lambda film: film.sort_title[0] not in string.ascii_lowercase),
        ("person=john-glen", lambda film: any(credit.person.name == "John Glen" for credit in film.credits.all())),
    ],
)
def test_words_and_other_filters_leave_the_same_films_whichever_way_they_are_looked_for(
    client: Client,
    bonds: list[Movie],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    others: str,
    kept: Callable[[Movie], object],
) -> None:
    query = f"q={quote(words)}&{others}&sort=-title"
    having = Movie.objects.filter(title__in=titles(client, f"q={quote(words)}"))
    wanted = sorted((film for film in having if kept(film)), key=lambda film: film.sort_title, reverse=True)
    met_on_the_way, given_up, found_first = (0, 10_000), (0, 1), (10**9, 10_000)
    for rows_met, most in (met_on_the_way, given_up, found_first):
        monkeypatch.setattr(list_pages.WalkedPages, "rows_met", lambda *_, met=rows_met: met)
        monkeypatch.setattr(list_pages, "MOST_MET", most)
        page = client.get(f"/films/?{query}")
        assert [film.title for film in page.context["films"]] == [film.title for film in wanted], (rows_met, most)
        assert f"{len(wanted)} film" in page.text


def letters(page: str) -> list[str]:
    nav = re.search(r'<nav class="letters".*?</nav>', page, re.DOTALL)
    return re.findall(r">(.)</a>", nav[0]) if nav else []


def decades(page: str) -> list[str]:
    menu = re.search(r'<select[^>]*name="decade".*?</select>', page, re.DOTALL)
    return re.findall(r">([^<]+)</option>", menu[0]) if menu else []


@pytest.mark.parametrize(
    ("query", "led_to", "offered"),
    [
        ("", ["F", "L", "#"], ["any", "1980s (3)", "1960s (1)"]),
        ("q=the", ["L"], ["any", "1980s (1)"]),
        ("decade=1980", ["F", "L"], ["any", "1980s (3)", "1960s (1)"]),
        ("decade=1980&letter=f", ["F", "L"], ["any", "1980s (1)"]),
        ("letter=l", ["F", "L", "#"], ["any", "1980s (2)"]),
        ("rating_min=6.7&sort=-year", ["L", "#"], ["any", "1980s (1)", "1960s (1)"]),
        ("person=john-glen&person=timothy-dalton", ["L"], ["any", "1980s (2)"]),
        ("decade=1910", [], ["any", "1980s (3)", "1960s (1)", "1910s (0)"]),
        ("q=nosuchword", [], ["any"]),
    ],
)
def test_choices_lead_somewhere_and_tell_how_many_films_they_leave(
    client: Client, bonds: list[Movie], query: str, led_to: list[str], offered: list[str]
) -> None:
    page = client.get(f"/films/?{query}").text
    assert (letters(page), decades(page)) == (led_to, offered)
    for label in offered[1:]:
        decade, films = label.rstrip(")").split("s (")
        state = QueryDict(query, mutable=True)
        state["decade"] = decade
        assert len(titles(client, state.urlencode())) == int(films)


def test_of_long_lists_no_more_than_so_many_films_are_counted(
    client: Client, bonds: list[Movie], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "MOST_COUNTED", 2)
    page = client.get("/films/?rating_min=1").text
    assert (letters(page), decades(page)) == (["F", "L", "#"], ["any", "1980s", "1960s"])
    assert decades(client.get("/films/?q=the").text) == ["any", "1980s (1)"]
    monkeypatch.setattr(facets, "MOST_LOOKED_UP", 0)
    assert decades(client.get("/films/?q=the").text) == ["any", "1980s", "1960s"]


def test_the_wall_and_the_table_show_the_same_films(client: Client, bonds: list[Movie]) -> None:
    for query in ("", "?view=table"):
        for film in bonds:
            assertContains(client.get(f"/films/{query}"), f'href="{film.get_absolute_url()}"')


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("decade=1985", "Decade: give its first year"),
        ("decade=x", "Decade: give its first year"),
        ("year_min=soon", "From year: give a year"),
        (f"year_min={10**30}", "From year: give a year"),
        ("year_max=1066", "To year: give a year"),
        ("year_min=1975&year_max=1970", "To year: this is before the first year."),
        ("rating_min=11", "Rated at least: give a number"),
        ("rating_min=NaN", "Rated at least: give a number"),
        ("rating_min=1e400", "Rated at least: give a number"),
        ("person=nobody", "Person: nobody here has that address."),
        ("person=%00", "Person: nobody here has that address."),
        ("&".join(f"person=p{n}" for n in range(11)), "Person: give at most 10 people."),
        ("letter=aa", "Letter: give a letter"),
        ("sort=random", "Order: there is no such order."),
        ("view=cube", "View: give wall or table."),
        ("q=%00", "Title: give at most 200 ordinary characters."),
        ("q=" + "x" * 60_000, "Title: give at most 200 ordinary characters."),
    ],
)
def test_a_wrong_value_gives_a_message_above_what_the_others_leave(
    client: Client, bonds: list[Movie], query: str, message: str
) -> None:
    response = client.get(f"/films/?letter=f&{query}" if "letter" not in query else f"/films/?{query}&decade=1980")
    assertContains(response, message)
    assert "Flash Gordon" in [film.title for film in response.context["films"]]


def test_each_filter_is_a_chip_that_takes_it_off(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/films/?letter=l&person=john-glen&person=timothy-dalton&decade=1980&sort=-year").text
    chips = re.findall(r'class="chip" href="([^"]+)"', page)
    assert [chip.replace("&amp;", "&") for chip in chips] == [
        "/films/?person=john-glen&person=timothy-dalton&letter=l&sort=-year",
        "/films/?decade=1980&person=timothy-dalton&letter=l&sort=-year",
        "/films/?decade=1980&person=john-glen&letter=l&sort=-year",
        "/films/?decade=1980&person=john-glen&person=timothy-dalton&sort=-year",
    ]


def test_the_form_keeps_what_it_does_not_show(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/films/?letter=l&person=john-glen&sort=-year&view=table")
    for name, value in (("letter", "l"), ("person", "john-glen"), ("sort", "-year"), ("view", "table")):
        assertContains(page, f'<input type="hidden" name="{name}" value="{value}">', html=True)


def test_letters_are_those_that_films_are_filed_under(client: Client, bonds: list[Movie]) -> None:
    assert client.get("/films/").context["letters"] == ["f", "l", "#"]


def test_a_chosen_order_is_offered_the_other_way_round(client: Client, bonds: list[Movie]) -> None:
    assertContains(client.get("/films/?sort=-year"), 'href="/films/?sort=year" aria-current="true"')
    assertContains(client.get("/films/?sort=-updated"), 'href="/films/?sort=-updated" aria-current="true"')


@pytest.fixture
def hundred_films(add_film: AddFilm) -> None:
    for number in range(1, 101):
        add_film(number, f"Film {number:03}", 1980)


def test_pages_are_numbered_and_keep_the_filters(client: Client, hundred_films: None) -> None:
    page = client.get("/films/?decade=1980&page=2").text
    assert "100 films" in page
    assert "Film 049" in page
    assert 'rel="prev" href="/films/?decade=1980"' in page
    assert 'rel="next" href="/films/?decade=1980&amp;page=3"' in page


@pytest.mark.parametrize("page", ["4", "0", "-1", "x", "", "²", "1.5", str(10**30), "%00", "9" * 5000])
def test_a_page_that_is_not_there_is_404_with_the_way_to_the_last(
    client: Client, hundred_films: None, page: str
) -> None:
    response = client.get(f"/films/?decade=1980&page={page}")
    assertContains(response, 'href="/films/?decade=1980&amp;page=3"', status_code=404)


@pytest.mark.parametrize(
    ("query", "indexed"),
    [
        ("", True),
        ("decade=1980&letter=f", True),
        ("decade=1980&letter=f&q=film", False),
        ("person=a&decade=1980&letter=f", True),
    ],
)
def test_search_engines_may_list_up_to_two_filters(
    client: Client, hundred_films: None, query: str, indexed: bool
) -> None:
    robots = '<meta name="robots" content="noindex,follow">'
    response = client.get(f"/films/?{query}")
    (assertNotContains if indexed else assertContains)(response, robots)


def test_the_canonical_address_has_the_filters_in_one_order(client: Client, hundred_films: None) -> None:
    canonical = '<link rel="canonical" href="http://testserver/films/?decade=1980&amp;letter=f&amp;page=2">'
    assertContains(client.get("/films/?page=2&letter=F&sort=year&junk=1&decade=1980&view=table"), canonical, html=True)


def test_an_empty_list_says_so(client: Client, bonds: list[Movie]) -> None:
    assertContains(client.get("/films/?q=zzz"), "No film is like that here.")


def test_a_former_address_means_the_person_it_leads_to(client: Client, bonds: list[Movie]) -> None:
    PersonRedirect.objects.create(slug="jon-glen", person=Person.objects.get(name="John Glen"))
    page = client.get("/films/?person=jon-glen&person=timothy-dalton")
    assert [film.title for film in page.context["films"]] == titles(client, "person=john-glen&person=timothy-dalton")
    assertContains(page, "person=john-glen")
    assertNotContains(page, "nobody here has that address")


def test_decades_outside_the_years_asked_for_are_not_offered_though_nothing_is_counted(
    client: Client, bonds: list[Movie], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "MOST_COUNTED", 0)
    assert decades(client.get("/films/?year_min=1970").text) == ["any", "1980s"]
    assert decades(client.get("/films/?year_max=1970").text) == ["any", "1960s"]
    assert decades(client.get("/films/?year_min=1969&year_max=1980").text) == ["any", "1980s", "1960s"]


def test_an_empty_catalogue_says_so(client: Client, db: None) -> None:
    assertContains(client.get("/films/"), "there is no film here yet")


@pytest.mark.parametrize("query", ["letter=f&decade=1980", "q=gordon", "q=fl&letter=f&decade=1980"])
def test_a_random_film_is_one_that_the_filters_leave(client: Client, bonds: list[Movie], query: str) -> None:
    response = client.get(f"/random/?{query}")
    assert (response.status_code, response["Location"]) == (302, "/films/4007/flash-gordon/")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("words", ["zzz", "%22"])
def test_no_film_to_choose_from_is_404(client: Client, bonds: list[Movie], words: str) -> None:
    assert client.get(f"/random/?q={words}").status_code == 404
