from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "shanyraq.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Know every room's sentences of refusal before the first page."""
        from shanyraq.web import refusals

        refusals.load()
