"""Forms as the look asks: one column, label above, hint, error above the field, a summary that takes focus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from rulebook import Refusal, Refused

from shanyraq.web.dates import read_day
from shanyraq.web.refusals import said
from shanyraq.web.typed import seen


class Renderer(TemplatesSetting):
    """Render every form and field with the house's templates."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"


class DayField(forms.CharField):
    """A day in the reader's order (24.04.2025); ISO and words are read too. Cleans to `datetime.date`."""

    default_error_messages = {"unread": _("Write a day like 24.04.2025.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Day, month, year. For example 24.04.2025"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "class": "short"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Read the day, or say how to write one."""
        if isinstance(value, date):
            return value
        text = super().to_python(value)
        if not text:
            return None
        day = read_day(text)
        if day is None:
            raise forms.ValidationError(self.error_messages["unread"], code="unread")
        return day

    def prepare_value(self, value: Any) -> Any:
        """Show a stored day as readers write it; show what was typed as it was typed."""
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value


def _choice(value: Any) -> Any:
    """Give what was chosen; a number that no row can have is no choice, and a database is not asked about it."""
    return "?" if isinstance(value, str) and value.isdecimal() and len(value) > 18 else value


class Form(forms.Form):
    """The house's form. `refused` is filled when the act was refused: shown above the fields, nothing typed is lost.

    Characters that nobody sees are taken out of what is typed, but for passwords.
    """

    refused: Refused | None = None
    required_css_class = "required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        # The one place where Django reads what was typed, before it is checked or shown again.
        value = super()._widget_data_value(widget, html_name)  # type: ignore[misc]
        if isinstance(widget, forms.widgets.ChoiceWidget):
            return [_choice(one) for one in value] if isinstance(value, list) else _choice(value)
        if not isinstance(value, str) or isinstance(widget, forms.PasswordInput):
            return value
        return seen(value, lines=isinstance(widget, forms.Textarea))

    @property
    def refusal(self) -> Any:
        """Give the refusal in words, or None."""
        return said(self.refused) if self.refused is not None else None


def sent(request: HttpRequest) -> Any:
    """Give what a form was sent with, or None where it is only asked for."""
    return request.POST if request.method == "POST" else None


def perform(
    request: HttpRequest,
    form: Form,
    act: Callable[..., Any],
    /,
    *,
    then: Callable[[Any], str],
    done: Callable[[Any], str],
    **given: Any,
) -> HttpResponse | None:
    """Do an act with what a valid form holds; go on to `then(result)` with the message `done(result)`.

    A refusal is put on the form, which the caller shows again (status 409) with everything typed; then, and
    where the form is not valid, None is returned.
    """
    if not form.is_valid():
        return None
    try:
        result = act(**given, **form.cleaned_data)
    except Refusal as refusal:
        form.refused = refusal.verdict
        return None
    messages.success(request, done(result))
    return redirect(then(result))


def status_of(form: Form) -> int:
    """Give the status a page with this form is answered with: 409 refused, 422 not valid, else 200."""
    if form.refused is not None:
        return 409
    return 422 if form.is_bound and form.errors else 200
