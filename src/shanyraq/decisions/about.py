"""Where the things that this room's journal entries are about have their pages."""

from collections.abc import Callable

from django.db.models import Model
from django.urls import reverse

from shanyraq.decisions.models import (
    Advice,
    Assignment,
    Decision,
    HelpRequest,
    Instruction,
    Interaction,
    JointPlan,
    Mechanism,
    SourcePaper,
    Topic,
)


def _decision(key: str) -> str:
    found = Decision.objects.select_related("session").filter(pk=key).first()
    return reverse("decisions:decision", args=[found.identifier]) if found else ""


def _card(key: str) -> str:
    known = Assignment.objects.select_related("decision__session", "instruction", "addressee")
    found = known.filter(pk=key).first()
    return reverse("decisions:card", args=[found.subject.identifier, found.addressee.slug]) if found else ""


def _instruction(key: str) -> str:
    found = Instruction.objects.filter(pk=key).first()
    return reverse("decisions:decision", args=[found.identifier]) if found else ""


def _paper(key: str) -> str:
    return reverse("decisions:paper", args=[key]) if SourcePaper.objects.filter(pk=key).exists() else ""


def _joint(key: str) -> str:
    return reverse("decisions:joint_plan", args=[key]) if JointPlan.objects.filter(pk=key).exists() else ""


def _mechanism(key: str) -> str:
    return reverse("decisions:mechanism", args=[key]) if Mechanism.objects.filter(pk=key).exists() else ""


def _listed(model: type[Model], page: str) -> Callable[[str], str]:
    """Lead to the list of things that have no page of their own, where the thing is there."""
    return lambda key: reverse(f"decisions:{page}") if model._default_manager.filter(pk=key).exists() else ""


ABOUT: dict[str, Callable[[str], str]] = {
    "decision": _decision,
    "card": _card,
    "instruction": _instruction,
    "paper": _paper,
    "digest": lambda key: reverse("decisions:timeliness") if "-" in key else "",
    "delays": lambda key: f"{reverse('decisions:register')}?state=overdue" if "-" in key else "",
    "joint_plan": _joint,
    "mechanism": _mechanism,
    "topic": _listed(Topic, "topics"),
    "advice": _listed(Advice, "advice"),
    "interaction": _listed(Interaction, "interactions"),
    "help_request": _listed(HelpRequest, "help"),
}
