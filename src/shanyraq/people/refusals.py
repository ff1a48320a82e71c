"""What this room refuses, in words."""

from django.utils.translation import gettext_lazy as _

from shanyraq.people.roles import retold
from shanyraq.web.refusals import Sentence

SENTENCES: dict[str, Sentence] = {
    "law.no_mandate": Sentence(
        title=_("You hold no mandate for this"),
        lead=_("“{act}” is done by: {who}."),
        ways={"ask": _("Sign in with the account that holds this office, or ask its holder.")},
        forbidden=True,
        retell=retold,
    ),
    "people.second_factor_missing": Sentence(
        title=_("An office needs a second factor"),
        lead=_("Your account acts for an office. Set a code from your phone first; it takes one minute."),
        ways={"set_factor": _("Set the second factor, and come back to this page.")},
        forbidden=True,
        go=("mfa_activate_totp", _("Set the second factor")),
    ),
    "people.nobody_chosen": Sentence(
        title=_("Nobody is chosen"), ways={"choose": _("Mark at least one person.")}
    ),
    "people.has_account": Sentence(
        title=_("This person already has an account, or another person has this address")
    ),
    "people.no_address": Sentence(
        title=_("There is no address to send the invitation to"),
        ways={"import": _("Import a list with the person's e-mail; what is empty is filled in.")},
    ),
    "people.invitation_unknown": Sentence(
        title=_("This link does not work"),
        lead=_("It is not whole, or a newer invitation took its place."),
        ways={
            "latest": _("Open the link of the latest letter."),
            "ask": _("Ask the Secretariat for a new one."),
        },
    ),
    "people.invitation_used": Sentence(
        title=_("This invitation was accepted already"),
        ways={"sign_in": _("Sign in with your address; if the password is lost, ask for a new one there.")},
        go=("account_login", _("Sign in")),
    ),
    "people.invitation_expired": Sentence(
        title=_("This invitation ended on {day}"), ways={"ask": _("Ask the Secretariat for a new one.")}
    ),
    "people.no_factor": Sentence(
        title=_("This account has no second factor"),
        ways={"sign_in": _("Sign in with the password alone.")},
        go=("account_login", _("Sign in")),
    ),
    "people.reset_open": Sentence(
        title=_("This was asked already"),
        lead=_("Two officers look at it. A letter comes when it is done."),
    ),
    "people.reset_closed": Sentence(title=_("The second factor is removed already")),
    "people.reset_expired": Sentence(
        title=_("The request ended on {day}"), ways={"again": _("The person asks again.")}
    ),
    "people.reset_own": Sentence(
        title=_("Nobody approves their own request"), lead=_("Two other officers are needed."), forbidden=True
    ),
    "people.reset_twice": Sentence(
        title=_("You approved this already"),
        lead=_("The second approval is another officer's."),
        forbidden=True,
    ),
    "people.officers_can_approve": Sentence(
        title=_("Officers who can approve this: {others}"),
        lead=_("With two of them the usual way is open, and the server's keeper stays out of it."),
        ways={"ask": _("The person asks on the page of a lost second factor; two officers approve.")},
    ),
    "people.roll_imported": Sentence(title=_("This list is imported already")),
    "people.roll_undecided": Sentence(
        title=_("Rows that wait for your decision: {undecided}"),
        ways={"decide": _("Say of each look-alike whether it is the same person.")},
    ),
    "people.roll_wrong": Sentence(
        title=_("Rows with errors: {wrong} of {rows}"),
        ways={
            "mend": _("Mend the file and bring it again."),
            "leave": _("Or leave these rows out: tick the box below."),
        },
    ),
    "people.roll_empty": Sentence(title=_("There is no row to import")),
    "people.roll_not_imported": Sentence(
        title=_("This list is not imported"), lead=_("There is nothing to undo.")
    ),
    "people.roll_undone": Sentence(title=_("This import is undone already")),
    "people.roll_stood_on": Sentence(
        title=_("Something stands on what this list wrote: rows {rows}"),
        lead=_("Since the import there came: {what}. Rows concerned: {standing}."),
        ways={
            "correct": _("Correct or end the wrong mandates one by one, on their own pages."),
            "take_back": _("Or take back what stands on them first, where its own rules allow."),
        },
    ),
    "people.roll_gave_offices": Sentence(
        title=_("Seats of office in this list: {offices}"),
        lead=_("An office is given by an administrator, and taken back by one."),
        forbidden=True,
    ),
    "people.seat_taken": Sentence(
        title=_("Every seat of this post is held on {since}: {taken} of {seats}"),
        lead=_("One seat has one holder on a day."),
        have="taken",
        need="seats",
        have_label=_("held"),
        need_label=_("seats"),
        ways={"hand_over": _("End the mandate of the holder first, on the day the next one begins.")},
    ),
    "people.no_person": Sentence(
        title=_("This account belongs to nobody on the roll"),
        ways={"ask_secretariat": _("Ask the Secretariat to look at the roll.")},
    ),
    "people.birth_year_unknown": Sentence(
        title=_("This is not a year of birth"),
        lead=_("Write four digits, for example 1975, or leave it empty."),
    ),
    "people.sex_unknown": Sentence(title=_("Choose one of the answers of the form")),
    "people.text_missing": Sentence(title=_("Write what is wrong, and how it should be")),
    "people.answer_missing": Sentence(title=_("Write the answer in words")),
    "people.correction_answered": Sentence(title=_("This request is answered already")),
    "people.answers_oneself": Sentence(
        title=_("Nobody answers their own request"),
        lead=_("Another officer answers it."),
        forbidden=True,
    ),
    "people.secret_vote_is_ones_own": Sentence(
        title=_("A secret vote is cast by the voter alone"),
        lead=_("Nobody may cast it for somebody else, not even on a signed paper."),
        ways={"come": _("The member votes in person, on the ballot paper of the vote itself.")},
        forbidden=True,
    ),
    "people.no_such_service": Sentence(title=_("Choose what was done for the person")),
    "people.serves_oneself": Sentence(
        title=_("Nobody is their own assistant"), lead=_("Another officer serves you."), forbidden=True
    ),
    "people.asker_not_named": Sentence(
        title=_("Say who asked, and how"),
        ways={"say_asker": _("For example: the member, by telephone.")},
    ),
    "people.paper_not_signed": Sentence(
        title=_("Nothing is entered for somebody without a paper they signed"),
        ways={"name_signed": _("Name the signed paper and its day; keep the paper in the file.")},
    ),
    "people.paper_ahead": Sentence(
        title=_("The paper is of {on}, and today is {day}"),
        ways={"check_day": _("Check the day of the paper.")},
    ),
    "people.already_set_up": Sentence(title=_("This platform is set up already")),
}
