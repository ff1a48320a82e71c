"""How the refusals about bodies, their seats, the regions and the Chair's own acts are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "bodies.account_empty": Sentence(
        _("The account is empty"), ways={"bodies.write_account": _("Write the account in Kazakh.")}
    ),
    "bodies.account_filed": Sentence(
        _("The account of {year} is filed"), _("It can be filed anew only where the Secretariat returned it.")
    ),
    "bodies.acts_already": Sentence(
        _("Somebody acts in this office in those days"), _("End their acting first, or choose other days.")
    ),
    "bodies.agenda_empty": Sentence(
        _("The agenda is empty"), ways={"bodies.write_agenda": _("Write what the meeting will discuss.")}
    ),
    "bodies.task_not_named": Sentence(
        _("Name the task of a Session or of a Message that the council takes up"),
        _("The council of a regional assembly meets on a task, discusses it, and issues a recommendation."),
    ),
    "bodies.advice_without_discussion": Sentence(
        _("Write what was discussed: a recommendation rests on a discussion")
    ),
    "bodies.agreement_refused": Sentence(
        _("The Secretariat refused this candidate"),
        _("On {day} its answer stands. The region may put another person forward."),
    ),
    "bodies.answered_already": Sentence(_("This was answered"), _("The answer stands with its paper and day.")),
    "bodies.body_closed": Sentence(
        _("This body ended on {until}"), _("Acts on it are possible only for days before."),
        ways={"bodies.check_days": _("Compare the two days with the papers.")},
    ),
    "bodies.body_known": Sentence(
        _("A body of this name is there"), _("{name}: one of this kind in this place has the name already.")
    ),
    "bodies.body_not_begun": Sentence(
        _("This body did not exist on {on}"), _("It began on {since}."),
        ways={"bodies.check_days": _("Compare the two days with the papers.")},
    ),
    "bodies.not_a_working_group": Sentence(
        _("Only a working group hands in a draft"), ways={"bodies.open_working_group": _("Open the card of the group.")}
    ),
    "bodies.no_draft": Sentence(
        _("The group was created without a draft to work on"),
        ways={"bodies.found_for_draft": _("Create a group for the draft, by its act.")},
    ),
    "bodies.not_a_fund": Sentence(
        _("Money is recorded of a public fund only"), ways={"bodies.name_fund": _("Choose the fund.")}
    ),
    "bodies.amount_wrong": Sentence(
        _("The amount is not named"), ways={"bodies.name_amount": _("Write it in whole tenge.")}
    ),
    "bodies.source_unknown": Sentence(
        _("It is not said where the money is from"),
        ways={"bodies.name_source": _("Name the republican or the local budget, a sponsor or a fund.")},
    ),
    "bodies.spends_too_much": Sentence(
        _("The fund cannot spend {amount}: it has {has} tenge"),
        _("On some day it would have less than nothing."),
        have="has", need="amount", have_label=_("the fund has, tenge"), need_label=_("is to be spent, tenge"),
        ways={"bodies.record_receipt": _("Record first what it received.")},
    ),
    "bodies.not_a_deputy_group": Sentence(
        _("Only the deputy group shares its practice"), ways={"bodies.open_group": _("Open the card of the deputy group.")}
    ),
    "bodies.region_needed_here": Sentence(
        _("The region is not named, or was not one on that day"), ways={"bodies.name_region": _("Choose a region of that day.")}
    ),
    "bodies.maslikhat_not_named": Sentence(
        _("The maslikhat is not named"), ways={"bodies.name_maslikhat": _("Write its name.")}
    ),
    "bodies.adopted_already": Sentence(
        _("This maslikhat has taken the practice over already"), ways={"bodies.see_practice": _("See the practice.")}
    ),
    "bodies.not_a_secretariat": Sentence(
        _("Only a secretariat has a staff list and sectors"), ways={"bodies.open_secretariat": _("Open the card of a secretariat.")}
    ),
    "bodies.staff_full": Sentence(
        _("No desk is free: the staff list has {seats}, {officers} are taken"),
        have="officers", need="seats", have_label=_("officers seated"), need_label=_("by the staff list"),
        ways={"bodies.enter_staff": _("Enter the new staff list, or end a mandate first.")},
    ),
    "bodies.staff_too_small": Sentence(
        _("A staff list of {seats} is too small: {officers} are seated"),
        ways={"bodies.end_first": _("End mandates first.")},
    ),
    "bodies.function_needed": Sentence(
        _("A sector carries at least one function of the Secretariat"),
        ways={"bodies.name_function": _("Choose its functions.")},
    ),
    "bodies.not_an_officer_here": Sentence(
        _("Nobody by this mandate works in this secretariat on that day"),
        ways={"bodies.seat_officer": _("Seat the officer first.")},
    ),
    "bodies.ends_before_a_seat": Sentence(
        _("A body does not end on {on}: somebody began in it on {since}"),
        _("Who sits in a body sits there at least a day."),
        ways={"bodies.check_days": _("Compare the two days with the papers.")},
    ),
    "bodies.body_not_named": Sentence(
        _("The body has no name in Kazakh"), ways={"bodies.name_body": _("Write its name as the act has it.")}
    ),
    "bodies.chair_by_office": Sentence(
        _("This council is headed by office, not by election"), _("On {day} the chair of the regional assembly heads it.")
    ),
    "bodies.chair_is_elected": Sentence(
        _("This chair is elected, not appointed"), _("On {day} the rule gives the election to the body’s own meeting."),
        ways={"bodies.record_election": _("Record the election by the minutes of the meeting.")},
    ),
    "bodies.due_in_the_year": Sentence(
        _("The term lies before the year it is for"), _("An account of {year} is due in that year or later.")
    ),
    "bodies.elected_not_a_member": Sentence(
        _("Who is elected is not a member of this body"), _("On {day} the roll of the body does not name this person."),
        ways={"bodies.seat_first": _("Seat the person as a member first.")},
    ),
    "bodies.group_unknown": Sentence(
        _("The Regulation does not know this kind of working group"),
        ways={"bodies.choose_group": _("Choose information, expert or other.")},
    ),
    "bodies.head_appointed": Sentence(_("This candidate is appointed"), _("The appointment stands with its paper.")),
    "bodies.head_not_agreed": Sentence(
        _("The Secretariat has not agreed to this candidate"),
        _("On {day} there is no agreement, and without it the akim does not appoint."),
        ways={"bodies.ask_agreement": _("Put the candidate forward and wait for the answer.")},
    ),
    "bodies.head_waits": Sentence(
        _("Another candidate awaits the answer"), _("The Secretariat answers on one before the next is put forward.")
    ),
    "bodies.host_needed": Sentence(
        _("Where this body works is not named"),
        ways={"bodies.name_host": _("Choose a university, a company, an enterprise, a city or a district.")},
    ),
    "bodies.kind_unknown": Sentence(_("There is no such kind of body"), ways={"bodies.choose_kind": _("Choose one of the list.")}),
    "bodies.mandate_is_personal": Sentence(
        _("Nobody acts for a member"), _("A member’s mandate is personal; only an office may have an acting holder.")
    ),
    "bodies.meeting_ahead": Sentence(_("This meeting is ahead, on {on}"), _("Its minutes are recorded once it was held.")),
    "bodies.merge_of_a_kind": Sentence(
        _("These two cannot be merged"), _("A body is merged into another of the same kind.")
    ),
    "bodies.minutes_there": Sentence(_("The minutes of this meeting are recorded"), _("They stand with their number.")),
    "bodies.no_meetings_here": Sentence(
        _("The work of this organ is kept elsewhere"), _("Sessions and Council meetings have pages of their own.")
    ),
    "bodies.no_party": Sentence(
        _("It cannot be a party to a grant or a contract"),
        _("On {day} the Assembly, and what works within it, is no legal entity."),
        ways={"bodies.name_a_party": _("Name a public fund or the Secretariat as the party.")},
    ),
    "bodies.not_a_regional_secretariat": Sentence(_("This is no regional secretariat"), _("Heads of others are appointed otherwise.")),
    "bodies.one_already": Sentence(_("There is one already"), _("A place has one body of this kind.")),
    "bodies.only_the_chair": Sentence(
        _("Only the Chair does this"),
        _("On {day} only the Chair speaks on behalf of the Assembly and approves its programme documents."),
        forbidden=True,
    ),
    "bodies.other_party_missing": Sentence(
        _("The other party is not named"), ways={"bodies.name_other_party": _("Write who the other party is.")}
    ),
    "bodies.other_region": Sentence(
        _("This body belongs to another region"), _("A regional secretariat acts on the bodies of its own region."), forbidden=True
    ),
    "bodies.own_procedure": Sentence(
        _("This office has a procedure of its own"),
        _("Members of the Assembly and the Council, Deputy Chairs and heads of secretariats are recorded on their own pages."),
    ),
    "bodies.party_unknown": Sentence(
        _("Whether it may be a party is not known"), _("The sources do not say whether it is a legal entity."),
        ways={"bodies.name_a_party": _("Name a public fund or the Secretariat as the party.")},
    ),
    "bodies.present_wrong": Sentence(
        _("The number of those present does not fit"), _("{present} are written, the body has {members} members."),
        have="present", need="members", have_label=_("present"), need_label=_("members"),
    ),
    "bodies.presidents_office": Sentence(
        _("Nobody acts for the Chair or a Deputy Chair"), _("Only the President fills these offices.")
    ),
    "bodies.reason_of_answer": Sentence(
        _("A refusal says why"), ways={"bodies.write_reason": _("Write the reason in one sentence.")}
    ),
    "bodies.region_needed": Sentence(
        _("A body of this kind belongs to a region"), ways={"bodies.choose_its_region": _("Choose the region.")}
    ),
    "bodies.region_not_for_kind": Sentence(
        _("A body of this kind belongs to no region"), ways={"bodies.leave_region": _("Leave the region empty.")}
    ),
    "bodies.regions_entered": Sentence(_("Every region has its organs here"), _("Nothing is missing on this day.")),
    "bodies.seated_already": Sentence(_("This person holds this seat"), _("Nothing needs to be recorded.")),
    "bodies.task_empty": Sentence(_("The task is empty"), ways={"bodies.write_task": _("Write what is to be done.")}),
    "bodies.text_missing": Sentence(
        _("The title or the text is empty in Kazakh"), ways={"bodies.write_text": _("Write both in Kazakh.")}
    ),
    "bodies.year_ahead": Sentence(_("The year {year} has not come"), _("A region accounts for a year that has begun.")),
}  # fmt: skip
