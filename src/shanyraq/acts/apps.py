from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "shanyraq.acts"
    label = "acts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shanyraq.acts.queries.book import rulebook
        from shanyraq.sources.queries.book import use_book

        use_book(rulebook)
