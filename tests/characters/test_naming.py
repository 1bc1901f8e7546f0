"""Which names may be one character's."""

import pytest

from catalog.characters.naming import Company, agreeing, character_key, key_of, slug_of, usual_spelling


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("James Bond", "james bond"),
        ("Agent James Bond", "james bond"),
        ("KGB General Georgi Koskov", "kgb general georgi koskov"),
        ("General Georgi Koskov", "georgi koskov"),
        ("Miss Moneypenny", "moneypenny"),
        ("Princess Leia", "leia"),
        ("the Joker", "joker"),
        ("Duke of Norfolk", "duke of norfolk"),
        ("M", "m"),
        ("C-3PO", "c 3po"),
        ("Spider-Man", "spider man"),
        ("Séverine Krabbé", "severine krabbe"),
        ("浪人", "浪人"),
        ("Mother", ""),
        ("Police Officer", ""),
        ("young woman", ""),
        ("Tracy's father", ""),
        ("owner of the mill", ""),
        ("James Butcher", "james butcher"),
        ("", ""),
        ("!!", ""),
    ],
)
def test_a_name_has_a_key_if_it_is_somebodys(name: str, key: str) -> None:
    assert character_key(name) == key


def test_a_key_and_its_address_give_each_other() -> None:
    assert slug_of("felix leiter") == "felix-leiter"
    assert key_of("felix-leiter") == "felix leiter"


def test_the_usual_spelling_is_shown() -> None:
    assert usual_spelling(["Agent James Bond", "James Bond", "James Bond"]) == "James Bond"
    assert usual_spelling(["Mr. White", "White"]) == "White"


def test_one_word_is_one_character_beside_another_of_full_name() -> None:
    bond, also_bond = Company({1}, {1, 2}, {"james bond"}), Company({3}, {3, 4}, {"james bond", "felix leiter"})
    assert agreeing({10: bond, 20: also_bond}) == [[10, 20]]


def test_one_word_is_one_character_if_the_actor_and_somebody_else_come_again() -> None:
    assert agreeing({10: Company({1}, {1, 2}, ()), 20: Company({1}, {1, 2, 3}, ())}) == [[10, 20]]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Company({3}, {2, 3}, ()), "the director made both, but another Jack"),
        (Company({1}, {1, 4}, ()), "an actor who played two Jacks"),
        (Company({3}, {3}, {"anna karenina"}), "nothing in common"),
    ],
)
def test_one_word_alone_is_not_one_character(other: Company, why: str) -> None:
    assert agreeing({10: Company({1}, {1, 2}, {"james bond"}), 20: other}) == [], why


def test_films_agree_through_one_between_them() -> None:
    ends = {10: Company({1}, {1}, {"a b"}), 30: Company({2}, {2}, {"c d"})}
    assert agreeing(ends) == []
    assert agreeing({**ends, 20: Company({3}, {3}, {"a b", "c d"})}) == [[10, 30, 20]]
