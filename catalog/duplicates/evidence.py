"""What the films of two people with alike names tell: whether they can be one, and how sure that is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from catalog.duplicates.likeness import Likeness
from catalog.models import Credit

Pair = tuple[int, int]
"""The numbers of two people."""

FAR_APART = 25
"""Years without a film between two careers that are hardly one."""
NEAR = 10
"""Years that may lie between two careers where the names alone are not enough."""
FEW_FILMS = 3
"""Films that a misspelt name can have: who has more is spelt so."""
FIRST_IN_CAST = 100
"""Of each role, up to this place somebody is a colleague: in a cast of thousands nobody knows everybody, and every pair
would have to look through all of them."""

_SOMEBODY = 0
"""Stands for a colleague where none was looked for yet."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the films of two people tell."""

    colleagues: frozenset[int] = frozenset()
    """Numbers of the people whom both worked with."""
    years_apart: int | None = None
    """Years between the last film of the earlier and the first of the later; 0 if they overlap; None: not known."""
    together: bool = False
    """Whether a film credits both in the same role: there they stand side by side as two."""
    fewer_films: int = 0
    """Films of the one who has fewer."""


def certainty(kind: Likeness, evidence: Evidence) -> int:
    """Return how sure it is that two people of alike names are one, from 1 to 100; 0 if they are not to be suspected.

    The rules are what separated right from wrong among all alike names of 36,000 films: names that differ in signs or
    spaces were almost always one person's; with an initial or a nickname more, those who also worked with the same
    people in the same years; with one letter different, those of them who have few films.
    """
    known = min(len(evidence.colleagues), 9)
    apart = evidence.years_apart or 0
    if kind in (Likeness.NAME, Likeness.SIGNS, Likeness.SPACES):
        return 90 + known - (40 if evidence.together or apart > FAR_APART else 0)
    if evidence.together or not known or apart > NEAR:
        return 0
    if kind is Likeness.LETTER:
        return 60 + known if evidence.fewer_films <= FEW_FILMS else 0
    return 75 + known


@dataclass(slots=True)
class _Career:
    films: set[int] = field(default_factory=set)
    roles: set[tuple[int, str]] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def evidence_of(pairs: Collection[Pair]) -> dict[Pair, Evidence]:
    """Return what is known of each of ``pairs``: two queries, however many they are."""
    return _with_colleagues(pairs, _careers(pairs))


def how_certain(pairs: Mapping[Pair, Likeness]) -> dict[Pair, int]:
    """Return the certainty of those of ``pairs``, alike as it says, who may be one.

    Two queries for all, and the second, which reads whole casts, is asked only about those whom nothing else tells apart.
    """
    careers = _careers(pairs)
    open_to_doubt = [
        pair
        for pair, kind in pairs.items()
        if certainty(kind, _evidence(pair, careers, colleagues=frozenset({_SOMEBODY})))
    ]
    evidence = _with_colleagues(open_to_doubt, careers)
    sure = {pair: certainty(pairs[pair], told) for pair, told in evidence.items()}
    return {pair: certain for pair, certain in sure.items() if certain}


def _careers(pairs: Iterable[Pair]) -> Mapping[int, _Career]:
    people = {person for pair in pairs for person in pair}
    careers: dict[int, _Career] = defaultdict(_Career)
    credits = Credit.objects.filter(person__among=people).order_by()
    for person, film, role, year in credits.values_list("person", "movie", "role", "movie__year"):
        career = careers[person]
        career.films.add(film)
        career.roles.add((film, role))
        if year is not None:
            career.years.add(year)
    return careers


def _with_colleagues(pairs: Collection[Pair], careers: Mapping[int, _Career]) -> dict[Pair, Evidence]:
    people = {person for pair in pairs for person in pair}
    films = {film for person in people for film in careers[person].films}
    credited: dict[int, set[int]] = defaultdict(set)
    for film, person in Credit.objects.casts_of(films, FIRST_IN_CAST):
        credited[film].add(person)
    colleagues = {person: set().union(*(credited[film] for film in careers[person].films)) for person in people}
    return {
        pair: _evidence(pair, careers, frozenset((colleagues[pair[0]] & colleagues[pair[1]]).difference(pair)))
        for pair in pairs
    }


def _evidence(pair: Pair, careers: Mapping[int, _Career], colleagues: frozenset[int]) -> Evidence:
    one, other = (careers[person] for person in pair)
    apart = None
    if one.years and other.years:
        apart = max(min(one.years) - max(other.years), min(other.years) - max(one.years), 0)
    return Evidence(
        colleagues=colleagues,
        years_apart=apart,
        together=not one.roles.isdisjoint(other.roles),
        fewer_films=min(len(one.films), len(other.films)),
    )
