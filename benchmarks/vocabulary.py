"""Words as texts use them: a few again and again, most hardly ever, and always new ones."""

from collections.abc import Callable, Sequence
from importlib import resources

_SYLLABLES = (
    "ba bel bri cal cor da del dro el fa fen gar gil ha hol ir jo ka kel lan lo mar mi nor ol pa per qui ran ro sa"
    " sel ta tor ul va ven wil yar zo"
).split()


class Vocabulary:
    """Words in the order of how often they are met, the `given` first, then coined ones, `size` in all.

    The word of rank r is drawn in proportion to 1/r (Zipf's law, as the titles and synopses of 36,000 films have it).
    """

    def __init__(self, given: Sequence[str], size: int, random: Callable[[], float]) -> None:
        """Draw with `random`, which returns numbers from 0 up to 1."""
        self.given, self.size, self.random = given, max(size, len(given)), random

    def pick(self) -> str:
        """Return a word."""
        rank = int((self.size + 1) ** self.random()) - 1
        return self.given[rank] if rank < len(self.given) else coined(rank)


def coined(number: int) -> str:
    """Return a word of two or more syllables, another one for each number."""
    rest, last = divmod(number, len(_SYLLABLES))
    word = _SYLLABLES[last]
    while rest >= len(_SYLLABLES):
        rest, syllable = divmod(rest, len(_SYLLABLES))
        word = _SYLLABLES[syllable] + word
    return _SYLLABLES[rest] + word


def words_of_stories() -> list[str]:
    """Return telling words of film synopses, the commonest first."""
    lines = resources.files("catalog.similar").joinpath("word_shares.txt").read_text("utf-8").splitlines()
    shares = {word: float(share) for word, share in map(str.split, lines)}
    return sorted(shares, key=lambda word: (-shares[word], word))
