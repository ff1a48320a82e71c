"""What this room says when something may not be done. Codes of the law about Sessions and the Council are said here too."""

from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.refusals_of_archive import SENTENCES as OF_THE_ARCHIVE
from shanyraq.meetings.refusals_of_ballots import SENTENCES as OF_BALLOTS
from shanyraq.meetings.refusals_of_elections import SENTENCES as OF_ELECTIONS
from shanyraq.meetings.refusals_of_hall import SENTENCES as OF_THE_HALL
from shanyraq.meetings.refusals_of_halls import SENTENCES as OF_HALLS
from shanyraq.meetings.refusals_of_liaison import SENTENCES as OF_LIAISON
from shanyraq.meetings.refusals_of_materials import SENTENCES as OF_MATERIALS
from shanyraq.meetings.refusals_of_notices import SENTENCES as OF_NOTICES
from shanyraq.meetings.refusals_of_sealed import SENTENCES as OF_SEALED
from shanyraq.web.refusals import Sentence

REGISTERED, PRESENT, NEEDED = _("registered"), _("present"), _("needed")

CONVENING = {
    "meetings.place_missing": Sentence(
        _("The order cannot be adopted: the place is not stated"),
        _("The order names the day, the place and the agenda of the Session."),
    ),
    "meetings.agenda_missing": Sentence(
        _("The order cannot be adopted: there is no agenda"),
        _(
            "The order names the day, the place and the agenda of the Session. The Council proposes the agenda."
        ),
    ),
    "meetings.start_missing": Sentence(
        _("The order cannot be adopted: the day of the Session is not stated"),
        _("The order names the day, the place and the agenda of the Session."),
    ),
    "meetings.time_missing": Sentence(
        _("The order cannot be adopted: the hour of the Session is not stated")
    ),
    "meetings.number_missing": Sentence(_("The order cannot be adopted: it has no number")),
    "meetings.notice_too_short": Sentence(
        _("The order is late: {days_given} days before the Session, {days_needed} are needed"),
        _(
            "An order of {order_day} cannot convene a Session on {start_day}. "
            "The last day for the order was {latest_order_day}."
        ),
        have="days_given",
        need="days_needed",
        have_label=_("days left"),
        need_label=_("days needed"),
        ways={
            "meetings.choose_later_start": _("Choose a later day for the Session."),
            "meetings.ask_extraordinary": _(
                "If it cannot wait: an extraordinary Session, whose term runs from the decision to hold it."
            ),
        },
    ),
    "meetings.correction_breaks_notice": Sentence(
        _(
            "The day, the hour and the place cannot be corrected now: {days_given} days are left, {days_needed} are needed"
        ),
        _("A corrected order is a notice too, and one of {order_day} would come too late for {start_day}."),
        have="days_given",
        need="days_needed",
        have_label=_("days left"),
        need_label=_("days needed"),
        ways={
            "meetings.correct_wording": _("Correct the wording and the translations only."),
            "meetings.order_anew": _("Put the Session off and adopt a new order; the notice runs anew."),
        },
    ),
    "meetings.matters_need_new_order": Sentence(
        _("A correction adds no matter and takes none away: there were {was}, there would be {now}"),
        ways={"meetings.order_anew": _("Put the Session off and adopt a new order; the notice runs anew.")},
    ),
    "meetings.nothing_corrected": Sentence(
        _("Nothing differs from the order that stands"), _("Change what is wrong in it.")
    ),
    "meetings.order_ended": Sentence(
        _("This order ended on {ended_on}"), _("What no longer convenes a Session is not corrected.")
    ),
    "meetings.not_an_order": Sentence(
        _("Only an order has a text that is corrected"),
        _("A protocol is set from the votes as they were counted."),
    ),
    "meetings.start_before_order": Sentence(
        _("The Session cannot open before its order"),
        _("The order is of {order_day}, the Session would open on {start_day}."),
    ),
    "meetings.start_before_decision": Sentence(
        _("The Session cannot open before the decision to hold it"),
        _("The decision is of {decision_day}, the Session would open on {start_day}."),
    ),
    "meetings.extraordinary_too_late": Sentence(
        _("Too late: an extraordinary Session is held by {latest_start_day}"),
        _("The decision to hold it is of {decision_day}: the term runs from that day. {start_day} is later."),
    ),
    "meetings.not_ordered": Sentence(
        _("There is no order convening the Session yet"),
        _("First the Chair adopts the order, then it is announced in official media."),
    ),
    "meetings.not_ordered_yet": Sentence(
        _("There is nothing to put off: no order has been adopted"),
        _("Until the order is adopted, the day of the Session is changed in its plan."),
    ),
    "meetings.not_announced": Sentence(
        _("The Session is not convened: its order has not been announced"),
        _("The order is announced in official mass media. Record the outlet, the date and the link."),
    ),
    "meetings.announced_before_order": Sentence(
        _("The announcement cannot be older than the order"),
        _("The order is of {order_day}, the announcement of {told}."),
    ),
    "meetings.already_announced": Sentence(
        _("This announcement is recorded already"), _("{outlet}, {told}. Nothing was recorded twice.")
    ),
    "meetings.outlet_missing": Sentence(_("Name the medium that announced the Session")),
    "meetings.draft_later": Sentence(
        _("The draft was handed in on {handed_in}, after the discussion of {on}"),
        _("The Council discusses what lies before it."),
    ),
    "meetings.day_ahead": Sentence(
        _("{told} has not come yet"), _("Today is {day}. What has not happened is not recorded.")
    ),
    "meetings.order_in_force": Sentence(
        _("The order of {order_day} is in force: day, place and agenda are fixed"),
        _("To change them, the Chair puts the Session off or cancels it."),
    ),
    "meetings.order_number_taken": Sentence(_("There is an order № {number} of {day} already")),
    "meetings.agenda_not_proposed": Sentence(
        _("Say when the Council proposed the agenda"),
        _("The Council proposes the convocation and the agenda of a Session."),
    ),
    "meetings.agenda_in_use": Sentence(
        _("On {count} of its matters an election is called or a secret vote drawn up: this agenda stays"),
        _("For another agenda another Session is prepared."),
    ),
    "meetings.agenda_empty": Sentence(_("There is no matter on the agenda")),
    "meetings.meeting_called_off": Sentence(
        _("The meeting was called off on {cancelled_on}"), _("Whoever wants it convenes the Council anew.")
    ),
    "meetings.chair_calls_off": Sentence(
        _("Only the Chair calls this meeting off"), _("The Chair convened it, or agreed to it.")
    ),
    "meetings.agenda_changed": Sentence(
        _("Somebody else changed the agenda while you were writing"),
        _(
            "What you typed is kept below, and the agenda that stands now is shown. If you set yours, it replaces it."
        ),
    ),
    "meetings.part_without_matter": Sentence(
        _("The first matter cannot be a part of another"),
        _("A part belongs to the matter above it."),
    ),
    "meetings.parts_too_long": Sentence(
        _("The parts of matter {matter} take {inside} minutes, the matter itself has {minutes}"),
        _("Give the matter more minutes, its parts less, or leave the minutes of the matter open."),
    ),
    "meetings.title_missing": Sentence(_("Each matter needs its title in Kazakh")),
    "meetings.number_taken": Sentence(
        _("There is a Session with the number {number} already"),
        _("A number is given once, so that an address never changes its meaning."),
    ),
    "meetings.session_cancelled": Sentence(_("The Session was cancelled on {cancelled_on}")),
    "meetings.session_closed": Sentence(_("The Session was closed on {closed_on}")),
    "meetings.session_open": Sentence(_("The Session is open already: since {opened_on}")),
    "meetings.reason_missing": Sentence(
        _("Write the reason"), _("It stays beside what was done, for everybody to read.")
    ),
    "meetings.before_start_day": Sentence(_("The Session opens on {start_day}"), _("Today is {day}.")),
}

