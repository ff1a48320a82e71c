"""Where the things that this room's journal entries are about have their pages."""

from collections.abc import Callable

from django.urls import reverse

from shanyraq.decisions.models import Assignment, Decision, Instruction, JointPlan, SourcePaper


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


ABOUT: dict[str, Callable[[str], str]] = {
    "decision": _decision,
    "card": _card,
    "instruction": _instruction,
    "paper": _paper,
    "digest": lambda key: reverse("decisions:timeliness"),
    "joint_plan": _joint,
    "topic": lambda key: reverse("decisions:topics"),
    "advice": lambda key: reverse("decisions:advice"),
    "interaction": lambda key: reverse("decisions:interactions"),
    "help_request": lambda key: reverse("decisions:help"),
}
