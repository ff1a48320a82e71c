"""Decisions, their addressees, terms and answers. Decree 149, points 4(5), 8 and 22. Never hides who is late."""
