"""The commands of a trustee, for a machine of the trustee's own: make a key, take part in the ceremony, decrypt the sum."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from ballot.decryption import decrypt_partly
from ballot.encoding import decimal, parse, read, write
from ballot.faults import Fault, require
from ballot.group import generator
from ballot.randomness import Randomness, SystemRandomness, random_scalar
from ballot.reading import fields, items, number, text
from ballot.trustees.keys import SEED_LENGTH, certificate, keys_of, new_seed
from ballot.trustees.single import publish_key
from ballot.verify import Verification
from ballot.verify.chain import steps

WRONG, NOT_YET = 1, 2
SECRET = 0o600


def add_commands(commands: Any) -> None:
    """Add ``trustee key``, ``certificate``, ``step`` and ``decrypt`` to a parser's commands."""
    trustee = commands.add_parser("trustee", help="what a trustee does on a machine of their own")
    each = trustee.add_subparsers(dest="step", required=True)
    for name, told in {
        "key": "make a key of which every part is needed; prints its public part",
        "certificate": "begin a key shared so that some parts suffice; prints the certificate",
        "step": "do the next step with the file of the ceremony; prints what to bring",
        "decrypt": "check the archive and decrypt its sum; prints the part",
    }.items():
        one = each.add_parser(name, help=told)
        one.add_argument(
            "key", type=Path, metavar="KEY.txt", help="your secret: it never leaves this machine"
        )
        if name in {"step", "decrypt"}:
            kind = "CEREMONY.json" if name == "step" else "FILE.bel"
            one.add_argument("file", type=Path, metavar=kind)
        if name == "decrypt":
            one.add_argument("ceremony", type=Path, nargs="?", metavar="CEREMONY.json")
        one.add_argument("--out", type=Path, metavar="FILE", help="write it there instead of printing it")


def run(options: argparse.Namespace, source: Randomness | None = None) -> int:
    """Do a trustee's command; return 0, 1 for what is wrong in a file, 2 where the vote is not closed yet."""
    source = source or SystemRandomness()
    try:
        made = _DOING[options.step](options, source)
    except Fault as fault:
        print(f"ballot: {fault.code}: {fault.detail}", file=sys.stderr)
        return NOT_YET if fault.code == "not_closed" else WRONG
    except OSError as error:
        print(f"ballot: {error.filename}: {error.strerror}", file=sys.stderr)
        return WRONG
    if options.out:
        options.out.write_bytes(made + b"\n")
    else:
        print(made.decode())
    return 0


def _key(options: argparse.Namespace, source: Randomness) -> bytes:
    secret = random_scalar(source)
    _keep(options.key, write(str(secret)).decode())
    return write(publish_key(secret, source).to_json())


def _certificate(options: argparse.Namespace, source: Randomness) -> bytes:
    seed = new_seed(source)
    _keep(options.key, seed)
    return write(certificate(keys_of(seed), source).to_json())


def _keep(path: Path, secret: str) -> None:
    """Write a secret into a new file that its owner alone reads; one that is there is never overwritten."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET), "w") as file:
        file.write(f"{secret}\n")


def _step(options: argparse.Namespace, source: Randomness) -> bytes:
    """Share the secret, or where every trustee did so, join the shares: whichever the file of the ceremony is at."""
    from ballot.trustees import ceremony

    seed, given = _seed(options.key), _ceremony(options.file)
    certificates = ceremony.read_certificates([write(one) for one in items(given["certificates"])])
    if "input" in given:
        return ceremony.output_text(seed, certificates, write(given["input"]), source)
    return ceremony.shares_text(seed, certificates, number(given["threshold"]), source)


def _decrypt(options: argparse.Namespace, source: Randomness) -> bytes:
    done = Verification()
    for one in steps(options.file.read_bytes()):
        done.take(one)
    if done.tally is None or done.setup is None:
        raise Fault("not_closed", "the vote is not closed: there is no sum to decrypt yet")
    secret = _secret(options)
    known = generator().power(secret) in done.setup.trustees.keys
    require(known, "unknown_trustee", "this key is of no trustee of this vote")
    return decrypt_partly(done.setup.election.fingerprint, secret, done.tally, source).text


def _secret(options: argparse.Namespace) -> Any:
    """Read the secret key: itself, or opened with the seed from the note in the file of the ceremony."""
    stored = options.key.read_text().strip()
    if stored.startswith('"'):
        return decimal(read(stored.encode()))
    require(options.ceremony is not None, "ceremony_missing", "give the file of the ceremony, too")
    from ballot.trustees import ceremony

    given = _ceremony(options.ceremony)
    require("note" in given, "ceremony_missing", "the file of the ceremony is not the last one")
    return ceremony.own_key(_seed(options.key), text(given["note"]))


def _seed(path: Path) -> str:
    seed = path.read_text().strip()
    require(len(seed) == SEED_LENGTH, "wrong_key_file", "this file is not that of a certificate")
    return seed


def _ceremony(path: Path) -> dict[str, Any]:
    """Read the file of the ceremony: certificates and threshold, and as far as they are there one's input and note."""
    return fields(parse(path.read_bytes()), "threshold", "certificates", optional=("input", "note"))


_DOING = {"key": _key, "certificate": _certificate, "step": _step, "decrypt": _decrypt}
