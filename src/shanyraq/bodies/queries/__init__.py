"""Questions of this room; those about candidates and Deputy Chairs stand in files of their own."""

from shanyraq.bodies.queries.finding import found
from shanyraq.bodies.queries.own import own_data
from shanyraq.bodies.queries.rolls import (
    ASSEMBLY,
    COUNCIL,
    REGIONAL,
    came,
    council_on,
    count_council_on,
    count_members_on,
    is_member,
    life_known,
    life_of,
    members_on,
    offices_on,
    people_on,
    roll_known,
    roll_on,
    sits_in_council,
)
from shanyraq.bodies.queries.tasks import tasks_of

__all__ = [
    "ASSEMBLY",
    "COUNCIL",
    "REGIONAL",
    "came",
    "council_on",
    "count_council_on",
    "count_members_on",
    "found",
    "is_member",
    "life_known",
    "life_of",
    "members_on",
    "offices_on",
    "own_data",
    "people_on",
    "roll_known",
    "roll_on",
    "sits_in_council",
    "tasks_of",
]
