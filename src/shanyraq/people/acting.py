"""Who acts, and what makes a service an act. The code lies on the ground, with the journal: its own acts need it too."""

from shanyraq.journal.acting import ACTS, ANYONE, SYSTEM, Actor, act, may_do
from shanyraq.journal.turns import in_turn

__all__ = ["ACTS", "ANYONE", "SYSTEM", "Actor", "act", "in_turn", "may_do"]
