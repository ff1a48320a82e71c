"""A secret vote on paper: the counting commission, its independent entries, the count they agree on (law 70-IV, art. 9).

Nobody types an outcome. Two members of the commission each enter what they counted, neither seeing the other's; where
the two differ, a third one's decides; where all three differ, the ballots are counted again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.meetings.rules.sessions import ARTICLE_9

# Two enter what they counted, and where they differ a third one decides.
LEAST_COUNTING = 3
MATTER = "matter"


@dataclass(frozen=True)
class Line:
    """The marks on one question of the ballot: the matter, or one candidate. `abstained` counts it left unmarked, too."""

    key: str
    votes_for: int
    against: int
    abstained: int

    @property
    def given(self) -> int:
        """Count the valid ballots by this line."""
        return self.votes_for + self.against + self.abstained


@dataclass(frozen=True)
class Tally:
    """What one member of the commission counted: ballots issued, returned, spoilt, and the marks on each line."""

    issued: int
    returned: int
    spoilt: int
    lines: tuple[Line, ...]

    def plain(self) -> dict[str, Any]:
        """Give it as JSON holds it."""
        lines = [[one.key, one.votes_for, one.against, one.abstained] for one in self.lines]
        return {"issued": self.issued, "returned": self.returned, "spoilt": self.spoilt, "lines": lines}

    @classmethod
    def read(cls, held: Mapping[str, Any]) -> Tally:
        """Read what `plain` gave."""
        lines = tuple(Line(str(key), *(int(n) for n in counts)) for key, *counts in held["lines"])
        return cls(int(held["issued"]), int(held["returned"]), int(held["spoilt"]), lines)

    def figures(self) -> dict[tuple[str, str], int]:
        """Give every figure by its line ("" for the ballots as a whole) and its name."""
        whole = {("", "issued"): self.issued, ("", "returned"): self.returned, ("", "spoilt"): self.spoilt}
        for one in self.lines:
            whole |= {
                (one.key, "for"): one.votes_for,
                (one.key, "against"): one.against,
                (one.key, "abstained"): one.abstained,
            }
        return whole


@dataclass(frozen=True)
class CountFacts:
    """What is known of a secret vote on paper when somebody enters a count.

    `status`: "open" (the box is), "counting", "box_counted" (that of this hall, while others are not), "counted",
    "stopped". `entered`: who of the commission entered
    already in this turn. `present`: who were in the hall at any moment while the box was open.
    """

    status: str
    commission: frozenset[int] = frozenset()
    entered: frozenset[int] = frozenset()
    keys: frozenset[str] = frozenset({MATTER})
    present: int = 0


def may_choose(people: Collection[int], *, here: Collection[int], candidates: Collection[int]) -> Verdict:
    """Allow a counting commission of enough members who are in the hall, none of them a candidate.

    `here`: the members present, by the dated roll. Refuses with "meetings.commission_small",
    "meetings.commission_absent", "meetings.commission_candidate".
    """
    chosen = set(people)
    small = {"chosen": len(chosen), "needed": LEAST_COUNTING}
    absent, standing = len(chosen - set(here)), len(chosen & set(candidates))
    return first_refusal(
        Refused("meetings.commission_small", facts=small) if len(chosen) < LEAST_COUNTING else Allowed(),
        Refused("meetings.commission_absent", facts={"count": absent}) if absent else Allowed(),
        Refused("meetings.commission_candidate", facts={"count": standing}) if standing else Allowed(),
        Allowed((ARTICLE_9,)),
    )


def may_replace(running: bool) -> Verdict:
    """Allow another commission only while none of its ballots wait for their count: "meetings.secret_vote_open"."""
    return Refused("meetings.secret_vote_open") if running else Allowed()


def may_open(sitting: Verdict, commission: Collection[int], *, running: bool) -> Verdict:
    """Allow the box to be opened: as `sitting` says (open Session, quorum, nothing counted yet), with a commission.

    Refuses as `sitting`, and with "meetings.no_commission", "meetings.secret_vote_open".
    """
    return first_refusal(
        sitting,
        may_replace(running),
        Allowed() if len(set(commission)) >= LEAST_COUNTING else Refused("meetings.no_commission"),
        Allowed((ARTICLE_9,)),
    )


def may_close_box(status: str, quorum: Verdict) -> Verdict:
    """Allow the box to be closed while it is open and the quorum holds; without one the vote can only be voided."""
    open_now = Allowed((ARTICLE_9,)) if status == "open" else Refused(f"meetings.paper_vote_{status}")
    return first_refusal(open_now, quorum)


def may_stop(status: str, *, of_election: bool = False) -> Verdict:
    """Allow a secret vote to be voided until it is counted; a count is voided as every count is.

    A counted ballot of an election is voided here, too: `of_election` says that it is one and the last to stand.
    """
    going = status in {"open", "counting"} or (of_election and status == "counted")
    return Allowed((ARTICLE_9,)) if going else Refused(f"meetings.paper_vote_{status}")


def may_enter(facts: CountFacts, person: int) -> Verdict:
    """Allow a member of the commission one entry in each turn of the counting, once the box is closed.

    Refuses with "meetings.box_open", "meetings.paper_vote_box_counted", "meetings.paper_vote_counted",
    "meetings.paper_vote_stopped", "meetings.not_of_commission", "meetings.count_entered".
    """
    if facts.status == "open":
        return Refused("meetings.box_open", (ARTICLE_9,))
    if facts.status != "counting":
        return Refused(f"meetings.paper_vote_{facts.status}", (ARTICLE_9,))
    if person not in facts.commission:
        return Refused("meetings.not_of_commission")
    return Refused("meetings.count_entered") if person in facts.entered else Allowed((ARTICLE_9,))


def adds_up(tally: Tally, facts: CountFacts) -> Verdict:
    """Allow a count whose sums agree: on each line votes and spoilt are the returned; returned ≤ issued ≤ present.

    Refuses with "meetings.negative_votes", "meetings.no_such_answer" (lines of another ballot),
    "meetings.count_does_not_add", "meetings.more_returned_than_issued", "meetings.more_issued_than_present".
    """
    keys = [one.key for one in tally.lines]
    if frozenset(keys) != facts.keys or len(keys) != len(facts.keys):
        return Refused("meetings.no_such_answer")
    if min(tally.figures().values()) < 0:
        return Refused("meetings.negative_votes")
    for place, one in enumerate(tally.lines, start=1):
        if one.given + tally.spoilt != tally.returned:
            told = {"line": place, "given": one.given, "spoilt": tally.spoilt, "returned": tally.returned}
            return Refused("meetings.count_does_not_add", facts=told)
    if tally.returned > tally.issued:
        told = {"returned": tally.returned, "issued": tally.issued}
        return Refused("meetings.more_returned_than_issued", facts=told)
    if tally.issued > facts.present:
        told = {"issued": tally.issued, "present": facts.present}
        return Refused("meetings.more_issued_than_present", facts=told)
    return Allowed()


def agreed(tallies: Iterable[Tally]) -> Tally | None:
    """Give the count that two of a turn's entries agree on, figure by figure; None where no two do."""
    return next((one for one, other in combinations(tallies, 2) if one.figures() == other.figures()), None)


def is_counted_again(tallies: Sequence[Tally]) -> bool:
    """Tell whether a turn of counting is spent: three entries, and no two of them agree."""
    return len(tallies) >= LEAST_COUNTING and agreed(tallies) is None


@dataclass(frozen=True)
class Difference:
    """One figure on which the entries of a turn differ: its line ("" for the ballots), its name, each one's figure."""

    key: str
    name: str
    figures: tuple[int, ...]


def differences(tallies: Sequence[Tally]) -> list[Difference]:
    """List the figures on which entries differ, in the order of the ballot; nothing while fewer than two stand."""
    if len(tallies) < 2:
        return []
    read = [one.figures() for one in tallies]
    found = [Difference(*place, tuple(one.get(place, 0) for one in read)) for place in read[0]]
    return [one for one in found if len(set(one.figures)) > 1]
