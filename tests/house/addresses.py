"""Every address of the house: who reads it, which act a POST to it begins. Who holds an act is asked of law/mandates."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from shanyraq.demo.services import SEATS
from shanyraq.law.mandates import mandates

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
            "decisions:register", "decisions:timeliness", "decisions:regions", "decisions:paper",
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
            "programmes:discussions", "programmes:discussion",
            "meetings:floor",
            "meetings:halls",
            "meetings:text",
            "meetings:minutes",
            "meetings:hall", "meetings:hall_now", "meetings:notice", "meetings:council_notice",
            "meetings:archive", "meetings:topics", "meetings:liaison", "meetings:speech", "meetings:material",
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
            "package_report": "report_package_measure", "package_drop": "drop_package_measure", "package_indicators": "link_indicators",
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
    "programmes:discussion_new": ("programmes.open_discussion", "programmes.open_discussion"),
    "programmes:position": ("programmes.take_position", "programmes.take_position"),
    "programmes:position_withdraw": (NOBODY, "programmes.withdraw_position"),
    "programmes:discussion_close": ("programmes.close_discussion", "programmes.close_discussion"),
    "programmes:discussion_summary": ("programmes.publish_summary", "programmes.publish_summary"),
    "programmes:recommend": ("programmes.recommend", "programmes.recommend"),
    "programmes:recommendation_answer": ("programmes.answer_recommendation", "programmes.answer_recommendation"),
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
            "start_poll": "start_poll", "hold": "hold_council", "call_off": "call_off_council",
            "void_count": "void_council_count", "count": "count_council_vote",
            "annul": "annul_document",
            "supersede": "supersede_document", "attach": "attach_file", "correct": "correct_order", "plan": "plan_session", "agenda": "set_agenda",
            "order": "adopt_order", "announce": "record_announcement", "postpone": "postpone_session",
            "cancel": "cancel_session", "register": "register_members", "strike": "strike_registration", "leave": "record_leaving",
            "speaking_time": "set_speaking_time", "remark": "remark_minutes",
            "correct_minutes": "correct_minutes", "move_motion": "move_motion", "move_amendment": "move_amendment",
            "add_hall": "add_hall", "move_members": "move_members",
            **{act: act for act in ("put_material", "renew_material", "withdraw_material")},
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
            "close_roll_call": "close_roll_call", "issue_protocol": "issue_document", "issue_minutes": "issue_document", "agree": "agree_convening",
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
