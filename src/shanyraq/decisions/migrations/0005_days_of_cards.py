"""Write beside each card that stands already the days its answers tell."""

from typing import Any

from django.db import migrations


def settle(apps: Any, editor: Any) -> None:
    """Take the days of every card from its answers, and the day a later decision took the place of its own."""
    cards = apps.get_model("decisions", "Assignment").objects.select_related("decision__replaced_by")
    for card in cards.prefetch_related("answers").iterator(chunk_size=500):
        answers = sorted(card.answers.all(), key=lambda one: one.version)
        if answers:
            last = answers[-1]
            card.answered_on, card.review, card.reviewed_on = last.entered_on, last.review, last.reviewed_on
            card.stood_on = next((one.entered_on for one in answers if one.review != "returned"), None)
            card.returns = sum(one.review == "returned" for one in answers)
        later = getattr(card.decision, "replaced_by", None)
        card.withdrawn_on = later.adopted_on if later else None
        card.closed_on = card.withdrawn_on or (card.reviewed_on if card.review == "accepted" else None)
        card.save()


class Migration(migrations.Migration):
    dependencies = [("decisions", "0004_control")]
    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]
