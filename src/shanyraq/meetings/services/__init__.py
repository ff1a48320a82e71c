"""The acts of this room: one function, one act, one transaction, one entry in the journal."""

from .agenda import set_agenda
from .archive import archive_matter, archive_speech, tag_matter
from .badges import issue_badges
from .casting import cast_ballot, cast_sealed
from .ceremony import bring_certificate, bring_key, bring_shares
from .convening import adopt_order, cancel_session, postpone_session, record_announcement
from .correcting import correct_order
from .council import (
    agree_convening,
    call_off_council,
    convene_council,
    count_council_vote,
    hold_council,
    record_discussion,
    void_council_count,
)
from .counting import (
    choose_commission,
    close_paper_vote,
    enter_count,
    open_paper_vote,
    stop_paper_vote,
)
from .decrypting import bring_part, part_or_complaint, refuse_part
from .deputies import end_deputy, enter_deputy, forward_appeal
from .documents import annul_document, attach_file, issue_document, supersede_document
from .elections import call_election, fix_results, nominate_candidate, withdraw_candidate
from .floor import (
    ask_floor,
    call_speaker,
    drop_request,
    end_floor,
    give_floor,
    set_speaking_time,
    take_up_item,
)
from .halls import add_hall, join_remotely, leave_remotely, move_members, remove_hall
from .liaison import answer_contact, enter_bill, enter_contact, move_bill, take_position
from .materials import put_material, renew_material, withdraw_material
from .minutes import correct_minutes, remark_minutes, sign_minutes
from .motions import move_amendment, move_motion, withdraw_amendment, withdraw_motion
from .paper import answer_poll_on_paper, sign_request_on_paper
from .polls import answer_poll, close_poll, remind_council, start_poll
from .preparing import plan_session, prepare_session
from .presence import record_leaving, register_members, strike_registration
from .procedure import adopt_rules
from .rechecking import check_board, refuse_board, sum_sealed
from .requests import decide_extraordinary, sign_request, start_request, withdraw_signature
from .roll_calls import cast_vote, close_roll_call, open_roll_call, stop_roll_call, take_votes
from .sealed import (
    bring_rights,
    close_sealed,
    draw_up_sealed,
    open_sealed,
    stop_sealed,
)
from .senate import propose_senators, record_appointment
from .serving import acknowledge_notice, note_notices, remind_members, return_notice, serve_notices
from .sitting import open_session, record_vote, void_vote

__all__ = [
    "acknowledge_notice",
    "add_hall",
    "adopt_order",
    "adopt_rules",
    "agree_convening",
    "annul_document",
    "answer_contact",
    "answer_poll",
    "answer_poll_on_paper",
    "archive_matter",
    "archive_speech",
    "ask_floor",
    "attach_file",
    "bring_certificate",
    "bring_key",
    "bring_part",
    "bring_rights",
    "bring_shares",
    "call_election",
    "call_off_council",
    "call_speaker",
    "cancel_session",
    "cast_ballot",
    "cast_sealed",
    "cast_vote",
    "check_board",
    "choose_commission",
    "close_paper_vote",
    "close_poll",
    "close_roll_call",
    "close_sealed",
    "convene_council",
    "correct_minutes",
    "correct_order",
    "count_council_vote",
    "decide_extraordinary",
    "draw_up_sealed",
    "drop_request",
    "end_deputy",
    "end_floor",
    "enter_bill",
    "enter_contact",
    "enter_count",
    "enter_deputy",
    "fix_results",
    "forward_appeal",
    "give_floor",
    "hold_council",
    "issue_badges",
    "issue_document",
    "join_remotely",
    "leave_remotely",
    "move_amendment",
    "move_bill",
    "move_members",
    "move_motion",
    "nominate_candidate",
    "note_notices",
    "open_paper_vote",
    "open_roll_call",
    "open_sealed",
    "open_session",
    "part_or_complaint",
    "plan_session",
    "postpone_session",
    "prepare_session",
    "propose_senators",
    "put_material",
    "record_announcement",
    "record_appointment",
    "record_discussion",
    "record_leaving",
    "record_vote",
    "refuse_board",
    "refuse_part",
    "register_members",
    "remark_minutes",
    "remind_council",
    "remind_members",
    "remove_hall",
    "renew_material",
    "return_notice",
    "serve_notices",
    "set_agenda",
    "set_speaking_time",
    "sign_minutes",
    "sign_request",
    "sign_request_on_paper",
    "start_poll",
    "start_request",
    "stop_paper_vote",
    "stop_roll_call",
    "stop_sealed",
    "strike_registration",
    "sum_sealed",
    "supersede_document",
    "tag_matter",
    "take_position",
    "take_up_item",
    "take_votes",
    "void_council_count",
    "void_vote",
    "withdraw_amendment",
    "withdraw_candidate",
    "withdraw_material",
    "withdraw_motion",
    "withdraw_signature",
]
