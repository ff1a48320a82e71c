"""The words of this room: kinds of parts, and why lines have no place."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shanyraq.programmes.rules.tags import WORDS
from shanyraq.web.words import pick, say, say_count

KINDS = {
    "title": _("title"),
    "section": _("section"),
    "subsection": _("part of a section"),
    "area": _("area"),
    "direction": _("direction"),
    "measure": _("measure"),
    "outcome": _("expected outcome"),
    "principle": _("principle"),
    "aim": _("aim"),
    "task": _("task"),
    "foundation": _("foundation"),
    "reference": _("from another paper"),
    "point": _("point"),
    "field": _("entry of the passport"),
    "list": _("introduces a list"),
    "lead": _("leads on"),
    "text": _("running text"),
}
PARTS_OF_EVALUATION = {
    "items": _("Items of the plan done, with evidence"),
    "answers": _("Answers given by the deadline"),
    "meetings": _("Meetings of the council held"),
    "account": _("Annual account filed on time"),
}
OUTCOMES_OF_OBJECTION = {"corrected": _("put right"), "kept": _("left as it is")}
REASONS = {
    "number_alone": _("a number with nothing after it"),
    "no_words": _("signs without words"),
    "no_list_above": _("a point with no heading and no list above it"),
    "middle_of_sentence": _("begins in the middle of a sentence, and nothing before it is open"),
    "outside_text": _("a page number or a running head"),
    "several_points": _("several numbered points stand on the same lines and were left together"),
    "empty_heading": _("a heading with nothing under it"),
    "colon_lost": _("introduces a list, but its colon is lost"),
    "number_left_out": _("number {here} comes after {before}: what stood between is not in the paper"),
    "number_not_growing": _("number {here} comes after {before}"),
}

MONEY = {
    "republican": _("republican budget"),
    "local": _("local budget"),
    "sponsor": _("sponsor"),
    "fund": _("fund"),
}
LEVEL_NAMES = {"republic": _("The republic"), "region": _("Regions"), "district": _("Districts")}
PLAN_LEVELS = {
    "republic": pgettext_lazy("level of a plan", "republic"),
    "region": pgettext_lazy("level of a plan", "region"),
    "district": pgettext_lazy("level of a plan", "district"),
}
SAME = {"executor": _("the same executor"), "title": _("the same title")}
PHASES = {
    "planning": _("Planning"),
    "coordination": _("Coordination"),
    "analysis": _("Analysis"),
    "partnership": pgettext_lazy("phase of planning", "Partnership"),
}
KINDS_OF_LOGS = {
    "plan_approved": _("a plan approved"),
    "package_approved": _("a package of measures approved"),
    "document_step": _("a step of a programme document"),
    "session_version": _("a version of the plan of a Session"),
    "assignment_planned": _("an assignment put in a plan"),
    "joint_plan": _("a joint plan"),
    "topic": _("a topic coordinated"),
    "recommendation": _("a recommendation to a region"),
    "meeting_with_state": _("a meeting with a state body"),
    "measurement": _("a figure of an indicator"),
    "evaluation": _("an evaluation of regions"),
    "proposal": _("a proposal to a state body"),
    "meeting_with_society": _("a meeting with civil society"),
    "mechanism": _("a mechanism of cooperation"),
    "mechanism_used": _("a mechanism of cooperation used"),
}
THEMES = {
    "citizenship": _("unity and citizenship"),
    "diversity": _("unity in diversity"),
    "middle_class": _("the middle class and the conditions of unity"),
    "other": _("another theme"),
}
ITEM_STATES = {
    "ahead": _("ahead"),
    "underway": _("under way"),
    "late": _("late"),
    "done": _("done"),
    "not_done": _("not done"),
}

DOCUMENT_KINDS = {"programme": _("programme document"), "concept": _("the Concept")}
STEPS = {
    "secretariat_drafts": _("The Secretariat drafts it with the experts"),
    "assembly_drafts": _("The Assembly drafts it"),
    "council_discusses": _("The Council discusses it"),
    "session_considers": _("The Session considers it"),
    "chair_considers": _("The Chair considers it"),
    "president_approves": _("The President approves it"),
}

MEASURE_STATES = {
    "not_launched": _("not launched"),
    "launched": _("launched"),
    **ITEM_STATES,
    "not_done": pgettext_lazy("state of a measure", "not done"),
}
INSTRUMENTS = {
    "law": _("law"),
    "strategic_document": _("strategic document"),
    "programme_document": _("programme document"),
    "strategic_plan": _("strategic plan of a state body"),
    "special_plan": _("special plan"),
    "action_plan": _("action plan"),
}
PRINCIPLES = {
    "rights": _("human rights come first"),
    "interests": _("the interests of the people and the state come first"),
    "unity": _("unity, sovereignty and integrity of the country"),
    "equality": _("equal rights whatever the race, nationality, language or faith"),
    "responsibility": _("members are equal and each answers for their own work"),
    "openness": _("openness"),
}
LEVELS = {
    "conceptual": _("conceptual level"),
    "legal": _("political and legal level"),
    "institutional": _("institutional level"),
    "scientific": _("scientific and methodological level"),
}
SCHEMES = {
    "level": _("Level of the model"),
    "task": _("Task of the Concept"),
    "line": _("Line of work"),
    "aim": _("Aim of modernisation"),
    "response": _("Line of preventive work"),
    "community": _("Principle of the civic community"),
}
CROSSINGS = {
    "task": _("Tasks by direction"),
    "line": _("Lines of work by direction"),
    "aim": _("Aims of modernisation by direction"),
    "response": _("Lines of preventive work by direction"),
    "community": _("Principles of the civic community by direction"),
}
THINGS = {
    "measure": _("Measures"), "document": _("Documents"), "body": _("Organs and bodies"), "item": _("Items of plans"),
    "advice": _("Recommendations and proposals"),
}  # fmt: skip
CHANGES = {
    "change": _("to change a measure"),
    "drop": _("to drop a measure"),
    "add": _("to add a measure"),
    "direction": _("to add a direction"),
}
PROPOSAL_OUTCOMES = {"adopted": _("adopted into the next edition"), "declined": _("not adopted")}
PROPOSAL_STATES = {
    "waiting": _("waits to be considered"),
    "in_draft": _("adopted into a draft"),
    "approved": _("approved by the President"),
    "in_edition": _("stands in an edition"),
    "declined": _("not adopted"),
}
STANCES = {
    "for": pgettext_lazy("position", "for"),
    "against": pgettext_lazy("position", "against"),
    "other": pgettext_lazy("position", "another opinion"),
}
DISCUSSION_STATES = {
    "open": _("open for positions"),
    "over": _("over, awaits its summary"),
    "summarised": _("summed up"),
}
ANSWERS = {
    "": _("awaits an answer"),
    "taken": pgettext_lazy("recommendation", "taken into account"),
    "not_taken": pgettext_lazy("recommendation", "not taken into account"),
}
DRAFT_KINDS = {
    "plan": _("plan of measures"),
    "package": _("package of measures"),
    "document": _("programme document"),
}
MESSAGE_KINDS = {"message": _("Message of the President"), "strategy": _("strategy")}
ROLES = {
    "leads": _("carries it out itself"),
    "joins": _("takes part with others"),
    "advises": _("proposes and advises"),
    "watches": _("watches how it is carried out"),
}
BASES = {
    "constitution": _("the Constitution"),
    "law": _("the Law on the Assembly"),
    "doctrine": _("the Doctrine of National Unity"),
    "model": _("the Kazakhstan model of accord"),
    "equality": _("equal rights of citizens"),
}
SAID = {
    "header": _("What it is"),
    "rests_on": _("Based on"),
    "determined_by": _("What its directions go by"),
    "preamble": _("Preamble"),
    "foundation": _("Foundations of the policy"),
    "principle": _("Principles"),
    "world": _("Principles of a new world order it goes by"),
    "agrees_with": _("What its aim agrees with"),
    "strength": _("Strengths so far"),
    "prevention": _("Lines of preventive work"),
}


def tag_words(value: str) -> Any:
    """Say a word of a scheme: a level of the model, or what the Concept names in this project's words."""
    if value in LEVELS:
        return LEVELS[value]
    return pick(dict(next(rows[value] for rows in WORDS.values() if value in rows).says))


def reason(one: Mapping[str, Any]) -> str:
    """Say why lines have no place, or what is odd about them."""
    return say(REASONS[one["code"]], **dict(one.get("facts") or ()))


def counted(counts: Mapping[str, int]) -> list[str]:
    """Say how many directions, measures and outcomes there are; kinds that are absent are left out, measures never."""
    said = [
        say_count("{count} section", "{count} sections", counts.get("section", 0)),
        say_count("{count} direction", "{count} directions", counts.get("direction", 0)),
        say_count("{count} measure", "{count} measures", counts.get("measure", 0)),
        say_count("{count} expected outcome", "{count} expected outcomes", counts.get("outcome", 0)),
    ]
    return [text for text, kind in zip(said, ("section", "direction", "measure", "outcome"), strict=True)
            if kind == "measure" or counts.get(kind)]  # fmt: skip
