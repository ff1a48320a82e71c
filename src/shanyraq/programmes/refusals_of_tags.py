"""How the refusals about tasks and tags are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.serves_no_task": Sentence(
        _("The item serves no task of the Assembly"),
        _("The Law sets {tasks} tasks; what serves none of them has no place in a plan."),
        ways={"programmes.choose_task": _("Choose the task it serves.")},
    ),
    "programmes.no_such_task": Sentence(
        _("The Law sets no such task"), _("“{told}” is not among the tasks of the Assembly.")
    ),
    "programmes.tasks_said": Sentence(
        _("The item has said its tasks already"), _("Tasks are said once; they stand in the record.")
    ),
    "programmes.not_taggable": Sentence(
        _("There is nothing here to tag"),
        _("A level is said of a measure, an act or a body; a task of the Concept of a measure."),
    ),
    "programmes.no_such_tag": Sentence(
        _("There is no such level and no such task"),
        _("“{told}” stands neither among the levels nor among the tasks."),
    ),
    "programmes.already_tagged": Sentence(
        _("It is said already"), _("The same word stands on it and counts.")
    ),
    "programmes.already_untagged": Sentence(
        _("The tag was taken back on {ended_on}"), _("It stays in the record with its days.")
    ),
}
