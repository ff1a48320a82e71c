"""The pages of this room: accounts, invitations, rolls, lost second factors, one's own data."""
