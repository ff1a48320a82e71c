"""A rehearsal with invented people, papers and decisions, told through the services. Never mixed into an official instance."""
