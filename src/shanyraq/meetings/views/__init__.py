"""Pages of this room: one query or one act each."""
