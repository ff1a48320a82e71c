from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "shanyraq.web"
    label = "web"

    def ready(self) -> None:
        """Know every room's sentences of refusal before the first page."""
        from shanyraq.web import refusals

        refusals.load()
