"""What the acts of a secret vote on paper do in a Session that sits in several halls: a box in each, their counts a sum."""

from __future__ import annotations

from datetime import date

from shanyraq.meetings.models import HallBox, PaperVote
from shanyraq.meetings.queries import boxes as queries
from shanyraq.meetings.queries.counting import lines_of
from shanyraq.meetings.rules import boxes as rules
from shanyraq.meetings.rules.counting import MATTER, Tally


def boxes_to_open(row: PaperVote, day: date) -> list[HallBox]:
    """Give a box for every hall where members are present, not kept yet; none of a Session in one hall."""
    places = queries.halls_with_members(row.item.session, day)
    return [HallBox(paper_vote=row, number=one.number, hall=one.hall, present=one.present) for one in places]


def boxes_to_close(row: PaperVote, day: date) -> list[HallBox]:
    """Give the boxes with how many could have a ballot in each hall, not kept yet."""
    voters = queries.voters_by_box(row, day)
    boxes = queries.boxes_of(row)
    for box in boxes:
        box.took_part = voters[box.number]
    return boxes


def told_of_closing(boxes: list[HallBox]) -> dict[str, object]:
    """Give what the record says of how many could have a ballot in each hall; nothing of a Session in one."""
    given = [box.took_part for box in boxes]
    return {"halls": [box.number for box in boxes], "took_part_in": given} if boxes else {}


def told_of_box(box: HallBox) -> dict[str, object]:
    """Give what the record says while halls count: how many are done, and no figure of any."""
    boxes = queries.boxes_of(box.paper_vote)
    done = sum(one.counted_at is not None for one in boxes)
    return {"hall": box.number, "boxes": len(boxes), "boxes_counted": done}


def sum_of(row: PaperVote) -> tuple[Tally | None, dict[str, object]]:
    """Give the sum of all boxes and what the record says of its parts; None while one of them is not counted."""
    boxes = queries.boxes_of(row)
    tallies = queries.tallies_of(boxes)
    if not tallies:
        return None, {}
    said: dict[str, object] = {
        "halls": [box.number for box in boxes],
        "issued_in": [one.issued for one in tallies],
        "returned_in": [one.returned for one in tallies],
        "spoilt_in": [one.spoilt for one in tallies],
    }
    if row.election_id is None:
        lines = [line for one in tallies for line in one.lines if line.key == MATTER]
        said |= {
            "for_in": [line.votes_for for line in lines],
            "against_in": [line.against for line in lines],
            "abstained_in": [line.abstained for line in lines],
        }
    return rules.summed(tallies, [key for key, _what in lines_of(row)]), said
