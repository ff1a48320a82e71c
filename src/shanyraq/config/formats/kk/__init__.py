"""Kazakh, which the framework has no formats for."""
