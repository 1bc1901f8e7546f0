"""A film's page."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains, assertRedirects

from catalog.models import Credit, Movie, Person
from tests.pages.conftest import AddFilm


def test_it_says_who_made_the_film_and_when(client: Client, daylights: Movie) -> None:
    page = client.get("/films/4005/the-living-daylights/").text
    assert "<title>The Living Daylights (1987) · Film catalogue</title>" in page
    assertInHTML('<a href="/people/john-glen/"><bdi>John Glen</bdi></a>', page)
    assertInHTML('<a class="film__year" href="/years/1987/">1987</a>', page)


def test_the_cast_stands_in_billing_order_with_characters(client: Client, daylights: Movie) -> None:
    page = client.get(daylights.get_absolute_url()).text
    names = ["Timothy Dalton", "James Bond", "Maryam d&#x27;Abo", "Jeroen Krabbé"]
    cast = page[page.index('id="cast"') :]
    assert sorted(names, key=cast.index) == names


def test_people_whom_only_the_synopsis_names_stand_apart(client: Client, daylights: Movie) -> None:
    Credit.objects.create(
        movie=daylights,
        person=Person.objects.create(name="Caroline Bliss"),
        role="actor",
        position=3,
        character="Miss Moneypenny",
        source="synopsis",
    )
    page = client.get(daylights.get_absolute_url()).text.partition("<main")[2]
    assert page.index("Jeroen Krabbé") < page.index("Also named in the synopsis") < page.index("Caroline Bliss")


def test_the_ending_is_behind_a_disclosure(client: Client, daylights: Movie) -> None:
    page = client.get(daylights.get_absolute_url()).text
    opening, _, rest = page.partition("<details")
    assert "The 00 section of MI6" in opening
    assert "they embrace" not in opening
    assert "they embrace" in rest
    assert "Full synopsis, with the ending" in rest


def test_a_name_in_the_synopsis_leads_to_the_person(client: Client, daylights: Movie) -> None:
    assertContains(client.get(daylights.get_absolute_url()), '(<a href="/people/timothy-dalton/">Timothy Dalton</a>)')


def test_a_film_without_a_rating_shows_none(client: Client, daylights: Movie) -> None:
    assertNotContains(client.get(daylights.get_absolute_url()), "Rating")


def test_a_rating_of_nought_is_a_rating(client: Client, add_film: AddFilm) -> None:
    assertContains(client.get(add_film(1, "Bad", rating="0.0").get_absolute_url()), "<b>0.0</b> of 10", html=True)


def test_the_source_is_a_link_that_names_its_host(client: Client, daylights: Movie) -> None:
    assertContains(
        client.get(daylights.get_absolute_url()),
        '<a href="https://www.imdb.com/title/tt0093428/" rel="external noopener nofollow">imdb.com</a>',
        html=True,
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://imdb.com@example.com/", 'https://example.com/"onx=', "//example.com", "x"]
)
def test_a_source_that_is_no_web_address_is_not_shown(client: Client, add_film: AddFilm, url: str) -> None:
    film = add_film(1, "Odd")
    Movie.objects.filter(pk=1).update(url=url)
    assertNotContains(client.get(film.get_absolute_url()), "Source")


def test_a_film_of_which_nothing_is_known_has_a_page(client: Client, add_film: AddFilm) -> None:
    assertContains(client.get(add_film(9, "Lost Reel").get_absolute_url()), "Lost Reel")


def test_text_is_escaped(client: Client, add_film: AddFilm) -> None:
    film = add_film(1, "<b>&", cast=(("<i>", "<u>"),), synopsis="<script>alert(1)</script>")
    page = client.get(film.get_absolute_url()).text
    assert "&lt;b&gt;&amp;" in page
    assert not [tag for tag in ("<i>", "<u>", "<script>") if tag in page]


@pytest.mark.parametrize("path", ["/films/4005/", "/films/4005/daylights/", "/films/4005/The-Living-Daylights/"])
def test_other_addresses_of_a_film_lead_to_the_one(client: Client, daylights: Movie, path: str) -> None:
    assertRedirects(client.get(path), "/films/4005/the-living-daylights/", status_code=301)


def test_a_title_in_another_script_has_a_readable_address(client: Client, add_film: AddFilm) -> None:
    film = add_film(7, "七人の侍", 1954)
    assert client.get("/films/7/七人の侍/").status_code == 200
    assertContains(client.get(film.get_absolute_url()), '<bdi lang="ja">七人の侍</bdi>')


@pytest.mark.parametrize(
    "path",
    ["/films/1/", "/films/0/", "/films/04005/", "/films/-1/", f"/films/{10**30}/", f"/films/{2**63}/x/", "/films/²/"],
)
def test_a_number_that_no_film_has_is_not_found(client: Client, daylights: Movie, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_film_that_left_the_site_is_not_found(client: Client, daylights: Movie) -> None:
    Movie.objects.update(hidden_since=timezone.now())
    for path in (
        "/films/4005/",
        daylights.get_absolute_url(),
        "/films/4005/card.svg",
        "/films/4005/card.png",
        "/tt0093428/",
        "/people/john-glen/",
    ):
        assert client.get(path).status_code == 404, path


def test_other_films_of_its_people_follow_each_once(client: Client, bonds: list[Movie]) -> None:
    page = client.get("/films/4005/the-living-daylights/").text
    more = page[page.index("More directed by") :]
    assert more.count('href="/films/707/licence-to-kill/"') == 1
    assert more.index("/films/707/") < more.index("Timothy Dalton") < more.index("/films/4007/")


def test_its_card_is_drawn_and_may_be_kept_for_a_day(client: Client, daylights: Movie) -> None:
    card = client.get("/films/4005/card.svg")
    assert card["Content-Type"] == "image/svg+xml"
    assert "max-age=86400" in card["Cache-Control"]
    assert client.get("/films/4005/card.svg", headers={"If-None-Match": card["ETag"]}).status_code == 304


def test_its_imdb_number_leads_to_it(client: Client, daylights: Movie) -> None:
    assertRedirects(client.get("/tt0093428/"), "/films/4005/the-living-daylights/", status_code=302)
    assert client.get("/tt0093429/").status_code == 404


def test_who_comes_late_in_the_story_stays_with_the_ending(client: Client, add_film: AddFilm) -> None:
    journey = "They travel on together by sledge and by air through the snow and the night and the war. " * 6
    film = add_film(
        1,
        "Snow",
        cast=(("Ann Early", "Kara"), ("Bob Late", "Gregor Traitor")),
        synopsis=f"Kara ( Ann Early ) leaves.\n{journey}\n{journey}\n{journey}\nGregor Traitor ( Bob Late ) shoots."
        " Agent Cameo ( Cid Cameo ) comes.",
    )
    Credit.objects.create(
        movie=film,
        person=Person.objects.create(name="Cid Cameo"),
        role="actor",
        position=2,
        character="Agent Cameo",
        source="synopsis",
    )
    page = client.get(film.get_absolute_url()).text
    before, _, inside = page.partition("<details")
    inside, _, after = inside.partition("</details>")
    assert "Bob Late" in after
    assert "Kara" in after
    for late in ("Gregor Traitor", "Cid Cameo", "Agent Cameo"):
        assert late in inside
        assert late not in before + after
    assert inside.index("Who comes late") < inside.index("named in the synopsis only")


def test_a_character_whom_an_editor_named_is_shown_if_the_synopsis_is_silent(client: Client, daylights: Movie) -> None:
    daylights.credits.filter(person__name="Maryam d'Abo").update(character="The Woman")
    page = client.get(daylights.get_absolute_url()).text
    assert "The Woman" in page[page.index('id="cast"') :]
