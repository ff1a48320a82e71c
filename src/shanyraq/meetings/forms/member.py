"""A member named by typing: one short field in place of a list of everybody, with or without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from kazakhtext.alphabet import sort_key

from shanyraq.bodies.roll import Asked, Row, looked_up
from shanyraq.people.models import Person
from shanyraq.web.words import say

LIST = "members"
MOST_NAMED = 6


def names_to_type(rows: Sequence[Row]) -> list[str]:
    """Give what a browser offers while a name is typed; namesakes carry their number."""
    language = get_language() or "kk"
    names = [(row.name_in(language), row.person_id) for row in rows]
    counted = Counter(name for name, _ident in names)
    told = [name if counted[name] == 1 else f"{name} № {ident}" for name, ident in names]
    return sorted(told, key=sort_key)


class MemberField(forms.CharField):
    """The name of a member, whole or its beginning, in any language. Cleans to a `Person`, or None where empty."""

    def __init__(self, *, rows: Sequence[Row], **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Type the name or its beginning."))
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("widget", forms.TextInput(attrs={"list": LIST, "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.rows = rows

    def clean(self, value: Any) -> Any:
        """Find the one member who is meant, or say who else could be."""
        typed = " ".join(str(super().clean(value)).split())
        if not typed:
            return None
        found = self._meant(typed)
        if not found:
            raise forms.ValidationError(_("No member has such a name."), code="nobody")
        if len(found) > 1:
            raise forms.ValidationError(self._several(found), code="several")
        return Person.objects.get(pk=found[0].person_id)

    def _meant(self, typed: str) -> list[Row]:
        name, _sign, number = (part.strip() for part in typed.partition("№"))
        exact = [row for row in self.rows if name.casefold() in _names(row)]
        found = exact or looked_up(self.rows, Asked(name=name.replace(".", " ").replace("-", " ")))
        return [row for row in found if str(row.person_id) == number] if number else found

    @staticmethod
    def _several(found: Sequence[Row]) -> str:
        names = names_to_type(found)
        told = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
        return say(
            _("{count} members have such a name: {names}. Write which one."), count=len(found), names=told
        )


def _names(row: Row) -> set[str]:
    return {name.casefold() for name in (row.name_kk, row.name_ru, row.name_en) if name}
