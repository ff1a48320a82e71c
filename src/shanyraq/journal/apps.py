from django.apps import AppConfig
from django.core import checks


class JournalConfig(AppConfig):
    name = "shanyraq.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Watch that a rehearsal's database never runs as the institution's."""
        from shanyraq.journal.instance import check_kind

        checks.register(check_kind)
