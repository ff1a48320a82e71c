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
    "programmes.only_of_a_measure": Sentence(
        _("This is said of a measure"),
        _("A heading, a paragraph or an outcome has no owner and no instrument."),
    ),
    "programmes.owner_already": Sentence(
        _("This body owns the measure already"), _("Nothing needs to be recorded.")
    ),
    "programmes.own_language": Sentence(
        _("The paper speaks this language itself"), _("A gloss is written in another language.")
    ),
    "programmes.gloss_empty": Sentence(
        _("The gloss is empty"), ways={"programmes.write_gloss": _("Write the measure in this language.")}
    ),
    "programmes.gloss_same": Sentence(_("The gloss says the same"), _("The word that stands is this one.")),
    "programmes.instrument_there": Sentence(
        _("It carries the measure out already"), _("The same paper and the same clause stand here.")
    ),
    "programmes.already_contributes": Sentence(
        _("The measure is linked to this outcome already"), _("One link is enough.")
    ),
    "programmes.principle_not_said": Sentence(
        _("A principle is not answered"), _("Of {count} it is not said whether the plan keeps it.")
    ),
    "programmes.principle_unexplained": Sentence(
        _("A “no” needs its reason"), ways={"programmes.write_why": _("Say why the plan does not keep it.")}
    ),
}
