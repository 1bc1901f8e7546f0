"""The journal of a merge: what has to be known to undo it, as its row keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from catalog.identity.seed_names import Place
from catalog.identity.sharing import Before, joined_credit
from catalog.ingest.film_state import CreditState
from catalog.models import Credit, DistinctPeople, Person, PersonMerge


@dataclass(frozen=True, slots=True)
class Entry:
    """One film and role of the journal."""

    place: Place
    credit: int | None
    """The number of the credit that was theirs; None where they had none, though the seed named them."""
    kept_credit: int | None
    """The number of the credit that the one who was kept had; None where they had none, or if the journal's row is older."""
    before: Before

    def is_about(self, credit: Credit) -> bool:
        """Whether a credit that is there now can be the one that was made of theirs.

        One that a load made anew, after another had taken theirs out, is not: what editors did before that is past. An
        editor who put the credit in again meant that one.
        """
        is_older = self.before.ours is not None and self.kept_credit is None
        put_in_again = credit.source == Credit.Source.EDITOR
        return is_older or put_in_again or credit.pk in (self.credit, self.kept_credit)


def person_facts(person: Person) -> dict[str, Any]:
    """Return the person as they are, with their names, addresses, pins and those known to be somebody else."""
    return {
        "slug": person.slug,
        "match_name": person.match_name,
        "aliases": list(person.aliases.values_list("name", flat=True)),
        "redirects": list(person.redirects.values_list("slug", flat=True)),
        "pins": list(person.credit_pins.values_list("pk", flat=True)),
        "distinct": sorted(distinct_from(person)),
    }


def distinct_from(person: Person) -> set[int]:
    """Return the numbers of those whom editors found to be somebody else than ``person``."""
    pairs = DistinctPeople.objects.filter(Q(first=person) | Q(second=person)).values_list("first_id", "second_id")
    return {pk for pair in pairs for pk in pair} - {person.pk}


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Return ``entry`` as the row keeps it."""
    before = entry.before
    return {
        "movie_id": entry.place[0],
        "role": entry.place[1],
        "id": entry.credit,
        "kept_id": entry.kept_credit,
        "ours": _credit_as_json(before.ours),
        "theirs": _credit_as_json(before.theirs),
        "base_ours": _credit_as_json(before.base_ours),
        "base_theirs": _credit_as_json(before.base_theirs),
        "base_one": _credit_as_json(before.base_one),
        # Only where both had a credit can their order have to be given back.
        "order": before.order if before.ours and before.theirs else [],
        "base_order": before.base_order if before.ours and before.theirs else [],
    }


def entries(journal: PersonMerge) -> Iterable[Entry]:
    """Yield the entries of a row."""
    for facts in journal.credits:
        role, kept, gone = facts["role"], journal.kept_number, journal.gone_number
        base_ours, base_theirs = _credit(facts["base_ours"], kept, role), _credit(facts["base_theirs"], gone, role)
        base_order = tuple(facts["base_order"]) or (kept, gone)
        if "base_one" in facts:
            base_one = _credit(facts["base_one"], kept, role)
        else:  # a row of an older version
            base_one = joined_credit(base_ours, base_theirs, base_order)
        before = Before(
            _credit(facts["ours"], kept, role),
            _credit(facts["theirs"], gone, role),
            base_ours,
            base_theirs,
            base_one,
            tuple(facts["order"]) or (kept, gone),
            base_order,
        )
        yield Entry((facts["movie_id"], role), facts["id"], facts.get("kept_id"), before)


def _credit_as_json(credit: CreditState | None) -> list[str] | None:
    return [credit.character, credit.credited_as, credit.source] if credit else None


def _credit(facts: list[str] | None, person: int, role: str) -> CreditState | None:
    return CreditState(person, role, *facts) if facts else None
