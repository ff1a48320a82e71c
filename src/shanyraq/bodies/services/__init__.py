"""The acts of this room: mandates and their corrections, how members came, the Council's composition."""

from shanyraq.bodies.services.council import import_council
from shanyraq.bodies.services.mandates import correct_mandate
from shanyraq.bodies.services.standing import record_standing

__all__ = ["correct_mandate", "import_council", "record_standing"]
