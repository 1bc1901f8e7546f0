"""Numbers, spellings and near words."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.search.entries import film_tier, imdb_number, person_tier
from catalog.search.nearest import distance_at_most_one
from catalog.search.numerals import numbered
from catalog.search.query import MAX_LENGTH, MAX_WORDS, parse
from catalog.search.spelling import forms, similarity, sound, variants

WORDS = st.text("abcdefgh", min_size=3, max_size=12)


@pytest.mark.parametrize(
    ("written", "numbered_"),
    [
        ("rocky ii", "rocky 2"),
        ("rocky two", "rocky 2"),
        ("twelve angry men", "12 angry men"),
        ("twenty one grams", "21 grams"),
        ("one hundred and one dalmatians", "101 dalmatians"),
        ("twenty thousand leagues under the sea", "20000 leagues under the sea"),
        ("nineteen eighty four", "1984"),
        ("star trek v the final frontier", "star trek 5 the final frontier"),
        ("v for vendetta", "v for vendetta"),
        ("i robot", "i robot"),
        ("what have i done", "what have i done"),
        ("part i", "part 1"),
        ("civil mix", "civil mix"),
        ("dr no", "doctor no"),
        ("hundred", "hundred"),
        ("the sixth sense", "the 6th sense"),
        ("first blood part ii", "1st blood part 2"),
        ("miracle on thirty fourth street", "miracle on 34th street"),
        ("friday the thirteenth", "friday the 13th"),
        ("twenty second twenty third", "22nd 23rd"),
        ("twelfth night", "12th night"),
        ("twenty eleventh", "20 11th"),
        ("", ""),
    ],
)
def test_numbers_are_one_however_written(written: str, numbered_: str) -> None:
    assert numbered(written) == numbered_


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Living Daylights", ("the living daylights",)),
        ("E.T. the Extra-Terrestrial", ("e t the extra terrestrial", "et the extraterrestrial")),
        ("Rocky II", ("rocky ii", "rocky 2")),
        ("M*A*S*H", ("m a s h", "mash")),
        ("9½ Weeks", ("9 1 2 weeks", "912 weeks")),
        ("$", ("$",)),
        ("& & &", ("and and and",)),
        ("* * *", ("***",)),
        ("'\"\\", ()),
    ],
)
def test_a_title_has_these_spellings(title: str, expected: tuple[str, ...]) -> None:
    assert forms(title) == expected


@given(WORDS, st.data())
def test_a_word_shares_a_variant_with_what_is_one_error_away(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcxyz"))
    for other in (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    ):
        assume(len(other) >= 3)
        assert variants(word) & variants(other)
        assert distance_at_most_one(word, other)
        assert distance_at_most_one(other, word)


@pytest.mark.parametrize(("one", "other"), [("abc", "cba"), ("abcd", "ab"), ("abcd", "badc"), ("abc", "xyz")])
def test_two_errors_are_not_one(one: str, other: str) -> None:
    assert not distance_at_most_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("schwarzenegger", "shwarzeneger"), ("scorsese", "scorcese"), ("kieslowski", "kieslowsky"), ("phillip", "filip")],
)
def test_what_sounds_alike_is_told(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_similarity_is_that_of_trigrams() -> None:
    assert similarity("goldfinger", "goldfinger") == 1
    assert similarity("goldfinger", "xyz") == 0
    assert similarity("", "") == 0
    assert similarity("word", "two words") == pytest.approx(4 / 11)  # the example of PostgreSQL's pg_trgm


@given(st.text(max_size=400))
def test_any_text_can_be_read_as_a_query(text: str) -> None:
    query = parse(text)
    assert len(query.text) <= MAX_LENGTH
    assert all(len(spelling.split()) <= MAX_WORDS for spelling in query.spellings)
    assert len(query.wanting("=")) == len(query.spellings)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("tt0093428", "tt0093428"),
        (" TT0093428 ", "tt0093428"),
        ("https://www.imdb.com/title/tt0093428/?ref_=x", "tt0093428"),
        ("imdb.com/title/tt0093428", "tt0093428"),
        ("https://m.imdb.com/de/title/tt0093428/", "tt0093428"),
        ("https://example.com/title/tt0093428/", ""),
        ("tt12", ""),
        ("goldfinger tt0093428", ""),
    ],
)
def test_numbers_and_addresses_of_imdb_are_read(typed: str, number: str) -> None:
    assert parse(typed).imdb_number == number


def test_an_imdb_address_of_a_person_is_none_of_a_film() -> None:
    assert imdb_number("https://www.imdb.com/name/nm0000125/") == ""


def test_tiers_stay_within_what_is_looked_through() -> None:
    assert film_tier(None, 0) == 0
    assert film_tier(None, 10**6) == 4
    assert [person_tier(films) for films in (0, 1, 3, 4, 7, 8, 255, 256, 511, 512, 10**6)] == [
        *(0, 0, 0, 1, 1, 2, 6, 7, 7, 7, 7)
    ]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("The House of the Rising Sun", ["house", "rising", "sun"]),
        ("of the", ["the"]),
        ('"to be or not to be" that is', ["be", "not", "to be or not to be"]),
    ],
)
def test_a_story_is_looked_for_by_the_words_that_tell_it_from_others(typed: str, wanted: list[str]) -> None:
    terms = parse(typed).wanting_telling()[0]
    assert [" ".join(term[0]) for term in terms] == wanted
