"""The opening sets the story up and gives nothing of the ending away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.synopsis.brackets import without_blanks_in_brackets
from catalog.synopsis.opening import opening, reading_minutes, split_opening, teaser
from catalog.synopsis.paragraphs import count_words, paragraphs
from tests.synopsis.test_mentions import original_seed
from tests.synopsis.test_paragraphs import TEXTS


def test_the_original_seeds_opening_ends_with_a_sentence_before_a_fifth() -> None:
    synopsis, _ = original_seed()
    assert opening(synopsis).endswith("to smuggle Koskov across the border to the West.")
    assert count_words(opening(synopsis)) * 5 <= count_words(synopsis)


def test_a_short_synopsis_is_all_opening() -> None:
    text = "A knight goes home.\n\nHe finds nobody there. " * 3
    assert split_opening(paragraphs(text), text) == len(paragraphs(text))


def test_a_text_that_only_describes_the_film_is_all_opening() -> None:
    text = "Salt is a 1951 British crime film directed by Ada Holm. " + "It was shot on location in the north. " * 25
    assert split_opening(paragraphs(text), text) == len(paragraphs(text))


def test_a_plot_of_the_same_length_is_not() -> None:
    text = "Ada leaves the north for good. " + "She meets a man who wants the same thing. " * 25
    assert 1 <= split_opening(paragraphs(text), text) < len(paragraphs(text))


def test_no_text_has_no_opening() -> None:
    assert split_opening([], "") == 0
    assert teaser("", 100) == ""


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (10, 1), (238, 1), (476, 2), (1190, 5)])
def test_reading_time_is_at_least_a_minute(words: int, minutes: int) -> None:
    assert reading_minutes("word " * words) == minutes


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (200, "Dr. No waits on his island, alone. Bond comes by boat."),
        (40, "Dr. No waits on his island, alone."),
        (34, "Dr. No waits on his island, alone."),
        (33, "Dr. No waits on his island…"),
        (10, "Dr. No…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_a_teaser_is_cut_at_a_sentence_or_a_word(limit: int, expected: str) -> None:
    assert teaser("Dr. No waits on\nhis island, alone. Bond comes by boat.", limit) == expected


@given(TEXTS, st.integers(min_value=0, max_value=200))
def test_a_teaser_is_one_line_from_the_opening_and_never_too_long(text: str, limit: int) -> None:
    line = teaser(text, limit)
    assert len(line) <= limit
    assert "\n" not in line
    if line:
        whole = without_blanks_in_brackets(" ".join(opening(text).split()))
        assert whole.startswith(line.removesuffix("…"))


@given(TEXTS)
def test_some_paragraph_always_opens(text: str) -> None:
    parts = paragraphs(text)
    assert (1 if parts else 0) <= split_opening(parts, text) <= len(parts)


@given(TEXTS | st.text(st.characters(max_codepoint=127), max_size=900))
def test_the_opening_is_the_paragraphs_that_set_the_story_up(text: str) -> None:
    parts = paragraphs(text)
    count = split_opening(parts, text)
    assert opening(text) == (text[parts[0].start : parts[count - 1].end] if parts else "")


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("James Bond ( Timothy Dalton ), then", "James Bond (Timothy Dalton), then"),
        ("Q ( ", "Q ("),
        (" ) and [ sic ]", ") and [sic]"),
        ("(John Hurt) walks (a )", "(John Hurt) walks (a)"),
        ("a ) b ( c", "a) b (c"),
        ("no brackets  at all", "no brackets  at all"),
    ],
)
def test_brackets_are_set_without_blanks_inside(written: str, set_as: str) -> None:
    assert without_blanks_in_brackets(written) == set_as
