"""Things for every address to show, told on top of the story; who may by the mandates; asking as a role and taking back what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

import shanyraq.programmes
from shanyraq.acts.models import AttachedPaper, Confirmation, EnteredAct
from shanyraq.bodies.candidates import may_see
from shanyraq.bodies.models import Candidacy, Certificate, DeputyTerm, StructureProposal
from shanyraq.bodies.models import Meeting as BodyMeeting
from shanyraq.bodies.services import issue_certificate
from shanyraq.bodies.services.proposals import draft_proposal
from shanyraq.bodies.tiles import code_of
from shanyraq.decisions.models import (
    Advice,
    Assignment,
    Decision,
    Draft,
    HelpRequest,
    Instruction,
    JointItem,
    JointPlan,
    JointSide,
    Mechanism,
    MechanismUse,
    Responsible,
    SourcePaper,
    Topic,
)
from shanyraq.decisions.services.entering import enter_assignment, enter_paper
from shanyraq.demo import story
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.journal.sealing import seal_all
from shanyraq.law.mandates import mandates
from shanyraq.law.regions import on as regions_of
from shanyraq.law.structure import on as organs_of
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import (
    AgendaItem,
    Amendment,
    ArchivedMatter,
    Bill,
    BillStage,
    Candidate,
    Contact,
    CouncilMeeting,
    Deputy,
    DocumentFile,
    Election,
    Issued,
    Material,
    MaterialVersion,
    Motion,
    Order,
    PaperVote,
    Poll,
    ProcedureRules,
    Registration,
    Request,
    RollCall,
    SealedVote,
    SenateList,
    Session,
    Speech,
    Turn,
)
from shanyraq.meetings.services.council import Matter
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import (
    CorrectionRequest,
    FactorReset,
    Invitation,
    Membership,
    Organization,
    Person,
    RollDraft,
    User,
)
from shanyraq.people.queries import actor_of
from shanyraq.portal.own import calendar_key
from shanyraq.programmes.models import (
    AssignmentLink,
    ClauseLink,
    Contribution,
    DecisionLink,
    Document,
    Evaluation,
    Formula,
    Indicator,
    IndicatorSet,
    Instrument,
    Message,
    MessageClause,
    Objection,
    OpenDiscussion,
    Package,
    PackageMeasure,
    Plan,
    PlanItem,
    Proposal,
    Reading,
    Recommendation,
    Review,
    SessionPlan,
    Tag,
)
from shanyraq.programmes.rules.evaluation import PARTS
from shanyraq.programmes.services import (
    add_instrument,
    add_item,
    draft_document,
    draft_plan,
    import_programme,
    link_decision,
    link_outcome,
    propose_indicator,
    put_tag,
    tree_of,
)
from shanyraq.programmes.services.carrying import link_assignment
from shanyraq.programmes.services.discussing import open_discussion
from shanyraq.programmes.services.messages import add_clause, link_clause, register_message
from shanyraq.programmes.services.packages import add_package_measure, draft_package
from shanyraq.programmes.services.reviewing import open_review, propose_change
from shanyraq.sources.facts.reading import subjects
from shanyraq.sources.models import Correction
from shanyraq.sources.services import receive_paper
from shanyraq.web.uploads import Brought, described
from tests import factories as make
from tests.house.addresses import ACTIVITY, ALL, CANDIDATES, NOBODY, OTHERS, OURS, ROLES, SIGNED

PLANS = Path(shanyraq.programmes.__file__).parent / "tests" / "plans"


@pytest.fixture(scope="module")
def sessions(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Tell the story once, and what it leaves out; give the session of each role."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        story.tell()
        fill()
        keys = {"": ""}
        for role in OTHERS:
            who, kind = make.person(), role.partition(".")[0]
            body = Organization.objects.filter(classification=kind).first() or make.organization(kind)
            make.seat(role, who=who, organization=body)
            make.account(who, f"{role}@demo.example")
        for role in (*ROLES[1:], *OTHERS):
            client = Client()
            user = User.objects.get(email=f"{role}@demo.example")
            client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
            keys[role] = client.cookies["sessionid"].value
        yield keys
        transaction.set_rollback(True)


def fill() -> None:
    """Add what the story has none of, so that every page has something to show or to refuse."""
    now, who, day = timezone.now(), Person.objects.order_by("pk")[0], story.TODAY
    at = Moment(day=day, machine=now)
    paper = Brought(b"%PDF-1.4", "paper.pdf", "pdf")
    secretary, deputy = story.played("officer", day), story.played("deputy", day)
    issued = meetings.issue_document(by=secretary, at=at, thing=Order.objects.order_by("pk")[0])
    meetings.attach_file(by=secretary, at=at, document=issued, file=paper)
    meetings.convene_council(
        by=deputy, at=at, start_day=day + timedelta(days=7), start_time=time(10), place_kk="Астана", items=[Matter("Тіл")]
    )  # fmt: skip
    item = story.session().items.get(position=1)
    ProcedureRules.objects.create(version=1, item=item, adopted_on=day, text_kk="Мәтін")
    RollCall.objects.create(item=item, opened_on=day, opened_at=now, present=255, members=382)
    PaperVote.objects.create(item=item, opened_on=day, opened_at=now, present=255, members=382)
    SealedVote.objects.create(
        item=item, uuid="A" * 14, operator=who, authority=who, drawn_on=day, drawn_at=now
    )
    poll = AgendaItem.objects.create(session=item.session, position=90, title_kk="Сайлау", subject="election")
    called = Election.objects.create(item=poll, called_on=day, paper="№ 1", seats=9, recorded_on=day)
    Candidate.objects.create(
        election=called, person=who, number=1, path="council", paper="№ 1", nominated_on=day
    )
    listed = CouncilMeeting.objects.order_by("pk")[0].items.order_by("pk")[0]
    SenateList.objects.create(council_item=listed, proposed_on=day, recorded_on=day)
    Deputy.objects.create(person=who, chamber="senate", since=day, paper="№ 1", recorded_on=day)
    text = Motion.objects.create(item=item, person=who, text_kk="Мәтін", moved_on=day, moved_at=now)
    Amendment.objects.create(motion=text, number=1, person=who, new_kk="Сөз", moved_on=day, moved_at=now)
    Turn.objects.create(
        session=item.session, item=item, person=who, kind="speech", asked_on=day, asked_at=now
    )
    Draft.objects.create(item=item, title_kk="Тақырып", text_kk="Мәтін")
    RollDraft.objects.create(name="imported.csv", sha256="0", brought_at=now, imported_at=now)
    RollDraft.objects.create(name="list.csv", sha256="0", brought_at=now)
    FactorReset.objects.create(person=who, reason="…", asked_at=now)
    Invitation.objects.create(person=who, email="a@example.org", token_hash="0", sent_at=now, expires_at=now)
    CorrectionRequest.objects.create(person=who, text="…", asked_on=day, asked_at=now)
    AttachedPaper.objects.create(by="system", at=now, **described(paper))
    EnteredAct.objects.create(
        slug="entered", kind="law", number="1", date=day, title_kk="Заң", in_force_from=day, by="system", on=day, at=now
    )  # fmt: skip
    Candidacy.objects.create(person=who, category="other", path="president", citizenship="№ 1", begun_on=day)
    chair_seat = Membership.objects.filter(role="deputy_chair").order_by("pk")[0]
    DeputyTerm.objects.create(membership=chair_seat, association="«Бірлік»", paper="№ 1", day=day)
    text = "Алма бағының кеңесі бақты күтеді.\n".encode()
    held = receive_paper(by=SYSTEM, at=at, content=text, name="alma.txt", slug="alma", title="Алма")
    Correction.objects.create(
        clause=held.clauses.get(),
        text="Алма бағының кеңесі бақты суарады.",
        why="…",
        by="person:1",
        on=day,
        at=now,
    )
    Responsible.objects.create(
        decision=Decision.objects.order_by("pk")[0], person=who, since=day, by="system", at=now
    )
    council = Organization.objects.filter(classification="regional_council").first() or make.organization(
        "regional_council"
    )
    BodyMeeting.objects.create(
        organization=council, day=day, agenda="…", task="…", discussion="…", advice="…", recorded_at=now
    )
    bill = Bill.objects.create(number="1", title_kk="Заң", brought_on=day, recorded_on=day)
    BillStage.objects.create(bill=bill, stage="brought", day=day, paper="1")
    Contact.objects.create(
        deputy=Deputy.objects.latest("pk"), kind="to", day=day, subject_kk="Тіл", recorded_on=day
    )
    archived = {"number": 1, "title_kk": "Сөз", "source": "№ 1", "recorded_on": day}
    ArchivedMatter.objects.create(position=1, **archived)
    Speech.objects.create(speaker="…", language="kk", **archived, **described(paper))
    _programme(at)
    _control(at)
    seat = Membership.objects.filter(organization__classification="assembly").order_by("pk")[0]
    issue_certificate(by=secretary, at=at, membership_id=seat.pk)
    draft_proposal(by=secretary, at=at, title_kk="…", why="…")
    seal_all(now)
    if connection.vendor == "postgresql":
        # What is not committed is counted by nobody but this.
        with connection.cursor() as asking:
            asking.execute("ANALYZE")


def _programme(at: Moment) -> None:
    """Take a small programme, and link a decision to a measure of it."""
    content = (PLANS / "alma.txt").read_bytes()
    held = receive_paper(by=SYSTEM, at=at, content=content, name="plan.txt", slug="plan", title="Жоспар")
    ours = Reading.objects.filter(edition=import_programme(by=SYSTEM, at=at, paper=held, tree=tree_of(held)))
    measure, decision = ours.get(number="2.2.1.1"), Decision.objects.order_by("pk")[0]
    link_decision(by=story.played("officer", at.day), at=at, reading=measure, decision=decision, why="…")
    officer, day = story.played("officer", at.day), at.day
    plan = draft_plan(by=officer, at=at, title_kk="Жоспар", starts=day, ends=day)
    executor = Organization.objects.get(slug="demo-ministry-schools")
    add_item(
        by=officer, at=at, plan=plan, measure=measure, tasks=["unity"], title_kk="…", executor=executor, starts=day, ends=day
    )  # fmt: skip
    package = draft_package(by=officer, at=at, theme="diversity", title_kk="…")
    add_package_measure(
        by=officer, at=at, package=package, title_kk="…", owner=executor, starts=day, ends=day
    )
    IndicatorSet.objects.create(title_kk="…", package=package, by="x", on=day)
    talk = open_discussion(by=officer, at=at, subject=package, title_kk="…", until=day + timedelta(days=9))
    Recommendation.objects.create(discussion=talk, number=1, text_kk="…", by="x", on=day, signed_as="x")
    held_one = Session.objects.filter(opened_on__isnull=False)[0]
    SessionPlan.objects.create(session=held_one, number=1, by="x", made_on=day)
    put_tag(
        by=officer, at=at, scheme="level", thing="measure", key=str(measure.part_id), value="legal", why="…"
    )
    add_instrument(by=officer, at=at, reading=measure, kind="law", title_kk="…", paper="№ 1")
    link_outcome(by=officer, at=at, reading=measure, outcome=ours.filter(kind="outcome")[0], why="…")
    message = register_message(by=officer, at=at, kind="message", day=day, title_kk="…", paper="№ 1")
    clause = add_clause(by=officer, at=at, message=message, number="1", says_kk="…")
    link_clause(by=officer, at=at, clause=clause, reading=measure, why="…")
    review = open_review(by=officer, at=at, programme=measure.edition.programme)
    propose_change(by=officer, at=at, review=review, kind="drop", reading=measure, why="…")
    draft_document(by=officer, at=at, kind="programme", title_kk="Жоба", paper="№ 1", day=day, experts="№ 2")
    propose_indicator(
        by=officer, at=at, outcome=ours.filter(kind="outcome")[0], title_kk="…", definition="…", unit="…",
        source="…", method="…", baseline=Decimal(1), baseline_on=day, target=Decimal(2), target_on=day + timedelta(days=1),
        measured_by=executor,
    )  # fmt: skip
    formula = Formula.objects.latest("pk")  # of the story
    counts = {"KZ-71": {part: [1, 1] for part in PARTS}}
    told = Evaluation.objects.create(
        year=2024, edition=1, formula=formula, counts=counts, by="system", on=day
    )
    Objection.objects.create(evaluation=told, area="KZ-71", text="…", by="system", on=day)


def _control(at: Moment) -> None:
    """Put an assignment of a paper under control."""
    officer, body = story.played("officer", at.day), Organization.objects.get(slug="demo-ministry-schools")
    given = enter_paper(by=officer, at=at, source="chair", title_kk="…", number="Д-1", dated=at.day)
    one = enter_assignment(
        by=officer, at=at, paper=given, title_kk="…", text_kk="…", executors=[], lead=body, term=at.day + timedelta(days=9),
        term_set_by="…",
    )  # fmt: skip
    _cooperation(at, body)
    link_assignment(by=officer, at=at, instruction=one, item=PlanItem.objects.latest("pk"), why="…")


def _cooperation(at: Moment, body: Organization) -> None:
    """Draft a joint plan, place a topic, advise, ask for help."""
    day, by = at.day, "person:0"
    plan = JointPlan.objects.create(
        title_kk="…", starts=day, ends=day, responsible=body, by=by, drafted_on=day
    )
    JointSide.objects.create(plan=plan, body=body)
    JointItem.objects.create(plan=plan, position=1, body=body, title_kk="…", term=day, aspects=["legal"])
    Topic.objects.create(name_kk="…", since=day)
    Advice.objects.create(
        kind="proposal", body=body, document="…", text_kk="…", number="1", sent_on=day, by=by
    )
    HelpRequest.objects.create(kind="rights", body=body, text="…", by=by, asked_on=day)


def sample(name: str) -> dict[str, object]:
    """Give arguments of an address, of things that are there."""
    room, page = name.split(":")
    seat = Membership.objects.filter(organization__classification="assembly").order_by("pk")[0]
    cards = Assignment.objects.select_related("decision", "addressee").order_by("pk")
    waiting = name == "decisions:answer"  # the clerk's own card; every other page of a card is of an answer
    card = (
        cards.filter(addressee__slug="demo-agency-archives")
        if waiting
        else cards.filter(answers__isnull=False)
    )[0]
    given: dict[str, object] = {
        "number": story.session().number, "position": 1, "hall": 1, "version": 1, "token": "none", "language": "kk", "place": "9",
        "person": Registration.objects.filter(session=story.session()).order_by("pk")[0].person_id,
        "person_id": seat.person_id, "membership_id": seat.pk, "identifier": card.decision.identifier,
        "slug": card.addressee.slug, "key": "session.quorum", "code": "kz-71", "ident": "none", "role": "member",
        "day": "2024-09-02", "year": 2024, "uuid": "A" * 14, "term_id": DeputyTerm.objects.latest("pk").pk,
        "draft_id": RollDraft.objects.get(imported_at__isnull=False).pk,
    }  # fmt: skip
    of_rows: dict[str, Any] = {
        "meetings:request": Request, "meetings:sign": Request, "meetings:withdraw": Request, "meetings:decide": Request,
        "meetings:roll_call": RollCall, "meetings:cast": RollCall, "meetings:close_roll_call": RollCall,
        "meetings:withdraw_motion": Motion, "meetings:withdraw_amendment": Amendment, "meetings:vote_amendment": Amendment,
        "meetings:call_amendment": Amendment, "meetings:void_amendment": Amendment,
        "meetings:drop_request": Turn, "meetings:give_floor": Turn, "meetings:end_floor": Turn,
        **{f"meetings:{page}": SealedVote for page in ("sealed_vote", "sealed_ballot", "sealed_archive", "bring_rights", "bring_certificate",
            "bring_shares", "ceremony", "bring_key", "bring_part", "open_sealed", "close_sealed", "stop_sealed", "issue_sealed")},
        **dict.fromkeys(("meetings:move_bill", "meetings:take_position"), Bill), "meetings:answer_contact": Contact,
        **dict.fromkeys(("meetings:deputy", "meetings:end_deputy", "meetings:forward_appeal"), Deputy),
        **dict.fromkeys(("meetings:senate_list", "meetings:record_appointment"), SenateList), "meetings:withdraw_candidate": Candidate,
        **dict.fromkeys(("meetings:paper_vote", "meetings:close_paper_vote", "meetings:enter_count",
                         "meetings:stop_paper_vote", "meetings:issue_count"), PaperVote),
        "meetings:stop_roll_call": RollCall, "meetings:council_meeting": CouncilMeeting,
        "meetings:agree": CouncilMeeting, "meetings:hold": CouncilMeeting, "meetings:call_off": CouncilMeeting,
        "meetings:void_count": CouncilMeeting,
        "meetings:issue_minutes": CouncilMeeting, "meetings:material": MaterialVersion,
        **dict.fromkeys(("meetings:renew_material", "meetings:withdraw_material"), Material),
        "meetings:count": CouncilMeeting, "meetings:file": DocumentFile,
        "bodies:recommendation": BodyMeeting,
        **dict.fromkeys(("decisions:council_pack", "decisions:council_pack_pdf"), CouncilMeeting),
        "decisions:release_responsible": Responsible,
        "meetings:tag_item": AgendaItem, "meetings:tag_archived": ArchivedMatter, "meetings:speech": Speech,
        **{name: CouncilMeeting for name in OURS if name.startswith("meetings:council_")}, "people:resend": Invitation, "people:roll": RollDraft,
        "people:reset": FactorReset, "portal:answer_correction": CorrectionRequest, "bodies:candidate": Candidacy,
        "bodies:annul_certificate": Certificate, "bodies:proposal": StructureProposal,
        "acts:file": AttachedPaper,
        "acts:withdraw_confirmation": Confirmation, "sources:accept": Correction, "sources:reject": Correction,
        "decisions:joint_plan": JointPlan, "decisions:joint_add": JointPlan, "decisions:joint_sign": JointSide,
        "decisions:joint_report": JointItem, "decisions:topic_change": Topic, "decisions:advice_outcome": Advice,
        "decisions:help_answer": HelpRequest, "decisions:mechanism_use_end": MechanismUse,
        **dict.fromkeys(("decisions:mechanism", "decisions:mechanism_end", "decisions:mechanism_use"), Mechanism),
        "decisions:paper": SourcePaper, "decisions:enter_assignment": SourcePaper,
        "programmes:assignment_unlink": AssignmentLink,
        "programmes:unlink": DecisionLink, "programmes:plan": Plan, "programmes:plan_add": Plan, "programmes:plan_approve": Plan,
        "programmes:plan_place": Plan,
        **{f"programmes:package{page}": Package for page in ("", "_add", "_approve", "_indicators")},
        "programmes:package_report": PackageMeasure, "programmes:package_drop": PackageMeasure,
        "programmes:indicator_set_end": IndicatorSet, "programmes:item_drop": PlanItem,
        "programmes:item": PlanItem, "programmes:item_fund": PlanItem, "programmes:item_report": PlanItem,
        "programmes:item_tasks": PlanItem, "programmes:untag": Tag,
        "programmes:instrument_end": Instrument, "programmes:contribution_end": Contribution,
        "programmes:objection_answer": Objection,
        **dict.fromkeys(("programmes:message", "programmes:clause_add"), Message),
        **dict.fromkeys(("programmes:review", "programmes:propose", "programmes:review_close"), Review),
        **dict.fromkeys(("programmes:proposal_adopt", "programmes:proposal_decline"), Proposal),
        **dict.fromkeys(
            ("programmes:discussion", "programmes:position", "programmes:position_withdraw", "programmes:discussion_close",
             "programmes:discussion_summary", "programmes:recommend"),
            OpenDiscussion,
        ),
        "programmes:recommendation_answer": Recommendation,
        "programmes:clause_link": MessageClause, "programmes:clause_unlink": ClauseLink,
        **{f"programmes:document{page}": Document for page in ("", "_discussion", "_consideration", "_agreement", "_approval")},
        **{f"programmes:indicator{page}": Indicator for page in ("", "_approve", "_measure")},
    }  # fmt: skip
    rows = (
        Entry.objects.filter(leaf__isnull=False) if room == "journal" else of_rows.get(name, Issued).objects
    )
    if name.startswith("portal:checked"):
        given |= {"code": Certificate.objects.latest("pk").code, "language": "kk"}
    if name == "portal:my_calendar":
        given["key"] = calendar_key(User.objects.get(email="member@demo.example"))
    given["pk"] = given["row"] = given["candidacy_id"] = pk = rows.order_by("-pk").values_list(
        "pk", flat=True
    )[0]
    if name == "acts:withdraw_confirmation":
        given["key"] = Confirmation.objects.get(pk=pk).norm
    if room == "acts":
        given["slug"] = "entered" if page == "withdraw_act" else "law-70-iv-2008"
    if room == "programmes":
        given |= {
            "slug": "plan",
            "number": "2.2.1.1",
            "identifier": Instruction.objects.order_by("-pk")[0].identifier,
        }
    if page.startswith("session_") and room == "programmes":
        given |= {"number": SessionPlan.objects.latest("pk").session.number, "version": 1}
    if room == "sources":
        given |= {"slug": "alma", "line": 1}
    if room == "facts":
        given["slug"] = next(iter(subjects()))
    if name == "bodies:organ":
        given["slug"] = organs_of(story.TODAY).organs[0].slug
    if name in {
        "meetings:election",
        "meetings:call_election",
        "meetings:nominate_candidate",
        "meetings:fix_results",
    }:
        given["position"] = 90
    if "poll" in page or page == "issue_protocol":
        given["number"] = Poll.objects.order_by("pk")[0].number
    if name == "bodies:region":
        given["code"] = code_of(regions_of(story.TODAY)[0])
    return given


def may(said: str, role: str) -> bool:
    """Tell by the mandates whether a role reads a page or begins its act."""
    if said in {ALL, NOBODY}:
        return said == ALL
    if said == SIGNED:
        return bool(role)
    roles = (
        actor_of(User.objects.get(email=f"{role}@demo.example"), story.TODAY).roles if role else frozenset()
    )
    if said in {CANDIDATES, ACTIVITY}:
        return bool(may_see(roles))
    return any(mandates()[act].who & (roles | {"anyone"}) for act in said.split("|"))


def ask(session: str, method: str, address: str) -> Any:
    """Ask as the holder of a session, and take back whatever was done; give the answer and how many entries were written."""
    client, written = Client(raise_request_exception=True), Entry.objects.count()
    if session:
        client.cookies["sessionid"] = session
    with transaction.atomic():
        answer = getattr(client, method)(address)
        more = Entry.objects.count() - written
        transaction.set_rollback(True)
    return answer, more


def address_of(name: str) -> str:
    """Give an address with arguments of things that are there."""
    known = sample(name)
    return reverse(name, kwargs={argument: known[argument] for argument in OURS[name]})
