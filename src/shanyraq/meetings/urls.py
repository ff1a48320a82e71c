"""Addresses of this room."""

from django.urls import path, register_converter

from shanyraq.meetings.converters import SessionNumber
from shanyraq.meetings.views import convening, council, documents, requests, roll_calls, sessions, sitting

register_converter(SessionNumber, "session_number")

app_name = "meetings"
urlpatterns = [
    path("", sessions.index, name="index"),
    path("prepare/", convening.prepare, name="prepare"),
    path("requests/start/", requests.start, name="start_request"),
    path("requests/own/", requests.own_initiative, name="own_initiative"),
    path("requests/<int:pk>/", requests.read, name="request"),
    path("requests/<int:pk>/sign/", requests.sign, name="sign"),
    path("requests/<int:pk>/withdraw/", requests.withdraw, name="withdraw"),
    path("requests/<int:pk>/decide/", requests.decide, name="decide"),
    path("council/", council.index, name="council"),
    path("council/convene/", council.convene, name="convene"),
    path("council/discussion/", council.discuss, name="discuss"),
    path("council/polls/start/", council.start_poll, name="start_poll"),
    path("council/polls/<int:number>/", council.poll, name="poll"),
    path("council/polls/<int:number>/answer/", council.answer_poll, name="answer_poll"),
    path("council/polls/<int:number>/close/", council.close_poll, name="close_poll"),
    path("council/polls/<int:number>/issue/", documents.issue_protocol, name="issue_protocol"),
    path("council/<int:pk>/", council.meeting, name="council_meeting"),
    path("council/<int:pk>/agree/", council.agree, name="agree"),
    path("council/<int:pk>/hold/", council.hold, name="hold"),
    path("council/<int:pk>/<int:position>/", council.count, name="count"),
    path("roll-calls/<int:pk>/", roll_calls.read, name="roll_call"),
    path("roll-calls/<int:pk>/cast/", roll_calls.cast, name="cast"),
    path("roll-calls/<int:pk>/close/", roll_calls.close, name="close_roll_call"),
    path("roll-calls/<int:pk>/void/", roll_calls.stop, name="stop_roll_call"),
    path("procedure/", sitting.procedure, name="procedure"),
    path("procedure/<int:version>/", sitting.procedure_version, name="procedure_version"),
    path("documents/<int:pk>/", documents.read, name="document"),
    path("documents/<int:pk>/<str:language>.pdf", documents.pdf, name="pdf"),
    path("documents/<int:pk>/annul/", documents.annul, name="annul"),
    path("documents/<int:pk>/supersede/", documents.supersede, name="supersede"),
    path("documents/<int:pk>/attach/", documents.attach, name="attach"),
    path("documents/files/<int:pk>/", documents.file, name="file"),
    path("<session_number:number>/", sessions.session, name="session"),
    path("<session_number:number>/plan/", convening.plan, name="plan"),
    path("<session_number:number>/agenda/", convening.agenda, name="agenda"),
    path("<session_number:number>/order/", convening.order, name="order"),
    path("<session_number:number>/announce/", convening.announce, name="announce"),
    path("<session_number:number>/postpone/", convening.postpone, name="postpone"),
    path("<session_number:number>/cancel/", convening.cancel, name="cancel"),
    path("<session_number:number>/issue/", documents.issue_order, name="issue"),
    path("<session_number:number>/register/", sitting.register, name="register"),
    path("<session_number:number>/register/<int:person>/strike/", sitting.strike, name="strike"),
    path("<session_number:number>/open/", sitting.open_now, name="open"),
    path("<session_number:number>/<int:position>/names/", roll_calls.open_now, name="open_roll_call"),
    path("<session_number:number>/<int:position>/vote/", sitting.vote, name="vote"),
    path("<session_number:number>/<int:position>/void/", sitting.void, name="void"),
    path("<session_number:number>/<int:position>/rules/", sitting.adopt, name="adopt"),
]
