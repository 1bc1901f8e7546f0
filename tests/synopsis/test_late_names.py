"""Names that a synopsis gives late."""

import pytest

from catalog.synopsis.late_names import is_named_late, late_from

STORY = "Bond meets Georgi Koskov. A local boy watches. Then M calls. At last General Gogol and Tracy's father come."
LATE = STORY.index("At last")


@pytest.mark.parametrize(
    ("name", "late"),
    [
        ("James Bond", False),  # met as Bond
        ("General Georgi Koskov", False),
        ("M", False),
        ("local boy", False),
        ("General Gogol", True),
        ("Tracy's father", True),
        ("Moneypenny", False),  # not in this text: an editor's word
        ("Bon", False),
        ("", False),
    ],
)
def test_a_name_is_late_if_nothing_before_gives_it(name: str, late: bool) -> None:
    assert is_named_late(STORY, LATE, name) is late


def test_of_several_names_the_first_place_counts() -> None:
    assert not is_named_late(STORY, LATE, "General Gogol", "Georgi Koskov")


def test_late_begins_in_the_middle_and_never_in_the_opening() -> None:
    assert late_from("x" * 100, 20) == 50
    assert late_from("x" * 100, 80) == 80
