"""Questions about decisions and their cards, on a day. The number of queries does not grow with the number of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet

from shanyraq.decisions.models import Answer, Assignment, Decision, Draft, Follower, Instruction, withdrawn_on
from shanyraq.decisions.queries.answering import REGIONAL
from shanyraq.decisions.rules import AnswerFacts, CardFacts, DraftFacts, Extension
from shanyraq.meetings.models import AgendaItem, Session, Vote
from shanyraq.people.models import Organization

ORDER = ("overdue", "returned", "answered", "sent", "received", "considered", "accepted", "withdrawn")


@dataclass(frozen=True)
class Card:
    """A card with its state on a day, ready for a page."""

    assignment: Assignment
    facts: CardFacts
    day: date

    @property
    def state(self) -> str:
        """Say the state; "overdue" where the term passed and nothing stands."""
        return "overdue" if self.facts.is_overdue(self.day) else self.facts.state

    @property
    def days_late(self) -> int:
        """Count days after the term."""
        return self.facts.days_late(self.day)

    @property
    def late_since(self) -> date:
        """Give the first day after the term."""
        return self.term + timedelta(days=1)

    @property
    def days_left(self) -> int:
        """Count days to the term; negative when it has passed."""
        return (self.term - self.day).days

    @property
    def term(self) -> date:
        """Give the term as it stood on the day."""
        return self.facts.term

    @property
    def answers(self) -> list[Answer]:
        """Give the versions of the answer known on the day, oldest first."""
        return [a for a in self.assignment.answers.all() if a.entered_on <= self.day]

    @property
    def answer(self) -> Answer | None:
        """Give the last version."""
        return self.answers[-1] if self.answers else None


def card_facts(assignment: Assignment) -> CardFacts:
    """Give the plain facts of a card."""
    steps = {step.kind: step for step in assignment.steps.all()}
    return CardFacts(
        term=assignment.term,
        sent_on=assignment.sent_on,
        answers=tuple(
            AnswerFacts(a.entered_on, a.review, a.reviewed_on)  # type: ignore[arg-type]
            for a in assignment.answers.all()
        ),
        withdrawn_on=_withdrawn(assignment, steps["withdrawn"].day if "withdrawn" in steps else None),
        received_on=steps["received"].day if "received" in steps else None,
        considered_on=steps["considered"].day if "considered" in steps else None,
        extensions=tuple(
            Extension(step.day, step.was_term, step.now_term)
            for step in assignment.steps.all()
            if step.kind == "extended" and step.was_term and step.now_term
        ),
    )


def _withdrawn(assignment: Assignment, taken_back: date | None) -> date | None:
    replaced = withdrawn_on(assignment.decision) if assignment.decision else None
    return min((day for day in (taken_back, replaced) if day), default=None)


def cards(assignments: Iterable[Assignment], day: date) -> list[Card]:
    """Give cards as they stood on a day."""
    return [Card(a, card_facts(a).as_of(day), day) for a in assignments]


def assignments() -> QuerySet[Assignment]:
    """Give all assignments with what a card needs, in a constant number of queries."""
    return Assignment.objects.select_related(
        "decision__replaced_by", "decision__session", "instruction__paper", "addressee"
    ).prefetch_related(
        Prefetch("answers", Answer.objects.select_related("entered_by", "reviewed_by").order_by("version")),
        "steps",
    )


def decisions_on(day: date) -> QuerySet[Decision]:
    """Give decisions adopted up to a day, newest first, with their cards."""
    return (
        Decision.objects.filter(adopted_on__lte=day)
        .select_related("session", "replaced_by", "replaces")
        .prefetch_related(Prefetch("assignments", assignments()))
    )


def decision_by(identifier: str) -> Decision | None:
    """Find a decision by "2024-14"."""
    year, _, number = identifier.partition("-")
    if not (year.isdecimal() and number.isdecimal()):
        return None
    return (
        Decision.objects.select_related("session", "item", "replaced_by", "replaces", "signed_by")
        .prefetch_related("publications")
        .filter(year=int(year[:5]), number=int(number[:5]))
        .first()
    )


def instruction_by(identifier: str) -> Instruction | None:
    """Find an assignment of a paper by "2024-a3"."""
    year, _, number = identifier.partition("-a")
    if not (year.isdecimal() and number.isdecimal()):
        return None
    known = Instruction.objects.select_related("paper__session", "lead")
    return known.filter(year=int(year[:5]), number=int(number[:8])).first()


def subject_by(identifier: str) -> Decision | Instruction | None:
    """Find what cards are of: a decision or an assignment of a paper."""
    return instruction_by(identifier) or decision_by(identifier)


def cards_of(subject: Decision | Instruction, day: date) -> list[Card]:
    """Give the cards of a decision or of an assignment, late ones first."""
    found = cards(assignments().filter(**{subject.kind: subject}, sent_on__lte=day), day)
    return sorted(found, key=lambda c: (ORDER.index(c.state), -c.days_late, c.assignment.addressee.name_kk))


def count_states(found: Iterable[Card]) -> dict[str, int]:
    """Count cards by state, every state named; "awaited" are those sent, received or considered, none late."""
    return named_counts(Counter(card.state for card in found))


def named_counts(counted: Counter[str]) -> dict[str, int]:
    """Name every state with its count, and what is "awaited"."""
    awaited = counted["sent"] + counted["received"] + counted["considered"]
    return {**{state: counted[state] for state in ORDER}, "awaited": awaited}


def state_of(found: list[Card]) -> str:
    """Say one word for a decision: the worst state among its cards; "noted" where it has none."""
    return min((card.state for card in found), key=ORDER.index, default="noted")


def drafts_of(session: Session) -> QuerySet[Draft]:
    """Give the drafts of a Session in the order of its agenda."""
    return (
        Draft.objects.filter(item__session=session)
        .select_related("item", "replaces")
        .prefetch_related("addressees")
    )


def standing_votes(session: Session) -> dict[int, Vote]:
    """Give the vote that counts, by matter."""
    standing = Vote.objects.filter(item__session=session, voided_at__isnull=True, amendment__isnull=True)
    return {v.item_id: v for v in standing}


def draft_facts(
    item: AgendaItem, form: str, addressees: int, term: date | None, vote: Vote | None, text_kk: str
) -> DraftFacts:
    """Give the plain facts of a draft."""
    return DraftFacts(
        position=item.position,
        form=form,  # type: ignore[arg-type]
        subject="election" if item.subject == AgendaItem.ELECTION else "general",
        addressees=addressees,
        term=term,
        counted=vote is not None,
        votes_for=vote.votes_for if vote else 0,
        present=vote.present if vote else 0,
        members=vote.members if vote else 0,
        has_kazakh=bool(text_kk.strip()),
    )


def bodies_of(draft: Draft, day: date) -> list[Organization]:
    """List whom a draft would be sent to on a day: the bodies it names, and every regional assembly where it says so."""
    named = Q(pk__in=draft.addressees.values("pk"))
    every = Q(classification=REGIONAL) if draft.to_all_regions else Q(pk__in=[])
    return list(addressees_on(day).filter(named | every).order_by("name_kk", "pk"))


def regional_on(day: date) -> QuerySet[Organization]:
    """Give the regional assemblies there are on a day."""
    return addressees_on(day).filter(classification=REGIONAL)


def addressees_on(day: date) -> QuerySet[Organization]:
    """Give the bodies a decision may be sent to: state bodies, akims, regional assemblies, associations."""
    kinds = ["state_body", "akimat", REGIONAL, "association"]
    return (
        Organization.objects.filter(classification__in=kinds)
        .exclude(until__lte=day)
        .exclude(since__gt=day)
        .order_by("classification", "name_kk")
    )


def followers_of(decision: Decision) -> QuerySet[Follower]:
    """Give the confirmed followers of a decision."""
    return decision.followers.filter(confirmed_at__isnull=False)
