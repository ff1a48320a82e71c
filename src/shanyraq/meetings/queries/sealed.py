"""Questions about sealed votes: their facts, their board, the archive."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from ballot.archive import Archive, Event, EventType, read_records
from ballot.credentials import Register
from ballot.tally import Tally
from ballot.trustees import ceremony
from ballot.trustees.pedersen import Certificate
from ballot.verify.chain import steps
from ballot.verify.setup import Setup, check_setup
from django.db.models import QuerySet

from shanyraq.meetings.models import (
    AgendaItem,
    BoardCheck,
    Candidate,
    FalsePart,
    KeyHolder,
    SealedVote,
    Session,
)
from shanyraq.meetings.queries.sessions import facts_of as session_facts
from shanyraq.meetings.queries.voters import voters_of
from shanyraq.meetings.rules.sealed import SealedFacts


def running() -> QuerySet[SealedVote]:
    """List the sealed votes that are open or wait for their count."""
    return SealedVote.objects.filter(
        opened_at__isnull=False, counted_at__isnull=True, stopped_at__isnull=True
    )


def is_running_on(item: AgendaItem) -> bool:
    """Tell whether a sealed vote on a matter is open or waits for its count."""
    return running().filter(item=item).exists()


def running_in(session: Session) -> list[SealedVote]:
    """List the sealed votes that a Session waits for."""
    return list(running().filter(item__session=session).select_related("item"))


def drawn_in(session: Session) -> list[SealedVote]:
    """List the sealed votes of a Session that are drawn up, open or wait for their count."""
    rows = SealedVote.objects.filter(counted_at__isnull=True, stopped_at__isnull=True, item__session=session)
    return list(rows.select_related("item"))


def current_on(item: AgendaItem) -> SealedVote | None:
    """Give the sealed vote that is drawn up on a matter and neither counted nor void."""
    return SealedVote.objects.filter(item=item, counted_at__isnull=True, stopped_at__isnull=True).first()


def candidates_on(item: AgendaItem) -> set[int]:
    """Give who stands in the election on a matter; nobody where it is none."""
    rows = Candidate.objects.filter(election__item=item, withdrawn_on__isnull=True)
    return set(rows.values_list("person_id", flat=True))


def rights_of(row: SealedVote) -> int:
    """Count the lines of the public list of rights; 0 while it is not there."""
    return row.rights.count('","') + 1 if row.rights else 0


def ballots_of(row: SealedVote) -> int:
    """Count the ballots that count in a closed vote: a later one with the same code took the place of an earlier."""
    return closed_tally_of(row).ballots


def check_of(row: SealedVote) -> BoardCheck | None:
    """Give how far the ballots of a closed vote are checked anew; None before the closing."""
    return BoardCheck.objects.filter(sealed_vote=row).first()


def fault_of(row: SealedVote) -> str:
    """Give the code of what the new check of a closed vote found wrong, "" where nothing was."""
    found = BoardCheck.objects.filter(sealed_vote=row).values_list("fault", flat=True).first()
    return found or ""


def false_parts_of(row: SealedVote) -> QuerySet[FalsePart]:
    """List the parts of the decryption whose proof failed, in the order in which they came."""
    return FalsePart.objects.filter(holder__sealed_vote=row).select_related("holder__person")


def unchecked() -> QuerySet[BoardCheck]:
    """List the checks of closed votes that are not at their end: nothing wrong was found, no sum is on the board."""
    return BoardCheck.objects.filter(
        fault="", sealed_vote__summed_at__isnull=True, sealed_vote__stopped_at__isnull=True
    ).order_by("pk")


def facts_of(row: SealedVote, day: date) -> SealedFacts:
    """Give what is known of a sealed vote on a day."""
    trustees = list(row.trustees.all())
    return SealedFacts(
        status=row.status,
        authority=row.authority_id,
        trustees=tuple(one.person_id for one in trustees),
        rights=rights_of(row),
        threshold=row.threshold,
        certificates=frozenset(one.person_id for one in trustees if one.certificate),
        shares=frozenset(one.person_id for one in trustees if one.shares),
        keys=frozenset(one.person_id for one in trustees if one.key),
        parts=frozenset(one.person_id for one in trustees if one.part),
        ballots=row.board.filter(kind=EventType.BALLOT).count(),
        present=session_facts(row.item.session, day).present,
        fault=fault_of(row),
        candidates=frozenset(candidates_on(row.item)),
    )


def header_of(row: SealedVote) -> Archive:
    """Begin the archive of a vote: its first record alone."""
    return Archive(int(row.drawn_at.timestamp()))


def archive_of(row: SealedVote) -> bytes:
    """Give the archive, `<uuid>.bel`, as far as it has come."""
    parts = row.board.order_by("position").values_list("data", flat=True)
    return header_of(row).data + b"".join(bytes(part) for part in parts)


def public_archive_of(row: SealedVote) -> bytes:
    """Give the archive as everybody may have it now: while the vote is open, what it stands on and no ballot.

    Each ballot bears the public code of its voter, and who gave the codes knows whose each is: the ballots of an open
    vote would be a list of who has voted.
    """
    if row.status != "open":
        return archive_of(row)
    return header_of(row).data + bytes(row.board.get(position=0).data)


def certificates_of(row: SealedVote) -> tuple[Certificate, ...]:
    """Give the certificates of the trustees of a threshold, in their order; each was checked as it came."""
    return ceremony.read_certificates([one.certificate.encode() for one in row.trustees.all()])


def shares_of(row: SealedVote) -> list[ceremony.Shares]:
    """Give what every trustee of a threshold sent to the others, in their order."""
    certificates, threshold = certificates_of(row), row.threshold or 0
    return [
        ceremony.read_shares(one.shares.encode(), certificates, one.number, threshold)
        for one in row.trustees.all()
    ]


def ceremony_of(holder: KeyHolder) -> bytes:
    """Give the file of the ceremony for one trustee, as far as it has come: what is secret in it is sealed to them."""
    row = holder.sealed_vote
    others = list(row.trustees.all())
    certificates = [json.loads(one.certificate) for one in others if one.certificate]
    told: dict[str, object] = {"threshold": row.threshold, "certificates": certificates}
    if all(one.shares for one in others):
        told["input"] = json.loads(ceremony.input_text(holder.number, shares_of(row)))
    if holder.note:
        told["note"] = holder.note
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def continued(row: SealedVote) -> Archive:
    """Open the board to append to it. Only what is appended is to be kept of it."""
    last, start = row.board.order_by("-position").first(), header_of(row)
    if last is None:
        return start
    *_before, final = read_records(start.data + bytes(last.data))[1]
    return Archive.continued(start.data, Event.from_text(final.body))


def setup_of(row: SealedVote) -> Setup:
    """Give what the vote stands on, read from its board and checked once in a process."""
    first = row.board.get(position=0)
    return _setup(header_of(row).data, bytes(first.data))


@lru_cache(maxsize=8)
def _setup(header: bytes, first: bytes) -> Setup:
    step = next(steps(header + first))
    return check_setup(*step.data)


def election_text(row: SealedVote) -> str:
    """Give the election as the voter's own client reads it."""
    return setup_of(row).election.text.decode()


