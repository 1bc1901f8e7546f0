"""What is marked in results, and which part of a synopsis is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.highlight import EXCERPT_LENGTH, excerpt, pieces
from catalog.templatetags.search_marks import marked

REST = " ".join(f"Then follows sentence number {number} of the plot." for number in range(60))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Living Daylights", {"living"}, "The [Living] Daylights"),
        ("Jeroen Krabbé", {"krabbe"}, "Jeroen [Krabbé]"),
        ("Maryam d'Abo", {"dabo"}, "Maryam [d'Abo]"),
        ("Rocky II", {"rocky", "2"}, "[Rocky] [II]"),
        ("12 Angry Men", {"twelve", "12", "men"}, "[12] Angry [Men]"),
        ("WALL·E", {"walle"}, "[WALL·E]"),
        ("M*A*S*H", {"mash"}, "[M*A*S*H]"),
        ("Spider-Man: Home", {"man"}, "Spider-[Man]: Home"),
        ("Goldfinger", {"gold"}, "[Goldfinger]"),
        ("Italy", {"it"}, "Italy"),
        ("The Naked Gun 2½: The Smell", {"gun", "2", "1"}, "The Naked [Gun] [2½]: The Smell"),
        ("9½ Weeks", {"9", "1", "2", "weeks"}, "[9½] [Weeks]"),
        ("9½ Weeks", {"9", "weeks"}, "9½ [Weeks]"),
        ("$", {"$"}, "[$]"),
        ("Tom & Jerry", {"and"}, "Tom [&] Jerry"),
        ("", {"x"}, ""),
    ],
)
def test_what_stands_for_a_word_is_marked(text: str, words: set[str], expected: str) -> None:
    assert "".join(f"[{piece}]" if found else piece for piece, found in pieces(text, words)) == expected


@given(st.text(), st.sets(st.text(min_size=1, max_size=5)))
def test_marking_loses_nothing(text: str, words: set[str]) -> None:
    assert "".join(piece for piece, _ in pieces(text, words)) == text


def test_markup_in_texts_and_queries_is_escaped() -> None:
    assert marked("<b>Her</b> & <i>", {"her"}) == "&lt;b&gt;<mark>Her</mark>&lt;/b&gt; &amp; &lt;i&gt;"


def test_an_excerpt_of_the_opening_gives_nothing_away() -> None:
    found = excerpt(f"A cellist plays. {REST}\n\nThe cellist dies.", {"cellist"})
    assert not found.spoils
    assert found.text.startswith("A cellist plays.")


def test_an_excerpt_from_further_on_waits_to_be_opened() -> None:
    found = excerpt(f"{REST}\n\nThe butler did it, as was to be feared.", {"butler"})
    assert found.spoils
    assert "The butler did it" in found.text


@pytest.mark.parametrize(
    "synopsis",
    [
        "Nevada is a 1944 Western film about a gambler. He is taken for a rustler. In the end he marries the girl.",
        f"One paragraph. {REST} The hero marries the girl.",
    ],
    ids=["a description", "a single paragraph"],
)
def test_an_excerpt_from_the_second_half_waits_also_where_the_page_shows_it(synopsis: str) -> None:
    found = excerpt(synopsis, {"marries"})
    assert found.spoils
    assert "marries the girl" in found.text
    assert "marries" not in excerpt(synopsis, {"film", "one"}).text


def test_an_excerpt_sets_brackets_as_the_films_page_does() -> None:
    assert (
        excerpt("James Bond ( Daniel Craig ) is shot. He lives.", {"bond"}).text == "James Bond (Daniel Craig) is shot."
    )


def test_the_first_sentence_gives_nothing_away() -> None:
    assert not excerpt("A long film about a gambler who cheats everybody he meets. It ends.", {"everybody"}).spoils


def test_an_excerpt_is_short_and_says_where_it_was_cut() -> None:
    found = excerpt(f"{REST}\n\nThe butler did it. {REST}", {"butler"})
    assert len(found.text) <= EXCERPT_LENGTH + 10
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")


@given(st.text(max_size=600), st.sets(st.text("abc", min_size=1, max_size=3)))
def test_any_text_has_an_excerpt(text: str, words: set[str]) -> None:
    assert len(excerpt(text, words).text) <= EXCERPT_LENGTH + 10
