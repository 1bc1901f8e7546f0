"""Forms that write what their editor changed since opening them, on top of what a load or a colleague wrote since.

A page carries a digest of each value that it was opened with. A field whose value is still that one was left alone by
its editor, and keeps what the database has by now. One that both changed comes back with both values.
"""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from catalog.admin.word_differences import marked

OPENED = "opened"
"""The hidden field with the digests."""

Digests = Mapping[str, str]
"""The digest of each field's value, by the field's name."""


def digest(value: object) -> str:
    """Return what tells ``value`` from others, "" for none: a synopsis need not stand in the page twice."""
    if value is None or value == "":
        return ""
    text = format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]


def read_digests(text: str | None) -> Digests | None:
    """Return the digests that a page sent, None if it sent none that can be read."""
    try:
        digests = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(digests, dict) or not all(isinstance(value, str) for value in digests.values()):
        return None
    return digests


class MergingForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """A form that leaves alone what its editor left alone. Its instance is the row as it is now."""

    opened_with: Digests | None = None
    """What the page was opened with; None: not known, and any value that differs from the row's counts as changed."""
    last_word_wins: tuple[str, ...] = ()
    """Fields that come back with no question if others changed them too."""

    @cached_property
    def changed_data(self) -> list[str]:
        """Return the names of fields that the editor changed to something else than the row has by now."""
        names = [name for name in super().changed_data if name != OPENED]
        return [name for name in names if self._is_touched(name)]

    def digests(self) -> dict[str, str]:
        """Return the digests of the row as it is now."""
        return {name: digest(self._as_typed(name, getattr(self.instance, name))) for name in self._columns()}

    def clean(self) -> dict[str, Any] | None:
        """Keep what the editor left alone; ask back where others changed meanwhile what the editor changed."""
        cleaned = super().clean()
        if self.opened_with is None or self._is_new():
            return cleaned
        now = self.digests()
        for name in self._columns():
            opened = self.opened_with.get(name)
            if name not in self.changed_data:
                self.cleaned_data[name] = getattr(self.instance, name)
                # The editor did not type what is wrong with it, if anything is.
                self.errors.pop(name, None)
            elif opened not in (None, now[name]) and name not in self.last_word_wins and name in self.cleaned_data:
                self._ask_back(name, now[name])
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """What the editor left alone is not theirs to correct."""
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # django-stubs lacks it
        if self.opened_with is None or self._is_new():
            return exclusions
        return {*exclusions, *(name for name in self._columns() if name not in self.changed_data)}

    def remember(self, name: str, digest_now: str) -> None:
        """Have the page, which is shown again, know of the row's present value, so that saving again is a choice."""
        self.opened_with = {**(self.opened_with or {}), name: digest_now}

    def _ask_back(self, name: str, digest_now: str) -> None:
        theirs, mine = getattr(self.instance, name), self.cleaned_data[name]
        message = format_html(
            "Somebody else changed this, or a load did, after you opened the page. It is now: {} Save again to"
            ' replace that with yours, or: <label><input type="checkbox" name="{}"> keep theirs</label>',
            _both(theirs, mine),
            self._theirs(name),
        )
        self.remember(name, digest_now)
        self.add_error(name, ValidationError(message, code="stale"))

    def _columns(self) -> list[str]:
        """Return the names of the fields that are written to columns by what is typed."""
        columns = {field.name for field in self._meta.model._meta.concrete_fields if not field.is_relation}
        return [name for name, field in self.fields.items() if name in columns and not field.disabled and name != "id"]

    def _is_new(self) -> bool:
        return bool(self.instance._state.adding)  # noqa: SLF001  # documented

    def _is_touched(self, name: str) -> bool:
        if self.opened_with is None or name not in self.opened_with:
            return True
        if self.data.get(self._theirs(name)):
            return False
        return digest(self._as_typed(name, self[name].data)) != self.opened_with[name]

    def _as_typed(self, name: str, value: Any) -> Any:
        """Return ``value`` as the field takes it: a browser sends other line ends than the row has."""
        try:
            return self.fields[name].to_python(value)
        except ValidationError:
            return value

    def _theirs(self, name: str) -> str:
        return f"{self.add_prefix(name)}-theirs"


class RememberingForm(MergingForm):
    """A form that carries what it was opened with in a hidden field of its own."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self._is_new():
            del self.fields[OPENED]
            return
        self.initial[OPENED] = json.dumps(self.digests())
        if self.is_bound:
            self.opened_with = read_digests(self.data.get(self.add_prefix(OPENED)))

    def remember(self, name: str, digest_now: str) -> None:
        """Have the page know of the row's present value."""
        super().remember(name, digest_now)
        data: Any = self.data
        self.data = data.copy()
        self.data[self.add_prefix(OPENED)] = json.dumps(self.opened_with)  # type: ignore[index]  # a QueryDict


def _both(theirs: object, mine: object) -> SafeString:
    """Return the present value; of a text, with what differs from the editor's marked."""
    if isinstance(theirs, str) and isinstance(mine, str) and theirs:
        return format_html('<span class="words">{}</span>', mark_safe(marked(mine, theirs)))  # noqa: S308  # escaped there
    return format_html('<strong class="words">{}</strong>', "nothing" if theirs in (None, "") else theirs)
