"""People, and a person."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect

from catalog.addresses import address
from catalog.career import career
from catalog.filters import PeopleFilter
from catalog.kept_counts import kept_count
from catalog.lines import CreditLine
from catalog.list_pages import PeoplePages
from catalog.models import Credit, Person
from catalog.structured_data import breadcrumb_data, person_data
from catalog.views.public import NumberedPages

PEOPLE_A_PAGE = 120
CREDITS_A_PAGE = 200
COLLABORATORS = 12


class PeopleListView(NumberedPages):
    """`/people/`: people by surname, with the number of their films."""

    template_name = "catalog/people_list.html"
    context_object_name = "numbers"
    paginate_by = PEOPLE_A_PAGE
    parameters = frozenset({*PeopleFilter.base_filters, "page"})

    def get_queryset(self) -> QuerySet[Person, int]:
        """Return the numbers of the people that the valid parameters ask for, by surname."""
        self.filter = PeopleFilter(self.request.GET, queryset=Person.objects.listed())
        # Numbers first: passing over the pages before then reads the index alone.
        numbers: QuerySet[Person, int] = self.filter.qs.values_list("pk", flat=True)
        return numbers

    def get_paginator(self, *_: Any, **__: Any) -> PeoplePages:
        """Return the pages of the people who are asked for."""
        return PeoplePages(self.filter, PEOPLE_A_PAGE)

    def get_state(self) -> QueryDict:
        """Return the valid parameters."""
        return self.filter.state

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the people with their numbers of films, and the letters they are filed under."""
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "filter": self.filter,
            "chips": self.filter.chips,
            "letters": kept_count("letters of people", Person.objects.letters),
            # A load may have taken somebody's last film since the numbers were asked for.
            "people": Person.objects.lines_with_films(list(context["numbers"])),
        }


class PersonView(NumberedPages):
    """A person: the films directed, then the films acted in, the newest first."""

    template_name = "catalog/person.html"
    context_object_name = "credits"
    paginate_by = CREDITS_A_PAGE
    parameters = frozenset({"page"})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page; an address that the person once had leads to the present one for ever."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            person = get_object_or_404(Person.objects.public(), redirects__slug=kwargs["slug"])
            return redirect(person, permanent=True)

    def get_queryset(self) -> list[CreditLine]:  # type: ignore[override]  # pages are cut from any list
        """Return the person's credits; a 404 if no film that visitors may see has one."""
        person = Person.objects.at_address(self.kwargs["slug"])
        self.credits = Credit.objects.filmography(person.pk) if person else []
        if person is None or not self.credits:
            raise Http404("nobody has that address")
        self.person = person
        return self.credits

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the person with the career as a whole, and a page of the credits."""
        context = super().get_context_data(**kwargs)
        numbers = {credit.movie.movie_id for credit in self.credits}
        film_count = len(numbers)
        here, page = self.person.get_absolute_url(), context["page_obj"].number
        return dict(
            context,
            person=self.person,
            film_count=film_count,
            description=f"The films of {self.person.name}: {film_count:,} in this catalogue.",
            canonical=f"{here}?page={page}" if page > 1 else here,
            person_data=person_data(self.person),
            way_here=breadcrumb_data((address("people"), "People"), (here, self.person.name)),
            collaborators=Credit.objects.collaborators(self.person.pk, numbers, COLLABORATORS),
            career=career((credit.movie.year, credit.role) for credit in self.credits if credit.movie.year),
        )
