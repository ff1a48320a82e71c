"""Check what the election stands on: questions, trustees, voting rights."""

from __future__ import annotations

from dataclasses import dataclass

from ballot.archive import setup_summary
from ballot.credentials import Register
from ballot.faults import require
from ballot.questions import Election
from ballot.trustees import Trustees


@dataclass(frozen=True)
class Setup:
    """What the first event fixes."""

    election: Election
    trustees: Trustees
    register: Register


def check_setup(election_text: bytes, trustees_text: bytes, credentials_text: bytes, summary: bytes) -> Setup:
    """Read and check the data of the Setup event; the election key must be the trustees' joint key."""
    fitting = setup_summary(election_text, trustees_text, credentials_text) == summary
    require(fitting, "wrong_hash", "the Setup event does not name its three texts")
    setup = Setup(
        Election.from_text(election_text),
        Trustees.from_text(trustees_text),
        Register.from_text(credentials_text),
    )
    joint = setup.trustees.public_key == setup.election.public_key
    require(joint, "wrong_key", "the election key is not the joint key of the trustees")
    return setup
