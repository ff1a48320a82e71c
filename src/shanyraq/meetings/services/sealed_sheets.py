"""What the protocol of a secret electronic vote says, in Kazakh and in Russian: the counts, and the archive they follow from."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date
from rulebook import Citation

from shanyraq.law.citations import in_words
from shanyraq.meetings.models import SealedVote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.queries.elections import people_of
from shanyraq.meetings.rules.counting import MATTER, Line, Tally
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.counting_sheets import elected_words, outcome_words, title_of
from shanyraq.meetings.services.sheets import LANGUAGES, banner, institution
from shanyraq.web.documents import Block, Sheet, Table, Text
from shanyraq.web.words import in_language, say


def sheets_of_sealed(row: SealedVote) -> dict[str, Sheet]:
    """Give the protocol of a counted sealed vote in Kazakh, and in Russian where the matter has a Russian text."""
    return {
        language: _protocol(row, language) for language in LANGUAGES if language == "kk" or row.item.title_ru
    }


def _protocol(row: SealedVote, language: str) -> Sheet:
    assert row.counted_on
    with override(language):
        number = roman(row.item.session.number)
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Protocol of the secret electronic vote"),
            line=(say(_("Session {number}"), number=number), format_date(row.counted_on, language)),
            title=say(_("Secret vote on matter {n}"), n=row.item.position),
            day=row.counted_on,
            blocks=[*_counts(row, language), *_outcome(row, language), *_archive(row)],
            signer=(_("Trustees"), ", ".join(_decrypted(row, language))),
            notes=(in_words(Citation("law-70-iv-2008", "9"), language),),
            banner=banner(),
        )


def _decrypted(row: SealedVote, language: str) -> list[str]:
    """Name the trustees whose parts the count stands on."""
    brought = row.trustees.exclude(part="").select_related("person")
    return [in_language(one.person, "name", language)[0] for one in brought]


def _counts(row: SealedVote, language: str) -> list[Block]:
    ballots = [
        [_("Members on the roll"), str(row.members)],
        [_("Present during the vote"), str(row.took_part)],
        [_("Voting rights"), str(queries.rights_of(row))],
        [_("Sealed ballots that count"), str(queries.ballots_of(row))],
    ]
    heads = [_("Question"), _("For"), _("Against"), _("Abstained")]
    return [
        Text(in_language(row.item, "title", language)[0]),
        Table(_("Ballots"), [_("Which figure"), _("Number")], ballots, right=1),
        Table(_("Votes"), heads, _lines(row, language), right=3),
    ]


def _lines(row: SealedVote, language: str) -> list[list[str]]:
    if row.vote is not None:
        titles = {MATTER: title_of(row.item, language)}
        counted = [Line(MATTER, row.vote.votes_for, row.vote.votes_against, row.vote.abstained)]
    else:
        titles = {key: title_of(one, language) for key, one in people_of(row).items()}
        counted = list(Tally.read(row.tally or {}).lines)
    return [[titles[one.key], str(one.votes_for), str(one.against), str(one.abstained)] for one in counted]


def _outcome(row: SealedVote, language: str) -> list[Block]:
    if row.election_id is not None:
        return elected_words(row, language)
    return [] if row.vote is None else outcome_words(row.vote)


def _archive(row: SealedVote) -> list[Block]:
    """Name the archive that the counts follow from, by its fingerprints: whoever holds this paper can check it."""
    fingerprint = queries.setup_of(row).election.fingerprint
    rights = queries.check_register(row.rights.encode()).fingerprint
    command = f"python -m ballot verify {row.uuid}.bel --expect-head {row.head}"
    return [
        Text(say(_("The public archive of this vote: {name}."), name=f"{row.uuid}.bel")),
        Text(say(_("Fingerprint of the question: {mark}."), mark=fingerprint)),
        Text(say(_("Fingerprint of the list of voting rights: {mark}."), mark=rights)),
        Text(say(_("Hash of its last event: {mark}."), mark=row.head)),
        Text(say(_("Anybody recounts it with: {command}"), command=command)),
    ]
