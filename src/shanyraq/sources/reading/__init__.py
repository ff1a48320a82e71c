"""Text taken out of files: PDF by where its letters stand, DOCX by its paragraphs. Pure: bytes in, lines out."""

from shanyraq.sources.reading.taken import CannotBeReadError, Progress, Taken, silent

__all__ = ["CannotBeReadError", "Progress", "Taken", "silent"]
