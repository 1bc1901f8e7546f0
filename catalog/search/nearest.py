"""The nearest titles and names to a query that finds none: what a misspelt word may have meant, compared by trigrams."""

from collections.abc import Collection, Iterable, Mapping

from catalog.lines import FilmLine, FoundPerson
from catalog.models import Movie, Person
from catalog.search.best import best_documents
from catalog.search.engine import Documents, Expression, near_words
from catalog.search.find import CANDIDATES
from catalog.search.query import Query
from catalog.search.spelling import forms, likeness, similarity, sound, variants

MEANINGS = 24
"""Words tried for each word typed, at most."""
LONGEST_LOST = 3
"""Letters of a word that may be left out if it means nothing."""
LEAST_ALIKE = 0.3
"""Likeness below which nothing is near; PostgreSQL's pg_trgm starts from the same figure."""


def nearest(query: Query, limit: int) -> tuple[list[FilmLine], list[FoundPerson]]:
    """Return the films and the people, at most `limit` each, whose titles and names are most like the query."""
    meanings = {word: near(word) for word in query.words}
    in_titles, anywhere = _expression(query, meanings, "="), _expression(query, meanings, "")
    # One word too many ("casino royale 2005"), or one that nobody can make sense of, should not hide what the others mean.
    less_in_titles, less_anywhere = (_one_less(query, meanings, sign) for sign in ("=", ""))
    films = _candidates(Documents.FILMS, (in_titles, anywhere, less_in_titles, less_anywhere))
    people = _candidates(Documents.PEOPLE, (anywhere, less_anywhere))
    titles = Movie.objects.lines(films)
    names = {person.pk: person for person in Person.objects.found(people, most=0)}

    def fits(text: str) -> float:
        return max((_likeness(query.plain, meanings, form) for form in forms(text)), default=0.0)

    near_titles = _most_alike({pk: fits(film.title) for pk, film in titles.items()}, films)
    near_names = _most_alike({pk: fits(person.name) for pk, person in names.items()}, people)
    return [titles[pk] for pk in near_titles[:limit]], [names[pk] for pk in near_names[:limit]]


def near(word: str) -> list[str]:
    """Return known words one typing error from `word`, or sounding like it, the most alike first."""
    found = near_words(variants(word))
    close = {other for other in found if distance_at_most_one(word, other)}
    plausible = close.union(other for other in found if sound(word) == sound(other))
    return sorted(plausible, key=lambda other: (other not in close, -similarity(word, other), other))[:MEANINGS]


def distance_at_most_one(one: str, other: str) -> bool:
    """Return whether one letter added, dropped, changed or swapped with the next makes one word of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    first, second = one[start:], other[start:]
    return (
        first[1:] == second[1:]
        or first[1:] == second
        or first == second[1:]
        or (first[:2] == second[1::-1] and first[2:] == second[2:])
    )


def _expression(query: Query, meanings: dict[str, list[str]], sign: str, lost_words: int = 0) -> Expression:
    """Return what wants, for one of the spellings, a meaning of each word; short words without any are left out.

    Of longer ones just so many as `lost_words` are.
    """
    wanted = []
    for spelling in query.spellings:
        words = list(dict.fromkeys(spelling.split()))
        terms = tuple(tuple((f"{sign}{meaning}",) for meaning in meanings[word]) for word in words if meanings[word])
        lost = [word for word in words if not meanings[word] and len(word) > LONGEST_LOST]
        if terms and len(lost) == lost_words:
            wanted.append(terms)
    return tuple(wanted)


def _one_less(query: Query, meanings: dict[str, list[str]], sign: str) -> Expression:
    """Return what wants a meaning of all words but one, which is one without any if there is just one of these.

    What is left has a longer word: "of the" says nothing of what was meant, and stands in every third title.
    """
    lost = _expression(query, meanings, sign, lost_words=1)
    kept = lost or tuple(
        (*terms[:place], *terms[place + 1 :])
        for terms in _expression(query, meanings, sign)
        for place in range(len(terms))
    )
    return tuple(terms for terms in kept if any(len(term[0][0]) - len(sign) > LONGEST_LOST for term in terms))


def _candidates(documents: Documents, expressions: Iterable[Expression]) -> dict[int, int]:
    """Return number and tier of what the first of `expressions` finds that finds anything."""
    for expression in expressions:
        if expression and (found := best_documents(documents, expression, CANDIDATES)):
            return dict(found)
    return {}


def _most_alike(alike: Mapping[int, float], tiers: Mapping[int, int]) -> list[int]:
    """Return the numbers of what is near enough, the most alike first; of those about as much so, the highest tier."""
    most = max(alike.values(), default=0.0)
    near_enough = (pk for pk, likeness in alike.items() if likeness >= LEAST_ALIKE)
    return sorted(near_enough, key=lambda pk: (round(most - alike[pk], 1), -tiers[pk], -alike[pk], pk))


def _likeness(typed: str, meanings: Mapping[str, Collection[str]], form: str) -> float:
    """Return how well `form` fits what was `typed`, half as it stands, half with those meanings of words that `form` has.

    Two letters swapped leave a short word hardly a trigram: "fagro" has as much in common with "far" as with "fargo".
    """
    known = form.split()
    meant = (
        next((word for word in known if word in meanings.get(mistyped, ())), mistyped) for mistyped in typed.split()
    )
    return (likeness(typed, form) + likeness(" ".join(meant), form)) / 2
