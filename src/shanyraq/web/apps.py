from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "shanyraq.web"
    label = "web"
