"""Find a film's actors by the ways a synopsis spells them."""

from collections.abc import Iterable, Sequence

from catalog.synopsis.vocabulary import PARTICLES, SUFFIXES
from catalog.text import fold


def name_key(name: str) -> str:
    """Return what two spellings of one name share: ``"E.G. Marsden"`` and ``"E. G. Marsden"``.

    Case, accents, punctuation and spaces do not count.
    """
    return fold(name).replace(" ", "")


def surname_keys(name: str) -> list[str]:
    """Return the keys under which a surname alone means this person, shortest first.

    ``"Robert De Niro"`` gives those of "Niro" and "De Niro"; the last two of three or more words
    are tried as well ("Bonham Carter"). A name of one word has no surname.
    """
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1].lower() in SUFFIXES:
        words.pop()
    if len(words) < 2:
        return []
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    starts = {len(words) - 1, first}
    if len(words) > 2:
        starts.add(len(words) - 2)
    return [name_key(" ".join(words[start:])) for start in sorted(starts, reverse=True)]


class CastIndex:
    """The cast of one film, found by full name or by surname."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key: dict[str, str] = {}
        self._by_surname: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Let ``name`` be found from now on; the first spelling of a name is kept."""
        key = name_key(name)
        if not key or key in self._by_key:
            return
        self._by_key[key] = name
        for surname in surname_keys(name):
            self._by_surname.setdefault(surname, []).append(name)

    def full_name(self, text: str) -> str | None:
        """Return the cast's spelling of the full name ``text``, or None."""
        return self._by_key.get(name_key(text))

    def is_billed_high(self, name: str) -> bool:
        """Say whether ``name`` is among the first three of the cast."""
        return name in list(self._by_key.values())[:3]

    def of_surname(self, text: str) -> Sequence[str]:
        """Return everyone whose surname is ``text``, in billing order."""
        return self._by_surname.get(name_key(text), ())
