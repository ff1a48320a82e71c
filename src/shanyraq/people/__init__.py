"""People, organisations, posts and memberships (Popolo's core); sign-in; rights, which follow from memberships. Never: ethnicity as a criterion."""
