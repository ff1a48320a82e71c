"""The recommendation of the council of a regional assembly on paper: the task, the discussion, what is recommended."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date

from shanyraq.bodies.models import Meeting
from shanyraq.bodies.organs import TASKS
from shanyraq.bodies.sheets import banner, institution
from shanyraq.law.citations import in_words
from shanyraq.web.documents import Heading, Sheet, Text
from shanyraq.web.words import in_language, say


def sheet_of_advice(meeting: Meeting, language: str) -> Sheet:
    """Give the recommendation of a meeting in "kk" or "ru"; what was typed stands as it was typed. Its day is the meeting's."""
    with override(language):
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Methodological recommendation"),
            line=(meeting.minutes, format_date(meeting.day, language)),
            title=in_language(meeting.organization, "name", language)[0],
            day=meeting.day,
            blocks=[
                Heading(_("Task it discusses")),
                Text(meeting.task),
                Heading(_("What was discussed")),
                Text(meeting.discussion),
                Heading(_("Recommendation")),
                Text(meeting.advice),
                Text(say(_("Members of the council present: {n}."), n=meeting.present or 0)),
            ],
            notes=tuple(in_words(law, language) for law in TASKS),
            banner=banner(),
        )
