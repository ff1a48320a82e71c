"""How the refusals of sealed votes are said: roles, keys, ballots, decryption."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

ROLES = {
    "meetings.roles_together": Sentence(
        _("Two roles meet in one hand"),
        _("Who runs the vote, who gives the codes, each trustee and the Chair are all different people."),
    ),
    "meetings.too_few_trustees": Sentence(
        _("Too few trustees: {named} of the {needed} it needs"),
        _("One who holds the whole key alone could open every ballot."),
        have="named",
        need="needed",
        have_label=_("named"),
        need_label=_("needed"),
    ),
    "meetings.threshold_out_of_range": Sentence(
        _("Not so many trustees can be enough: {threshold}"),
        _("At least {least}, and not more than the {trustees} who are named."),
    ),
    "meetings.no_threshold": Sentence(
        _("In this vote every trustee is needed"), _("Nobody shares a key: bring your public key.")
    ),
    "meetings.certificate_brought": Sentence(
        _("Your certificate is there already"), _("It is fixed: void the vote and draw it up again.")
    ),
    "meetings.shares_brought": Sentence(
        _("Your shares are there already"), _("They are fixed: void the vote and draw it up again.")
    ),
    "meetings.role_candidate": Sentence(
        _("Somebody with a role in this vote stands for election: {count}"),
        _("Whoever stands runs no vote, gives no codes and holds no key."),
    ),
    "meetings.sealed_vote_drawn_up": Sentence(_("A sealed vote is drawn up on this matter already")),
    "meetings.not_the_authority": Sentence(
        _("Only who gives the codes brings the list of rights"), _("The page of the vote names them.")
    ),
    "meetings.not_a_trustee": Sentence(
        _("Only a trustee brings this"), _("The page of the vote names them.")
    ),
    "meetings.rights_brought": Sentence(
        _("The list of voting rights is there already"), _("It is fixed: void the vote and draw it up again.")
    ),
    "meetings.rights_weighted": Sentence(
        _("The list gives votes a weight"), _("Each member has one vote: no norm gives anybody more.")
    ),
    "meetings.key_brought": Sentence(
        _("Your key is there already"), _("It is fixed: void the vote and draw it up again.")
    ),
    "meetings.part_false": Sentence(
        _("This part does not follow from your key: its proof fails at question {question}"),
        _(
            "It is put nowhere, and the page of the vote says so. Decrypt again with the key and the archive of this vote."
        ),
    ),
    "meetings.part_holds": Sentence(_("This part is right: nothing is wrong with it")),
    "meetings.part_false_recorded": Sentence(_("This false part is recorded already")),
    "meetings.part_brought": Sentence(_("Your part of the decryption is there already")),
}

STAGES = {
    "meetings.rights_missing": Sentence(
        _("The list of voting rights is not there yet"), _("Who gives the codes brings it.")
    ),
    "meetings.keys_missing": Sentence(
        _("Keys are missing: {count}"), _("Each trustee brings a public key of their own.")
    ),
    "meetings.certificates_missing": Sentence(
        _("Certificates are missing: {count}"), _("Shares are made when every trustee brought a certificate.")
    ),
    "meetings.shares_missing": Sentence(
        _("Shares are missing: {count}"), _("A key follows when every trustee brought shares.")
    ),
    "meetings.more_rights_than_present": Sentence(
        _("More rights than members present: {rights} against {present}"),
        _("A code is given to a member who is present, and to nobody else."),
        have="rights",
        need="present",
        have_label=_("rights"),
        need_label=_("present"),
    ),
    "meetings.sealed_vote_preparing": Sentence(
        _("The vote is not open yet"), _("The Chair opens it when the keys and the list are there.")
    ),
    "meetings.sealed_vote_open": Sentence(_("The vote is open")),
    "meetings.sealed_vote_checking": Sentence(
        _("The vote is closed: its ballots are checked anew"),
        _("No ballot enters any more. When every one is checked, the trustees decrypt the sum."),
    ),
    "meetings.board_faulty": Sentence(
        _("The board does not hold: {fault}"),
        _("Nothing of it is decrypted. The Chair voids the vote, and it is drawn up again."),
    ),
    "meetings.sealed_vote_closing": Sentence(
        _("The vote is closed: the trustees decrypt the sum"), _("No ballot enters any more.")
    ),
    "meetings.sealed_vote_counted": Sentence(
        _("The vote is counted already"), _("A wrong count is voided with a reason, and both stay.")
    ),
    "meetings.sealed_vote_stopped": Sentence(
        _("The Chair voided this secret vote"),
        _("It counts for nothing. The matter can be put to the vote again."),
    ),
    "meetings.more_ballots_than_members": Sentence(
        _("More ballots lie on the board than members took part"),
        _(
            "A registration was struck, or a mandate ended, after its ballot was cast, and nobody can tell which one it is. "
            "The Chair voids the vote, and it is held again."
        ),
    ),
    "meetings.no_ballots": Sentence(
        _("There is no ballot yet"), _("A vote in which nobody voted is voided with a reason.")
    ),
}

TEXTS = {
    "meetings.text_refused": Sentence(
        _("This text is not what belongs here: {fault}"),
        _("Take it whole and unchanged from the program that made it."),
    ),
    "meetings.ballot_refused": Sentence(
        _("The ballot was not taken: {fault}"),
        _("Check the code and try again; or vote at the terminal in the hall."),
    ),
    "meetings.ballot_there": Sentence(
        _("This very ballot is on the board already"), _("Nothing more is needed: it counts once.")
    ),
}

SENTENCES = {**ROLES, **STAGES, **TEXTS}
