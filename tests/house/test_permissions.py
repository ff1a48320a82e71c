"""Every address × every role: pages of officers are theirs, no act without its mandate, nothing breaks.

A new address fails here until it is declared below: who reads it, and which act a POST to it begins. Who holds an act is
not written here but asked of law/mandates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
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
from shanyraq.demo.services import SEATS
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
    Package,
    PackageMeasure,
    Plan,
    PlanItem,
    Proposal,
    Reading,
    Review,
    SessionPlan,
    Tag,
)
from shanyraq.programmes.rules_of_evaluation import PARTS
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
from shanyraq.programmes.services.messages import add_clause, link_clause, register_message
from shanyraq.programmes.services.packages import add_package_measure, draft_package
from shanyraq.programmes.services.reviewing import open_review, propose_change
from shanyraq.sources.facts.reading import subjects
from shanyraq.sources.models import Correction
from shanyraq.sources.services import receive_paper
from shanyraq.web.uploads import Brought, described
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("PLT-03")]

PLANS = Path(shanyraq.programmes.__file__).parent / "tests" / "plans"
ALL, SIGNED, NOBODY = "all", "signed", "nobody"
ROLES = (
    "",
    "member",
    "councillor",
    "clerk",
    "officer",
    "head",
    "deputy",
    "chair",
    "administrator",
)  # of the story
# Every other role that some mandate names: nobody in the story has it, so somebody is seated for each.
OTHERS = tuple(
    sorted(
        {role for mandate in mandates().values() for role in mandate.who}
        - {seat for seats in SEATS.values() for seat in seats}
        - {"anyone", "system"}
    )
)
LIBRARY = (
    "account_",
    "mfa_",
    "usersessions_",
)  # a library's pages of one's own account; each asks for the sign-in it needs
CANDIDATES = "candidates"  # any of the acts about candidates
ACTIVITY = "activity"  # how a member takes part: for those who see candidates, and the member
RULES: dict[str, tuple[str, str]] = {  # address: (who reads it, what a POST begins)
    **dict.fromkeys(
        (
            "portal:home", "portal:search", "portal:about", "portal:accessibility", "portal:privacy", "portal:retention",
            "portal:data", "portal:calendar", "portal:help", "demo:index", "sources:index", "sources:review",
            "sources:paper", "sources:clause", "sources:corrections", "sources:find",
            "facts:aims", "facts:index", "facts:contradictions", "facts:names", "facts:file", "facts:subject",
            "acts:index", "acts:history", "acts:checks", "acts:powers", "acts:replay", "acts:status", "acts:rules", "acts:norm",
            "acts:act", "acts:akn", "acts:provision", "acts:file", "organisations:index", "organisations:organisation",
            "bodies:structure", "bodies:tree", "bodies:recommendation", "bodies:network", "bodies:board", "bodies:members", "bodies:council",
            "bodies:regions", "bodies:region", "bodies:ahead", "bodies:funds", "bodies:practices",
            "bodies:structure", "bodies:organ", "bodies:members", "bodies:council", "bodies:regions", "bodies:region",
            "bodies:ahead", "bodies:composition", "bodies:shares", "bodies:proposals",
            "decisions:register", "decisions:timeliness", "decisions:paper",
            "decisions:joint_plans", "decisions:joint_plan", "decisions:topics", "decisions:advice", "decisions:interactions",
            "decisions:mechanisms", "decisions:mechanism",
            "decisions:help", "decisions:history", "decisions:terms", "decisions:report",
            "decisions:index", "decisions:feed", "decisions:body", "decisions:decision", "decisions:card",
            "decisions:document", "journal:index", "journal:heads", "journal:head_file", "journal:check",
            "journal:entry", "journal:proof", "meetings:index", "meetings:session", "meetings:request",
            "meetings:council", "meetings:poll", "meetings:roll_call", "meetings:paper_vote",
            "meetings:election", "meetings:deputies", "meetings:deputy",
            "meetings:senate_list", "meetings:sealed_vote", "meetings:sealed_archive", "meetings:council_meeting", "meetings:procedure",
            "meetings:procedure_version", "meetings:presence", "meetings:document", "meetings:pdf", "meetings:file",
            "programmes:index", "programmes:programme", "programmes:outcomes", "programmes:part", "programmes:plans",
            "programmes:packages", "programmes:package", "programmes:cycle",
            "programmes:function", "programmes:session_plan", "programmes:session_version",
            "programmes:plan", "programmes:item", "programmes:assignments", "programmes:assignment",
            "programmes:documents", "programmes:document", "programmes:indicator",
            "programmes:before", "programmes:tasks", "programmes:model", "programmes:coverage", "programmes:measures",
            "programmes:evaluations", "programmes:evaluation", "programmes:ground",
            "programmes:reviews", "programmes:review", "programmes:messages", "programmes:message",
            "meetings:floor",
            "meetings:halls",
            "meetings:text",
            "meetings:minutes",
            "meetings:hall", "meetings:hall_now", "meetings:notice", "meetings:council_notice",
            "meetings:archive", "meetings:topics", "meetings:liaison", "meetings:speech",
        ),
        (ALL, NOBODY),
    ),
    **dict.fromkeys(
        ("portal:desk", "portal:next_task", "portal:mine", "portal:my_data", "people:me", "people:own_data"), (SIGNED, NOBODY)
    ),
    "meetings:sealed_ballot": (ALL, "meetings.cast_sealed"),  # a code votes, no account
    "meetings:ceremony": ("meetings.bring_key", NOBODY),
    "portal:settings": (SIGNED, "people.change_settings"),
    "portal:own_word": (SIGNED, "people.say_ethnicity"),
    "portal:oneself": (SIGNED, "people.say_of_oneself"),
    "portal:correction": (SIGNED, "people.ask_correction"),
    "portal:renew_calendar": (NOBODY, "people.renew_calendar"),
    "portal:my_calendar": (ALL, NOBODY),  # its address is the key
    **dict.fromkeys(("portal:check", "portal:checked", "portal:checked_pdf"), (ALL, NOBODY)),  # a code is the key
    "portal:activity": (ACTIVITY, NOBODY),
    "portal:corrections": ("people.answer_correction", NOBODY),
    "portal:answer_correction": ("people.answer_correction", "people.answer_correction"),
    "portal:on_paper": ("people.serve_on_paper", NOBODY),
    "portal:serve": ("people.serve_on_paper", "people.serve_on_paper"),
    "portal:letter": ("people.serve_on_paper", NOBODY),
    "demo:become": (NOBODY, ALL),
    "demo:clock": (NOBODY, "journal.move_clock"),
    "sources:bring": ("sources.receive_paper", "sources.receive_paper"),
    "sources:propose": (SIGNED, "sources.propose_correction"),
    "sources:accept": (NOBODY, "sources.accept_correction"),
    "sources:reject": ("sources.reject_correction", "sources.reject_correction"),
    "sources:leave": ("sources.leave_doubt", "sources.leave_doubt"),
    "facts:settle": (NOBODY, "sources.settle_contradiction"),
    "facts:add": ("sources.add_fact", "sources.add_fact"),
    "facts:correct": ("sources.correct_fact", "sources.correct_fact"),
    "acts:enter": ("acts.enter_act", "acts.enter_act"),
    "acts:confirm": ("acts.confirm_norm", "acts.confirm_norm"),
    "acts:withdraw_confirmation": (NOBODY, "acts.withdraw_confirmation"),
    "acts:withdraw_act": (NOBODY, "acts.withdraw_act"),
    "organisations:enter": ("organisations.enter_body", "organisations.enter_body"),
    "organisations:rename": ("organisations.rename_body", "organisations.rename_body"),
    "organisations:competences": ("organisations.set_competences", "organisations.set_competences"),
    "organisations:work": ("organisations.add_work", "organisations.add_work"),
    "organisations:close": ("organisations.close_body", "organisations.close_body"),
    "bodies:organ": (ALL, "bodies.seat_person"),
    "bodies:draft_proposal": ("bodies.draft_proposal", "bodies.draft_proposal"),
    "bodies:proposal": (ALL, "bodies.propose_change"),
    "bodies:found": ("bodies.found_body", "bodies.found_body"),
    "bodies:accounts": (ALL, "bodies.set_account_term"),
    "bodies:heads": (ALL, "bodies.enter_regional_organs"),
    "bodies:statements": (ALL, "bodies.make_statement"),
    "bodies:import_council": ("bodies.import_council", "bodies.import_council"),
    "bodies:list": ("bodies.undo_import", "bodies.undo_import"),
    "bodies:list_ways": (NOBODY, "bodies.record_standings"),
    "bodies:person": (ALL, "bodies.record_standing"),
    "bodies:mandate": (ALL, "bodies.correct_mandate"),
    "bodies:deputies": (ALL, "bodies.appoint_deputy"),
    "bodies:deputy": (ALL, "bodies.add_duty"),
    "bodies:publish_composition": (NOBODY, "bodies.publish_composition"),
    "bodies:certificates": ("bodies.issue_extract", "bodies.issue_extract"),
    "bodies:issue_certificate": (NOBODY, "bodies.issue_certificate"),
    "bodies:annul_certificate": ("bodies.annul_certificate", "bodies.annul_certificate"),
    "bodies:candidates": (CANDIDATES, NOBODY),
    "bodies:nominees": (CANDIDATES, NOBODY),
    "bodies:propose": ("bodies.propose_candidate", "bodies.propose_candidate"),
    "bodies:candidate": (CANDIDATES, CANDIDATES),
    "people:index": ("people.invite_members", NOBODY),
    "people:accounts": ("people.invite_members", NOBODY),
    "people:invitations": ("people.invite_members", "people.invite_members"),
    "people:resend": (NOBODY, "people.resend_invitation"),
    "people:invited": (ALL, "people.accept_invitation"),
    "people:rolls": ("people.import_roll", "people.import_roll"),
    "people:roll_template": (ALL, NOBODY),  # the headings of an empty table
    "people:roll": ("people.import_roll", "people.import_roll"),
    "people:lost_factor": (ALL, "people.ask_factor_reset"),
    "people:resets": ("people.approve_factor_reset", NOBODY),
    "people:reset": ("people.approve_factor_reset", "people.approve_factor_reset"),
    "programmes:link": ("programmes.link_decision", "programmes.link_decision"),
    **{
        f"programmes:{page}": (f"programmes.{act}", f"programmes.{act}")
        for page, act in {
            "plan_draft": "draft_plan", "plan_add": "add_item", "plan_approve": "approve_plan", "plan_place": "place_plan",
            "item_drop": "drop_item", "item_fund": "fund_item",
            "item_report": "report_item",
            "package_draft": "draft_package", "package_add": "add_package_measure", "package_approve": "approve_package",
            "package_report": "report_package_measure", "package_indicators": "link_indicators",
            "measure_indicators": "link_indicators",
            "document_draft": "draft_document", "document_discussion": "bring_discussion",
            "document_consideration": "bring_consideration", "document_agreement": "consider_concept",
            "document_approval": "record_approval", "indicator_propose": "propose_indicator",
            "indicator_approve": "approve_indicator", "indicator_measure": "record_measurement",
        }.items()
    },
    "programmes:session_plan_make": (NOBODY, "programmes.make_version"),
    "programmes:indicator_set_end": (NOBODY, "programmes.unlink_indicators"),
    "programmes:unlink": (NOBODY, "programmes.unlink_decision"),
    "programmes:assignment_link": ("programmes.link_assignment", "programmes.link_assignment"),
    "programmes:assignment_unlink": (NOBODY, "programmes.unlink_assignment"),
    "programmes:owner": ("programmes.name_owner", "programmes.name_owner"),
    "programmes:gloss": ("programmes.gloss_measure", "programmes.gloss_measure"),
    "programmes:instrument": ("programmes.add_instrument", "programmes.add_instrument"),
    "programmes:contribution": ("programmes.link_outcome", "programmes.link_outcome"),
    "programmes:instrument_end": (NOBODY, "programmes.take_instrument_back"),
    "programmes:contribution_end": (NOBODY, "programmes.unlink_outcome"),
    "programmes:review_open": (NOBODY, "programmes.open_review"),
    "programmes:review_close": (NOBODY, "programmes.close_review"),
    "programmes:propose": ("programmes.propose_change", "programmes.propose_change"),
    "programmes:proposal_adopt": ("programmes.adopt_change", "programmes.adopt_change"),
    "programmes:proposal_decline": ("programmes.decline_change", "programmes.decline_change"),
    "programmes:message_new": ("programmes.register_message", "programmes.register_message"),
    "programmes:clause_add": ("programmes.add_clause", "programmes.add_clause"),
    "programmes:clause_link": ("programmes.link_clause", "programmes.link_clause"),
    "programmes:clause_unlink": (NOBODY, "programmes.unlink_clause"),
    "programmes:direction_new": ("programmes.ground_direction", "programmes.ground_direction"),
    "programmes:role": ("programmes.state_role", "programmes.state_role"),
    "programmes:item_tasks": ("programmes.name_tasks", "programmes.name_tasks"),
    "programmes:formula": ("programmes.publish_formula", "programmes.publish_formula"),
    "programmes:evaluation_publish": ("programmes.publish_evaluation", "programmes.publish_evaluation"),
    "programmes:evaluation_object": ("programmes.object_to_evaluation", "programmes.object_to_evaluation"),
    "programmes:objection_answer": ("programmes.answer_objection", "programmes.answer_objection"),
    "programmes:tag": ("programmes.put_tag", "programmes.put_tag"),
    "programmes:untag": (NOBODY, "programmes.take_tag_back"),
    **dict.fromkeys(("meetings:door", "meetings:door_pdf", "meetings:badges"), ("meetings.issue_badges", NOBODY)),
    **{f"meetings:{act}": (f"meetings.{act}", f"meetings.{act}") for act in (
        "archive_matter", "archive_speech", "enter_bill", "move_bill", "take_position", "enter_contact", "answer_contact",
    )},
    **dict.fromkeys(("meetings:tag_item", "meetings:tag_archived"), ("meetings.tag_matter", "meetings.tag_matter")),
    "meetings:issue_badges": (NOBODY, "meetings.issue_badges"), "meetings:own_badge": (SIGNED, NOBODY),
    **{
        f"meetings:{body}{page}": rule
        for body in ("", "council_")
        for page, rule in {
            "notices": ("meetings.serve_notices", NOBODY), "serve_notices": (NOBODY, "meetings.serve_notices"),
            "notices_by_hand": ("meetings.note_notices", "meetings.note_notices"),
            "notice_of": ("meetings.note_notices", "meetings.note_notices"),
            "notice_return": ("meetings.return_notice", "meetings.return_notice"),
            "notice_proof": ("meetings.serve_notices", NOBODY), "own_proof": (SIGNED, NOBODY),
            "receive_notice": (NOBODY, "meetings.acknowledge_notice"),
        }.items()
    },
    "journal:erase": (NOBODY, "journal.erase_personal"),
    "decisions:council": (ALL, NOBODY),
    "decisions:name_responsible": ("decisions.name_responsible", "decisions.name_responsible"),
    "decisions:release_responsible": ("decisions.release_responsible", "decisions.release_responsible"),
    **{
        f"decisions:{page}": ("decisions.draft_decision|decisions.close_session", NOBODY)
        for page in ("pack", "pack_pdf", "council_pack", "council_pack_pdf")
    },
    "decisions:drafts": ("decisions.draft_decision|decisions.close_session", NOBODY),
    "decisions:close": (ALL, "decisions.close_session"),
    "decisions:draft": ("decisions.draft_decision", "decisions.draft_decision"),
    "decisions:correct": ("decisions.correct_text", "decisions.correct_text"),
    **{
        f"decisions:{page}": (f"decisions.{act}", f"decisions.{act}")
        for page, act in {
            "joint_draft": "draft_joint_plan", "joint_add": "add_joint_item", "joint_sign": "sign_joint_plan",
            "joint_report": "report_joint_item", "topic_new": "enter_topic", "topic_change": "change_topic",
            "advice_new": "send_advice", "advice_outcome": "record_outcome", "interaction_new": "log_interaction",
            "mechanism_new": "enter_mechanism", "mechanism_end": "end_mechanism", "mechanism_use": "record_use",
            "help_new": "ask_help", "help_answer": "answer_help",
        }.items()
    },
    "decisions:mechanism_use_end": (NOBODY, "decisions.take_use_back"),
    "decisions:enter_paper": ("decisions.enter_paper", "decisions.enter_paper"),
    "decisions:enter_assignment": ("decisions.enter_assignment", "decisions.enter_assignment"),
    "decisions:receive": ("decisions.confirm_receipt", "decisions.confirm_receipt"),
    "decisions:consider": ("decisions.record_consideration", "decisions.record_consideration"),
    "decisions:extend": ("decisions.extend_term", "decisions.extend_term"),
    "decisions:withdraw": ("decisions.withdraw_assignment", "decisions.withdraw_assignment"),
    "decisions:drop": (NOBODY, "decisions.drop_draft"),
    "decisions:confirm": (ALL, "decisions.confirm_following"),
    "decisions:unfollow": (ALL, "decisions.unfollow"),
    "decisions:follow": (NOBODY, "decisions.follow"),
    "decisions:publish": (NOBODY, "decisions.record_publication"),
    "decisions:answer": ("decisions.answer_decision", "decisions.answer_decision"),
    "decisions:accept": (NOBODY, "decisions.accept_answer"),
    "decisions:return": (NOBODY, "decisions.return_answer"),
    **{
        f"meetings:{page}": (f"meetings.{act}", f"meetings.{act}")
        for page, act in {
            "prepare": "prepare_session", "start_request": "start_request", "own_initiative": "decide_extraordinary",
            "decide": "decide_extraordinary", "convene": "convene_council", "discuss": "record_discussion",
            "start_poll": "start_poll", "hold": "hold_council", "count": "count_council_vote", "annul": "annul_document",
            "supersede": "supersede_document", "attach": "attach_file", "correct": "correct_order", "plan": "plan_session", "agenda": "set_agenda",
            "order": "adopt_order", "announce": "record_announcement", "postpone": "postpone_session",
            "cancel": "cancel_session", "register": "register_members", "strike": "strike_registration", "leave": "record_leaving",
            "speaking_time": "set_speaking_time", "remark": "remark_minutes",
            "correct_minutes": "correct_minutes", "move_motion": "move_motion", "move_amendment": "move_amendment",
            "add_hall": "add_hall", "move_members": "move_members",
            "vote_amendment": "record_vote", "call_amendment": "open_roll_call", "void_amendment": "void_vote",
            "vote": "record_vote", "void": "void_vote", "stop_roll_call": "stop_roll_call", "open_roll_call": "open_roll_call",
            "adopt": "adopt_rules", "choose_commission": "choose_commission", "open_paper_vote": "open_paper_vote",
            "enter_count": "enter_count", "stop_paper_vote": "stop_paper_vote",
            **{act: act for act in ("draw_up_sealed", "bring_rights", "bring_certificate", "bring_shares", "bring_key", "bring_part", "stop_sealed")},
            **{act: act for act in ("call_election", "nominate_candidate", "withdraw_candidate", "fix_results", "enter_deputy",
                                    "end_deputy", "forward_appeal", "propose_senators", "record_appointment")},
        }.items()
    },
    **{
        f"meetings:{page}": (NOBODY, f"meetings.{act}")
        for page, act in {
            "sign": "sign_request", "withdraw": "withdraw_signature", "answer_poll": "answer_poll",
            "close_poll": "close_poll", "cast": "cast_vote",
            "close_roll_call": "close_roll_call", "issue_protocol": "issue_document", "agree": "agree_convening",
            "issue": "issue_document", "open": "open_session", "take_up": "take_up_item", "ask_floor": "ask_floor",
            "call_speaker": "call_speaker", "drop_request": "drop_request", "give_floor": "give_floor",
            "end_floor": "end_floor", "sign_minutes": "sign_minutes", "withdraw_motion": "withdraw_motion",
            "withdraw_amendment": "withdraw_amendment", "close_paper_vote": "close_paper_vote",
            "issue_count": "issue_document", "issue_sealed": "issue_document", "open_sealed": "open_sealed", "close_sealed": "close_sealed",
            "remove_hall": "remove_hall", "join_remotely": "join_remotely", "leave_remotely": "leave_remotely",
        }.items()
    },
}  # fmt: skip

# What only papers beside the project, a day's published head, or an officer's own figures would fill.
EMPTY = {"acts:akn", "sources:leave", "facts:file", "journal:head_file", "facts:settle", "facts:correct"}
# A page that answers otherwise than 200 to those who may read it: nothing there yet, a link that is no link, a next page.
ODD = {name: {404} for name in EMPTY} | {
    "people:invited": {409}, "decisions:close": {302}, "decisions:answer": {200, 403, 409},
    "portal:next_task": {302},  # on to the task
    "meetings:ceremony": {404},  # of a trustee of a threshold alone
    "meetings:council_notice_proof": {404}, "meetings:council_own_proof": {404},  # pending: nobody is called
    **{name: {200, 404} for name in ("meetings:own_proof", "meetings:own_badge")},  # of those called
}  # fmt: skip
# A public page without a button for those who hold no mandate: what they send changes nothing, and they see the page.
UNTOUCHED = {"bodies:person"}


def addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the name of every address and the names of its arguments."""
    for found in resolver.url_patterns:
        if isinstance(found, URLPattern):
            yield f"{space}{found.name or found.pattern}", tuple(getattr(found.pattern, "converters", {}))
        else:
            yield from addresses(found, f"{found.namespace}:" if found.namespace else space)


