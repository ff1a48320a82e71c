"""The public front: home, desk, about, privacy, retention, accessibility, feeds. Reads the rooms below, owns no facts."""
