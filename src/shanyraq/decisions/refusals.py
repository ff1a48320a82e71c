"""How the refusals of this room are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.decisions.refusals_of_control import CONTROL
from shanyraq.decisions.refusals_of_cooperation import COOPERATION
from shanyraq.decisions.refusals_of_duty import DUTY
from shanyraq.decisions.refusals_of_mechanisms import MECHANISMS
from shanyraq.web.refusals import Sentence

SENTENCES = {
    **CONTROL,
    **COOPERATION,
    **DUTY,
    **MECHANISMS,
    "decisions.kazakh_missing": Sentence(
        _("The decision on matter {position} has no Kazakh text"),
        _("A decision is adopted in Kazakh; other languages stand beside it."),
        ways={"decisions.write_kazakh": _("Write its title and text in Kazakh.")},
    ),
    "decisions.no_reminder_due": Sentence(_("No reminder is due on {day}")),
    "decisions.no_addressee": Sentence(
        _("The decision on matter {position} has no addressee"),
        _("State bodies and officials must consider it: name at least one."),
        ways={"decisions.name_addressee": _("Choose who must consider the decision.")},
    ),
    "decisions.term_missing": Sentence(
        _("The decision on matter {position} has no deadline"),
        _("The law sets no deadline for the answer, so the decision sets it."),
        ways={"decisions.set_term": _("Write by which day an answer is due.")},
    ),
    "decisions.term_passed": Sentence(
        _("The deadline {term} is not ahead"),
        _("An answer cannot be due before the day after the decision, {day}."),
        ways={"decisions.later_term": _("Choose a later day.")},
    ),
    "decisions.no_vote": Sentence(
        _("No votes are counted on matter {position}"),
        _("A decision follows from counted votes; its result is never typed."),
        ways={
            "decisions.count_votes": _("Count the votes on the Session's page."),
            "decisions.drop_draft": _("Or take the draft away."),
        },
    ),
    "decisions.not_binding": Sentence(
        _("A decision in this form need not be considered"),
        _("No rule of this day obliges state bodies to consider it."),
        ways={"decisions.other_form": _("Choose another form.")},
    ),
    "decisions.not_your_card": Sentence(
        _("This card belongs to another body"),
        _("Only the body named on the card answers it."),
        ways={"decisions.own_cards": _("Open the cards of your own body from your desk.")},
        forbidden=True,
    ),
    "decisions.withdrawn": Sentence(
        _("A later decision took this one's place on {withdrawn_on}"),
        _("Nothing more is due on it."),
        ways={"decisions.later_decision": _("Open the later decision.")},
    ),
    "decisions.already_answered": Sentence(
        _("An answer came on {entered_on}"),
        _("A second one would leave two that stand."),
        ways={"decisions.correct": _("Correct the answer: both versions will be shown.")},
    ),
    "decisions.nothing_to_correct": Sentence(
        _("There is no answer that could be corrected"),
        _("None has come, or the last one was returned."),
        ways={"decisions.answer": _("Give an answer.")},
    ),
    "decisions.nothing_to_review": Sentence(
        _("No answer waits for the Secretariat"),
        _("None has come, or the last one is already reviewed."),
        ways={"decisions.wait_answer": _("Wait for the addressee's answer.")},
    ),
    "decisions.text_unchanged": Sentence(
        _("The text is the same as it stands"), _("Change what is wrong in it.")
    ),
    "decisions.reason_missing": Sentence(
        _("Write the reason"), _("It stays beside what was done, for everybody to read.")
    ),
    "decisions.numbers_were_voted": Sentence(
        _("Numbers of the Kazakh text were voted and are not corrected"),
        _("It says {voted}; you wrote {asked}."),
        ways={
            "decisions.decide_anew": _(
                "A later Session decides anew, and its decision takes the place of this one."
            )
        },
    ),
    "decisions.already_replaced": Sentence(
        _("Another decision took its place on {replaced_on}"),
        _("A decision is replaced once; the later one can be replaced in its turn."),
        ways={"decisions.replace_later": _("Replace the later decision.")},
    ),
    "decisions.not_later": Sentence(
        _("The decision of {adopted_on} is later than {day}"),
        _("Only a later Session's decision takes the place of an earlier one."),
        ways={"decisions.choose_earlier": _("Choose an earlier decision.")},
    ),
    "decisions.answer_ahead": Sentence(
        _("The paper is dated {dated}, ahead of today"),
        _("An answer cannot come from a day that has not come: today is {day}."),
        ways={"decisions.check_date": _("Check the date of the paper.")},
    ),
    "decisions.not_an_appeal": Sentence(
        _("Only an Appeal is published in the media"),
        _("This decision was adopted in another form."),
        ways={"decisions.other_appeal": _("Open the Appeal you mean.")},
    ),
    "decisions.published_before_adoption": Sentence(
        _("The publication of {told} is earlier than the Appeal"),
        _("The Appeal was adopted on {adopted_on}."),
        ways={"decisions.check_day": _("Check the day of the publication.")},
    ),
    "decisions.already_published": Sentence(
        _("This publication is recorded already"),
        _("{outlet}, {told}. Nothing was recorded twice."),
        ways={"decisions.other_outlet": _("Write another medium or another day.")},
    ),
    "decisions.too_many_letters": Sentence(
        _("Too many letters were asked for today"),
        _("At most {most} unanswered letters go to one address in a day."),
        ways={"decisions.look_in_mail": _("Look for the letter that was sent, in the spam folder too.")},
    ),
    "decisions.link_spent": Sentence(
        _("This link no longer leads anywhere"),
        _("It was used, or the letter was asked for more than three days ago."),
        ways={"decisions.follow_again": _("Open the decision and ask for a new letter.")},
    ),
}
