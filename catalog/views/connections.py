"""How two people are connected by films."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.views.generic import TemplateView

from catalog.chains import find_chain, links
from catalog.connections import GaveUpError
from catalog.models import Person
from catalog.seeds.rules import MAX_NAME_LENGTH
from catalog.views.public import PublicPage
from catalog.whom import Meant, people_meant


@dataclass(frozen=True, slots=True)
class End:
    """One end of the chain that is asked for: what was typed, and whom it means."""

    parameter: str
    label: str
    text: str
    meant: Meant = field(default_factory=Meant)
    problem: str = ""

    @property
    def person(self) -> Person | None:
        """The one person that is meant."""
        return self.meant.people[0] if len(self.meant.people) == 1 else None

    @property
    def shown(self) -> str:
        """What the form's field says: the person's name once there is one."""
        return self.person.name if self.person else self.text

    @property
    def slug(self) -> str | None:
        """What links keep of this end."""
        return self.person.slug if self.person else self.text or None


class ConnectionView(PublicPage, TemplateView):
    """`/connections/?from=timothy-dalton&to=tom-hanks`: the shortest chain of films between two people."""

    template_name = "catalog/connection.html"
    parameters = frozenset({"from", "to"})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return both ends and, where both are known, the chain between them or why there is none."""
        ends = [self._end("from", "From"), self._end("to", "To")]
        return super().get_context_data(
            **kwargs,
            ends=ends,
            start=ends[0],
            goal=ends[1],
            state=QueryDict(),
            **self._connection(*(end.person for end in ends)),
        )

    def _end(self, parameter: str, label: str) -> End:
        field = forms.CharField(required=False, max_length=MAX_NAME_LENGTH)
        try:
            text: str = field.clean(self.request.GET.get(parameter, ""))
        except forms.ValidationError:
            return End(
                parameter, label, "", problem=f"{label}: give a name of at most {MAX_NAME_LENGTH} ordinary characters."
            )
        if not text:
            return End(parameter, label, text)
        meant = people_meant(text)
        return End(parameter, label, text, meant, "" if meant.people else f"{label}: nobody here is called so.")

    def _connection(self, start: Person | None, goal: Person | None) -> dict[str, Any]:
        if start is None or goal is None:
            return {"outcome": "nothing asked"}
        if start == goal:
            return {"outcome": "same person"}
        try:
            chain = find_chain(start, goal)
        except GaveUpError:
            return {"outcome": "gave up"}
        if chain is None:
            return {"outcome": "no chain"}
        return {"outcome": "chain", "links": links(chain), "count": chain.count}
