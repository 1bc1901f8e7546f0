"""What is typed, and what is found first: the same on both databases."""

from unittest import mock

import pytest
from django.test import TestCase
from django.utils import timezone

from catalog.lines import FilmLine
from catalog.models import Credit, Movie, Person, PersonRedirect
from catalog.search.engine import Keys, engine
from catalog.search.find import begun
from catalog.search.query import parse
from catalog.search.results import Results, search
from catalog.search.suggest import suggest
from tests.search.conftest import add_films, table

SUGGESTED = {
    "go": [
        "The Godfather 1972",
        "The Godfather Part II 1974",
        "Goldfinger 1964",
        "Goldie Hawn person",
        "Ryan Gosling person",
        "Elliott Gould person",
    ],
    "schw": ["Arnold Schwarzenegger person"],
    "sean c": ["Sean Connery person"],
    "godf": ["The Godfather 1972", "The Godfather Part II 1974"],
    "the godfather p": ["The Godfather Part II 1974"],
    "empire s": ["Star Wars: Episode V – The Empire Strikes Back 1980"],
    "up": ["Up 2009", "Up the River 1930"],
    "rocky 2": ["Rocky II 1979"],
    "connery sean": ["Sean Connery person"],
    "dab": ["Maryam d'Abo person"],
    "x": [],
    "": [],
    "qqqq": [],
}


def look_for(text: str) -> Results:
    return search(parse(text))


def titles(films: list[FilmLine]) -> list[str]:
    return [f"{film.title} ({film.year})" for film in films]


def add_namesakes(count: int) -> Movie:
    """Add a film with `count` people of one tier: half begin with Hera, half end with Hera, names in mixed order."""
    film = Movie.objects.create(movie_id=900, title="Crowd")
    for place in range(count):
        number = place * 7 % count
        person = Person.objects.create(name=f"Hera N{number:02}" if number % 2 else f"N{number:02} Hera")
        Credit.objects.create(movie=film, person=person, role="actor", position=place)
    return film


