"""The merge keeps both sides' changes, the editor's first, and records what needs a decision."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.film_state import ACTOR, DIRECTOR, FIELDS, CreditState, FilmState
from catalog.ingest.merge import merge, value_of

CASES = Path(__file__).parent / "merge"


def cases(file: str) -> list[Any]:
    found = tomllib.loads((CASES / file).read_text())["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


VALUES: dict[str, dict[str, Any]] = {
    "title": {"a": "Dr. No", "b": "Doctor No", "c": "No", "": ""},
    "year": {"a": 1962, "b": 1963, "c": 1964, "": None},
    "url": {"a": "https://a.example/", "b": "https://b.example/", "c": "https://c.example/", "": ""},
    "rating_value": {"a": Decimal("7.2"), "b": Decimal("7.3"), "c": Decimal(0), "": None},
    "synopsis": {"a": "One.", "b": "Two.\n\nThree.", "c": "Four.", "": ""},
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", cases("values.toml"))
def test_a_value(field: str, case: dict[str, str]) -> None:
    base, seed, current = (
        replace(FilmState(title="T"), **{field: VALUES[field][case[side]]}) for side in ("base", "seed", "current")
    )

    merged = merge(base, seed, current)

    assert getattr(merged.state, field) == VALUES[field][case["result"]]
    assert [conflict.field for conflict in merged.conflicts] == ([field] if "conflict" in case else [])
    for conflict in merged.conflicts:
        assert (conflict.base, conflict.seed, conflict.current) == tuple(
            VALUES[field][case[side]] for side in ("base", "seed", "current")
        )


def actors(text: str) -> tuple[CreditState, ...]:
    credits = []
    for part in filter(None, text.split(", ")):
        rest, _, by = part.partition(" by ")
        person, _, character = rest.partition(" as ")
        credits.append(CreditState(person, ACTOR, character, source=by or "seed"))
    return tuple(credits)


@pytest.mark.parametrize("case", cases("credits.toml"))
def test_credits(case: dict[str, Any]) -> None:
    base, seed, current = (FilmState(credits=actors(case[side])) for side in ("base", "seed", "current"))

    merged = merge(base, seed, current)

    assert merged.state.credits == actors(case["result"])
    named = [f"{c.field} of {c.person}" if c.person else c.field for c in merged.conflicts]
    assert named == case.get("conflicts", [])


def test_directors_and_actors_are_merged_apart() -> None:
    base = FilmState(credits=(CreditState("A", DIRECTOR), CreditState("A", ACTOR)))
    seed = FilmState(credits=(CreditState("A", ACTOR),))
    current = FilmState(credits=(CreditState("A", DIRECTOR),))

    assert merge(base, seed, current).state.credits == ()


PEOPLE = st.sampled_from(["A", "B", "C", "D", 1, 2])
CREDITS = st.lists(
    st.builds(
        CreditState,
        PEOPLE,
        st.sampled_from([DIRECTOR, ACTOR]),
        st.sampled_from(["", "X", "Y"]),
        st.just(""),
        st.sampled_from(["seed", "synopsis", "editor"]),
    ),
    max_size=8,
    unique_by=lambda credit: (credit.person, credit.role),
).map(lambda credits: tuple(sorted(credits, key=lambda credit: credit.role, reverse=True)))
STATES = st.builds(
    FilmState,
    st.sampled_from(["P", "Q", "R"]),
    st.sampled_from([None, 1962, 1963]),
    st.sampled_from(["", "https://a.example/"]),
    st.sampled_from([None, Decimal(7)]),
    st.sampled_from(["", "S", "T"]),
    CREDITS,
)


@given(base=STATES, seed=STATES)
def test_without_an_editors_change_the_result_is_the_seed(base: FilmState, seed: FilmState) -> None:
    merged = merge(base, seed, base)

    assert merged.state == seed
    assert merged.conflicts == ()


@given(base=STATES, current=STATES)
def test_without_a_change_of_the_seed_the_result_is_what_the_site_shows(base: FilmState, current: FilmState) -> None:
    merged = merge(base, base, current)

    assert merged.state == current
    assert merged.conflicts == ()


@given(base=STATES, seed=STATES, current=STATES)
def test_the_same_seed_a_second_time_changes_nothing(base: FilmState, seed: FilmState, current: FilmState) -> None:
    first = merge(base, seed, current)
    second = merge(seed, seed, first.state)

    assert second.state == first.state
    assert second.conflicts == ()


@given(base=STATES, seed=STATES, current=STATES)
def test_an_editors_value_never_disappears(base: FilmState, seed: FilmState, current: FilmState) -> None:
    merged = merge(base, seed, current)

    for field in FIELDS:
        if getattr(current, field) != getattr(base, field):
            assert getattr(merged.state, field) == getattr(current, field)
    before = {(credit.role, credit.person): credit for credit in base.credits}
    shown = {(credit.role, credit.person): credit for credit in current.credits}
    after = {(credit.role, credit.person): credit for credit in merged.state.credits}
    for key, credit in shown.items():
        if key not in before:
            assert after[key].character == credit.character or not credit.character
        elif credit.character != before[key].character:
            assert after[key].character == credit.character
    for key in before.keys() - shown.keys():
        assert key not in after


@given(base=STATES, seed=STATES, current=STATES)
def test_a_conflict_is_recorded_exactly_where_both_changed_a_value(
    base: FilmState, seed: FilmState, current: FilmState
) -> None:
    merged = merge(base, seed, current)

    both = {
        field
        for field in FIELDS
        if len({str(getattr(state, field)) for state in (base, seed)}) == 2
        and getattr(current, field) not in (getattr(base, field), getattr(seed, field))
    }
    assert {conflict.field for conflict in merged.conflicts if conflict.field in FIELDS} == both
    for conflict in merged.conflicts:
        said = [value_of(state, conflict.field, conflict.role, conflict.person) for state in (base, seed, current)]
        if conflict.field == "character":
            said[0] = said[0] or ""  # nobody told a character of a credit that was not there
        assert said == [conflict.base, conflict.seed, conflict.current]
        assert len({str(value) for value in said}) == 3 or conflict.field == "credit"
