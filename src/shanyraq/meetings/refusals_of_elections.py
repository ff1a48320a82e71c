"""How the refusals of elections, lists to the Senate and deputies are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

CALLING = {
    "meetings.no_election_now": Sentence(
        _("On {day} the Assembly elects no deputies"),
        _("Whether deputies are elected, proposed, or neither, depends on the rules in force on the day."),
    ),
    "meetings.no_free_seat": Sentence(
        _("No seat is free: {in_office} of {of} deputies are in office"),
        _("A tenth is never elected. When a mandate ends, its seat is free."),
    ),
    "meetings.not_an_election": Sentence(
        _("This matter of the agenda is no election"), _("The agenda says which matter is an election.")
    ),
    "meetings.election_called": Sentence(_("The election on this matter is recorded already")),
    "meetings.paper_missing": Sentence(_("Write the paper it stands on")),
    "meetings.not_nominator": Sentence(
        _("Candidates are not brought in by this path"), _("The norm of the day names who nominates.")
    ),
    "meetings.already_candidate": Sentence(_("This member is a candidate already")),
    "meetings.ballot_opened": Sentence(
        _("The ballot was opened: the list of candidates stands"),
        _("Candidates are brought in before the first ballot."),
    ),
    "meetings.candidate_withdrawn": Sentence(_("This candidate has withdrawn already")),
    "meetings.candidate_elected": Sentence(
        _("This candidate is elected"),
        _("A mandate ends by its own ground, not by withdrawing from the ballot."),
    ),
}

VOTING = {
    "meetings.nobody_stands": Sentence(
        _("No candidate stands"), _("The Council nominates candidates first.")
    ),
    "meetings.no_seat_left": Sentence(_("Every seat is filled"), _("There is nothing to vote on again.")),
    "meetings.second_round_held": Sentence(
        _("The second round was held"), _("Seats that are free after it are filled by a new election.")
    ),
    "meetings.second_round_unknown": Sentence(
        _("The confirmed rule of the second round is not one the platform knows: {value}"),
        _("Two candidates for each seat stand again, or everybody not elected. Confirm the norm anew."),
    ),
    "meetings.results_fixed": Sentence(_("The results of this election are declared already")),
    "meetings.not_counted": Sentence(_("No ballot of this election is counted yet")),
    "meetings.nobody_elected": Sentence(_("Nobody is elected by the ballots that were counted")),
    "meetings.seat_taken": Sentence(
        _("A seat of this election was filled meanwhile"), _("Two deputies never hold one seat.")
    ),
}

SENATE = {
    "meetings.no_proposal_now": Sentence(
        _("On {day} the Assembly proposes nobody to the Senate"),
        _("Whether deputies are elected, proposed, or neither, depends on the rules in force on the day."),
    ),
    "meetings.list_not_whole": Sentence(
        _("The list is not whole: {named} named, {needed} are proposed"),
        have="named",
        need="needed",
        have_label=_("named"),
        need_label=_("needed"),
    ),
    "meetings.list_sent": Sentence(_("There is a list on this matter of the Council already")),
    "meetings.council_not_decided": Sentence(
        _("The Council has not voted on this matter"), _("The Council itself proposes the candidates.")
    ),
    "meetings.named_twice": Sentence(_("Somebody is named twice")),
    "meetings.appointment_recorded": Sentence(_("The President's act on this list is recorded already")),
    "meetings.act_before_list": Sentence(
        _("The act of {told} is older than the list of {proposed_on}"), _("The list is proposed first.")
    ),
    "meetings.results_before_vote": Sentence(
        _("The results of {told} are older than the ballot of {voted_on}"),
        _("The ballots are counted first."),
    ),
    "meetings.mandate_before_results": Sentence(
        _("The mandates cannot begin on {since}: the results are of {told}"),
        _("A mandate begins on the day of the results or later."),
    ),
    "meetings.senators_complete": Sentence(
        _("There would be more senators than the Assembly proposes: {of}"),
        _("{in_office} sit on that day, {appointed} would be added. First record the mandates that ended."),
    ),
    "meetings.mandate_before_act": Sentence(
        _("The mandates cannot begin on {since}: the act is of {told}"),
        _("A mandate begins with the act or after it."),
    ),
    "meetings.number_of_act_missing": Sentence(_("Write the number of the act")),
    "meetings.not_on_list": Sentence(_("Somebody appointed is not on the list")),
    "meetings.nobody_appointed": Sentence(_("Tick who is appointed")),
}

DEPUTIES = {
    "meetings.deputy_already": Sentence(_("This member sits there already")),
    "meetings.no_such_chamber": Sentence(_("There is no such representative body")),
    "meetings.deputy_ended": Sentence(_("This mandate has ended")),
    "meetings.ends_before_it_begins": Sentence(
        _("A mandate of {since} cannot end on {until}"), _("It ends after its first day.")
    ),
}

SENTENCES = {**CALLING, **VOTING, **SENATE, **DEPUTIES}
