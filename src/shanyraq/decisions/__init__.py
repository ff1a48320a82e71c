"""Decisions, their addressees, terms and answers. The Regulation, points 8 and 22. Never hides who is late."""
