"""Which names are alike, and how."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.duplicates import likeness as likeness_module
from catalog.duplicates.likeness import MOST_ALIKE, Likeness, Name, alike, likeness, name_of


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("John Glen", "John Glen", Likeness.NAME),
        ("Gert Fröbe", "Gert Frobe", Likeness.SIGNS),
        ("Robert Downey Jr.", "Robert Downey, Jr.", Likeness.SIGNS),
        ("J. K. Simmons", "J.K. Simmons", Likeness.SIGNS),
        ("Jonathan Rhys Meyers", "Jonathan Rhys-Meyers", Likeness.SIGNS),
        ("Catherine O'Hara", "Catherine O’Hara", Likeness.SIGNS),
        ("André de Toth", "Andre DeToth", Likeness.SPACES),
        ("Lisa Gay Hamilton", "LisaGay Hamilton", Likeness.SPACES),
        ("Dwayne Johnson", 'Dwayne "The Rock" Johnson', Likeness.ASIDE),
        ("Paul Burke", "Paul Burke (actor)", Likeness.ASIDE),
        ("William Seiter", "William A. Seiter", Likeness.INITIAL),
        ("William B. Seiter", "William A. Seiter", None),
        ("Seiter", "A. Seiter", None),
        ("Madeline Stowe", "Madeleine Stowe", Likeness.LETTER),
        ("Brian Cox", "Brain Cox", Likeness.LETTER),
        ("Allan Dwan", "Alan Dwan", Likeness.LETTER),
        ("Ted Danson", "Ted Manson", None),
        ("Mary Ann Stowe", "Mari Anna Stowe", None),
        ("Bob Ray", "Bob Roy", None),
        ("William C. Dowlan", "William C. Dowland", Likeness.LETTER),
        ("William C. Dowlan", "William D. Dowlan", None),
        ("Lon Chaney", "Lon Chaney Jr.", None),
        ("Lon Chaney Sr.", "Lon Chaney Jr.", None),
        ("Glen John", "John Glen", None),
        ("and", "&", None),
        ("Mako", "Makó", Likeness.SIGNS),
    ],
)  # fmt: skip
def test_names_are_alike_or_not_whichever_comes_first(one: str, other: str, kind: Likeness | None) -> None:
    assert list(alike([(1, one), (2, other)])) == ([(1, 2, kind)] if kind else [])
    assert list(alike([(2, one), (1, other)])) == ([(1, 2, kind)] if kind else [])


def in_other_letters(number: int, name: str) -> str:
    """Return one of as many ways as there are letters to write a name in capitals and small letters."""
    return "".join(letter.upper() if number >> place & 1 else letter for place, letter in enumerate(name))


def comparisons(names: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many pairs are compared to find those of `names` that are alike."""
    compared = 0

    def counting(one: Name, other: Name) -> Likeness | None:
        nonlocal compared
        compared += 1
        return likeness(one, other)

    monkeypatch.setattr(likeness_module, "likeness", counting)
    list(alike(enumerate(names)))
    return compared


LOOK_ALIKES = {
    "capitals": lambda number: in_other_letters(number, "gertrud froebel"),
    "initials": lambda number: "Gert " + " ".join(f"{number:04}") + " Froebel",
    "letters": lambda number: (
        f"Gert Fr{chr(97 + number % 26)}eb{chr(97 + number // 26 % 26)}l{chr(97 + number // 676)}"
    ),
}


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_thousands_of_names_alike_are_not_compared_each_with_each(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    people = 60 * MOST_ALIKE
    assert 0 < comparisons(map(LOOK_ALIKES[kind], range(people)), monkeypatch) <= people * MOST_ALIKE


def test_of_many_names_alike_those_longest_on_record_are_found() -> None:
    found = list(alike(enumerate(map(LOOK_ALIKES["capitals"], range(5 * MOST_ALIKE)))))
    assert {number for pair in found for number in pair[:2]} == set(range(MOST_ALIKE))


@pytest.mark.parametrize("name", ["Ann " + "a" * 490, " ".join("ab" for _ in range(160))])
def test_a_name_longer_than_names_are_is_not_searched_for_slips(name: str) -> None:
    assert not list(alike([(1, f"{name} Lee"), (2, f"{name}b Lee")]))
    assert list(alike([(1, f"{name} Lee"), (2, f"{name} lee")])) == [(1, 2, Likeness.SIGNS)]


@settings(max_examples=40)
@given(st.lists(st.text("abé .,'\"(Jr)", max_size=9), max_size=8))
def test_all_pairs_that_are_alike_are_found_among_many(texts: list[str]) -> None:
    people = list(enumerate(texts))
    found = {(one, other) for one, other, _ in alike(people)}

    names = [name_of(text) for text in texts]
    enough = [len(name.words) > 1 or len(name.letters) > 3 for name in names]
    expected = {
        (one, other)
        for one in range(len(names))
        for other in range(one + 1, len(names))
        if enough[one] and enough[other] and likeness(names[one], names[other])
    }
    assert found == expected