@pytest.mark.database
class TestFinding(TestCase):
    """Runs on whichever database the settings name."""

    @classmethod
    def setUpTestData(cls) -> None:
        add_films()

    def test_what_is_found_first(self) -> None:
        wrong = {}
        for typed, expected, why in table("finds_first.tsv"):
            results = look_for(typed)
            names = [f"@{person.name}" for person in results.people[:1]]
            if expected not in (names if expected.startswith("@") else [film.title for film in results.films[:1]]):
                wrong[typed, expected, why] = (results.films[:3], results.people[:3])
        assert wrong == {}

    def test_what_is_called_just_so_goes_before_what_is_better_known(self) -> None:
        for number, title, rating in (
            (901, "The Ten", "9.9"),
            (902, "10", None),
            (903, "S*H*E", "9.9"),
            (904, "She", None),
        ):
            Movie.objects.create(movie_id=number, title=title, rating_value=rating)
        assert [film.title for film in look_for("10").films[:2]] == ["10", "The Ten"]
        assert [film.title for film in look_for("she").films[:2]] == ["She", "S*H*E"]

    def test_it_is_the_same_whether_found_at_once_or_tier_by_tier(self) -> None:
        typed = [row[0] for name in ("finds_first.tsv", "finds_nearly.tsv") for row in table(name)]
        at_once = [look_for(text) for text in typed]
        with mock.patch("catalog.search.best.FEW", 0):
            assert [look_for(text) for text in typed] == at_once

    def test_the_nearest_of_what_is_misspelt(self) -> None:
        wrong = {}
        for typed, expected, error in table("finds_nearly.tsv"):
            results = look_for(typed)
            nearest = [film.title for film in results.nearest_films] + [f"@{p.name}" for p in results.nearest_people]
            if results.films or results.people or expected not in nearest:
                wrong[typed, expected, error] = results
        assert wrong == {}

    def test_nothing_is_found_for_what_means_nothing(self) -> None:
        for typed in ("zzzxqy", "", "   ", '"', "***"):
            assert look_for(typed) == Results()

    def test_what_is_suggested_while_typing(self) -> None:
        found = {typed: [f"{s.text} {s.detail}" for s in suggest(parse(typed))] for typed in SUGGESTED}
        assert found == SUGGESTED

    def test_a_year_after_the_title_picks_the_film_of_that_year(self) -> None:
        assert titles(look_for("casino royale 1967").films)[0] == "Casino Royale (1967)"
        assert titles(look_for("casino royale 2006").films)[0] == "Casino Royale (2006)"

    def test_the_exact_title_comes_before_one_that_begins_so_before_one_that_contains_it(self) -> None:
        assert titles(look_for("rocky").films) == ["Rocky (1976)", "Rocky II (1979)", "Rocky V (1990)"]
        assert titles(look_for("her").films)[:2] == ["Her (2013)", "Her Twelve Men (1954)"]

    def test_a_films_own_title_comes_before_its_peoples_names(self) -> None:
        assert titles(look_for("fincher").films) == ["Fincher (1999)", "Se7en (1995)"]

    def test_a_former_name_finds_the_person_who_had_it_if_visitors_may_see_any_film_of_theirs(self) -> None:
        connery = Person.objects.get(name="Sean Connery")
        PersonRedirect.objects.create(slug="thomas-sean-connery", person=connery)
        assert [person.name for person in look_for("Thomas Sean CONNERY").people] == ["Sean Connery"]
        for film in Movie.objects.filter(credits__person=connery):
            film.hidden_since = timezone.now()
            film.save()
        assert look_for("Thomas Sean CONNERY").people == []

    def test_a_persons_name_finds_the_person_and_their_films(self) -> None:
        results = look_for("sean connery")
        assert [person.name for person in results.people] == ["Sean Connery"]
        assert titles(results.films) == ["Goldfinger (1964)"]

    def test_a_quoted_phrase_wants_its_words_in_order(self) -> None:
        assert titles(look_for('"angry men"').films) == ["12 Angry Men (1957)"]
        assert look_for('"men angry"').films == []

    def test_who_is_in_more_films_comes_first(self) -> None:
        assert look_for("robert").people[0].name == "Robert De Niro"

    def test_words_of_the_story_are_found_in_the_synopsis(self) -> None:
        results = look_for("cello mountain")
        assert results.films == []
        assert [film.title for film, _ in results.stories] == ["The Living Daylights"]

    def test_a_film_found_by_title_is_not_repeated_among_the_synopses(self) -> None:
        results = look_for("bond")
        assert {film.title for film, _ in results.stories} == {"The Living Daylights", "Goldfinger", "Casino Royale"}
        assert all(film not in results.films for film, _ in results.stories)

    def test_suggests_the_exact_title_before_what_begins_so(self) -> None:
        assert suggest(parse("it"))[0].text == "It"
        assert suggest(parse("her"))[0].text == "Her"

    def test_keys_come_by_tier_then_range_then_text_then_number(self) -> None:
        add_namesakes(80)
        ranges = [begun("hera"), begun("robert")]
        found = engine().keys(Keys.PEOPLE, ranges, 1_000)

        def place(key: tuple[int, int, str]) -> tuple[int, bool, str, int]:
            number, tier, text = key
            return -tier, text.startswith("robert"), text, number

        assert found == sorted(found, key=place)
        assert engine().keys(Keys.PEOPLE, ranges, 30) == found[:30]

    def test_of_many_people_of_one_tier_the_same_are_found_on_every_database(self) -> None:
        add_namesakes(80)
        suggested = [f"Hera N{number:02}" for number in range(1, 17, 2)]
        assert [suggestion.text for suggestion in suggest(parse("hera"))] == suggested
        # Of those called just so as many as are looked at, which are those of the lowest numbers, then by name.
        looked_at = list(
            Person.objects.filter(name__endswith=" Hera").order_by("pk").values_list("name", flat=True)[:24]
        )
        assert [person.name for person in look_for("hera").people] == sorted(looked_at)[:12]
