"""Names in the running text become links, and the text stays as it is to the letter."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.synopsis.linked_text import Link, bare_mentions, linked_runs
from catalog.synopsis.mentions import find_mentions
from catalog.synopsis.paragraphs import Paragraph, paragraphs
from tests.synopsis.test_mentions import FOURTEEN, original_seed
from tests.synopsis.test_paragraphs import TEXTS


def test_the_original_seed_links_its_fourteen_names() -> None:
    synopsis, cast = original_seed()
    links = [Link(mention.start, mention.end, mention.person) for mention in find_mentions(synopsis, cast)]
    runs = linked_runs(synopsis, paragraphs(synopsis), links)
    linked = [(words, person) for paragraph in runs for words, person in paragraph if person]
    assert linked == [(person, person) for person, _, _ in FOURTEEN]


def test_a_person_is_linked_once_in_a_paragraph() -> None:
    text = "Tom Hanks and Tom Hanks.\n\nTom Hanks."
    links = bare_mentions(text, {"Tom Hanks": 7})
    assert linked_runs(text, paragraphs(text), links) == [
        [("Tom Hanks", 7), (" and Tom Hanks.", None)],
        [("Tom Hanks", 7), (".", None)],
    ]


def test_of_overlapping_links_the_first_and_longest_counts() -> None:
    text = "John Boy Walton"
    links = [Link(5, 15, "b"), Link(0, 8, "a"), Link(0, 4, "c")]
    assert linked_runs(text, [Paragraph(0, 15)], links) == [[("John Boy", "a"), (" Walton", None)]]


def test_a_link_across_paragraphs_is_left_out() -> None:
    text = "Tom.\n\nHanks."
    assert linked_runs(text, paragraphs(text), [Link(0, 11, 1)]) == [[("Tom.", None)], [("Hanks.", None)]]


def test_bare_names_are_linked_whole_and_only_in_full() -> None:
    text = "Maryam d’Abo, Anna Lee's and Anna Leeson: Cher sings."
    links = bare_mentions(text, {"Maryam d'Abo": 1, "Anna Lee": 2, "Cher": 3})
    assert [(text[link.start : link.end], link.key) for link in links] == [("Maryam d’Abo", 1), ("Anna Lee", 2)]


@given(TEXTS, st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300), st.integers(0, 3)), max_size=20))
def test_the_runs_give_the_text_back_to_the_letter(text: str, ranges: list[tuple[int, int, int]]) -> None:
    parts = paragraphs(text)
    runs = linked_runs(text, parts, [Link(*numbers) for numbers in ranges])
    assert ["".join(words for words, _ in paragraph) for paragraph in runs] == [
        text[part.start : part.end] for part in parts
    ]
    for paragraph in runs:
        people = [key for _, key in paragraph if key is not None]
        assert len(people) == len(set(people))
