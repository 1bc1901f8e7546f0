"""Invented films of realistic shape: the same ones for the same seed and number, however many are wanted.

The shape follows 36,253 films that Wikipedia has articles on: five credits a film, half of the people with one or two
and a few with many hundreds, some hundred words of synopsis, gaps everywhere, a word for every third film that no other
title has. Casts vary more, years run to today.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from benchmarks import words
from benchmarks.vocabulary import Vocabulary, words_of_stories

CHANGED_EVERY = 20
"""One film in so many differs between the two versions of a catalogue: 5 %."""

_ERAS = 8
_FIRST_YEAR, _LAST_YEAR = 1895, 2025
_YEARS_AN_ERA = 18
"""People work in two neighbouring eras at most, so that nobody acts for 130 years."""

_PEOPLE_A_FILM = 2.5
_HEAD = 0.026
"""Flattens the cubic distribution of credits where it begins, so that the busiest people have about 1,000."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InventedFilm:
    """What a generated seed says, as the texts that stand in it."""

    number: int
    title: str
    year: str
    url: str
    rating: str
    directors: tuple[str, ...]
    actors: tuple[str, ...]
    synopsis: str

    def seed(self) -> bytes:
        """Return the film as a seed file."""
        return (
            f"movieId: {self.number}\ntitle: {self.title}\nyear: {self.year}\nurl: {self.url}\n"
            f"ratingValue: {self.rating}\ndirectors: {', '.join(self.directors)}\n"
            f"actors: {', '.join(self.actors)}\n\nsynopsis:\n{self.synopsis}"
        ).encode()


def invent_films(count: int, *, seed: int = 0, changed: bool = False) -> Iterator[InventedFilm]:
    """Yield films 1 to ``count``; with ``changed`` one in twenty differs from the version without it."""
    inventor = _Inventor(count, Random(seed).random)  # noqa: S311  # repeatable on purpose
    for number in range(1, count + 1):
        film = inventor.film(number)
        yield _changed(film) if changed and number % CHANGED_EVERY == 0 else film


def _changed(film: InventedFilm) -> InventedFilm:
    """Return ``film`` as its next seed gives it: a cast, a rating or a text that grew, in turn."""
    match film.number // CHANGED_EVERY % 3:
        case 0:
            return replace(film, actors=(*film.actors[::-1], f"Newcomer {film.number}"))
        case 1:
            return replace(film, rating="9.9" if film.rating != "9.9" else "9.8")
        case _:
            return replace(film, synopsis=f"{film.synopsis} The ending was filmed twice.".strip())


