"""What a film's credits were, and what going back to them makes of those of now."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.admin.credits_then import Credits, changes, going_back, in_order_of
from catalog.ingest.film_state import FROM_EDITOR, FROM_SEED, ROLES, CreditState

CREDITS = st.lists(
    st.builds(
        CreditState,
        person=st.integers(1, 6),
        role=st.sampled_from(ROLES),
        character=st.sampled_from(["", "Zed", "Max"]),
        credited_as=st.sampled_from(["", "A. Lee"]),
        source=st.sampled_from([FROM_SEED, FROM_EDITOR]),
    ),
    unique_by=lambda credit: (credit.role, credit.person),
    max_size=8,
).map(lambda credits: tuple(sorted(credits, key=lambda credit: ROLES.index(credit.role))))


def shown(credits: Credits) -> list[tuple[object, ...]]:
    return [(one.role, one.person, one.character, one.credited_as) for one in credits]


@given(CREDITS, CREDITS, CREDITS)
def test_what_comes_back_is_shown_as_it_was_then(now: Credits, then: Credits, seed: Credits) -> None:
    back = going_back(now, then, seed)
    assert shown(back) == shown(then)
    assert not changes(back, then)


@given(CREDITS, CREDITS, CREDITS)
def test_no_load_takes_out_what_came_back_though_the_seed_lacks_it(now: Credits, then: Credits, seed: Credits) -> None:
    there = {(one.role, one.person) for one in (*now, *seed)}
    back = going_back(now, then, seed)
    assert {one.source for one in back if (one.role, one.person) not in there} <= {FROM_EDITOR}


@given(CREDITS, CREDITS)
def test_the_order_alone_comes_back_with_nothing_else(now: Credits, then: Credits) -> None:
    ordered = in_order_of(then, now)
    assert sorted(shown(ordered)) == sorted(shown(now))
    assert not [change for change in changes(ordered, then) if change.field == "order"]


@given(CREDITS, CREDITS)
def test_there_is_a_change_if_anything_shown_differs(now: Credits, then: Credits) -> None:
    assert bool(changes(now, then)) == (shown(now) != shown(then))
