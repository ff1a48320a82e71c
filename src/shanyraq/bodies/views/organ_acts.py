"""What an officer may do on an organ's card today, as forms: seats, acting holders, meetings, names, heads and accounts of regions."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from shanyraq.bodies.forms import organs as forms
from shanyraq.bodies.labels import ANSWERS, ROLES
from shanyraq.bodies.organs import SECRETARIATS
from shanyraq.bodies.queries.organs import Place, bodies_on
from shanyraq.bodies.services import accounts, money, organs, regional, seats, work
from shanyraq.bodies.services.reach import may_reach
from shanyraq.bodies.views.acts import Part, may, sent, sent_files
from shanyraq.bodies.views.work import practice_parts, staff_parts
from shanyraq.law.bodies import entity_of, kinds
from shanyraq.people.models import Organization
from shanyraq.web.words import in_language, pick

Choices = list[tuple[str, str]]


def parts_of(request: HttpRequest, row: Organization, places: Sequence[Place]) -> list[Part]:
    """Give the acts on a body that the reader may begin today."""
    if not may(request, "bodies.seat_person") or not may_reach(request.actor, row):
        return _akimats(request, row)
    found = [*_seat_parts(request, row, places)]
    if row.classification in kinds():
        found += [*_work_parts(request, row), *_name_parts(request, row)]
    if row.classification == "regional_secretariat":
        found += _head_parts(request, row)
    if row.classification == "regional_assembly":
        found += _account_parts(request, row)
    if row.classification in SECRETARIATS:
        found += staff_parts(request, row, places)
    if row.classification == "working_group":
        draft = forms.OutputForm(sent(request, "output"), sent_files(request, "output"), prefix="output")
        found.append(Part("output", _("Hand in the draft"), work.hand_in_output, draft, {"slug": row.slug}))
    if row.classification == "public_fund":
        line = forms.MoneyForm(sent(request, "money"), prefix="money")
        found.append(
            Part("money", _("What it received or spent"), money.record_money, line, {"slug": row.slug})
        )
    if row.classification == "deputy_group":
        found += practice_parts(request, row)
    if entity_of(row.classification) != "no" or row.classification == "assembly":
        form = forms.AgreementForm(sent(request, "agreement"), prefix="agreement")
        found.append(
            Part("agreement", _("A grant or a contract"), organs.record_agreement, form, {"slug": row.slug})
        )
    return found


def _akimats(request: HttpRequest, row: Organization) -> list[Part]:
    """An akimat puts a head forward and records the akim's appointment, and nothing else."""
    mine = may(request, "bodies.put_forward_head") and may_reach(request.actor, row)
    return _head_parts(request, row) if mine and row.classification == "regional_secretariat" else []


def _seat_parts(request: HttpRequest, row: Organization, places: Sequence[Place]) -> list[Part]:
    kind, here = row.classification, {"slug": row.slug}
    held = [(seat.pk, _held(place, seat)) for place in places for seat in place.holders]
    roles, offices = _roles(kind, places), _offices(kind)
    found: list[Part] = []
    if roles:
        form: forms.Form = forms.SeatForm(sent(request, "seat"), roles=roles, prefix="seat")
        found.append(Part("seat", _("Seat a person"), seats.seat_person, form, here))
    if kind in kinds() and kinds()[kind].chaired:
        form = forms.ElectForm(sent(request, "elect"), prefix="elect")
        found.append(Part("elect", _("The body elected"), seats.elect_chair, form, here))
    if held and roles:
        form = forms.HandOverForm(sent(request, "handover"), holders=held, prefix="handover")
        found.append(Part("handover", _("Hand an office over"), seats.hand_over, form))
    if offices:
        form = forms.ActingForm(sent(request, "acting"), roles=offices, prefix="acting")
        found.append(Part("acting", _("An acting holder"), seats.name_acting, form, here))
    if held and (roles or offices):
        form = forms.HolderForm(sent(request, "end"), holders=held, prefix="end")
        found.append(Part("end", _("End of a mandate"), seats.end_seat, form))
    return found


def _held(place: Place, seat: object) -> str:
    person = getattr(seat, "person", None)
    return f"{in_language(person, 'name')[0]}, {ROLES.get(place.role, place.role)}"


def _roles(kind: str, places: Sequence[Place]) -> Choices:
    if kind in SECRETARIATS:
        return [("officer", str(ROLES["officer"]))]
    if kind == "regional_assembly":
        return [(role, str(ROLES[role])) for role in ("chair", "deputy_chair")]
    if kind not in kinds():
        return []
    asked = [(f"member:{place.kind}", pick(place.names)) for place in places if place.kind]
    return [(role, str(ROLES[role])) for role in ("member", "secretary", "deputy_chair", "chair")] + asked


