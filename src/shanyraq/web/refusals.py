"""Sentences of refusals, in the reader's language, from the one verdict object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from rulebook import Refused

from shanyraq.web.words import say

Text = str | Promise


@dataclass(frozen=True)
class Sentence:
    """How a refusal is said: a heading with its numbers, what it means, and where to go.

    `title` and `lead` are lazy translations with {fact} places; `have`, `need` name the facts drawn as
    a bar; `ways` maps a code of a way out to its sentence; `forbidden` makes the answer 403 instead of 409.
    `retell` turns codes among the facts into words before they are said; `go` names the page of the next step
    and its button, and a third word there names the fact that stands in the page's address.
    """

    title: Text
    lead: Text = ""
    have: str = ""
    need: str = ""
    have_label: Text = ""
    need_label: Text = ""
    ways: Mapping[str, Text] = field(default_factory=dict)
    forbidden: bool = False
    retell: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    go: tuple[str, Text] | tuple[str, Text, str] | None = None


_registry: dict[str, Sentence] = {}


def register(sentences: Mapping[str, Sentence | Mapping[str, Any]]) -> None:
    """Add a room's sentences. A code said twice is a mistake.

    The journal lies below this room and cannot name `Sentence`: it gives plain mappings of the same fields.
    """
    for code, given in sentences.items():
        sentence = given if isinstance(given, Sentence) else Sentence(**given)
        if code in _registry and _registry[code] != sentence:
            raise ValueError(f"two sentences for {code}")
        _registry[code] = sentence


def load() -> None:
    """Import `refusals.py` of every room that has one, and register its SENTENCES."""
    for config in apps.get_app_configs():
        if config.name.startswith("shanyraq.") and config.name != "shanyraq.web":
            name = f"{config.name}.refusals"
            if find_spec(name):
                register(import_module(name).SENTENCES)


def sentences() -> Mapping[str, Sentence]:
    """Give every registered sentence, by code."""
    return _registry


@dataclass(frozen=True)
class Said:
    """A refusal in the reader's language, ready for a page, a notice or a button."""

    code: str
    title: str
    lead: str
    ways: tuple[str, ...]
    verdict: Refused
    have: int | None = None
    need: int | None = None
    have_label: str = ""
    need_label: str = ""
    forbidden: bool = False
    go: tuple[str, str] | None = None

    @property
    def missing(self) -> int | None:
        """Give how many are missing, where the refusal counts something."""
        if self.have is None or self.need is None:
            return None
        return max(0, self.need - self.have)

    @property
    def share(self) -> str:
        """Give the filled part of the bar as a CSS percentage."""
        total = self.verdict.facts.get("total", self.need)
        return f"{100 * (self.have or 0) / (int(str(total)) or 1):.2f}%" if total else "0%"

    @property
    def mark(self) -> str:
        """Give the place of the mark on the bar as a CSS percentage."""
        total = self.verdict.facts.get("total", self.need)
        return f"{min(100.0, 100 * (self.need or 0) / (int(str(total)) or 1)):.2f}%" if total else "100%"


def said(verdict: Refused) -> Said:
    """Put a refusal into words. A code nobody registered raises KeyError: a test finds it first."""
    sentence = _registry[verdict.code]
    facts: dict[str, Any] = dict(sentence.retell(verdict.facts) if sentence.retell else verdict.facts)
    return Said(
        code=verdict.code,
        title=say(sentence.title, **facts),
        lead=say(sentence.lead, **facts) if sentence.lead else "",
        ways=tuple(say(sentence.ways[way], **facts) for way in (verdict.ways or tuple(sentence.ways))),
        verdict=verdict,
        have=_count(facts, sentence.have),
        need=_count(facts, sentence.need),
        have_label=say(sentence.have_label, **facts) if sentence.have_label else "",
        need_label=say(sentence.need_label, **facts) if sentence.need_label else "",
        forbidden=sentence.forbidden,
        go=_next_step(sentence, verdict),
    )


def _next_step(sentence: Sentence, verdict: Refused) -> tuple[str, str] | None:
    if sentence.go is None:
        return None
    page, label, *place = sentence.go
    return reverse(str(page), args=[verdict.facts[str(fact)] for fact in place]), str(label)


def _count(facts: Mapping[str, Any], name: str) -> int | None:
    value = facts.get(name) if name else None
    return value if isinstance(value, int) and not isinstance(value, bool | date) else None


def refusal_response(request: HttpRequest, verdict: Refused) -> HttpResponse:
    """Answer with the refusal page, or its JSON where that is asked for. Status 409, or 403 where no mandate is."""
    words = said(verdict)
    status = 403 if words.forbidden else 409
    if "application/json" in request.headers.get("accept", ""):
        body = {**verdict.to_json(), "title": words.title, "lead": words.lead, "ways": list(words.ways)}
        return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    back = request.headers.get("referer", "")
    own = back if back.startswith(f"{request.scheme}://{request.get_host()}/") else ""
    return render(request, "web/refusal.html", {"said": words, "back": own}, status=status)
