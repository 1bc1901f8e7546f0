"""The seeds that the project ships are worth browsing, and nobody else's words."""

import csv
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from catalog.seeds import ParsedSeed, parse_seed
from catalog.synopsis.mentions import find_mentions
from catalog.synopsis.sentences import sentence_ends
from catalog.text import fold

SEEDS = Path("fixtures/seeds")
FILES = sorted(SEEDS.glob("*.txt"))
ORIGINAL = 4005


def parsed(path: Path) -> ParsedSeed:
    return parse_seed(path.read_bytes(), str(path))


RECORDS = [parsed(path).record for path in FILES]


def discovered() -> set[tuple[int, str]]:
    """Return the film and performer of each credit that only a synopsis tells."""
    with Path("tests/data/discovered_credits.tsv").open(encoding="utf-8", newline="") as file:
        return {(int(row["movieId"]), row["actor"]) for row in csv.DictReader(file, delimiter="\t")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_seed_is_read_without_a_warning(path: Path) -> None:
    assert parsed(path).warnings == ()


def test_there_are_134_films() -> None:
    assert len({record.movie_id for record in RECORDS}) == len(RECORDS) == 134


def test_everybody_annotated_is_in_the_cast_or_meant_to_be_discovered() -> None:
    found = {
        (record.movie_id, mention.person)
        for record in RECORDS
        for mention in find_mentions(record.synopsis, record.actors)
        if not mention.in_cast and record.movie_id != ORIGINAL
    }

    assert found == discovered()


def test_every_name_in_brackets_is_read_as_an_annotation() -> None:
    """A bracket that holds two capitalised words and nothing else is meant as a performer."""
    looks_like_a_name = re.compile(r"\(\s*((?:[A-ZÀ-Þ][\w'’.-]+ )+[A-ZÀ-Þ][\w'’.-]+)\s*\)")
    unread = [
        (record.title, name)
        for record in RECORDS
        for name in looks_like_a_name.findall(record.synopsis)
        if name not in {mention.person for mention in find_mentions(record.synopsis, record.actors)}
    ]

    assert unread == []


def test_no_two_synopses_share_a_sentence() -> None:
    films = defaultdict(set)
    for record in RECORDS:
        ends = [0, *sentence_ends(record.synopsis), len(record.synopsis)]
        for start, end in pairwise(ends):
            films[fold(record.synopsis[start:end])].add(record.title)
    films.pop("", None)

    assert {sentence: titles for sentence, titles in films.items() if len(titles) > 1} == {}


def test_synopses_are_of_readable_length() -> None:
    lengths = {
        record.title: len(re.findall(r"\w[\w'’.-]*", record.synopsis))
        for record in RECORDS
        if record.synopsis and record.movie_id != ORIGINAL
    }

    assert {title: words for title, words in lengths.items() if not 60 <= words <= 270} == {}


def test_some_films_have_gaps_as_real_data_has() -> None:
    assert 3 <= sum(not record.synopsis for record in RECORDS) <= 12
    assert any(record.rating_value is None for record in RECORDS)


def test_james_bond_is_played_by_at_least_five_actors() -> None:
    actors = {
        mention.person
        for record in RECORDS
        for mention in find_mentions(record.synopsis, record.actors)
        if mention.character == "James Bond"
    }

    assert len(actors) >= 5


def test_a_chain_of_films_leads_from_timothy_dalton_to_tom_hanks() -> None:
    casts = [{*record.actors, *record.directors} for record in RECORDS]
    for cast, record in zip(casts, RECORDS, strict=True):
        cast |= {mention.person for mention in find_mentions(record.synopsis, record.actors)}
    reached = {"Timothy Dalton"}
    while "Tom Hanks" not in reached:
        before = len(reached)
        reached |= {name for cast in casts if cast & reached for name in cast}
        assert len(reached) > before
