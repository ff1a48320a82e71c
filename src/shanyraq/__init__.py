"""Shanyraq: the platform of an assembly that governs itself by dated rules. Facts in, verdict out, act recorded, page shown."""
