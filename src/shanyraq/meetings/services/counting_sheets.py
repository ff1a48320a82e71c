"""What the protocol of a counting commission says, in Kazakh and in Russian."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date
from rulebook import Citation, Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.law.citations import in_words
from shanyraq.meetings.models import PaperVote, Vote
from shanyraq.meetings.queries import counting as queries
from shanyraq.meetings.queries import elections
from shanyraq.meetings.queries.boxes import boxes_of
from shanyraq.meetings.queries.elections import CastBallot
from shanyraq.meetings.rules import sessions
from shanyraq.meetings.rules.counting import Tally
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.sheets import LANGUAGES, banner, institution
from shanyraq.people.models import Person
from shanyraq.web.documents import Block, Sheet, Table, Text
from shanyraq.web.words import in_language, say


def title_of(what: object, language: str) -> str:
    """Give the words of a line of the ballot: the matter, or the candidate."""
    return in_language(what, "name" if isinstance(what, Person) else "title", language)[0]


def name_of_figure(name: str) -> str:
    """Name a figure of a count in the active language."""
    return {
        "issued": _("Ballots issued"),
        "returned": _("Ballots returned"),
        "spoilt": _("Of them spoilt"),
        "for": _("For"),
        "against": _("Against"),
        "abstained": _("Abstained or left unmarked"),
    }[name]


def sheets_of_count(row: PaperVote) -> dict[str, Sheet]:
    """Give the protocol of a counted vote in Kazakh, and in Russian where the matter has a Russian text."""
    return {
        language: _protocol(row, language) for language in LANGUAGES if language == "kk" or row.item.title_ru
    }


def _protocol(row: PaperVote, language: str) -> Sheet:
    assert row.tally and row.counted_on
    with override(language):
        number = roman(row.item.session.number)
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Protocol of the counting commission"),
            line=(say(_("Session {number}"), number=number), format_date(row.counted_on, language)),
            title=say(_("Secret vote on matter {n}"), n=row.item.position),
            day=row.counted_on,
            blocks=_blocks(row, language),
            signer=(_("Counting commission"), ", ".join(_commission(row, language))),
            notes=(in_words(Citation("law-70-iv-2008", "9"), language),),
            banner=banner(),
        )


def _commission(row: PaperVote, language: str) -> list[str]:
    return [in_language(one, "name", language)[0] for one in queries.commission_at(row)]


def _blocks(row: PaperVote, language: str) -> list[Block]:
    tally = Tally.read(row.tally or {})
    ballots = [
        [_("Members on the roll"), str(row.members)],
        [_("Were in the hall during the vote"), str(row.took_part)],
        [_("Ballots issued"), str(tally.issued)],
        [_("Ballots returned"), str(tally.returned)],
        [_("Of them spoilt"), str(tally.spoilt)],
    ]
    blocks: list[Block] = [
        Text(in_language(row.item, "title", language)[0]),
        Table(_("Ballots"), [_("Which figure"), _("Number")], ballots, right=1),
        Table(
            _("Votes"),
            [_("Question"), _("For"), _("Against"), _("Abstained or left unmarked")],
            _lines(row, tally, language),
            right=3,
        ),
    ]
    return [*blocks, *_halls(row, language), *_outcome(row, language)]


def _halls(row: PaperVote, language: str) -> list[Block]:
    """Say what was counted in each hall and by whom, where the Session sat in several; the count above is the sum."""
    boxes = boxes_of(row)
    if not boxes:
        return []
    names = [in_language(box.hall, "name", language)[0] if box.hall else _("Main hall") for box in boxes]
    counts = [Tally.read(box.tally or {}) for box in boxes]
    ballots = [
        [name, *(str(n) for n in (box.took_part, one.issued, one.returned, one.spoilt))]
        for name, box, one in zip(names, boxes, counts, strict=True)
    ]
    head = [
        _("Hall"),
        _("Were in the hall during the vote"),
        *(name_of_figure(name) for name in ("issued", "returned", "spoilt")),
    ]
    marks = [
        [name, *line] for name, one in zip(names, counts, strict=True) for line in _lines(row, one, language)
    ]
    asks = [_("Hall"), _("Question"), _("For"), _("Against"), _("Abstained or left unmarked")]
    counted = [
        f"{name}: {', '.join(in_language(one, 'name', language)[0] for one in queries.commission_at(row, box))}."
        for name, box in zip(names, boxes, strict=True)
    ]
    return [
        Text(_("Each hall has its own box and its own commission; the count is their sum.")),
        Table(_("Ballots by hall"), head, ballots, right=4),
        Table(_("Votes by hall"), asks, marks, right=3),
        *(Text(one) for one in counted),
    ]


def _lines(row: PaperVote, tally: Tally, language: str) -> list[list[str]]:
    titles = {key: title_of(what, language) for key, what in queries.lines_of(row)}
    return [
        [titles[one.key], str(one.votes_for), str(one.against), str(one.abstained)] for one in tally.lines
    ]


def _outcome(row: PaperVote, language: str) -> list[Block]:
    """Say what the count means by the majority of its day, and on what confirmation that stands."""
    if row.election_id is not None:
        return elected_words(row, language)
    return [] if row.vote is None else outcome_words(row.vote)


def outcome_words(vote: Vote) -> list[Block]:
    """Say whether a counted vote adopted, how many votes were needed, and on what confirmation that stands."""
    given = {"votes_for": vote.votes_for, "present": vote.present, "total": vote.members}
    verdict = sessions.result(rulebook(), **given, day=vote.day)
    return [Text(_said(verdict)), *_standing(verdict)]


def elected_words(row: CastBallot, language: str) -> list[Block]:
    """Say who is elected by this ballot, how many votes each one needed, and how many seats are free after it."""
    given = elections.given_by(rulebook(), row)
    if given.refused is not None or given.needed is None:
        return [Text(_("The majority is not confirmed."))]
    names = [in_language(given.people[key], "name", language)[0] for key in given.elected]
    return [
        Text(say(_("Each candidate needed {n} votes: more than half of those who voted."), n=given.needed)),
        Text(
            say(_("Elected: {names}."), names=", ".join(names))
            if names
            else _("Nobody is elected by this ballot.")
        ),
        Text(say(_("Seats still free: {n}."), n=given.free)),
    ]


def _said(verdict: Verdict) -> str:
    needed = verdict.facts.get("needed")
    if needed is None:
        return _("The majority is not confirmed.")
    text = _("Adopted: {needed} were needed.") if verdict else _("Not adopted: {needed} were needed.")
    return say(text, needed=needed)


def _standing(verdict: Verdict) -> list[Block]:
    said = _("The norm was confirmed on {day}: {paper}.")
    return [Text(say(said, day=one.on, paper=one.paper)) for one in getattr(verdict, "confirmed", ())]
