"""`/watches/`: feeds and sitemaps that are read again and again, and what came of them."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.created import created
from claims.api.document_serializers import SourceSerializer
from claims.api.pagination import NewestFirst, OldestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import person
from claims.api.text_fields import SHOWN, Chosen, Prose
from sources.intake.watching.adding import USUAL_A_DAY, USUAL_MINUTES, add_watch
from sources.intake.watching.due import WatchState, listed, state_of
from sources.intake.watching.reasons import words_of
from sources.intake.watching.steering import pause, poll_now, resume, set_anew
from sources.models import Source, Watch, WatchEntry
from sources.models.source import Tier


class WatchSerializer(serializers.ModelSerializer[Watch]):
    """A watch, how it does, and how much came of it."""

    serializer_field_mapping = SHOWN

    source = SourceSerializer(read_only=True)  # type: ignore[assignment]
    state = serializers.SerializerMethodField()
    why = serializers.SerializerMethodField()
    held = serializers.IntegerField(read_only=True)
    waiting = serializers.IntegerField(read_only=True)
    refused = serializers.IntegerField(read_only=True)
    due_at = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = Watch
        fields = [
            "id",
            "source",
            "kind",
            "url",
            "language",
            "review",
            "minutes",
            "most_a_day",
            "state",
            "why",
            "failures",
            "polled_at",
            "arrived",
            "due_at",
            "paused_at",
            "added_at",
            "held",
            "waiting",
            "refused",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ChoiceField(WatchState.choices))
    def get_state(self, watch: Watch) -> str:
        return state_of(watch).value

    def get_why(self, watch: Watch) -> str:
        """Why the last reading failed; empty when it did not."""
        return words_of(watch.why)


class WatchEntrySerializer(serializers.ModelSerializer[WatchEntry]):
    """One article a watch told of, and what became of it."""

    serializer_field_mapping = SHOWN

    why = serializers.SerializerMethodField()

    class Meta:
        model = WatchEntry
        fields = [
            "id",
            "url",
            "title",
            "published_at",
            "told_at",
            "tries",
            "why",
            "refused_at",
            "document",
        ]
        read_only_fields = fields

    def get_why(self, entry: WatchEntry) -> str:
        """Why it was refused, or is tried again; empty when it is held."""
        return words_of(entry.why)


class WatchSettingsSerializer(serializers.Serializer[Any]):
    """How often a watch is read and what becomes of its articles; what is left out stays."""

    minutes = serializers.IntegerField(required=False)
    most_a_day = serializers.IntegerField(required=False)
    language = Prose(of=(Watch, "language"), required=False, allow_blank=True)
    review = serializers.BooleanField(required=False)


class NewWatchSerializer(serializers.Serializer[Any]):
    """A place to watch: a feed, a sitemap, or a page that names its feed."""

    url = Prose(of=(Watch, "url"))
    source = Prose(  # type: ignore[assignment]
        of=(Source, "name"), source="source_name", required=False, allow_blank=True
    )
    source_domain = Prose(of=(Source, "domain"), required=False, allow_blank=True)
    source_tier = Chosen(Tier.choices, required=False, allow_blank=True)
    language = Prose(of=(Watch, "language"), required=False, allow_blank=True)
    review = serializers.BooleanField(default=False)
    minutes = serializers.IntegerField(default=USUAL_MINUTES)
    most_a_day = serializers.IntegerField(default=USUAL_A_DAY)


class WatchViewSet(
    AskedOnce,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[Watch],
):
    """What is watched."""

    queryset = Watch.objects.none()
    serializer_class = WatchSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    filterset_fields = ["source", "kind", "review"]
    lookup_value_converter = "int"
    long_work = frozenset({"create"})  # an address that is watched already is refused

    def get_queryset(self) -> QuerySet[Watch]:
        return listed()

    @extend_schema(request=NewWatchSerializer, responses={201: WatchSerializer})
    def create(self, request: Request) -> Response:
        """Look at an address and watch it from now on; refused in words when there is no feed."""
        form = NewWatchSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        watch = add_watch(**form.validated_data, by=person(request))
        told = self.get_serializer(self.get_queryset().get(pk=watch.pk)).data
        return created(told, request, at="watch", pk=watch.pk)

    @extend_schema(request=WatchSettingsSerializer, responses=WatchSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Say otherwise how often it is read and what becomes of its articles."""
        form = WatchSettingsSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        set_anew(self.get_object(), **form.validated_data)
        return self.retrieve(request)

    @extend_schema(responses=WatchEntrySerializer(many=True))
    @action(detail=True, pagination_class=NewestFirst)
    def entries(self, request: Request, pk: str) -> Response:
        """What it told of, the newest first, each held, refused or still to be fetched."""
        page = self.paginate_queryset(self.get_object().entries.for_list())
        return self.get_paginated_response(WatchEntrySerializer(page, many=True).data)

    @extend_schema(request=None, responses=WatchSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("sources.change_watch")])
    def pause(self, request: Request, pk: str) -> Response:
        """Read it no more until it is resumed."""
        return self.steer(pause)

    @extend_schema(request=None, responses=WatchSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("sources.change_watch")])
    def resume(self, request: Request, pk: str) -> Response:
        """Read it again from now on."""
        return self.steer(resume)

    @extend_schema(request=None, responses=WatchSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("sources.change_watch")])
    def poll(self, request: Request, pk: str) -> Response:
        """Read it as soon as a worker is free, whenever it is due."""
        return self.steer(poll_now)

    def steer(self, verb: Callable[[Watch], object]) -> Response:
        verb(self.get_object())
        return Response(self.get_serializer(self.get_object()).data)
