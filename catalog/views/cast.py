"""Who plays whom on a film's page: what stands in the open, and what would tell too much there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.models import Credit
from catalog.synopsis.late_names import is_named_late
from catalog.views.billing import Billing

IN_THE_OPEN = 40
"""Billed actors shown at once: most films have fewer. The others stand behind a disclosure."""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor's credit, and the character as far as this place may tell."""

    credit: Credit
    character: str
    recurring: str = ""
    """The slug of the character's own page, if there is one."""


@dataclass(slots=True)
class Cast:
    """The billed cast, those whom only the synopsis names, and what is told with the ending only."""

    billed: list[Member] = field(default_factory=list)
    named_in_synopsis: list[Member] = field(default_factory=list)
    late: list[Member] = field(default_factory=list)

    @property
    def leading(self) -> list[Member]:
        """The billed actors shown at once: all of them if hardly any would be left over."""
        return self.billed if len(self.billed) <= IN_THE_OPEN * 1.25 else self.billed[:IN_THE_OPEN]

    @property
    def further(self) -> list[Member]:
        """The billed actors behind the leading ones."""
        return self.billed[len(self.leading) :]


def cast(credits: Billing, synopsis: str, late_from: int | None, recurring: Mapping[str, str]) -> Cast:
    """Return the cast of a film whose synopsis gives names late from the offset `late_from` on (None: never).

    `recurring` has the slugs of the characters with pages of their own, by their names as credited.

    Billed actors are in the open always, their characters only if they are met in time; somebody whom only the late
    part names is with the ending altogether.
    """
    found = Cast()
    for credit in credits.cast:
        member = Member(credit, credit.character, recurring.get(credit.character, ""))
        late = late_from is not None and is_named_late(synopsis, late_from, credit.character)
        found.billed.append(Member(credit, "") if late else member)
        if late:
            found.late.append(member)
    for credit in credits.named_in_synopsis:
        member = Member(credit, credit.character, recurring.get(credit.character, ""))
        names = (credit.character, credit.credited_as or credit.person.name)
        late = late_from is not None and is_named_late(synopsis, late_from, *names)
        (found.late if late else found.named_in_synopsis).append(member)
    return found
