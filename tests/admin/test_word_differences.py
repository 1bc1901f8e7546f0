"""Which words of two texts differ, marked up for an editor."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.admin import word_differences
from catalog.admin.word_differences import marked, side_by_side

TEXTS = st.lists(st.sampled_from(["a", "b", "<c>", "&d", "e\n\n", " ", "\n"]), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("", "", ""),
        ("same text", "same text", "same text"),
        ("a dog barks", "a cat barks", "a <del>dog</del> <ins>cat</ins> barks"),
        ("", "new words", "<ins>new words</ins>"),
        ("old words", "", "<del>old words</del>"),
        ("one two", "one and two", "one <ins>and</ins> two"),
        ("one\n\ntwo", "one two", "one two"),
        ("<b>", "<i>", "<del>&lt;b&gt;</del> <ins>&lt;i&gt;</ins>"),
    ],
)
def test_words_that_went_and_came_are_marked(old: str, new: str, html: str) -> None:
    assert marked(old, new) == html


def test_side_by_side_each_text_has_its_own_marks() -> None:
    assert side_by_side("a dog barks", "a cat barks") == ("a <del>dog</del> barks", "a <ins>cat</ins> barks")


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("old {0}", "new {0}", "<del>old</del> <ins>new</ins> 0 1 …"),
        ("{0} old", "{0} new", "… 8 9 <del>old</del> <ins>new</ins>"),
        ("a {0} b {0} c", "d {0} b {0} e", "<del>a</del> <ins>d</ins> 0 1 … 8 9 <del>c</del> <ins>e</ins>"),
        ("{0}", "{0}", "0 1 2 3 4 5 6 7 8 9"),
    ],
)
def test_long_stretches_that_both_have_are_shortened(old: str, new: str, html: str) -> None:
    digits = "0 1 2 3 4 5 6 7 8 9"
    assert marked(old.format(digits), new.format(digits), context=2) == html


def test_texts_that_differ_beyond_comparing_are_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_differences, "LONGEST_COMPARED", 3)
    assert marked("a b c d", "e b f d g") == "<del>a b c d</del> <ins>e b f d g</ins>"


@given(TEXTS, TEXTS)
def test_either_text_can_be_read_out_of_the_marks(old: str, new: str) -> None:
    html = marked(old, new)
    left, right = side_by_side(old, new)
    assert _words(re.sub(r"<ins>.*?</ins>", " ", html, flags=re.DOTALL)) == _words(left) == old.split()
    assert _words(re.sub(r"<del>.*?</del>", " ", html, flags=re.DOTALL)) == _words(right) == new.split()
    assert set(re.findall(r"<[^>]*>", html)) <= {"<ins>", "</ins>", "<del>", "</del>"}


def _words(html: str) -> list[str]:
    return unescape(re.sub(r"</?(ins|del)>", " ", html)).split()
