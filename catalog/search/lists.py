"""The words of a query as a filter of lists: unlike a search it finds all there are, in any order, and counts them."""

from collections.abc import Collection

from django.db.models.expressions import RawSQL

from catalog.querysets import MovieQuerySet, PersonQuerySet
from catalog.search.engine import Documents, Expression, engine
from catalog.search.query import parse


def titled(films: MovieQuerySet, words: str, years: Collection[int] = ()) -> MovieQuerySet:
    """Return those of `films` whose titles have all the words, of which the last may be unfinished, and all phrases.

    `years` are the only ones that `films` are of, if that is known: it spares looking at films of other years.
    """
    wanted = parse(words).wanting("=", begun=True)
    if years:
        of_these_years = tuple((f"@{year}",) for year in years)
        wanted = tuple((*terms, of_these_years) for terms in wanted)
    return films.filter(pk__in=_matching(Documents.FILMS, wanted)) if wanted else films.none()


def named(people: PersonQuerySet, words: str) -> PersonQuerySet:
    """Return those of `people` whose names have all the words, of which the last may be unfinished."""
    wanted = parse(words).wanting(begun=True)
    return people.filter(pk__in=_matching(Documents.PEOPLE, wanted)) if wanted else people.none()


def with_imdb_number(films: MovieQuerySet, number: str) -> MovieQuerySet:
    """Return those of `films` whose source is IMDb's page of `number` (``"tt0093428"``)."""
    term = ((f"+{number.lower()}",),)
    return films.filter(pk__in=_matching(Documents.FILMS, ((term,),)))


def _matching(documents: Documents, expression: Expression) -> RawSQL:
    sql, parameters = engine().matching(documents, expression)
    return RawSQL(sql, parameters)  # noqa: S611 - our own statement, the words are parameters
