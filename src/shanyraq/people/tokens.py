"""Links that are used once: a random secret, signed so that a made-up one never reaches the database, kept as a hash."""

from hashlib import sha256
from secrets import token_urlsafe

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="people.invitation", sep=".")


def new_token() -> str:
    """Make a secret of 256 bits, signed, fit for an address."""
    return _signer.sign(token_urlsafe(32))


def hash_of(token: str) -> str | None:
    """Give the hash a token is kept as (hex, SHA-256); None for one that was not made here."""
    try:
        return sha256(_signer.unsign(token).encode()).hexdigest()
    except BadSignature:
        return None
