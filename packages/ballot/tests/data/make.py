"""Write the test data anew: a small rehearsal with every kind of proof, and each of its hashes.

Run it only when the format of the data changes on purpose: python packages/ballot/tests/data/make.py
"""

import hashlib
import json
from pathlib import Path

from ballot import challenges
from ballot.credentials import secret_of
from ballot.encoding import sha256_base64
from ballot.randomness import SeededRandomness
from ballot.rehearsal import TrusteePlan
from ballot.simulate import Plan, simulate
from ballot.verify import verify

HERE = Path(__file__).parent
PLAN = Plan(
    answers=2,
    voters=3,
    trustees=TrusteePlan(1, ((2, 3),)),
    minimum=0,
    maximum=2,
    blank=True,
    weights=True,
    absent=1,
    revotes=1,
    uuid="5hanyraqTestA1",
)
SEED = "test data"


def main() -> None:
    """Write the archive and the vectors."""
    played = simulate(PLAN, SeededRandomness(SEED))
    (HERE / f"{PLAN.uuid}.bel").write_bytes(played.archive.data)
    texts: list[str] = []
    plain = challenges.challenge
    challenges.challenge = lambda text: (texts.append(text), plain(text))[1]
    verify(played.archive.data)
    full: dict[str, dict[str, str]] = {}
    for text in texts:
        digest = hashlib.sha256(text.encode())
        kind = text.partition("|")[0]
        full.setdefault(kind, {"preimage": text, "sha256": digest.hexdigest(), "challenge": str(plain(text))})
    vectors = {
        "uuid": PLAN.uuid,
        "head": played.archive.head,
        "counts": played.counts,
        "full": full,
        "all": [[hashlib.sha256(text.encode()).hexdigest(), str(plain(text))] for text in texts],
        "credentials": [[v.credential, str(secret_of(v.credential, PLAN.uuid))] for v in played.voters],
        "trackers": [tracker for _, _, tracker in played.votes],
        "fingerprint": sha256_base64(played.election.text),
    }
    (HERE / "vectors.json").write_text(json.dumps(vectors, indent=1) + "\n")


if __name__ == "__main__":
    main()
