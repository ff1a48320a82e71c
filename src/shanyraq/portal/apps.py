from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "shanyraq.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
