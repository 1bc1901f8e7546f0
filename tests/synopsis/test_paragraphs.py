"""A synopsis is set in paragraphs that can be read, broken only where a sentence ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.synopsis.paragraphs import Paragraph, count_words, paragraphs
from catalog.synopsis.sentences import sentence_ends
from tests.synopsis.test_mentions import original_seed


def sentences(text: str) -> list[str]:
    ends = [0, *sentence_ends(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He leaves.", "She stays."],
        ["Bond meets Dr. No on the beach.", "Honey sings."],
        ["Mr. and Mrs. Smith divorce.", "Col. Flagg, Lt. Dan and Sgt. Foley marry."],
        ["She moves to the U.S. Army base at St. Louis.", "He follows."],
        ["They flee to the U.S.", "The police wait."],
        ["J. R. R. Tolkien is read by L. B. Jefferies.", "Nobody listens."],
        ["The car is supplied by Q.", "He drives it into a lake."],
        ["Well... Corso never said so.", "He waits…", "Then he goes."],
        ['He finds a note, "Smiert Spionam."', "He burns it."],
        ["“Go. Now. Run,” she says.", "“Where?” he asks.", "Nobody knows."],
        ["He is a liar (he cheats. He drinks.) and a poet.", "(He also sings.)", "Nobody minds."],
        ["Q ( Desmond Llewelyn ).", "M ( Robert Brown ), the head of MI6, arrives."],
        ["Is it over?!", "It is!", "They embrace."],
        ["At 5 a.m. they land on No. 7 beach.", "It is the wrong one."],
        ["She says no.", "He says yes, at 3.30 p.m. on Monday."],
        ["It costs $1.5 million, i.e. everything.", "Nobody pays."],
        ["彼は去る。", "彼女は残る！", "「行くな。」と言う。"],
        ["Он уходит.", "Она остаётся."],
        ["Robert Downey Jr. Productions is sold.", "Acme Inc. buys it."],
        ["He writes a mark ) here.", "An opened ( bracket is never closed.", "The end."],
    ],
    ids=lambda expected: expected[0],
)
def test_sentences_end_where_a_reader_sees_them_end(expected: list[str]) -> None:
    joiner = "" if "。" in expected[0] else " "
    assert sentences(joiner.join(expected)) == expected


def test_the_original_seed_is_set_in_even_paragraphs() -> None:
    synopsis, _ = original_seed()
    sizes = [count_words(synopsis[part.start : part.end]) for part in paragraphs(synopsis)]
    assert len(sizes) == 13
    assert min(sizes) >= 60
    assert max(sizes) <= 110


def test_paragraphs_of_the_writer_stay() -> None:
    text = "First one.\n\nSecond one,\nwrapped.\nThird one.\r\n\r\n  Fourth"
    assert [text[part.start : part.end] for part in paragraphs(text)] == [
        "First one.",
        "Second one,\nwrapped.",
        "Third one.",
        "Fourth",
    ]


def test_a_long_paragraph_leaves_no_orphan() -> None:
    text = " ".join(
        ["Twenty words go here so that this sentence is about as long as those in real synopses tend to be."] * 30
    )
    sizes = [count_words(text[part.start : part.end]) for part in paragraphs(text)]
    assert max(sizes) - min(sizes) <= 20


def test_a_text_without_spaces_is_divided_too() -> None:
    text = "彼は町に着いたが、誰も彼を待っていなかった。" * 40
    assert len(paragraphs(text)) > 3


@pytest.mark.parametrize("text", ["", " \n \n ", "\n"])
def test_nothing_has_no_paragraph(text: str) -> None:
    assert paragraphs(text) == []


TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["Dr. ", "He goes. ", "(", ")", '"', "“", "”", "\n", "\n\n", "... ", "word " * 30, "。", "U.S. ", "é"]
    ),
    max_size=60,
).map("".join)


@given(TEXTS)
def test_paragraphs_hold_every_letter_in_order(text: str) -> None:
    parts = paragraphs(text)
    kept = "".join(text[part.start : part.end] for part in parts)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(first.end <= second.start for first, second in pairwise(parts))
    assert all(text[part.start : part.end].strip() == text[part.start : part.end] != "" for part in parts)


@pytest.mark.parametrize(
    "piece", ["(", '"', "“", "Dr. ", "A. ", ". ", ".", "word ", "Go. ", "\n", '" a', "。", "（", "?!"]
)
def test_a_long_text_of_anything_is_divided_to_its_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(isinstance(part, Paragraph) for part in paragraphs(text))