SITTING = {
    "meetings.session_not_open": Sentence(_("The Session is not open")),
    "meetings.no_quorum": Sentence(
        _("No quorum: {registered} of {total} members are registered, {needed} are needed"),
        _(
            "The quorum of the Session is a norm that an officer confirmed; the law that was read does not name it."
        ),
        have="registered",
        need="needed",
        have_label=REGISTERED,
        need_label=NEEDED,
    ),
    "meetings.no_majority": Sentence(
        _("Not adopted: {votes_for} of {present} present voted for, {needed} are needed"),
        _(
            "The majority of the Session is a norm that an officer confirmed; the law that was read does not name it."
        ),
        have="votes_for",
        need="needed",
        have_label=_("for"),
        need_label=NEEDED,
    ),
    "meetings.nobody_chosen": Sentence(_("Choose at least one member")),
    "meetings.not_a_member": Sentence(
        _("Not registered: {strangers} of those chosen are not members on {day}"),
        _("Nobody was registered. Read the list again."),
    ),
    "meetings.all_registered": Sentence(
        _("All of those chosen are registered already"), _("Nothing was recorded twice.")
    ),
    "meetings.not_registered": Sentence(_("This member is not registered")),
    "meetings.already_voted": Sentence(
        _("The count on this matter is recorded already"),
        _("A wrong count is voided with a reason; then a new one is recorded, and both stay."),
    ),
    "meetings.nothing_to_void": Sentence(_("There is no count to void")),
    "meetings.count_used": Sentence(
        _("A list to the Senate stands on this count"),
        _("What was sent to the President is not counted again."),
    ),
    "meetings.negative_votes": Sentence(_("A count of votes cannot be negative")),
    "meetings.more_votes_than_present": Sentence(
        _("{given} votes, but {present} members are present"),
        _("There cannot be more votes than members registered. {over} are too many."),
    ),
    "meetings.appeal_not_for_election": Sentence(
        _("A decision on an election cannot take the form of an Appeal"),
        _("The Session may issue an Appeal on any other matter."),
    ),
    "meetings.yearly_session_due": Sentence(
        _("No Session has been held in {year} yet: {days_left} days are left"),
        _("A Session is held at least once a year."),
        ways={"meetings.prepare_session": _("Prepare a Session, and its order in good time.")},
    ),
    "meetings.yearly_session_missed": Sentence(
        _("No Session was held in {year}"), _("A Session is held at least once a year.")
    ),
    "meetings.over_a_year": Sentence(
        _("{days_since} days since the last Session: more than a year"),
        _("The last Session was on {last_session}. A Session is held at least once a year."),
    ),
}

