"""The record: who did what, when, on which article; sealed, verified, never edited. Keeps the instance's kind and its domain clock."""
