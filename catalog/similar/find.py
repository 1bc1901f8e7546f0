"""Finds films like a film, on demand: candidates from the search index and the credits, compared by their openings.

As in the "more like this" of search engines, the weightiest words of the film are a query, and the films found are
ranked by the weights of what they share. Only words of both openings count and are told, so nothing of an ending shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from catalog.lines import FilmLine
from catalog.models import Credit, Movie
from catalog.search.engine import Documents, SearchTookTooLongError, engine, rows
from catalog.similar.themes import themes
from catalog.synopsis.opening import opening
from catalog.text import fold

MOST = 6
"""Films that are like one, at most."""
ASKED = 8
"""Weightiest themes that the index is asked for; a candidate has two of them."""
MOST_OF_A_THEME = 500
"""Films looked at that have a theme: of 36,000 films no more have a telling word, of a million no more a rare one."""
CANDIDATES = 40
"""Films taken from the index, and as many from the credits: what bounds the cost at any size of the catalogue."""
TOLD_THEMES = 3
TOLD_PEOPLE = 2
WEIGHT_OF_PERSON = 4.0
"""Of a shared director or leading actor: as much as a word of one synopsis in fifty."""
LEAST = 8.0
"""Weight below which two films are not alike: a rare word and a person, or two words that are not common."""


@dataclass(frozen=True, slots=True)
class SimilarFilm:
    """A film like another, and what both have: words of their openings, then people."""

    film: FilmLine
    themes: Sequence[str]
    people: Sequence[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A film's themes with their weights, its leading people by number, and which of them are in other films."""

    film: Movie
    about: dict[str, float]
    leading: dict[int, str]
    shared: dict[int, set[int]]
    candidates: set[int]
    """Numbers of the films to compare it with."""


def comparison(
    film: Movie, names: Sequence[str], leading: Sequence[Credit], elsewhere: Iterable[tuple[int, int]]
) -> Comparison:
    """Return what to compare `film` with, which credits people called `names`.

    `elsewhere` has person and number of other films of the `leading`.
    """
    about = themes(opening(film.synopsis), names)
    called = {credit.person_id: credit.person.name for credit in leading}
    shared: dict[int, set[int]] = {}
    for person, other in elsewhere:
        if person in called:
            shared.setdefault(other, set()).add(person)
    by_people = sorted(shared, key=lambda number: (-len(shared[number]), number))[:CANDIDATES]
    alike = _about(dict(islice(about.items(), ASKED)))
    weights = {number: weight + WEIGHT_OF_PERSON * len(shared.get(number, ())) for number, weight in alike.items()}
    by_themes = sorted(weights, key=lambda number: (-weights[number], number))[:CANDIDATES]
    return Comparison(film, about, called, shared, {*by_people, *by_themes} - {film.pk})


def most_similar(wanted: Comparison, films: Iterable[tuple[FilmLine, str]]) -> list[SimilarFilm]:
    """Return those of `films`, given with their synopses, that are most like the film; always the same ones.

    The most like it comes first.
    """
    ranked = []
    words = {f" {fold(theme)} ": theme for theme in wanted.about}
    for other, synopsis in films:
        if other.sort_title == wanted.film.sort_title or not any(theme in synopsis for theme in wanted.about):
            continue  # most are known by their people alone: spare the search for the opening
        both = _in_both(words, opening(synopsis))
        shared = wanted.shared.get(other.movie_id, ())
        people = [name for person, name in wanted.leading.items() if person in shared]
        weight = sum(wanted.about[theme] for theme in both) + WEIGHT_OF_PERSON * len(people)
        if len(both) + len(people) > 1 and both and weight >= LEAST:
            found = SimilarFilm(other, both[:TOLD_THEMES], people[:TOLD_PEOPLE])
            ranked.append((-weight, other.sort_title, other.movie_id, found))
    ranked.sort(key=lambda one: one[:3])
    works: dict[tuple[str, int | None], SimilarFilm] = {}
    for *_, found in ranked:
        works.setdefault((found.film.sort_title, found.film.year), found)
    return list(works.values())[:MOST]


def _about(asked: Mapping[str, float]) -> dict[int, float]:
    """Return films whose synopses have two of the themes `asked`, with the weight of what they have."""
    # A list of films for each theme, put together here: eight looks into the index. Asked for films with two of them,
    # it would go through all the lists for each tier and each pair.
    lists, parameters = [], []
    for place, theme in enumerate(asked):
        found, words = engine().matching(Documents.SYNOPSES, (((tuple(fold(theme).split()),),),), MOST_OF_A_THEME)
        lists.append(f"SELECT {place}, found.* FROM ({found}) AS found")  # noqa: S608 - own words
        parameters += words
    if len(lists) < 2:
        return {}
    try:
        with engine().time_limit(by_index=True):
            having = rows(" UNION ALL ".join(lists), parameters)
    except SearchTookTooLongError:
        return {}
    weights, shares = list(asked.values()), dict[int, list[float]]()
    for place, number in having:
        shares.setdefault(number, []).append(weights[place])
    return {number: sum(share) for number, share in shares.items() if len(share) > 1}


def _in_both(words: Mapping[str, str], other: str) -> list[str]:
    """Return the themes that `other` has too, the weightiest first; `words` has each by how it stands in folded text."""
    padded = f" {fold(other)} "
    return [theme for word, theme in words.items() if word in padded]
