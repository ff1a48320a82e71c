"""Addresses of this room."""

from django.urls import path, register_converter

from shanyraq.programmes.views import (
    activity,
    before,
    carrying,
    cycle,
    discussions,
    documents,
    evaluation,
    ground,
    hierarchy,
    indicators,
    linking,
    measures,
    messages,
    packages,
    plans,
    reading,
    reviews,
    tagging,
    versions,
)


class EvaluatedYear:
    """A year since the Assembly was founded, in four digits."""

    regex = "199[5-9]|2[01][0-9]{2}"

    def to_python(self, value: str) -> int:
        """Read the year."""
        return int(value)

    def to_url(self, value: int | str) -> str:
        """Write the year."""
        return str(value)


register_converter(EvaluatedYear, "evaluated_year")
app_name = "programmes"
urlpatterns = [
    path("", reading.index, name="index"),
    path("plans/", plans.index, name="plans"),
    path("plans/new/", plans.draft, name="plan_draft"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/add/", plans.add, name="plan_add"),
    path("plans/<int:pk>/approve/", plans.approve, name="plan_approve"),
    path("plans/<int:pk>/above/", hierarchy.place, name="plan_place"),
    path("items/<int:pk>/drop/", hierarchy.drop, name="item_drop"),
    path("items/<int:pk>/", plans.item, name="item"),
    path("items/<int:pk>/fund/", plans.fund, name="item_fund"),
    path("items/<int:pk>/report/", plans.report, name="item_report"),
    path("items/<int:pk>/tasks/", activity.name_tasks, name="item_tasks"),
    path("assignments/", carrying.index, name="assignments"),
    path("assignments/sessions/<int:number>/", versions.session_plan, name="session_plan"),
    path("assignments/sessions/<int:number>/make/", versions.make, name="session_plan_make"),
    path(
        "assignments/sessions/<int:number>/<int:version>/", versions.session_version, name="session_version"
    ),
    path("assignments/links/<int:row>/end/", carrying.unlink, name="assignment_unlink"),
    path("assignments/<str:identifier>/", carrying.assignment, name="assignment"),
    path("assignments/<str:identifier>/link/", carrying.link, name="assignment_link"),
    path("packages/", packages.index, name="packages"),
    path("packages/new/", packages.draft, name="package_draft"),
    path("packages/<int:pk>/", packages.package, name="package"),
    path("packages/<int:pk>/add/", packages.add, name="package_add"),
    path("packages/<int:pk>/approve/", packages.approve, name="package_approve"),
    path("packages/<int:pk>/indicators/", packages.indicators_of_package, name="package_indicators"),
    path("packages/measures/<int:pk>/drop/", packages.drop, name="package_drop"),
    path("packages/measures/<int:pk>/report/", packages.report, name="package_report"),
    path("indicator-sets/<int:row>/end/", packages.end_set, name="indicator_set_end"),
    path("cycle/", cycle.cycle, name="cycle"),
    path("functions/national-policy/", cycle.function, name="function"),
    path("before/", before.before, name="before"),
    path("tasks/", activity.report, name="tasks"),
    path("model/", tagging.model, name="model"),
    path("tags/new/", tagging.tag, name="tag"),
    path("tags/<int:row>/end/", tagging.untag, name="untag"),
    path("evaluation/", evaluation.index, name="evaluations"),
    path("evaluation/formula/", evaluation.formula, name="formula"),
    path("evaluation/<evaluated_year:year>/", evaluation.evaluation, name="evaluation"),
    path("evaluation/<evaluated_year:year>/publish/", evaluation.publish, name="evaluation_publish"),
    path(
        "evaluation/<evaluated_year:year>/<slug:code>/object/", evaluation.object_to, name="evaluation_object"
    ),
    path("evaluation/objections/<int:pk>/", evaluation.answer, name="objection_answer"),
    path("reviews/", reviews.index, name="reviews"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/propose/", reviews.propose, name="propose"),
    path("reviews/<int:pk>/close/", reviews.close, name="review_close"),
    path("reviews/proposals/<int:pk>/adopt/", reviews.adopt, name="proposal_adopt"),
    path("reviews/proposals/<int:pk>/decline/", reviews.decline, name="proposal_decline"),
    path("discussions/", discussions.index, name="discussions"),
    path("discussions/new/", discussions.open_discussion, name="discussion_new"),
    path("discussions/<int:pk>/", discussions.discussion, name="discussion"),
    path("discussions/<int:pk>/position/", discussions.position, name="position"),
    path("discussions/<int:pk>/withdraw/", discussions.withdraw, name="position_withdraw"),
    path("discussions/<int:pk>/close/", discussions.close, name="discussion_close"),
    path("discussions/<int:pk>/summary/", discussions.summary, name="discussion_summary"),
    path("discussions/<int:pk>/recommend/", discussions.recommend, name="recommend"),
    path("discussions/recommendations/<int:pk>/", discussions.answer, name="recommendation_answer"),
    path("messages/", messages.index, name="messages"),
    path("messages/new/", messages.register, name="message_new"),
    path("messages/<int:pk>/", messages.message, name="message"),
    path("messages/<int:pk>/clause/", messages.add, name="clause_add"),
    path("messages/clauses/<int:pk>/link/", messages.link, name="clause_link"),
    path("messages/links/<int:row>/end/", messages.unlink, name="clause_unlink"),
    path("documents/", documents.index, name="documents"),
    path("documents/new/", documents.draft, name="document_draft"),
    path("documents/<int:pk>/", documents.document, name="document"),
    *(
        path(f"documents/<int:pk>/{step}/", documents.step, {"taking": step}, name=f"document_{step}")
        for step in documents.STEPS
    ),
    path("indicators/<int:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<int:pk>/approve/", indicators.approve, name="indicator_approve"),
    path("indicators/<int:pk>/figure/", indicators.measure, name="indicator_measure"),
    path("<slug:slug>/", reading.programme, name="programme"),
    path("<slug:slug>/outcomes/", indicators.outcomes, name="outcomes"),
    path("instruments/<int:row>/end/", measures.end_instrument, name="instrument_end"),
    path("contributions/<int:row>/end/", measures.end_contribution, name="contribution_end"),
    path("<slug:slug>/measures/", measures.measures, name="measures"),
    path("<slug:slug>/coverage/", tagging.coverage, name="coverage"),
    path("<slug:slug>/review/open/", reviews.open_review, name="review_open"),
    path("<slug:slug>/ground/", ground.ground, name="ground"),
    path("<slug:slug>/directions/new/", ground.direction, name="direction_new"),
    path("<slug:slug>/links/<int:row>/end/", linking.unlink, name="unlink"),
    path("<slug:slug>/<str:number>/", reading.part, name="part"),
    path("<slug:slug>/<str:number>/owner/", measures.owner, name="owner"),
    path("<slug:slug>/<str:number>/role/", ground.role, name="role"),
    path("<slug:slug>/<str:number>/gloss/", measures.gloss, name="gloss"),
    path("<slug:slug>/<str:number>/instrument/", measures.instrument, name="instrument"),
    path("<slug:slug>/<str:number>/contribution/", measures.contribution, name="contribution"),
    path("<slug:slug>/<str:number>/indicators/", packages.indicators_of_measure, name="measure_indicators"),
    path("<slug:slug>/<str:number>/link/", linking.link, name="link"),
    path("<slug:slug>/<str:number>/indicator/", indicators.propose, name="indicator_propose"),
]
