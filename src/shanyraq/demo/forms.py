"""What one fills in to move the day."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.forms import DayField, Form


class ClockForm(Form):
    """The day to move to."""

    to = DayField(label=_("Move to"))
