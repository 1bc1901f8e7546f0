"""The words of a query as a filter of lists: unlike a search it finds all there are, in any order, and counts them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from catalog.querysets import MovieQuerySet, PersonQuerySet
from catalog.search.engine import Documents, Expression, Term, engine, rows
from catalog.search.entries import facts_of_ratings, facts_of_years, letter_fact, person_fact
from catalog.search.query import parse


def facts(
    years: range | None = None,
    least_rating: Decimal | None = None,
    letter: str = "",
    people: Iterable[int] = (),
) -> tuple[Term, ...]:
    """Return what else a film's document must say: one of `years`, a rating, a letter, and each of `people` credited."""
    wanted: list[Term] = [((person_fact(person),),) for person in people]
    if years is not None:
        wanted.append(tuple((fact,) for fact in facts_of_years(years)))
    if least_rating is not None:
        wanted.append(tuple((fact,) for fact in facts_of_ratings(least_rating)))
    if letter:
        wanted.append(((letter_fact(letter),),))
    return tuple(wanted)


def wanting_title(words: str, besides: tuple[Term, ...] = ()) -> Expression:
    """Return what wants all `words` in a film's title, of which the last may be unfinished, and `besides`; () for none."""
    if () in besides:  # one of no years
        return ()
    return tuple((*terms, *besides) for terms in parse(words).wanting("=", begun=True))


def titled(films: MovieQuerySet, words: str) -> MovieQuerySet:
    """Return those of `films` whose titles have all `words`."""
    return found(films, wanting_title(words))


def found(films: MovieQuerySet, wanted: Expression) -> MovieQuerySet:
    """Return those of `films` whose documents fit: all of these are found, then looked up."""
    return films.filter(pk__in=_matching(Documents.FILMS, wanted)) if wanted else films.none()


def met(every: QuerySet[Any], documents: Documents, wanted: Expression, most: int, enough: int) -> list[int]:
    """Return the numbers of those that fit of the first `most` of `every` film or person, in their order.

    Each that is met is looked at, until there are `enough`.
    """
    if not wanted:
        return []
    way, parameters = every.values_list("pk")[:most].query.sql_with_params()
    condition, words = engine().fitting(documents, wanted, "way.pk")
    sql = f"SELECT pk FROM ({way}) AS way WHERE {condition} LIMIT %s"  # noqa: S608 - our own words
    return [number for (number,) in rows(sql, [*parameters, *words, enough])]


def one_of(wanted: Expression, place: int) -> int | None:
    """Return the number of a film that fits, the one at this place of all; None if there are no more so many."""
    if not wanted:
        return None
    sql, parameters = engine().matching(Documents.FILMS, wanted)
    found = rows(f"{sql} LIMIT 1 OFFSET %s", [*parameters, place])
    return found[0][0] if found else None


def count(documents: Documents, wanted: Expression) -> int:
    """Return how many films, or people in films, that visitors may see fit: the index has no others."""
    return engine().count(documents, wanted) if wanted else 0


def wanting_name(words: str) -> Expression:
    """Return what wants all `words` in a person's name, of which the last may be unfinished; () for none."""
    return parse(words).wanting(begun=True)


def named(people: PersonQuerySet, words: str) -> PersonQuerySet:
    """Return those of `people` whose names have all the words, of which the last may be unfinished."""
    wanted = wanting_name(words)
    return people.filter(pk__in=_matching(Documents.PEOPLE, wanted)) if wanted else people.none()


def with_imdb_number(films: MovieQuerySet, number: str) -> MovieQuerySet:
    """Return those of `films` whose source is IMDb's page of `number` (``"tt0093428"``)."""
    return found(films, ((((f"+{number.lower()}",),),),))


def _matching(documents: Documents, expression: Expression) -> RawSQL:
    sql, parameters = engine().matching(documents, expression)
    return RawSQL(sql, parameters)  # noqa: S611 - our own statement, the words are parameters
