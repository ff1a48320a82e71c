"""Tables of this room."""

from shanyraq.acts.models.laid import AttachedPaper, Confirmation, EnteredAct, Laid, Shelf, new_mark
from shanyraq.acts.models.texts import (
    ActText,
    Amendment,
    EditorialNote,
    FoundRelation,
    Inconsistency,
    Provision,
    ProvisionText,
)

__all__ = [
    "ActText",
    "Amendment",
    "AttachedPaper",
    "Confirmation",
    "EditorialNote",
    "EnteredAct",
    "FoundRelation",
    "Inconsistency",
    "Laid",
    "Provision",
    "ProvisionText",
    "Shelf",
    "new_mark",
]