OURS = {
    name: given
    for name, given in addresses(get_resolver())
    if not name.startswith(LIBRARY) and name not in {"robots.txt", "sitemap.xml"}
}


def test_every_address_is_declared_and_every_declared_act_exists() -> None:
    assert set(OURS) == set(RULES)
    asked = {act for rule in RULES.values() for said in rule for act in said.split("|")}
    assert asked - {ALL, SIGNED, NOBODY, CANDIDATES, ACTIVITY} <= set(mandates())


def test_every_act_of_a_page_is_begun_from_a_page() -> None:
    begun = {act for rule in RULES.values() for said in rule for act in said.split("|")}
    elsewhere = {
        "decisions.correct_answer",  # the same page as answering
        "meetings.sign_request_on_paper", "meetings.answer_poll_on_paper",  # the same page as serving on paper
        "bodies.end_mandate", "bodies.record_category",  # the same page as correcting
        "meetings.take_votes",  # what came at once by the address of one vote
        "bodies.rename_body", "bodies.merge_body", "bodies.close_body", "bodies.record_agreement", "bodies.elect_chair",
        "bodies.hand_over", "bodies.name_acting", "bodies.end_seat", "bodies.put_forward_head", "bodies.answer_on_head",
        "bodies.appoint_regional_head", "bodies.file_account", "bodies.answer_account", "bodies.plan_body_meeting",
        "bodies.record_money", "bodies.share_practice", "bodies.record_adoption", "bodies.set_staff", "bodies.open_sector",
        "bodies.place_officer", "bodies.hand_in_output",
        "bodies.record_body_minutes", "bodies.give_body_task", "bodies.finish_body_task",  # an organ's card
        "bodies.drop_change", "bodies.put_proposal", "bodies.answer_proposal", "bodies.link_done_change",  # a proposal's page
        "bodies.approve_programme",  # the same page as a statement
        "bodies.recommend_deputy", "bodies.appoint_head", "bodies.end_office",  # the same page as appointing
        "bodies.name_officer", "bodies.complete_task",  # the same page as the duty sheet
        "acts.edit_text", "sources.repair_again", "programmes.import_programme",  # commands
        "journal.forget_overdue", "meetings.remind_council", "meetings.remind_members",
        "decisions.remind_of_term", "decisions.tell_of_delay",
        "decisions.escalate_delay", "decisions.send_digest",  # the worker
        "people.set_up_instance", "people.recover_factor", "journal.begin_instance", "demo.seat_cast",  # commands
    }  # fmt: skip
    of_candidates = {act for act in mandates() if act.startswith("bodies.") and "candida" in act} | {
        "bodies.record_examination"
    }
    built = {
        act
        for act in mandates()
        if act.partition(".")[0] in {name.partition(":")[0] for name in RULES} | {"sources"}
    }
    assert built - begun - elsewhere - of_candidates == set()


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
        _more()
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


