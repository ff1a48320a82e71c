"""Verifiable secret ballots in the published Belenios format, version 1: make, cast, count and check.

Knows groups, proofs and archives; knows nothing of meetings, people or Django. Experimental until outsiders
have reviewed it; gives no protection against coercion or a dishonest device.
"""

FORMAT = "belenios-v1"
