"""A secret vote by sealed electronic ballots: roles that never meet in one hand, and what may happen when (law 70-IV, art. 9)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.meetings.rules.halls import is_not_over
from shanyraq.meetings.rules.sessions import ARTICLE_9, SessionFacts

# With one trustee alone the one who holds the key could open every ballot.
LEAST_TRUSTEES = 2
# In a small electorate the result itself can show how people voted.
SMALL = 10


@dataclass(frozen=True)
class SealedFacts:
    """What is known of a sealed vote: its stage, its roles, what they brought, how many are present.

    `status`: "preparing", "open", "checking" (the ballots of the closed vote are checked anew), "closing" (the trustees
    decrypt the sum), "counted", "stopped". `rights`: lines of the public list, 0 while it is not there. `threshold`:
    how many trustees are enough, None where every one is needed. `certificates`, `shares`, `keys` and `parts`:
    trustees who brought theirs. `fault`: what the new check found wrong. `candidates`: who stands, where the vote is
    a ballot of an election.
    """

    status: str
    authority: int
    trustees: tuple[int, ...]
    rights: int = 0
    threshold: int | None = None
    certificates: frozenset[int] = frozenset()
    shares: frozenset[int] = frozenset()
    keys: frozenset[int] = frozenset()
    parts: frozenset[int] = frozenset()
    ballots: int = 0
    present: int = 0
    fault: str = ""
    candidates: frozenset[int] = frozenset()

    @property
    def needed(self) -> int:
        """Say how many parts of the decryption make the count."""
        return self.threshold or len(self.trustees)


def may_prepare(facts: SessionFacts) -> Verdict:
    """Allow a vote to be prepared once its Session is ordered, which fixes the agenda, and until it is over.

    Refuses with "meetings.not_ordered", and as `rules.halls.is_not_over`.
    """
    ordered = facts.opened_on is not None or facts.order_day is not None
    return first_refusal(
        is_not_over(facts), Allowed() if ordered else Refused("meetings.not_ordered", (ARTICLE_9,))
    )


def is_threshold(threshold: int | None, trustees: int) -> Verdict:
    """Allow that some of the trustees are enough: two at least, and not more than there are.

    Refuses with "meetings.threshold_out_of_range".
    """
    if threshold is None or LEAST_TRUSTEES <= threshold <= trustees:
        return Allowed()
    told = {"threshold": threshold, "least": LEAST_TRUSTEES, "trustees": trustees}
    return Refused("meetings.threshold_out_of_range", facts=told)


def are_apart(operator: int, authority: int, trustees: Sequence[int], chair: int | None = None) -> Verdict:
    """Allow roles that are all in different hands: who runs the vote, who gives the codes, each trustee, the Chair.

    Refuses with "meetings.roles_together", "meetings.too_few_trustees".
    """
    hands = [operator, authority, *trustees, *([] if chair is None else [chair])]
    few = {"named": len(trustees), "needed": LEAST_TRUSTEES}
    return first_refusal(
        Refused("meetings.too_few_trustees", facts=few) if len(trustees) < LEAST_TRUSTEES else Allowed(),
        Refused("meetings.roles_together") if len(set(hands)) < len(hands) else Allowed(),
        Allowed((ARTICLE_9,)),
    )


def none_stands(hands: Collection[int], candidates: Collection[int]) -> Verdict:
    """Allow the roles of a ballot of an election to people who do not stand in it: "meetings.role_candidate"."""
    standing = len(set(hands) & set(candidates))
    return Refused("meetings.role_candidate", facts={"count": standing}) if standing else Allowed()


def _at(facts: SealedFacts, *stages: str) -> Verdict:
    there = facts.status in stages
    return Allowed((ARTICLE_9,)) if there else Refused(f"meetings.sealed_vote_{facts.status}", (ARTICLE_9,))


def may_bring_rights(facts: SealedFacts, person: int) -> Verdict:
    """Allow the credential authority to bring the public list of voting rights, once, before the opening."""
    return first_refusal(
        _at(facts, "preparing"),
        Allowed() if person == facts.authority else Refused("meetings.not_the_authority"),
        Refused("meetings.rights_brought") if facts.rights else Allowed(),
    )


def _trustee(facts: SealedFacts, person: int) -> Verdict:
    return first_refusal(
        _at(facts, "preparing"),
        Allowed() if person in facts.trustees else Refused("meetings.not_a_trustee"),
    )


def may_bring_certificate(facts: SealedFacts, person: int) -> Verdict:
    """Allow each trustee of a threshold to bring a certificate, once, before the opening.

    Refuses with "meetings.no_threshold", "meetings.certificate_brought", and as every step of a trustee.
    """
    return first_refusal(
        _trustee(facts, person),
        Allowed() if facts.threshold else Refused("meetings.no_threshold"),
        Refused("meetings.certificate_brought") if person in facts.certificates else Allowed(),
    )


def may_bring_shares(facts: SealedFacts, person: int) -> Verdict:
    """Allow each trustee of a threshold to bring shares for the others, once, when every certificate is there.

    Refuses with "meetings.no_threshold", "meetings.certificates_missing", "meetings.shares_brought".
    """
    missing = len(set(facts.trustees) - facts.certificates)
    return first_refusal(
        _trustee(facts, person),
        Allowed() if facts.threshold else Refused("meetings.no_threshold"),
        Refused("meetings.certificates_missing", facts={"count": missing}) if missing else Allowed(),
        Refused("meetings.shares_brought") if person in facts.shares else Allowed(),
    )


def may_bring_key(facts: SealedFacts, person: int) -> Verdict:
    """Allow each trustee to bring a public key, once, before the opening; of a threshold, when every share is there.

    Refuses with "meetings.shares_missing", "meetings.key_brought".
    """
    missing = len(set(facts.trustees) - facts.shares) if facts.threshold else 0
    return first_refusal(
        _trustee(facts, person),
        Refused("meetings.shares_missing", facts={"count": missing}) if missing else Allowed(),
        Refused("meetings.key_brought") if person in facts.keys else Allowed(),
    )


def may_open(facts: SealedFacts, sitting: Verdict, chair: int | None, operator: int) -> Verdict:
    """Allow the opening: as `sitting` says, with every key and the list, and never more rights than members present.

    Refuses with "meetings.sealed_vote_…", "meetings.rights_missing", "meetings.keys_missing",
    "meetings.more_rights_than_present", and as `are_apart`, `none_stands` and `sitting`.
    """
    missing = len(set(facts.trustees) - facts.keys)
    many = {"rights": facts.rights, "present": facts.present}
    return first_refusal(
        _at(facts, "preparing"),
        are_apart(operator, facts.authority, facts.trustees, chair),
        none_stands([operator, facts.authority, *facts.trustees], facts.candidates),
        Allowed() if facts.rights else Refused("meetings.rights_missing"),
        Refused("meetings.keys_missing", facts={"count": missing}) if missing else Allowed(),
        sitting,
        Refused("meetings.more_rights_than_present", facts=many)
        if facts.rights > facts.present
        else Allowed(),
    )


def may_cast(facts: SealedFacts) -> Verdict:
    """Allow a sealed ballot while the vote is open. Whose it is nobody asks: the right is proved by the ballot itself."""
    return _at(facts, "open")


def may_close(facts: SealedFacts, quorum: Verdict, *, overfull: bool = False) -> Verdict:
    """Allow the closing while the quorum holds and a ballot is there; the vote can only be voided once it is `overfull`.

    `overfull`: more codes stand on the board than members took part. Refuses with "meetings.no_ballots",
    "meetings.more_ballots_than_members".
    """
    empty = Allowed() if facts.ballots else Refused("meetings.no_ballots")
    many = Refused("meetings.more_ballots_than_members", (ARTICLE_9,)) if overfull else Allowed()
    return first_refusal(_at(facts, "open"), quorum, empty, many)


def may_sum(facts: SealedFacts) -> Verdict:
    """Allow the encrypted sum on the board once, when the vote is closed and no ballot of it was found wrong.

    Refuses with "meetings.sealed_vote_…", "meetings.board_faulty".
    """
    faulty = Refused("meetings.board_faulty", (ARTICLE_9,), facts={"fault": facts.fault})
    return first_refusal(_at(facts, "checking"), faulty if facts.fault else Allowed())


def may_bring_part(facts: SealedFacts, person: int) -> Verdict:
    """Allow each trustee to bring a part of the decryption of the sum, once, after the closing."""
    return first_refusal(
        _at(facts, "closing"),
        Allowed() if person in facts.trustees else Refused("meetings.not_a_trustee"),
        Refused("meetings.part_brought") if person in facts.parts else Allowed(),
    )


def may_stop(facts: SealedFacts, *, of_election: bool = False) -> Verdict:
    """Allow the Chair to void the vote until it is counted; a count is voided as every count is.

    A counted ballot of an election is voided here, too: `of_election` says that it is one and the last to stand.
    """
    return _at(facts, "preparing", "open", "checking", "closing", *(["counted"] if of_election else []))


def is_small(rights: int) -> bool:
    """Tell whether an electorate is so small that the result may show how people voted."""
    return 0 < rights < SMALL


def is_enough(facts: SealedFacts) -> bool:
    """Tell whether so many trustees decrypted that the count follows: any `threshold` of them, or every one."""
    return len(facts.parts) >= facts.needed
