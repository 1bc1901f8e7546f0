"""What the queue of suspected duplicates shows of each pair: for a page of them in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from catalog.admin.letter_differences import letters_marked
from catalog.admin.people_cards import PersonCard, cards_of
from catalog.duplicates.evidence import Evidence, evidence_of
from catalog.models import Person, SuspectedDuplicate

COLLEAGUES_NAMED = 3


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A pair as an editor reads it; `kept` is who would stay if they were merged."""

    kept: PersonCard
    gone: PersonCard
    evidence: Evidence
    colleagues: list[str]
    """Names of some of those whom both worked with."""

    @property
    def kept_name(self) -> SafeString:
        """The name of who would stay, with what the other has not marked."""
        return mark_safe(letters_marked(self.kept.person.name, self.gone.person.name))  # noqa: S308  # escaped there

    @property
    def gone_name(self) -> SafeString:
        """The name of the other, marked likewise."""
        return mark_safe(letters_marked(self.gone.person.name, self.kept.person.name))  # noqa: S308  # escaped there

    @property
    def more_colleagues(self) -> int:
        """How many are not named."""
        return len(self.evidence.colleagues) - len(self.colleagues)


def duplicate_rows(pairs: Sequence[SuspectedDuplicate]) -> list[DuplicateRow]:
    """Return a row for each of `pairs`, which have their people with them."""
    cards = cards_of({person for pair in pairs for person in (pair.first, pair.second)})
    evidence = evidence_of({(pair.first_id, pair.second_id) for pair in pairs})
    named = {pair: sorted(told.colleagues)[:COLLEAGUES_NAMED] for pair, told in evidence.items()}
    names = dict(
        Person.objects.filter(pk__in={one for some in named.values() for one in some}).values_list("pk", "name")
    )
    rows = []
    for pair in pairs:
        numbers = (pair.first_id, pair.second_id)
        gone, kept = sorted((cards[number] for number in numbers), key=_fitness)
        rows.append(DuplicateRow(kept, gone, evidence[numbers], [names[one] for one in named[numbers] if one in names]))
    return rows


def _fitness(card: PersonCard) -> tuple[int, int, int]:
    """Return how fit a person is to be the one who stays: by films, then by the fuller name, accents included."""
    name = card.person.name
    return card.films, sum(not letter.isascii() for letter in name), len(name)