def _more() -> None:
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


def _programme(at: Moment) -> None:
    """Take a small programme, and link a decision to a measure of it."""
    content = (PLANS / "alma.txt").read_bytes()
    held = receive_paper(by=SYSTEM, at=at, content=content, name="plan.txt", slug="plan", title="Жоспар")
    import_programme(by=SYSTEM, at=at, paper=held, tree=tree_of(held))
    measure, decision = Reading.objects.get(number="2.2.1.1"), Decision.objects.order_by("pk")[0]
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
    held_one = Session.objects.filter(opened_on__isnull=False)[0]
    SessionPlan.objects.create(session=held_one, number=1, by="x", made_on=day)
    put_tag(
        by=officer, at=at, scheme="level", thing="measure", key=str(measure.part_id), value="legal", why="…"
    )
    add_instrument(by=officer, at=at, reading=measure, kind="law", title_kk="…", paper="№ 1")
    link_outcome(
        by=officer, at=at, reading=measure, outcome=Reading.objects.filter(kind="outcome")[0], why="…"
    )
    message = register_message(by=officer, at=at, kind="message", day=day, title_kk="…", paper="№ 1")
    clause = add_clause(by=officer, at=at, message=message, number="1", says_kk="…")
    link_clause(by=officer, at=at, clause=clause, reading=measure, why="…")
    review = open_review(by=officer, at=at, programme=measure.edition.programme)
    propose_change(by=officer, at=at, review=review, kind="drop", reading=measure, why="…")
    draft_document(by=officer, at=at, kind="programme", title_kk="Жоба", paper="№ 1", day=day, experts="№ 2")
    propose_indicator(
        by=officer, at=at, outcome=Reading.objects.filter(kind="outcome")[0], title_kk="…", definition="…", unit="…",
        source="…", method="…", baseline=Decimal(1), baseline_on=day, target=Decimal(2), target_on=day + timedelta(days=1),
        measured_by=executor,
    )  # fmt: skip
    formula = Formula.objects.create(number=1, weights=dict.fromkeys(PARTS, 1), why="…", by="system", on=day)
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
    link_assignment(by=officer, at=at, instruction=one, item=PlanItem.objects.get(), why="…")


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
        "day": "2024-09-02", "year": 2024, "uuid": "A" * 14, "term_id": DeputyTerm.objects.get().pk,
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
        "meetings:agree": CouncilMeeting, "meetings:hold": CouncilMeeting,
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
        "programmes:package_report": PackageMeasure, "programmes:indicator_set_end": IndicatorSet, "programmes:item_drop": PlanItem,
        "programmes:item": PlanItem, "programmes:item_fund": PlanItem, "programmes:item_report": PlanItem,
        "programmes:item_tasks": PlanItem, "programmes:untag": Tag,
        "programmes:instrument_end": Instrument, "programmes:contribution_end": Contribution,
        "programmes:objection_answer": Objection,
        **dict.fromkeys(("programmes:message", "programmes:clause_add"), Message),
        **dict.fromkeys(("programmes:review", "programmes:propose", "programmes:review_close"), Review),
        **dict.fromkeys(("programmes:proposal_adopt", "programmes:proposal_decline"), Proposal),
        "programmes:clause_link": MessageClause, "programmes:clause_unlink": ClauseLink,
        **{f"programmes:document{page}": Document for page in ("", "_discussion", "_consideration", "_agreement", "_approval")},
        **{f"programmes:indicator{page}": Indicator for page in ("", "_approve", "_measure")},
    }  # fmt: skip
    rows = (
        Entry.objects.filter(leaf__isnull=False) if room == "journal" else of_rows.get(name, Issued).objects
    )
    if name.startswith("portal:checked"):
        given |= {"code": Certificate.objects.get().code, "language": "kk"}
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
        given |= {"number": SessionPlan.objects.get().session.number, "version": 1}
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