def closed_tally_of(row: SealedVote) -> Tally:
    """Give the encrypted sum that the worker put on the closed board when it had checked every ballot anew."""
    event = row.board.get(kind=EventType.ENCRYPTED_TALLY)
    sums, sized, _event = read_records(header_of(row).data + bytes(event.data))[1]
    return Tally.from_texts(sums.body, sized.body)


def took_part(row: SealedVote, day: date) -> int:
    """Count the members who were present at any moment while the vote was open, in any hall or, where the norm counts them, at a distance."""
    return len(voters_of(row, day, at_a_distance=True))


def is_overfull(row: SealedVote, day: date) -> bool:
    """Tell whether more codes stand on the board of an open vote than members took part: some of its ballots are nobody's.

    That is so where a registration was struck, or a mandate or the norm of presence at a distance ended, after the
    ballot was cast: no board says whose it is.
    """
    ballots, most = row.board.filter(kind=EventType.BALLOT).count(), took_part(row, day)
    if ballots <= most:
        return False
    cast = [step.data[0] for step in steps(archive_of(row)) if step.event.type is EventType.BALLOT]
    return len({_code_of(one) for one in cast}) > most


def _code_of(stored: bytes) -> str:
    """Read the public code of a ballot on the board; its proofs were checked at the door."""
    return str(json.loads(stored)["credential"])


def check_register(text: bytes) -> Register:
    """Read a public list of rights; raises `ballot.faults.Fault` for what is not one."""
    return Register.from_text(text)
