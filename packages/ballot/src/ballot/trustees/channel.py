"""Sealed messages between the trustees of a threshold group.

Needs the package ``cryptography`` (AES-256-CCM): install ``ballot[ceremony]``. Verifying and counting do
not need it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESCCM
from gmpy2 import mpz

from ballot.encoding import Json, decimal, read, write
from ballot.faults import Fault, require
from ballot.group import P, generator, inverse, power
from ballot.randomness import Randomness, random_scalar
from ballot.reading import fields, items, member, text
from ballot.trustees.keys import TrusteeKeys
from ballot.trustees.signed import Signed, sign

TAG_BYTES = 8


@dataclass(frozen=True, slots=True)
class Sealed:
    """A text that only the owner of one encryption key can read."""

    alpha: mpz
    beta: mpz
    data: bytes

    def to_text(self) -> str:
        """Write it as it travels."""
        written = write({"alpha": str(self.alpha), "beta": str(self.beta), "data": self.data.hex()})
        return written.decode("ascii")

    @classmethod
    def from_text(cls, stored: str) -> Sealed:
        """Read a sealed message; refuses elements outside the group."""
        found = fields(read(stored.encode("utf-8")), "alpha", "beta", "data")
        hexadecimal = text(found["data"])
        try:
            data = bytes.fromhex(hexadecimal)
        except ValueError as error:
            raise Fault("wrong_shape", "sealed data is not hexadecimal") from error
        require(data.hex() == hexadecimal, "not_canonical", "sealed data is not lower-case hexadecimal")
        return cls(member(found["alpha"]), member(found["beta"]), data)


def seal(encryption: mpz, plaintext: bytes, source: Randomness) -> Sealed:
    """Seal a text of less than 64 kB to an encryption key."""
    r, t = random_scalar(source), random_scalar(source)
    alpha, shared = generator().power(r), generator().power(t)
    data = _cipher(shared).encrypt(_nonce(alpha, len(plaintext)), plaintext, None)
    return Sealed(alpha, power(encryption, r) * shared % P, data)


def unseal(decryption: mpz, sealed: Sealed) -> bytes:
    """Open a sealed text; refuses one that was sealed to another key or changed on the way."""
    shared = sealed.beta * inverse(power(sealed.alpha, decryption)) % P
    nonce = _nonce(sealed.alpha, max(0, len(sealed.data) - TAG_BYTES))
    try:
        return _cipher(shared).decrypt(nonce, sealed.data, None)
    except (InvalidTag, ValueError) as error:
        raise Fault("cannot_unseal", "the message was sealed to another key or changed on the way") from error


def _cipher(shared: mpz) -> AESCCM:
    return AESCCM(hashlib.sha256(f"key|{shared}".encode()).digest(), tag_length=TAG_BYTES)


def _nonce(alpha: mpz, length: int) -> bytes:
    digest = hashlib.sha256(f"iv|{alpha}".encode()).digest()
    require(length < 2**24, "too_long", "a sealed message is longer than 16 MB")
    return digest[:13] if length < 2**16 else digest[:12]


def send(sender: TrusteeKeys, recipient: mpz, content: Json, source: Randomness) -> str:
    """Sign and seal ``content`` for the owner of the encryption key ``recipient``."""
    inner = write(content).decode("utf-8")
    signed = sign(sender.signing, {"recipient": str(recipient), "message": inner}, source)
    return seal(recipient, write(signed.to_json()), source).to_text()


def receive(recipient: TrusteeKeys, verification: mpz, stored: str) -> Json:
    """Open a message; refuses one that ``verification`` did not sign or that was meant for somebody else."""
    plaintext = unseal(recipient.decryption, Sealed.from_text(stored))
    signed = Signed.from_json(read(plaintext))
    signed.check(verification)
    inner = fields(signed.content, "recipient", "message")
    mine = inner["recipient"] == str(recipient.encryption)
    require(mine, "wrong_recipient", "the message was written to another trustee")
    return read(text(inner["message"]).encode("utf-8"))


def send_share(sender: TrusteeKeys, recipient: mpz, share: mpz, source: Randomness) -> str:
    """Step 3, the secret part: one share for one trustee."""
    return send(sender, recipient, {"secret": str(share)}, source)


def receive_share(recipient: TrusteeKeys, verification: mpz, stored: str) -> mpz:
    """Step 5: open a share. Any size is accepted, as some programs do not reduce shares."""
    return decimal(fields(receive(recipient, verification, stored), "secret")["secret"])


def note_polynomial(own: TrusteeKeys, polynomial: tuple[mpz, ...], source: Randomness) -> str:
    """Step 3: seal one's own polynomial to oneself, so that the server can keep it until step 5."""
    return send(own, own.encryption, {"polynomial": [str(value) for value in polynomial]}, source)


def open_polynomial(own: TrusteeKeys, stored: str) -> tuple[mpz, ...]:
    """Step 5: open one's own note."""
    listed = fields(receive(own, own.verification, stored), "polynomial")["polynomial"]
    return tuple(decimal(value) for value in items(listed))


def note_decryption_key(own: TrusteeKeys, key: mpz, source: Randomness) -> str:
    """Step 5: seal the decryption key to oneself until the vote is closed."""
    return send(own, own.encryption, {"decryption_key": str(key)}, source)


def open_decryption_key(own: TrusteeKeys, stored: str) -> mpz:
    """Open one's decryption key to decrypt the tally."""
    content = fields(receive(own, own.verification, stored), "decryption_key")
    return decimal(content["decryption_key"])