def _offices(kind: str) -> Choices:
    if kind in SECRETARIATS:
        return [("head", str(ROLES["head"]))]
    if kind in kinds() or kind == "regional_assembly":
        return [(role, str(ROLES[role])) for role in ("chair", "deputy_chair")]
    return []


def _work_parts(request: HttpRequest, row: Organization) -> list[Part]:
    here = {"slug": row.slug}
    found = [
        Part("meeting", _("Plan a meeting"), work.plan_body_meeting, forms.MeetingForm(sent(request, "meeting"), prefix="meeting"), here),
        Part("task", _("Give a task"), work.give_body_task, forms.TaskForm(sent(request, "task"), prefix="task"), here),
    ]  # fmt: skip
    for meeting in row.body_meetings.filter(minutes="", day__lte=request.today):
        name = f"minutes-{meeting.pk}"
        form = forms.MinutesForm(sent(request, name), prefix=name)
        title = _("Minutes of the meeting of {day}").format(day=f"{meeting.day:%d.%m.%Y}")
        found.append(Part(name, title, work.record_body_minutes, form, {"meeting_id": meeting.pk}))
    for task in row.body_tasks.filter(done_on__isnull=True):
        name = f"done-{task.pk}"
        done = forms.DoneForm(sent(request, name), prefix=name)
        found.append(
            Part(
                name,
                _("Done: {task}").format(task=task.text),
                work.finish_body_task,
                done,
                {"task_id": task.pk},
            )
        )
    return found


def _name_parts(request: HttpRequest, row: Organization) -> list[Part]:
    here = {"slug": row.slug}
    others = [
        (one.slug, in_language(one, "name")[0])
        for one in bodies_on(request.today, kind=row.classification).exclude(pk=row.pk)
    ]
    names = {name: getattr(row, name) for name in ("name_kk", "name_ru", "name_en")}
    rename = forms.RenameForm(sent(request, "rename"), initial=names, prefix="rename")
    found = [Part("rename", _("Rename"), organs.rename_body, rename, here)]
    if others:
        merge = forms.MergeForm(sent(request, "merge"), others=others, prefix="merge")
        found.append(Part("merge", _("Merge into another body"), organs.merge_body, merge, here))
    close = forms.PaperForm(sent(request, "close"), prefix="close")
    return [*found, Part("close", _("Abolish"), organs.close_body, close, here)]


def _head_parts(request: HttpRequest, row: Organization) -> list[Part]:
    found: list[Part] = []
    waiting = row.head_candidates.filter(answer="").select_related("person").first()
    if waiting is None and may(request, "bodies.put_forward_head"):
        form: forms.Form = forms.NewcomerForm(sent(request, "forward"), prefix="forward")
        found.append(
            Part("forward", _("Put a head forward"), regional.put_forward_head, form, {"slug": row.slug})
        )
    if waiting is not None and may(request, "bodies.answer_on_head"):
        answers = [(code, str(ANSWERS[code])) for code in ("agreed", "refused")]
        form = forms.AnswerForm(sent(request, "answer"), answers=answers, prefix="answer")
        title = _("Answer on {name}").format(name=in_language(waiting.person, "name")[0])
        found.append(Part("answer", title, regional.answer_on_head, form, {"candidate_id": waiting.pk}))
    agreed = (
        row.head_candidates.exclude(answer="refused")
        .filter(membership__isnull=True)
        .select_related("person")
        .first()
    )
    if agreed is not None and may(request, "bodies.appoint_regional_head"):
        form = forms.PaperForm(sent(request, "appoint"), prefix="appoint")
        title = _("The akim appoints {name}").format(name=in_language(agreed.person, "name")[0])
        found.append(
            Part("appoint", title, regional.appoint_regional_head, form, {"candidate_id": agreed.pk})
        )
    return found


def _account_parts(request: HttpRequest, row: Organization) -> list[Part]:
    form: forms.Form = forms.AccountForm(
        sent(request, "account"), initial={"year": request.today.year - 1}, prefix="account"
    )
    found = [
        Part("account", _("File the account of a year"), accounts.file_account, form, {"slug": row.slug})
    ]
    if not may(request, "bodies.answer_account"):
        return found
    for account in row.accounts.filter(answer=""):
        name = f"account-{account.pk}"
        answers = [(code, str(ANSWERS[code])) for code in ("accepted", "returned")]
        form = forms.AnswerForm(sent(request, name), answers=answers, prefix=name)
        title = _("Answer on the account of {year}").format(year=account.year)
        found.append(Part(name, title, accounts.answer_account, form, {"account_id": account.pk}))
    return found
