"""The archive of Sessions and the search by topic; recording matters, speeches and topics."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rulebook import Allowed

from shanyraq.meetings import services
from shanyraq.meetings.forms.archive import MatterForm, SpeechForm, TopicsForm
from shanyraq.meetings.models import AgendaItem, ArchivedMatter, Speech, Topic
from shanyraq.meetings.queries import archive as queries
from shanyraq.meetings.queries.archive import Discussed
from shanyraq.meetings.rules.numbers import gaps, roman
from shanyraq.meetings.views.pages import Page, Step, Steps, mandate_of, show, steps, to_sessions
from shanyraq.meetings.views.sessions import rows_on
from shanyraq.web.tables import csv_response
from shanyraq.web.uploads import handed
from shanyraq.web.words import in_language, say

HEADS = ("session", "roman", "year", "position", "title", "topics")


def to_archive() -> Steps:
    """Give the path to the archive."""
    return [*to_sessions(), (reverse("meetings:archive"), _("Archive"))]


def address_of_number(request: HttpRequest, number: int) -> str:
    """Give the address of a Session by its number; of the archive, where no Session of that number is known."""
    known = number in queries.years_on(request.today)  # type: ignore[attr-defined]
    return reverse("meetings:session", args=[number]) if known else reverse("meetings:archive")


def _csv(found: Sequence[Discussed]) -> HttpResponse:
    language = get_language() or "kk"
    rows = (
        [
            one.number, roman(one.number), one.year or "", one.matter.position, one.matter.title_kk,
            "; ".join(in_language(topic, "name", language)[0] for topic in one.topics),
        ]
        for one in found
    )  # fmt: skip
    return csv_response("matters", HEADS, rows)


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """List every Session with its matters and speeches, and what is missing: numbers, agendas. ?format=csv."""
    day = request.day  # type: ignore[attr-defined]
    found = queries.matters_on(day)
    if request.GET.get("format") == "csv":
        return _csv(found)
    rows = rows_on(day)
    matters: dict[int, int] = {}
    for one in found:
        matters[one.number] = matters.get(one.number, 0) + 1
    spoken: dict[int, int] = {}
    for number in Speech.objects.filter(recorded_on__lte=day).values_list("number", flat=True):
        spoken[number] = spoken.get(number, 0) + 1
    listed = [(row, matters.get(row.number, 0), spoken.get(row.number, 0)) for row in rows]
    context = {
        "rows": listed,
        "gaps": [roman(number) for number in gaps(row.number for row in rows)],
        "bare": [row.roman for row, count, _spoken in listed if not count],
        "loose": [roman(number) for number in sorted({*matters, *spoken} - {row.number for row in rows})],
        "crumbs": to_sessions(),
        "steps": steps(
            request,
            Step(
                "archive_matter",
                _("Enter a matter"),
                Allowed(),
                reverse("meetings:archive_matter"),
                form=True,
            ),
            Step(
                "archive_speech",
                _("Enter a speech"),
                Allowed(),
                reverse("meetings:archive_speech"),
                form=True,
                quiet=True,
            ),
        ),
    }
    return render(request, "meetings/archive.html", context)


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Show when a topic was discussed, over the years: ?topic= and ?q= narrow. ?format=csv."""
    day = request.day  # type: ignore[attr-defined]
    asked, words = request.GET.get("topic", ""), request.GET.get("q", "").strip()[:100]
    known = list(queries.topics_on(day))
    topic = next((one for one in known if str(one.pk) == asked), None)
    found = queries.matters_on(day, topic.pk if topic else None, words)
    if request.GET.get("format") == "csv":
        return _csv(found)
    years: dict[int | None, list[Discussed]] = {}
    for one in found:
        years.setdefault(one.year, []).append(one)
    context = {
        "topics": known,
        "topic": topic,
        "words": words,
        "count": len(found),
        "years": sorted(years.items(), key=lambda pair: -(pair[0] or 0)),
        "crumbs": to_archive(),
        "may_tag": not request.dated and bool(mandate_of(request, "tag_matter")),  # type: ignore[attr-defined]
        "query": request.GET.urlencode(),
    }
    return render(request, "meetings/topics.html", context)


def matter(request: HttpRequest) -> HttpResponse:
    """Record a matter of a Session of history."""
    page = Page(_("Enter a matter"), _("Enter"), to_archive())
    form = MatterForm(request.POST or None, initial={"number": request.GET.get("number", "")[:15]})
    return show(
        request, page, form, services.archive_matter,
        then=lambda made: address_of_number(request, made.number), done=lambda _m: _("The matter is in the archive."),
    )  # fmt: skip


def speech(request: HttpRequest) -> HttpResponse:
    """Record a speech as a document."""
    page = Page(_("Enter a speech"), _("Enter"), to_archive(), more={"files": True})
    form = SpeechForm(
        request.POST or None, request.FILES or None, initial={"number": request.GET.get("number", "")[:15]}
    )
    return show(
        request, page, form, services.archive_speech,
        then=lambda made: address_of_number(request, made.number), done=lambda _m: _("The speech is in the archive."),
    )  # fmt: skip


@require_safe
def speech_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the file of a speech."""
    row = get_object_or_404(Speech, pk=pk)
    if not row.sha256:
        raise Http404
    return handed(row)  # type: ignore[return-value]


def tag_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the topics of a matter of this register."""
    row = get_object_or_404(AgendaItem.objects.select_related("session"), pk=pk)
    return _tag(request, row, row.session.number)


def tag_archived(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the topics of a matter of the archive."""
    row = get_object_or_404(ArchivedMatter, pk=pk)
    return _tag(request, row, row.number)


def _tag(request: HttpRequest, row: AgendaItem | ArchivedMatter, number: int) -> HttpResponse:
    name = say(_("Session {number}"), number=roman(number))
    page = Page(
        _("Topics of the matter"),
        _("Keep"),
        [*to_sessions(), (address_of_number(request, number), name)],
        lead=in_language(row, "title")[0],
    )
    chosen = Topic.objects.filter(pk__in=row.tagged.values("topic"))
    form = TopicsForm(request.POST or None, initial={"topics": list(chosen)})
    return show(
        request, page, form, services.tag_matter,
        then=lambda _t: address_of_number(request, number), done=lambda _t: _("The topics are kept."), matter=row,
    )  # fmt: skip
