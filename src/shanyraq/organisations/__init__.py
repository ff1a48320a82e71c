"""State bodies, akims and associations as addressees and partners of the Assembly."""
