"""Addresses of this room."""

from django.urls import path, register_converter

from shanyraq.acts.views import act, laying, norms, powers, register


class KeyConverter:
    """The key of a norm: session.notice_days."""

    regex = r"[a-z_]+(?:\.[a-z_0-9]+)+"

    def to_python(self, value: str) -> str:
        """Take it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Write it as it is."""
        return value


class PlaceConverter(KeyConverter):
    """A place of an act: 9, 6-1, chapter-2, decree-1, annex-4, preamble."""

    regex = r"[0-9]+(?:-[0-9]+)?|[a-z]+(?:-[a-z0-9]+)*"


register_converter(KeyConverter, "norm")
register_converter(PlaceConverter, "place")

app_name = "acts"
urlpatterns = [
    path("", register.index, name="index"),
    path("history/", register.history, name="history"),
    path("checks/", register.checks, name="checks"),
    path("replay/", register.replayed, name="replay"),
    path("powers/", powers.powers, name="powers"),
    path("status/", laying.status, name="status"),
    path("enter/", laying.enter, name="enter"),
    path("files/<int:row>/", laying.file, name="file"),
    path("rules/", norms.rules, name="rules"),
    path("rules/<norm:key>/", norms.norm, name="norm"),
    path("rules/<norm:key>/confirm/", laying.confirm, name="confirm"),
    path("rules/<norm:key>/withdraw/<int:row>/", laying.withdraw_confirmation, name="withdraw_confirmation"),
    path("<slug:slug>/", act.act, name="act"),
    path("<slug:slug>/akn.xml", act.akoma_ntoso, name="akn"),
    path("<slug:slug>/withdraw/", laying.withdraw_act, name="withdraw_act"),
    path("<slug:slug>/<place:place>/", act.provision, name="provision"),
]