ASKING = {
    "meetings.not_initiator": Sentence(
        _("An extraordinary Session could not be asked for like this on {day}"),
        _("The rules of that day name who may ask for it."),
    ),
    "meetings.subject_missing": Sentence(_("Say in Kazakh which matter the Session is asked for")),
    "meetings.request_decided": Sentence(
        _("The decision to hold the Session was taken on {decided_on}"),
        _("From that day signatures are neither added nor withdrawn."),
    ),
    "meetings.request_lapsed": Sentence(
        _("The request is over: its last signature was withdrawn on {lapsed_on}"),
        _("Nobody asks for this Session any more. Whoever wants it begins a new request."),
    ),
    "meetings.already_signed": Sentence(_("You have signed this request already")),
    "meetings.member_signed": Sentence(_("This member has signed the request already")),
    "meetings.answered_already": Sentence(
        _("This member has answered already"), _("Their own answer stays; only they may change it.")
    ),
    "meetings.not_signed": Sentence(_("You have not signed this request")),
    "meetings.not_for_signing": Sentence(
        _("This Session was not asked for by members: there is nothing to sign")
    ),
    "meetings.request_below_third": Sentence(
        _("The request is not valid yet: {missing} signatures are missing"),
        _("{signatures} of {total} members have signed; {needed} are needed."),
        have="signatures",
        need="needed",
        have_label=_("signed"),
        need_label=NEEDED,
    ),
    "meetings.council_did_not_decide": Sentence(
        _("There is no adopted decision of the Council to ask for this Session")
    ),
}

