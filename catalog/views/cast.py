"""Who plays whom on a film's page: what stands in the open, and what would tell too much there."""

from dataclasses import dataclass, field

from catalog.models import Credit
from catalog.synopsis.late_names import is_named_late
from catalog.views.billing import Billing


@dataclass(frozen=True, slots=True)
class Member:
    """An actor's credit, and the character as far as this place may tell."""

    credit: Credit
    character: str


@dataclass(slots=True)
class Cast:
    """The billed cast, those whom only the synopsis names, and what is told with the ending only."""

    billed: list[Member] = field(default_factory=list)
    named_in_synopsis: list[Member] = field(default_factory=list)
    late: list[Member] = field(default_factory=list)


def cast(credits: Billing, synopsis: str, late_from: int | None) -> Cast:
    """Return the cast of a film whose synopsis gives names late from the offset `late_from` on (None: never).

    Billed actors are in the open always, their characters only if they are met in time; somebody whom only the late
    part names is with the ending altogether.
    """
    found = Cast()
    for credit in credits.cast:
        late = late_from is not None and is_named_late(synopsis, late_from, credit.character)
        found.billed.append(Member(credit, "" if late else credit.character))
        if late:
            found.late.append(Member(credit, credit.character))
    for credit in credits.named_in_synopsis:
        names = (credit.character, credit.credited_as or credit.person.name)
        late = late_from is not None and is_named_late(synopsis, late_from, *names)
        (found.late if late else found.named_in_synopsis).append(Member(credit, credit.character))
    return found
