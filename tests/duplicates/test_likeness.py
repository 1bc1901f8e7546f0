"""Which names are alike, and how."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.duplicates.likeness import Likeness, alike, likeness, name_of


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
