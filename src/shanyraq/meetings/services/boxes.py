"""What the acts of a secret vote on paper do in a Session that sits in several halls: a box in each, their counts a sum."""

from __future__ import annotations

from datetime import date

from shanyraq.journal.clock import Moment
from shanyraq.meetings.models import HallBox, PaperVote
from shanyraq.meetings.queries import boxes as queries
from shanyraq.meetings.queries.counting import lines_of
from shanyraq.meetings.rules import boxes as rules
from shanyraq.meetings.rules.counting import MATTER, Tally


def open_boxes(row: PaperVote, day: date) -> dict[str, object]:
    """Open a box in every hall where members are present; give what the record says, nothing of a Session in one hall."""
    places = queries.halls_with_members(row.item.session, day)
    HallBox.objects.bulk_create(
        HallBox(paper_vote=row, number=one.number, hall=one.hall, present=one.present) for one in places
    )
    return {"boxes": len(places)} if places else {}


def close_boxes(row: PaperVote, day: date) -> tuple[dict[str, object], list[int]]:
    """Keep how many could have a ballot in each hall, inside the caller's act; give what the record says, and the numbers."""
    voters = queries.voters_by_box(row, day)
    boxes = queries.boxes_of(row)
    for box in boxes:
        box.took_part = voters[box.number]
        box.save(update_fields=["took_part"])
    given = [voters[box.number] for box in boxes]
    return ({"halls": [box.number for box in boxes], "took_part_in": given} if boxes else {}), given


def count_box(box: HallBox, counted: Tally | None, again: bool, at: Moment) -> dict[str, object]:
    """Keep what the commission of one hall agrees on, or begin its next turn; the record names no figure of it yet."""
    if counted is not None:
        box.tally, box.counted_at = counted.plain(), at.machine
        box.save(update_fields=["tally", "counted_at"])
    elif again:
        box.turn += 1
        box.save(update_fields=["turn"])
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
