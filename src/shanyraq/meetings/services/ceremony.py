"""What trustees bring before a sealed vote opens. The secret parts never come here."""

from __future__ import annotations

from collections.abc import Iterable

from ballot.encoding import parse, sha256_hex, write
from ballot.trustees import Trustees, ceremony, join_trustees
from ballot.trustees.single import PublicKey

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import KeyHolder, SealedVote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.services.boards import about, held, read
from shanyraq.people.acting import Actor, act


def _save(holder: KeyHolder, **brought: str) -> KeyHolder:
    for name, text in brought.items():
        setattr(holder, name, text)
    holder.save(update_fields=list(brought))
    return holder


def _said(holder: KeyHolder, text: str) -> dict[str, object]:
    digest = sha256_hex(text.encode())
    return {"item": holder.sealed_vote.item.position, "trustee": holder.number, "sha256": digest}


@act
def bring_certificate(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring the certificate of a trustee of a threshold: the keys by which the others seal and check what they send.

    Refuses as `rules.sealed.may_bring_certificate`, and with "meetings.text_refused", also for another's certificate.
    """
    assert by.person_id is not None
    row = held(sealed_vote)
    verdict = rules.may_bring_certificate(queries.facts_of(row, at.day), by.person_id).require()
    holder, brought = row.trustees.get(person_id=by.person_id), text.strip()
    others = [one.certificate for one in row.trustees.all() if one.certificate]
    read(lambda: ceremony.read_certificates([one.encode() for one in [*others, brought]]))
    _save(holder, certificate=brought)
    record(about=about(row), verdict=verdict, facts=_said(holder, brought))
    return row


@act
def bring_shares(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring a trustee's shares for the others, each sealed to its receiver, with what each receiver checks them by.

    Refuses as `rules.sealed.may_bring_shares`, and with "meetings.text_refused".
    """
    assert by.person_id is not None
    row = held(sealed_vote)
    verdict = rules.may_bring_shares(queries.facts_of(row, at.day), by.person_id).require()
    holder, brought = row.trustees.get(person_id=by.person_id), text.strip()
    certificates, threshold = queries.certificates_of(row), row.threshold or 0
    read(lambda: ceremony.read_shares(brought.encode(), certificates, holder.number, threshold))
    _save(holder, shares=brought)
    record(about=about(row), verdict=verdict, facts=_said(holder, brought))
    return row


@act
def bring_key(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring a trustee's public key with its proof; of a threshold also the secret one, sealed to the trustee alone.

    Refuses as `rules.sealed.may_bring_key`, and with "meetings.text_refused": of a threshold also for a key that does
    not follow from the shares.
    """
    assert by.person_id is not None
    row = held(sealed_vote)
    verdict = rules.may_bring_key(queries.facts_of(row, at.day), by.person_id).require()
    holder, brought = row.trustees.get(person_id=by.person_id), text.strip()
    if row.threshold:
        sent = queries.shares_of(row)
        output = read(lambda: ceremony.read_output(brought.encode(), holder.number, sent))
        _save(holder, key=write(output.key.to_json()).decode(), note=output.note)
    else:
        read(lambda: PublicKey.from_json(parse(brought.encode())))
        others = [one.key for one in row.trustees.exclude(pk=holder.pk) if one.key]
        read(lambda: Trustees.from_text(_joined([*others, brought]).text))
        _save(holder, key=brought)
    record(about=about(row), verdict=verdict, facts=_said(holder, brought))
    return row


def _keys(stored: Iterable[str]) -> list[PublicKey]:
    return [PublicKey.from_json(parse(one.encode())) for one in stored]


def _joined(stored: Iterable[str]) -> Trustees:
    return join_trustees(_keys(stored))


def trustees_of(row: SealedVote) -> Trustees:
    """Give the trustees of a vote whose keys are all there, as the archive publishes them."""
    stored = [one.key for one in row.trustees.all()]
    if row.threshold is None:
        return _joined(stored)
    sent = queries.shares_of(row)
    return ceremony.joined(row.threshold, queries.certificates_of(row), sent, _keys(stored))
