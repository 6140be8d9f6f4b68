"""The filters of the queue; each is one small table of choices and what they mean."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Kind, Label, Outcome, Priority, Rating, Topic
from claims.models.worklists import WORKLISTS, claims_in, drafts, has_open_thread
from sources.clock import DatabaseNow
from sources.people.models import Person
from sources.text.whole_numbers import number_from
from sources.work.models import State

Choices = list[tuple[str, Any]]


class Folded(admin.SimpleListFilter):
    """A filter that is closed until something is chosen in it: the queue has many."""

    template = "claims/queue/_filter.html"
    is_open = False


class OneOf(Folded):
    """A filter whose choices are a table of conditions."""

    conditions: Mapping[str, tuple[str | Promise, Q]] = {}

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return [(key, label) for key, (label, _condition) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        chosen = self.conditions.get(self.value() or "")
        return queryset.filter(chosen[1]) if chosen else queryset


class RatingFilter(OneOf):
    """What readers are told, or whether they are told anything."""

    title, parameter_name = _("rating"), "verdict"
    conditions = {
        **{value: (label, Q(rating=value)) for value, label in Rating.choices},
        "void": (_("void"), Q(rating="")),
        "draft": (
            _("not yet published"),
            Q(Exists(drafts().filter(claim=OuterRef("pk")))),
        ),
        "none": (_("no verdict"), Q(verdicts=None, repeat_of=None)),
    }


class LabelFilter(Folded):
    """Which of the newsroom's own labels readers are told."""

    title, parameter_name = _("own label"), "label"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return [(str(label.pk), str(label)) for label in Label.objects.told()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        label = number_from(self.value() or "")
        return queryset.filter(standing__label=label) if label else queryset


class TopicFilter(Folded):
    """What it is about, as people filed it."""

    title, parameter_name = _("what it is about"), "topic"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        topics = [(str(topic.pk), str(topic)) for topic in Topic.objects.all()]
        return [("none", _("no topic")), *topics]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value() or ""
        if topic := number_from(value):
            return queryset.filter(topics=topic)
        return queryset.filter(topics=None) if value == "none" else queryset


class MatchingFilter(OneOf):
    """Where the search for evidence stands."""

    title, parameter_name = _("matching"), "matching"
    conditions = {
        "waiting": (_("waiting"), Q(work_state=State.READY)),
        "running": (_("running"), Q(work_state=State.RUNNING)),
        "found": (_("found"), Q(work_state=State.DONE, outcome=Outcome.FOUND)),
        "several": (
            _("several equally good"),
            Q(work_state=State.DONE, outcome=Outcome.SEVERAL),
        ),
        "nothing": (_("nothing found"), Q(work_state=State.DONE, outcome=Outcome.NOTHING)),
        "failed": (_("failed"), Q(work_state=State.DEAD)),
    }


class FreshFilter(OneOf):
    """Whether evidence arrived after the verdict."""

    title, parameter_name = _("new evidence"), "fresh"
    conditions = {
        "yes": (_("Yes"), Q(new_evidence_at__isnull=False)),
        "no": (_("No"), Q(new_evidence_at__isnull=True)),
    }


class ThreadsFilter(OneOf):
    """Whether analysts still wait for an answer."""

    title, parameter_name = _("open threads"), "threads"
    conditions = {
        "open": (_("Yes"), has_open_thread()),
    }


class WorklistFilter(Folded):
    """The lists a team works by; in all but one of them stands nothing that was dismissed."""

    title, parameter_name = _("list"), "list"
    is_open = True

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return [(name, worklist.words) for name, worklist in WORKLISTS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        return queryset.filter(claims_in(self.value() or "", cast(Person, request.user)))


class PriorityFilter(OneOf):
    """What people put first, and what last."""

    title, parameter_name = _("priority"), "priority"
    conditions = {p.word: (p.label, Q(priority=p)) for p in Priority}


class KindFilter(OneOf):
    """What sort of statement it is."""

    title, parameter_name = _("kind"), "kind"
    conditions = {value: (label, Q(kind=value)) for value, label in Kind.choices}


class SpeculativeFilter(OneOf):
    """Whether the sentence itself forecasts, hedges or supposes."""

    title, parameter_name = _("speculative wording"), "speculative"
    conditions = {
        "yes": (_("Yes"), Q(speculative=True)),
        "no": (_("No"), Q(speculative=False)),
    }


class RaisedFilter(OneOf):
    """When it came into the queue, by the database's clock."""

    title, parameter_name = _("date raised"), "raised"
    conditions = {
        "day": (_("in the last 24 hours"), Q(raised_at__gte=DatabaseNow() - timedelta(days=1))),
        "week": (_("in the last 7 days"), Q(raised_at__gte=DatabaseNow() - timedelta(days=7))),
        "month": (_("in the last 30 days"), Q(raised_at__gte=DatabaseNow() - timedelta(days=30))),
    }


class ChargeFilter(Folded):
    """Who has the claim in hand."""

    title, parameter_name = _("editor in charge"), "charge"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        others = Person.objects.exclude(pk=request.user.pk or 0).filter(
            claims_in_charge__isnull=False
        )
        people = [(str(person.pk), str(person)) for person in others.distinct()]
        return [("me", _("me")), ("nobody", _("nobody")), *people]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value() or ""
        if person := number_from(value):
            return queryset.filter(editor=person)
        conditions = {"me": Q(editor=request.user.pk), "nobody": Q(editor=None)}
        return queryset.filter(conditions.get(value, Q()))
