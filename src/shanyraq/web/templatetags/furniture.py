"""Tags and filters every template has."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from kazakhtext.dates import format_date
from kazakhtext.language import language_of as language_of_text
from kazakhtext.numbers import format_number
from kazakhtext.numerals import Num
from rulebook import Citation, Refused, Verdict

from shanyraq.law.citations import address_of, in_words
from shanyraq.web import words
from shanyraq.web.refusals import Said, said

register = template.Library()
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@register.filter
def day(value: date | datetime | None, form: str = "long") -> SafeString | str:
    """Write a day for people inside <time>; "dat", "loc", "abl", "gen" bend it in Kazakh."""
    if value is None:
        return ""
    plain = timezone.localtime(value).date() if isinstance(value, datetime) else value
    language = get_language() or "kk"
    if form in {"dat", "loc", "abl", "gen"}:
        text = format_date(plain, "kk", case=form) if language == "kk" else format_date(plain, language)
    else:
        text = format_date(plain, language, form=form)
    return format_html('<time datetime="{}">{}</time>', plain.isoformat(), text)


@register.filter
def clock(value: datetime | None) -> SafeString | str:
    """Write the hour and minute in the institution's time zone."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), f"{local:%H:%M}")


@register.filter
def number(value: float | None, case: str = "") -> str:
    """Write a number; in Kazakh with an ending: {{ n|number:"abl" }} gives 820-дан."""
    if value is None:
        return ""
    language = get_language() or "kk"
    if isinstance(value, int):
        return format(Num(value, language), case if language == "kk" else "")
    return format_number(value, language)


@register.filter
def named(thing: Any, name: str = "name") -> str:
    """Give a thing's name in the reader's language; Kazakh where it is absent."""
    return words.in_language(thing, name)[0] if thing is not None else ""


@register.filter
def language_of(thing: Any, name: str = "name") -> str:
    """Give the language in which `named` answers, for a lang attribute."""
    return words.in_language(thing, name)[1] if thing is not None else ""


@register.filter
def pick(texts: dict[str, str]) -> str:
    """Choose the reader's language from a dictionary of three."""
    return words.pick(texts)


@register.filter
def typed(text: Any) -> Any:
    """Mark a text that somebody typed in one language of their choice, where that is not the reader's; else as it is."""
    if not isinstance(text, str) or isinstance(text, SafeString):
        return text
    here, found = get_language() or "kk", language_of_text(text) if text else "und"
    if _KAZAKH.search(text or ""):
        found = "kk"
    elif found == "ru" and len(re.findall(r"[^\W\d_]{2,}", text)) < 3:
        found = "kk" if here == "en" else here  # too short to tell: the language of record is Kazakh
    if found in {"und", here}:
        return text
    return format_html('<span lang="{}">{}</span>', found, text)


@register.simple_tag
def say(text: str, **facts: Any) -> str:
    """Fill {places} of a translated sentence: {% say _("{n} of {total}") n=3 total=5 %}."""
    if not any(isinstance(fact, SafeString) for fact in facts.values()):
        return words.say(text, **facts)
    kept = {name: conditional_escape(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return mark_safe(words.say(escape(str(text)), **kept))  # noqa: S308  each part is escaped or was safe


@register.simple_tag
def say_count(singular: str, plural: str, count: int, **facts: Any) -> str:
    """Say a sentence by count: {% say_count "{count} member" "{count} members" n %}."""
    return words.say_count(singular, plural, count, **facts)


@register.simple_tag
def refusal_of(verdict: Refused) -> Said:
    """Put a refusal into words: {% refusal_of verdict as said %}."""
    return said(verdict)


@register.simple_tag(takes_context=True)
def cite(context: template.Context, citation: Citation | str) -> SafeString:
    """Write a citation as a link to the clause on the page's date."""
    found = Citation.parse(citation) if isinstance(citation, str) else citation
    language = get_language() or "kk"
    query = context.get("dated_query", "")
    return format_html(
        '<span class="cite"><a href="/{}{}{}">{}</a></span>',
        language, address_of(found), query, in_words(found, language),
    )  # fmt: skip


@register.inclusion_tag("web/verdict_button.html", takes_context=True)
def verdict_button(context: template.Context, verdict: Verdict, label: str, **options: Any) -> dict[str, Any]:
    """Draw the button of an act: blue where the verdict allows it, grey with its reason where not.

    Options: `name`, `value` (of the button), `ident` (unique id on the page), `quiet` (second choice).
    """
    refusal = said(verdict) if isinstance(verdict, Refused) else None
    return {
        "verdict": verdict,
        "label": label,
        "refusal": refusal,
        "dated_query": context.get("dated_query", ""),
        **options,
    }


@register.simple_tag
def link(name: str, label: str) -> SafeString | str:
    """Write a list item that links to a page by its name; nothing where no room answers to it."""
    try:
        return format_html('<li><a href="{}">{}</a></li>', reverse(name), label)
    except NoReverseMatch:
        return ""


@register.filter
def pages_near(page: Page[Any]) -> list[int | None]:
    """Give the numbers of pages to offer: the first, the last and those around this one; None stands for those left out."""
    return [
        one if isinstance(one, int) else None for one in page.paginator.get_elided_page_range(page.number)
    ]


@register.filter
def percent_of(part: int, total: int) -> str:
    """Give a CSS percentage of a part in a total."""
    return f"{100 * part / total:.2f}%" if total else "0%"
