"""Pages of this room: the public front, a member's own pages, and service on paper."""
