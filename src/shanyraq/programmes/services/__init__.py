"""The acts of this room."""

from shanyraq.programmes.services.importing import import_programme

__all__ = ["import_programme"]