@pytest.mark.parametrize("name", sorted(OURS))
def test_each_role_reads_what_is_its_own_and_does_nothing_else(sessions: dict[str, str], name: str) -> None:
    address = address_of(name)
    reads, begins = RULES[name]
    for role in ROLES:
        answer, more = ask(sessions[role], "get", address)
        where = f"GET {address} as {role or 'a visitor'}: {answer.status_code}"
        assert more == 0, f"{where} wrote to the journal"
        if reads == NOBODY:
            assert answer.status_code == 405, where
        elif not may(reads, role):
            assert answer.status_code == (302 if reads == SIGNED else 403), where
            assert reads != SIGNED or "/account/login/" in answer.headers["Location"]
        else:
            assert answer.status_code in ODD.get(name, {200}), where
        if role:
            assert answer.headers["Cache-Control"] == "no-store, private", where
        if begins == NOBODY and reads == ALL and role:
            continue  # a page for all, without an act: asked of a visitor only, for time
        answer, more = ask(sessions[role], "post", address)
        where = f"POST {address} as {role or 'a visitor'}: {answer.status_code}"
        if begins == NOBODY or not may(begins, role):
            assert more == 0, f"{where} wrote to the journal"
        if begins != NOBODY and not may(begins, role):
            assert answer.status_code == 403 or name in UNTOUCHED, where
        elif begins != NOBODY:
            assert answer.status_code not in {403, 405}, where
