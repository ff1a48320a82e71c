from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "shanyraq.acts"
    label = "acts"
    default_auto_field = "django.db.models.BigAutoField"
