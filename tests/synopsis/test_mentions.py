"""Who plays whom is read from a synopsis as a careful reader would."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.annotation_accuracy import ANNOTATIONS, score
from catalog.synopsis.mentions import find_mentions

SEED = Path(__file__).resolve().parents[2] / "fixtures" / "seeds" / "000_278c11b8206f4e2d.txt"

FOURTEEN = [
    ("Timothy Dalton", "James Bond", True),
    ("Jeroen Krabbé", "General Georgi Koskov", True),
    ("Thomas Wheatley", "Saunders", True),
    ("Desmond Llewelyn", "Q", True),
    ("Robert Brown", "M", True),
    ("Caroline Bliss", "Miss Moneypenny", False),
    ("John Rhys-Davies", "General Leonid Pushkin", True),
    ("Maryam d'Abo", "Kara Milovy", True),
    ("Joe Don Baker", "Brad Whitaker", True),
    ("Andreas Wisniewski", "Necros", True),
    ("Virginia Hey", "Rubavitch", False),
    ("Art Malik", "Kamran Shah", True),
    ("John Terry", "Felix Leiter", False),
    ("Walter Gotell", "General Gogol", False),
]


def original_seed() -> tuple[str, list[str]]:
    header, _, synopsis = SEED.read_text(encoding="utf-8").partition("synopsis:\n")
    actors = next(line for line in header.splitlines() if line.startswith("actors:"))
    return synopsis, [name.strip() for name in actors.removeprefix("actors:").split(",")]


def test_the_original_seed_gives_its_fourteen_annotations_and_no_fifteenth() -> None:
    mentions = find_mentions(*original_seed())
    assert [(mention.person, mention.character, mention.in_cast) for mention in mentions] == FOURTEEN


def test_offsets_are_those_of_the_actors_name_in_the_text() -> None:
    synopsis, cast = original_seed()
    assert [synopsis[mention.start : mention.end] for mention in find_mentions(synopsis, cast)] == [
        person for person, _, _ in FOURTEEN
    ]


@pytest.mark.parametrize("folder", ["tuning", "held_out"])
def test_annotations_are_read_as_well_as_promised(folder: str) -> None:
    result = score(sorted((ANNOTATIONS / folder).glob("*.toml")))
    report = "\n".join(result.errors)
    assert result.precision >= 0.98, report
    assert result.recall >= 0.95, report
    assert result.characters >= 0.90, report


def test_at_least_sixty_synopses_are_annotated_and_a_third_is_difficult() -> None:
    files = list(ANNOTATIONS.rglob("*.toml"))
    difficult = [file for file in files if 'difficulty = "difficult"' in file.read_text(encoding="utf-8")]
    assert len(files) >= 60
    assert len(difficult) * 3 >= len(files)


PIECES = st.sampled_from(
    [
        "Tom Hanks",
        "(",
        ")",
        "（",
        "Joe",
        " ",
        ", ",
        ". ",
        "and ",
        "the ",
        "Dr. ",
        '"',
        "“",
        "”",
        "'s ",
        "of ",
        "Jr.",
        "7",
        "\n",
        "é",
        "三船",
    ]
)


@given(
    st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200),
    st.lists(PIECES | st.text(max_size=20), max_size=4),
)
def test_any_text_is_read_and_every_offset_is_a_name_inside_it(synopsis: str, cast: list[str]) -> None:
    end = 0
    for mention in find_mentions(synopsis, cast):
        assert end <= mention.start < mention.end <= len(synopsis)
        assert mention.person
        assert mention.in_cast == (mention.person in cast)
        end = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        ")",
        "()",
        "((a",
        "Ab ",
        "(Tom Hanks",
        "A.",
        '"A',
        '" ',
        "of the ",
        "Tom (",
        "Tom (Jim Kay)",
        "(" + "a, " * 50 + ")",
        "'",
        "（",
        "von ",
    ],
)
def test_a_long_text_of_anything_is_read_to_its_end(piece: str) -> None:
    synopsis = piece * (100_000 // len(piece))
    assert all(mention.end <= len(synopsis) for mention in find_mentions(synopsis, ["Tom Hanks"]))