class _Inventor:
    """Draws films from one stream of random numbers.

    Only ``Random.random`` is used: its sequence is promised to stay the same in every version of Python.
    """

    def __init__(self, films: int, random: Callable[[], float]) -> None:
        self.random = random
        self.people_an_era = max(int(films * _PEOPLE_A_FILM / _ERAS), 20)
        self.noun = Vocabulary((*words.NOUNS, *map(str.capitalize, words_of_stories())), films, random).pick
        self.adjective = Vocabulary(words.ADJECTIVES, films // 4, random).pick
        self.known_place = Vocabulary(words.PLACES, films // 4, random).pick

    def pick(self, table: Sequence[T]) -> T:
        return table[int(self.random() * len(table))]

    def place(self) -> str:
        name = self.known_place()
        return name if name[0].isupper() else name.capitalize()

    def clause(self) -> str:
        clause = self.pick(words.CLAUSES)
        while "{place}" in clause:
            clause = clause.replace("{place}", self.place(), 1)
        return clause.replace("{adjective}", self.adjective().lower()).replace("{noun}", self.noun().lower())

    def film(self, number: int) -> InventedFilm:
        random = self.random
        year = _LAST_YEAR - int((_LAST_YEAR - _FIRST_YEAR) * random() ** 1.6)
        directors = self.people(year, 0 if random() < 0.15 else 1 if random() < 0.93 else 2)
        actors = self.people(year, 0 if random() < 0.05 else int(1.4 / (random() + 0.03)))
        return InventedFilm(
            number=number,
            title=self.title(),
            year="" if random() < 0.01 else str(year),
            url="" if random() < 0.05 else f"https://films.example.org/title/tt{number:07}/",
            rating="" if random() < 0.6 else f"{10 * random() ** 0.5:.1f}",
            directors=directors,
            actors=actors,
            synopsis="" if random() < 0.05 else self.synopsis(actors),
        )

    def people(self, year: int, count: int) -> tuple[str, ...]:
        random, names = self.random, []
        scale = self.people_an_era / ((1 + _HEAD) ** 3 - _HEAD**3)
        for _ in range(count):
            era = int((year - _FIRST_YEAR) / _YEARS_AN_ERA + random()) % _ERAS
            rank = int(scale * ((random() + _HEAD) ** 3 - _HEAD**3))
            names.append(person_name(rank * _ERAS + era))
        return tuple(dict.fromkeys(names))

    def title(self) -> str:
        kind = self.random()
        if kind < 0.35:
            return f"The {self.adjective().title()} {self.noun().title()}"
        if kind < 0.55:
            return f"{self.adjective().title()} {self.noun().title()}s"
        if kind < 0.7:
            return f"{self.noun().title()} of {self.place()}"
        if kind < 0.8:
            noun = self.noun().title()
            return f"{'An' if noun[0] in 'AEIOU' else 'A'} {noun} in {self.place()}"
        if kind < 0.85:
            return f"{self.pick(words.GIVEN_NAMES)} & {self.pick(words.GIVEN_NAMES)}"
        if kind < 0.9:
            return f"{self.noun().title()} {self.pick(('II', 'III', '2', 'Returns'))}: {self.place()}"
        if kind < 0.99:
            return " ".join(map(self.pick, self.pick(words.TITLES_IN_OTHER_SCRIPTS)))
        return self.pick(words.ODD_TITLES)

    def synopsis(self, actors: Sequence[str]) -> str:
        """Return two to eight sentences, one in fifty times a whole plot; the first actors are named in them."""
        random = self.random
        length = int(2 + 5 * random() ** 2 if random() < 0.98 else 10 + 40 * random())
        sentences = []
        for number in range(length):
            character = f"{self.pick(words.CHARACTERS)} {self.pick(words.GIVEN_NAMES)}"
            if number < len(actors) and number < 3:
                character = f"{character} ( {actors[number]} )"
            sentences.append(f"{character} {self.clause()}, {self.pick(words.LINKS)} {self.clause()}.")
        return " ".join(sentences)


def person_name(number: int) -> str:
    """Return the name of person ``number``, different for nearly every number; one in ten is not in Latin letters."""
    match number % 20:
        case 0:
            return _name_in_other_script(number // 20)
        case 1:
            return _name_written_together(number // 20)
        case _:
            return _latin_name(number)


def _latin_name(number: int) -> str:
    starts, ends = words.FAMILY_NAME_STARTS, words.FAMILY_NAME_ENDS
    rest, given = divmod(number, len(words.GIVEN_NAMES))
    rest, start = divmod(rest + 37 * given, len(starts))
    rest, end = divmod(rest, len(ends))
    initial = f" {chr(ord('A') + rest % 26)}." if rest else ""
    suffix = words.SUFFIXES[(given + start) % len(words.SUFFIXES)]
    return f"{words.GIVEN_NAMES[given]}{initial} {starts[start]}{ends[(end + 7 * start) % len(ends)]}{suffix}"


def _name_in_other_script(number: int) -> str:
    rest, script = divmod(number, len(words.NAMES_IN_OTHER_SCRIPTS))
    given, family = words.NAMES_IN_OTHER_SCRIPTS[script]
    rest, second = divmod(rest, len(given))
    rest, first = divmod(rest, len(given))
    last = family[rest % len(family)]
    return f"{given[first]} {last}" if first == second else f"{given[first]} {given[second]} {last}"


def _name_written_together(number: int) -> str:
    rest, script = divmod(number, len(words.NAMES_WRITTEN_TOGETHER))
    given, family = words.NAMES_WRITTEN_TOGETHER[script]
    rest, first = divmod(rest, len(given))
    rest, last = divmod(rest, len(family))
    return f"{family[last]}{given[first]}" + (given[rest % len(given)] if rest else "")
