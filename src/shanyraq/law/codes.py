"""Every refusal of the law and every way out, with the facts its sentence may use."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, tuple[str, ...]] = {
    "law.institution_ended": ("day", "since"),
    "law.no_mandate": ("act", "who"),
    "law.no_rule_in_force": ("norm", "day"),
    "law.not_founded": ("day",),
    "law.status_superseded": ("day", "since"),
    "law.unconfirmed_norm": ("norm", "day"),
    "meetings.agenda_missing": ("day",),
    "meetings.appeal_not_for_election": ("subject",),
    "meetings.before_start_day": ("day", "start_day"),
    "meetings.chair_agreement_missing": ("by_role", "day"),
    "meetings.council_meeting_overdue": ("last_meeting", "due", "day"),
    "meetings.council_never_met": ("day",),
    "meetings.council_no_majority": ("votes_for", "present", "needed"),
    "meetings.council_no_quorum": ("registered", "total", "needed"),
    "meetings.extraordinary_too_late": ("decision_day", "start_day", "latest_start_day"),
    "meetings.no_majority": ("votes_for", "present", "total", "needed"),
    "meetings.no_polls": ("day",),
    "meetings.no_quorum": ("registered", "total", "needed"),
    "meetings.not_announced": ("announcements",),
    "meetings.not_convener": ("by_role", "day"),
    "meetings.not_initiator": ("initiator", "day"),
    "meetings.not_ordered": ("start_day",),
    "meetings.notice_too_short": (
        "order_day",
        "start_day",
        "latest_order_day",
        "days_given",
        "days_needed",
    ),
    "meetings.over_a_year": ("last_session", "days_since"),
    "meetings.place_missing": ("day",),
    "meetings.poll_not_adopted": ("votes_for", "total", "needed"),
    "meetings.request_below_third": ("signatures", "total", "needed", "missing"),
    "meetings.start_before_decision": ("decision_day", "start_day", "latest_start_day"),
    "meetings.start_before_order": ("order_day", "start_day"),
    "meetings.yearly_session_due": ("year", "held", "needed", "days_left"),
    "meetings.yearly_session_missed": ("year", "held", "needed"),
    "decisions.not_binding": ("form",),
}

WAYS: Mapping[str, str] = {
    "law.confirm_norm": "law.unconfirmed_norm",
    "law.enter_successor_act": "law.status_superseded",
    "meetings.ask_extraordinary": "meetings.notice_too_short",
    "meetings.choose_later_start": "meetings.notice_too_short",
    "meetings.prepare_session": "meetings.yearly_session_due",
    "meetings.record_agreement": "meetings.chair_agreement_missing",
}
"""Each way out with the refusal that names it."""
