"""Pages of this room: the roll and its people, the regions, the structure."""
