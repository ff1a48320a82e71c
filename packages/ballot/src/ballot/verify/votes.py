"""The ballot box: what may enter, and which ballots count. The server asks it at the door, a verifier asks it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ballot.ballots import Ballot, check_ballot
from ballot.elgamal import Ciphertext
from ballot.encoding import sha256_base64
from ballot.faults import Fault, require
from ballot.verify.setup import Setup


def read_ballot(setup: Setup, stored: bytes) -> Ballot:
    """Read a ballot of this election by a listed credential; refuses every other. Proofs are not checked yet."""
    ballot = Ballot.from_text(stored, setup.election)
    known = ballot.credential in setup.register
    require(known, "unknown_credential", "the credential is not in the public list")
    return ballot


def admit(setup: Setup, stored: bytes) -> Ballot:
    """Check a ballot by itself: form, membership, election, credential, hash, signature, every proof.

    For a server that keeps no ``BallotBox`` between requests: it must itself refuse a tracker or a ciphertext that it
    has stored already.
    """
    ballot = read_ballot(setup, stored)
    check_ballot(setup.election, ballot)
    return ballot


class BallotBox:
    """Takes ballots in order; a later ballot of the same credential replaces the earlier one."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._credentials: dict[str, str] = {}  # tracker to credential, for every ballot taken
        self._latest: dict[str, tuple[str, Ballot]] = {}  # credential to tracker and ballot
        self._ciphertexts: set[Ciphertext] = set()

    def take(self, stored: bytes, *, proved: bool = False) -> str:
        """Check a ballot and put it in; return its tracker. Refuses with ``Fault`` and then takes nothing.

        Asked in this order: not in the box already, canonical form and group membership, this election, a
        listed credential, no ciphertext of another ballot, hash, signature, every proof. ``proved``: the last three
        were asked before of these very bytes, by one who kept the hash of their event, and are not asked again.
        """
        tracker = sha256_base64(stored)
        require(tracker not in self._credentials, "replayed_ballot", "this very ballot is in the box already")
        ballot = read_ballot(self._setup, stored)
        ciphertexts = set(ballot.ciphertexts)
        fresh = len(ciphertexts) == len(ballot.ciphertexts) and not ciphertexts & self._ciphertexts
        require(fresh, "copied_ciphertext", "an encrypted choice stands in the box already")
        if not proved:
            check_ballot(self._setup.election, ballot)
        self._ciphertexts |= ciphertexts
        credential = str(ballot.credential)
        self._credentials[tracker] = credential
        self._latest[credential] = (tracker, ballot)
        return tracker

    @property
    def taken(self) -> int:
        """Count the ballots taken, replaced ones included."""
        return len(self._credentials)

    def counted(self) -> Iterator[tuple[Sequence[Sequence[Ciphertext]], int]]:
        """Yield the choices and the weight of each ballot that counts."""
        for _, ballot in self._latest.values():
            weight = self._setup.register.weight(ballot.credential)
            yield [answer.choices for answer in ballot.answers], weight

    def check_tracker(self, tracker: str) -> None:
        """Refuse a tracker that is not in the box, or whose ballot a later one has replaced."""
        credential = self._credentials.get(tracker)
        if credential is None:
            raise Fault("tracker_missing", f"no ballot has the tracker {tracker}: dropped or never cast")
        counts = self._latest[credential][0] == tracker
        require(counts, "tracker_replaced", f"a later ballot with the same credential replaced {tracker}")
