"""How the refusals about members, deputies and their mandates are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.refusals_of_organs import SENTENCES as OF_ORGANS
from shanyraq.bodies.refusals_of_proposals import SENTENCES as OF_PROPOSALS
from shanyraq.web.refusals import Sentence

SENTENCES = {
    "bodies.not_of_the_assembly": Sentence(_("This is no mandate of the Assembly or its organs")),
    "bodies.certificate_of_another": Sentence(
        _("A member takes the certificate of their own mandate only"),
        _("The Secretariat issues it for another."),
    ),
    "bodies.mandate_ahead": Sentence(_("This mandate begins on {since}")),
    "bodies.certificate_stands": Sentence(
        _("A certificate that says the same was issued today"),
        ways={"bodies.take_issued": _("Take that one: it stands on the same page.")},
    ),
    "bodies.day_ahead": Sentence(_("{day} has not come yet"), _("An extract is of a day that has come.")),
    "bodies.roll_empty": Sentence(_("There was nobody on this roll on {day}")),
    "bodies.certificate_annulled": Sentence(_("This paper was annulled on {day} already")),
    "bodies.annulment_without_reason": Sentence(
        _("Say why the paper is annulled"), _("Whoever checks its code reads the reason.")
    ),
    "bodies.regional_by_its_session": Sentence(
        _("A member of a regional assembly comes by a decision of its own session"),
        ways={"bodies.choose_session": _("Choose the session of that regional assembly as the way in.")},
    ),
    "bodies.no_such_category": Sentence(_("The law knows no such category of members")),
    "bodies.category_paper_missing": Sentence(
        _("The category needs its paper"),
        ways={
            "bodies.name_category_paper": _("Name the paper: a charter, an order on an office, a petition.")
        },
    ),
    "bodies.path_not_recorded": Sentence(
        _("How this member came is not recorded yet"),
        ways={"bodies.record_path": _("Record the path first, on the member’s card.")},
    ),
    "bodies.association_deputies_complete": Sentence(
        _("Both deputies from associations are in office"),
        _("{in_office} hold the office; at most {at_most} may come from ethnocultural associations."),
        have="in_office",
        need="at_most",
        have_label=_("in office"),
        need_label=_("at most"),
    ),
    "bodies.deputies_complete": Sentence(
        _("Every seat of a Deputy Chair is taken"),
        _("{in_office} are in office; there are {at_most} seats."),
        have="in_office",
        need="at_most",
        have_label=_("in office"),
        need_label=_("seats"),
    ),
    "bodies.needs_presidents_decision": Sentence(
        _("On this ground a mandate ends by the President's decision only"),
        _("It does not end by itself on {occurred_on}. Enter the decision first."),
    ),
    "bodies.no_such_ground": Sentence(
        _("The law does not know this ground of ending"),
        _("Choose one of the grounds in force on {occurred_on}."),
    ),
    "bodies.no_such_path": Sentence(
        _("There is no such path to membership"), _("Choose one of the paths in force on {day}.")
    ),
    "bodies.not_citizen": Sentence(
        _("Only a citizen of Kazakhstan may be a member"),
        _("This was so on {day}. Enter proof of citizenship."),
    ),
    "bodies.not_examined_by_council": Sentence(
        _("The Council has not examined this candidate"),
        _("Every candidate is examined at a meeting of the Council. On {day} there was no such meeting."),
    ),
    "bodies.not_recommended_by_council": Sentence(
        _("The Council has not recommended this person"),
        _(
            "A deputy from an association is appointed on the Council's recommendation; on {day} there is none."
        ),
    ),
    "bodies.not_submitted": Sentence(
        _("This candidate has not been submitted to the President"),
        _("The Deputy Chairs submit candidates first; by {day} they have not."),
    ),
    "bodies.only_deputy_chairs_submit": Sentence(
        _("Only the Deputy Chairs submit candidates"),
        _("Ask one of those in office on {day}."),
        forbidden=True,
    ),
    "bodies.only_president_appoints": Sentence(
        _("Only the President appoints a Deputy Chair"),
        _("Enter the President's order of {day} or later."),
        forbidden=True,
    ),
    "bodies.only_president_approves": Sentence(
        _("Only the President approves a member"),
        _("Enter the President's act of {day} or later."),
        forbidden=True,
    ),
    "bodies.rotation_overdue": Sentence(
        _("The rotation is {days_over} days late"),
        _("Appointed on {appointed_on}; the period set by the President ended on {ends_on}."),
        ways={"bodies.rotate": _("Ask the Council to recommend the next deputy.")},
    ),
    "bodies.third_deputy_heads_secretariat": Sentence(
        _("The third deputy is the head of the Secretariat"),
        _("That office is not filled by rotation (rules of {day})."),
    ),
    "bodies.region_not_named": Sentence(
        _("The region is not named"),
        _("A decision of a regional assembly’s session belongs to a region."),
        ways={"bodies.choose_region": _("Choose the region whose session decided.")},
    ),
    "bodies.proposer_not_named": Sentence(
        _("The association is not named"),
        _("On this path an association proposes. Without its name the candidacy is not whole."),
        ways={"bodies.name_proposer": _("Write the association as its own decision names it.")},
    ),
    "bodies.decision_not_named": Sentence(
        _("The decision is not named"),
        _("A mandate stands on a decision with a number and a day."),
        ways={"bodies.name_decision": _("Write the decision’s name, number and day.")},
    ),
    "bodies.decided_after_mandate": Sentence(
        _("The decision of {decided_on} is later than the mandate of {since}"),
        _("A candidate is proposed before the mandate begins."),
        ways={"bodies.check_days": _("Compare the two days with the papers.")},
    ),
    "bodies.standing_recorded": Sentence(
        _("The path is recorded already"),
        _("It was recorded once, with its decision. A correction is made with the roll."),
        ways={"bodies.see_person": _("Open the member’s card and look at what is recorded.")},
    ),
    "bodies.ends_before_it_begins": Sentence(
        _("The mandate would end on {until}, before its second day"),
        _("It begins on {since}; the day of the end is the first day without the mandate."),
        ways={"bodies.check_days": _("Compare the two days with the papers.")},
    ),
    "bodies.nothing_changed": Sentence(
        _("Nothing changed"),
        _("The days and the paper are as they are recorded."),
        ways={"bodies.change_something": _("Change what is wrong, and say why.")},
    ),
    "bodies.reason_missing": Sentence(
        _("The reason is not said"),
        _("Whoever reads the record later must understand what was wrong."),
        ways={"bodies.say_why": _("Write in one sentence what was wrong and by which paper.")},
    ),
    "bodies.candidates_closed": Sentence(
        _("Candidates are not public"),
        _(
            "Until the President approves them they are private persons; those who examine and submit them see them."
        ),
        forbidden=True,
    ),
    "bodies.branch_without_supreme_body": Sentence(
        _("A branch has no supreme body of its own"),
        _("On this path the supreme body of a registered association decides."),
        ways={
            "bodies.name_supreme_body": _(
                "Name the association whose supreme body decided, and mark that it did."
            )
        },
    ),
    "bodies.paper_ahead": Sentence(
        _("The paper of {on} is later than today, {day}"),
        _("What has not happened is not recorded."),
        ways={"bodies.check_days": _("Compare the two days with the papers.")},
    ),
    "bodies.paper_not_named": Sentence(
        _("The paper is not named"),
        _("Each step stands on a paper with a number and a day."),
        ways={"bodies.name_paper": _("Write the name and number of the paper, and its day.")},
    ),
    "bodies.paper_before_step": Sentence(
        _("The paper of {on} is earlier than the step before it, {last_on}"),
        _("The steps of a candidacy follow one another."),
        ways={"bodies.check_days": _("Compare the two days with the papers.")},
    ),
    "bodies.candidacy_closed": Sentence(
        _("This candidacy is decided"),
        _("The President’s act closed it. A new one may be begun."),
    ),
    "bodies.step_taken": Sentence(
        _("This step is taken already"), _("It stands on record with its paper; open the candidate’s page.")
    ),
    "bodies.known_person": Sentence(
        _("People with this name are here already: {same}"),
        ways={
            "bodies.open_card": _("If it is the same person, open the card and nominate from there."),
            "bodies.mark_namesake": _("If it is another person, mark that below."),
        },
    ),
    "bodies.name_missing": Sentence(
        _("The name is missing"), ways={"bodies.write_name": _("Write the full name in Kazakh.")}
    ),
    "bodies.other_not_named": Sentence(
        _("Who was appointed instead is not named"),
        ways={"bodies.write_name": _("Write the full name in Kazakh.")},
    ),
    "bodies.member_already": Sentence(
        _("This person is a member already"), _("One person has one mandate in the Assembly.")
    ),
    "bodies.candidate_already": Sentence(
        _("This person is a candidate already"), _("The first candidacy is still open.")
    ),
    "bodies.not_a_members_mandate": Sentence(
        _("This is not a member’s mandate"),
        _("These grounds end the mandates of members; an office ends by the act that gave it."),
    ),
    "bodies.ended_already": Sentence(
        _("The mandate ended on {ended_on}"), _("A wrong day is put right by a correction.")
    ),
    "bodies.recaller_not_named": Sentence(
        _("The body that recalls is not named"),
        ways={"bodies.name_recaller": _("Write it as its own decision names it.")},
    ),
    "bodies.recalled_by_another": Sentence(
        _("Only the body that nominated recalls"),
        _("“{nominated_by}” nominated; the paper is of “{recalled_by}”."),
        ways={"bodies.check_body": _("Compare the two names with the papers.")},
    ),
    "bodies.association_not_named": Sentence(
        _("The association is not named"),
        _("Two of the Deputy Chairs come from ethnocultural associations."),
        ways={"bodies.name_proposer": _("Write the association as its own decision names it.")},
    ),
    "bodies.same_association_twice": Sentence(
        _("“{association}” held this seat last"),
        _("Deputy Chairs from associations take turns; the same association twice in a row is unusual."),
        ways={"bodies.mean_it": _("If this is meant, mark it below; it stays on record.")},
    ),
    "bodies.deputy_already": Sentence(
        _("This person is a Deputy Chair already"),
        _("Or an order on this recommendation is recorded."),
    ),
    "bodies.not_such_office": Sentence(
        _("This is not the office of a Deputy Chair or of the head of the Secretariat"),
        _("Other mandates end in their own way."),
    ),
    "bodies.not_an_officer": Sentence(
        _("This person has no seat in the Secretariat"),
        _("The Secretariat serves the Deputy Chairs."),
    ),
    "bodies.duty_not_named": Sentence(
        _("The line is empty in Kazakh"),
        ways={"bodies.write_duty": _("Write the duty or the task in Kazakh.")},
    ),
    "bodies.due_missing": Sentence(
        _("A task has its day"), ways={"bodies.write_due": _("Write by which day it is to be done.")}
    ),
    "bodies.duty_stands": Sentence(
        _("A standing duty is not done once"), _("Only tasks of the plan are recorded as done.")
    ),
    "bodies.task_done": Sentence(_("This task was done on {done_on}"), _("It stands with its paper.")),
    "bodies.not_council_rows": Sentence(
        _("Only seats in the Council are imported here: {of_council} of {rows} rows"),
        _("The President approves the Council’s composition as a whole."),
        have="of_council",
        need="rows",
        have_label=_("rows of the Council"),
        need_label=_("rows in the list"),
        ways={"bodies.split_list": _("Bring the Council as a list of its own, other seats as another.")},
    ),
    "bodies.approval_not_named": Sentence(
        _("The President’s act is not named"),
        _("Until the President approves the composition, the people in it are only proposed."),
        ways={"bodies.name_approval": _("Write the act’s name and number, and its day.")},
    ),
    "bodies.approval_ahead": Sentence(
        _("The act of {act_day} is later than today, {day}"),
        _("A composition stands from the day it is approved."),
        ways={"bodies.import_later": _("Import it on the day of the act.")},
    ),
    "bodies.seat_before_approval": Sentence(
        _("A seat begins on {first_day}, before the act of {act_day}"),
        _("Nobody sits in the Council before the President approves its composition."),
        ways={"bodies.mend_days": _("Put the first days in the list right.")},
    ),
    "bodies.no_ways_to_record": Sentence(
        title=_("No row of this list says how a member came, or all of it is recorded")
    ),
    "bodies.undo_reason_missing": Sentence(
        title=_("The reason is missing"), ways={"say": _("Say why the import is taken back.")}
    ),
    "bodies.not_a_first_of_january": Sentence(
        _("A table of sex and age is of a 1 January that has come"),
        _("On {day} it is not: on a 1 January the year of birth alone decides everybody’s age."),
    ),
    "bodies.composition_published": Sentence(
        _("The table of {day} is published"), _("A published table is never counted again.")
    ),
    "bodies.too_few_said": Sentence(
        _("Too few members said their sex and year of birth: {said}, {need} are needed"),
        _("A table of so few would tell more of them than of the Assembly."),
        have="said",
        need="need",
        have_label=_("said both"),
        need_label=_("needed"),
        ways={"bodies.ask_members": _("Bring what members agree to say with a list.")},
    ),
    "bodies.too_few_moved": Sentence(
        _("Too few people came and left since the table of {other}: {moved}, {need} are needed"),
        _("One table taken from the other would tell of single people."),
        have="moved",
        need="need",
        have_label=_("came and left"),
        need_label=_("needed"),
        ways={"bodies.wait_for_january": _("Publish the table of a later 1 January.")},
    ),
}  # fmt: skip

SENTENCES |= OF_ORGANS | OF_PROPOSALS