COUNCIL = {
    "meetings.no_polls": Sentence(_("On {day} the Council does not decide by poll")),
    "meetings.deadline_past": Sentence(
        _("The deadline {deadline} is past"), _("Today is {day}. Give the members a day that is ahead.")
    ),
    "meetings.council_empty": Sentence(
        _("The Council has no members on {day}"), _("First its composition is recorded.")
    ),
    "meetings.question_missing": Sentence(_("Write the question in Kazakh")),
    "meetings.candidate_missing": Sentence(_("Name the candidate for deputy chair")),
    "meetings.no_such_answer": Sentence(_("Answer for, against or abstain")),
    "meetings.poll_closed": Sentence(_("The poll was closed on {closed_on}")),
    "meetings.no_reminder_due": Sentence(_("No reminder is due on {day}")),
    "meetings.poll_over": Sentence(
        _("The last day of answers was {deadline}"), _("What was not answered by then counts as silence.")
    ),
    "meetings.not_in_council": Sentence(
        _("Only a member of the Council answers this poll"),
        _("On {day} you have no seat in the Council."),
        forbidden=True,
    ),
    "meetings.poll_running": Sentence(
        _("The poll runs until {deadline}: {answered} of {total} members have answered"),
        _("It closes after that day, or as soon as every member has answered."),
        have="answered",
        need="total",
        have_label=_("gave an answer"),
        need_label=_("in the Council"),
    ),
    "meetings.poll_not_adopted": Sentence(
        _("Not adopted: {votes_for} of {total} members of the Council voted for, {needed} are needed"),
        _("In a poll the votes for are counted against all members: silence counts against."),
        have="votes_for",
        need="needed",
        have_label=_("for"),
        need_label=NEEDED,
    ),
    "meetings.not_convener": Sentence(
        _("The Council is convened by the Chair, or by a deputy chair with the Chair's agreement"),
        forbidden=True,
    ),
    "meetings.chair_agreement_missing": Sentence(
        _("The Council is not convened yet: the Chair has not agreed"),
        _("A deputy chair convenes the Council by agreement with the Chair."),
        ways={"meetings.record_agreement": _("The Chair agrees to the convocation on its page.")},
    ),
    "meetings.already_agreed": Sentence(_("The Chair agreed on {agreed_on}")),
    "meetings.meeting_in_the_past": Sentence(
        _("{start_day} is past"), _("Today is {day}. A meeting is convened for a day that is ahead.")
    ),
    "meetings.council_place_missing": Sentence(_("Say where the Council meets")),
    "meetings.before_meeting_day": Sentence(
        _("The Council meets on {start_day}"), _("Today is {day}. What has not happened is not recorded.")
    ),
    "meetings.already_held": Sentence(_("The meeting is recorded already: it was held on {held_on}")),
    "meetings.meeting_not_held": Sentence(_("The meeting has not been held yet")),
    "meetings.not_in_council_all": Sentence(
        _("Not recorded: {strangers} of those chosen have no seat in the Council on {day}")
    ),
    "meetings.council_no_quorum": Sentence(
        _("No quorum: {registered} of {total} members of the Council are present, {needed} are needed"),
        have="registered",
        need="needed",
        have_label=PRESENT,
        need_label=NEEDED,
    ),
    "meetings.council_no_majority": Sentence(
        _("Not adopted: {votes_for} of {present} present voted for, {needed} are needed"),
        have="votes_for",
        need="needed",
        have_label=_("for"),
        need_label=NEEDED,
    ),
    "meetings.council_never_met": Sentence(
        _("No meeting of the Council is recorded by {day}"),
        _("The Council meets as needed, and never more rarely than its norm says."),
    ),
    "meetings.council_meeting_overdue": Sentence(
        _("The Council should have met by {due}"), _("Its last meeting was on {last_meeting}.")
    ),
    "meetings.not_discussed": Sentence(
        _("The Council has not discussed this draft"),
        _("A draft of a programme document goes to the Session after the Council has discussed it."),
    ),
    "meetings.paper_missing": Sentence(_("Name the paper of the discussion")),
    "meetings.outcome_missing": Sentence(_("Write in Kazakh what the Council said")),
}

DOCUMENTS = {
    "meetings.already_issued": Sentence(
        _("The document is issued already: № {number}"),
        _("An issued document is corrected only by annulling it or by a later one in its place; both stay."),
    ),
    "meetings.document_annulled": Sentence(_("This document is annulled already")),
    "meetings.document_superseded": Sentence(
        _("A later document stands in the place of this one"), _("Correct the later one.")
    ),
    "meetings.poll_not_closed": Sentence(_("The protocol is issued after the poll is closed")),
    "meetings.not_about_rules": Sentence(
        _("This matter is not about the rules of procedure"),
        _("The Session itself approves its rules of procedure, by a vote on that matter."),
    ),
    "meetings.rules_not_voted": Sentence(
        _("The Session has not voted on the rules of procedure"),
        _("The Session itself approves its rules of procedure, by a vote on that matter."),
    ),
    "meetings.rules_taken": Sentence(_("The rules adopted by this vote are recorded already")),
    "meetings.text_missing": Sentence(_("Write the text in Kazakh")),
}

SENTENCES = {
    **CONVENING,
    **OF_THE_HALL,
    **OF_HALLS,
    **OF_BALLOTS,
    **OF_SEALED,
    **OF_MATERIALS,
    **OF_NOTICES,
    **OF_LIAISON,
    **OF_ELECTIONS,
    **OF_THE_ARCHIVE,
    **SITTING,
    **ASKING,
    **COUNCIL,
    **DOCUMENTS,
}
