"""Pages anybody may read: decisions, one decision, the cards of one body, feeds and data."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.decisions import queries, rules
from shanyraq.decisions.forms import FilterForm, FollowForm, PublicationForm
from shanyraq.decisions.forms.control import AcceptForm
from shanyraq.decisions.models import Answer, Decision, Instruction, withdrawn_on
from shanyraq.decisions.queries import narrowing, register, timeliness
from shanyraq.decisions.queries.cards import named_counts
from shanyraq.decisions.queries.reminders import escalation_of
from shanyraq.decisions.queries.texts import as_it_read, corrections_of
from shanyraq.decisions.queries.way import way_of
from shanyraq.decisions.rules import control as moves
from shanyraq.decisions.views import control
from shanyraq.decisions.views.control import bodies_named
from shanyraq.decisions.views.data import decision_data
from shanyraq.law import regions
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.acting import may_do
from shanyraq.people.models import Organization
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.uploads import handed
from shanyraq.web.words import in_language, say


def index(request: HttpRequest) -> HttpResponse:
    """List decisions of the day with their states; filter by words, Session, addressee, state, year; CSV and JSON of the same."""
    wanted = queries.Wanted(
        **{name: request.GET.get(name, "").strip()[:100] for name in FilterForm.base_fields}
    )
    if request.GET.get("format") in {"csv", "json"}:
        found = queries.narrowed(wanted, request.day)
        return _data(request, narrowing.listed(found, wanted, request.day))
    told = narrowing.told(wanted, request.day)
    rows, page = narrowing.page_of(told, wanted, request.GET.get("page", "1"), request.day)
    kept = [(name, value) for name, value in request.GET.items() if value and name not in {"format", "page"}]
    context = {
        "rows": rows,
        "page": page,
        "counts": named_counts(Counter(told.cards)),
        "shown": page.paginator.count,
        "total": Decision.objects.filter(adopted_on__lte=request.day).count(),
        "cards": sum(told.cards.values()),
        "asked": _offered(FilterForm(request.GET), told.parts),
        "filtered": wanted != queries.Wanted(),
        "kept": urlencode(kept),
    }
    return render(request, "decisions/index.html", context)


def _offered(form: FilterForm, counts: dict[str, Counter[str]]) -> FilterForm:
    numbers = sorted(
        Decision.objects.order_by().values_list("session__number", flat=True).distinct(), reverse=True
    )
    form.offer(
        "session", {str(n): say(_("Session {numeral}"), numeral=roman(n)) for n in numbers}, counts["session"]
    )
    form.offer("addressee", bodies_named(), counts["addressee"])
    form.offer("state", FilterForm.STATES, counts["state"])
    years = sorted(Decision.objects.order_by().values_list("year", flat=True).distinct(), reverse=True)
    form.offer("year", {str(year): str(year) for year in years}, counts["year"])
    return form


def _data(request: HttpRequest, rows: list[narrowing.Listed]) -> HttpResponse:
    table = [
        {
            "decision": row.decision.identifier,
            "title_kk": row.decision.title_kk,
            "title_ru": row.decision.title_ru,
            "title_en": row.decision.title_en,
            "form": row.decision.form,
            "session": row.decision.session.number,
            "adopted_on": row.decision.adopted_on.isoformat(),
            "addressee": card.addressee.slug if card else "",
            "term": card.term.isoformat() if card else "",
            "state": card.state if card else "noted",
            "days_late": card.days_late if card else 0,
        }
        for row in rows
        for card in (row.cards or (None,))
    ]
    as_of = request.day.isoformat()
    if request.GET["format"] == "json":
        body = {"as_of": as_of, "source": settings.SITE_ADDRESS + request.path, "cards": table}
        return JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    heads = list(table[0]) if table else ["decision"]
    return csv_response(f"decisions-{as_of}", ["as_of", *heads], ([as_of, *line.values()] for line in table))


def found_subject(identifier: str) -> Decision | Instruction:
    """Give a decision or an assignment of a paper by its address, or 404."""
    subject = queries.subject_by(identifier)
    if subject is None:
        raise Http404
    return subject


def found_decision(identifier: str) -> Decision:
    """Give a decision by its address, or 404."""
    decision = queries.decision_by(identifier)
    if decision is None:
        raise Http404
    return decision


def decision(request: HttpRequest, identifier: str, *, follow: FollowForm | None = None, publish: PublicationForm | None = None,
             status: int = 200) -> HttpResponse:  # fmt: skip
    """Show a decision: is it done, who is late, what was answered, on which article it stands; JSON of the same."""
    known = found_subject(identifier)
    if (known.adopted_on if isinstance(known, Decision) else known.entered_on) > request.day:
        raise Http404
    if isinstance(known, Instruction):
        return control.instruction(request, known)
    row = as_it_read(known, request.day)
    cards = queries.cards_of(row, request.day)
    if request.GET.get("format") == "json":
        return json_response(decision_data(row, cards, request.day))
    counts = queries.count_states(cards)
    title, language = in_language(row, "title")
    context = {
        "decision": row,
        "cards": cards,
        "way": way_of(row, cards),
        "counts": counts,
        "regions": _regions(row, cards) if row.to_all_regions else None,
        "state": queries.state_of(cards),
        "worst": max((c.days_late for c in cards if c.state == "overdue"), default=0),
        "title": title,
        "title_language": language,
        "untranslated": language != request.LANGUAGE_CODE,
        "followers": queries.followers_of(row).count(),
        "follow": follow or FollowForm(),
        "publish": publish or PublicationForm(),
        "corrections": corrections_of(row, request.day),
        "may_correct": "assembly.chair" in request.actor.roles
        and not request.dated
        and withdrawn_on(row) is None,
        "may_publish": "secretariat.officer" in request.actor.roles
        or "secretariat.head" in request.actor.roles,
        "crumbs": [(reverse("decisions:index"), _("Decisions"))],
    }
    return render(request, "decisions/decision.html", context, status=status)


def _regions(row: Decision, cards: list[queries.Card]) -> dict[str, Any]:
    """Say how far a decision sent to all regions has come: every region of its day, with the card of its assembly."""
    sent = {
        c.assignment.addressee.area: c
        for c in cards
        if c.assignment.addressee.classification == queries.REGIONAL
    }
    language = get_language() or "kk"
    there = [
        (r.name_on(row.adopted_on).titles[language], sent.get(r.iso)) for r in regions.on(row.adopted_on)
    ]
    found = [card for _name, card in there if card]
    return {
        "rows": sorted(there, key=lambda pair: pair[1] is None),
        "counts": queries.count_states(found),
        "sent": len(found),
        "all": len(there),
    }


def card(
    request: HttpRequest,
    identifier: str,
    slug: str,
    *,
    forms: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show one addressee's card with every version of its answer; its clerk answers here, the Secretariat reviews."""
    subject = found_subject(identifier)
    row = get_object_or_404(
        queries.assignments(), addressee__slug=slug, **{subject.kind: subject}, sent_on__lte=request.day
    )
    if isinstance(subject, Decision):
        as_it_read(subject, request.day)
    now = queries.card_facts(row)
    own = queries.answers_for(request.actor, row.addressee)
    [shown] = queries.cards([row], request.day)
    context = {
        "decision": subject,
        "instruction": row.instruction,
        "card": shown,
        "escalation": escalation_of(shown),
        "steps": [step for step in row.steps.all() if step.day <= request.day],
        "own": own,
        "answering": rules.may_answer(now, holds_seat=own),
        "correcting": rules.may_correct(now, holds_seat=own),
        "receiving": moves.may_receive(now, holds_seat=own),
        "considering": moves.may_consider(now, holds_seat=own),
        "secretariat": bool({"secretariat.officer", "secretariat.head"} & request.actor.roles),
        "reviewing": rules.may_review(now),
        "extending": may_do("decisions.extend_term", request.actor, request.today) and now.is_awaited,
        "withdrawing": may_do("decisions.withdraw_assignment", request.actor, request.today)
        and moves.may_withdraw(now, of_session=row.decision_id is not None, reason="…"),
        "accept_form": AcceptForm(),
        "crumbs": [
            (reverse("decisions:index"), _("Decisions")),
            (reverse("decisions:decision", args=[identifier]), identifier),
        ],
        **(forms or {}),
    }
    return render(request, "decisions/card.html", context, status=status)


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every card of one body: what it owes, what it answered; how it keeps terms, quarter by quarter."""
    organization = get_object_or_404(Organization, slug=slug)
    keys, counts = register.of_body(organization, request.day)
    cards, page = register.page_of(keys, request.GET.get("page", "1"), request.day)
    context = {
        "body": organization,
        "cards": cards,
        "page": page,
        "counts": counts,
        "quarters": timeliness.kept_by_quarters(organization, request.day),
        "kept": urlencode({"on": request.GET["on"]}) if request.GET.get("on") else "",
        "crumbs": [(reverse("decisions:index"), _("Decisions"))],
    }
    return render(request, "decisions/body.html", context)


def document(request: HttpRequest, identifier: str, slug: str, version: int) -> HttpResponse:
    """Hand out the paper of an answer."""
    subject = found_subject(identifier)
    answer = get_object_or_404(
        Answer,
        **{f"assignment__{subject.kind}": subject},
        assignment__addressee__slug=slug,
        version=version,
    )
    return handed(answer)


class DecisionsFeed(Feed):
    """New decisions and new answers, as Atom."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Name the feed in the reader's language."""
        return _("Decisions and answers")

    def link(self) -> str:
        """Lead to the list."""
        return reverse("decisions:index")

    def items(self) -> list[Any]:
        """Give the last thirty decisions and answers, newest first."""
        decisions = list(Decision.objects.order_by("-adopted_on", "-number")[:30])
        answers = list(
            Answer.objects.select_related(
                "assignment__decision", "assignment__instruction", "assignment__addressee"
            ).order_by("-entered_at")[:30]
        )
        return sorted([*decisions, *answers], key=_day_of, reverse=True)[:30]

    def item_title(self, item: Any) -> str:
        """Say what happened."""
        if isinstance(item, Decision):
            return f"{item.identifier}. {in_language(item, 'title')[0]}"
        card = item.assignment
        return say(
            _("{body}: answer on decision {decision}"),
            body=in_language(card.addressee, "name")[0],
            decision=card.subject.identifier,
        )

    def item_description(self, item: Any) -> str:
        """Give its text."""
        return in_language(item, "text")[0]

    def item_link(self, item: Any) -> str:
        """Lead to the decision or the card."""
        if isinstance(item, Decision):
            return reverse("decisions:decision", args=[item.identifier])
        return reverse(
            "decisions:card", args=[item.assignment.subject.identifier, item.assignment.addressee.slug]
        )

    def item_guid(self, item: Any) -> str:
        """Name the item once and for ever."""
        return f"{settings.SITE_ADDRESS}{self.item_link(item)}#{getattr(item, 'version', 0)}"


def _day_of(item: Any) -> Any:
    return item.adopted_on if isinstance(item, Decision) else item.entered_on
