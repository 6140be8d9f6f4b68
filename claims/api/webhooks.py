"""`/webhooks/`: who is told of what leaves the house; for administrators alone."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.created import created
from claims.api.pagination import NewestFirst, OldestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import person
from claims.api.text_fields import SHOWN, Chosen, Prose
from claims.deciding.subscribing import Subscription, replay, rotate, start, stop, subscribe
from claims.models import Rating, VerdictKind
from claims.models.webhook import Delivery, Webhook
from sources.models import Source

View = Callable[..., Response]


class KeptWords(serializers.ListField):
    """Words of a list as a webhook keeps them."""

    def to_representation(self, data: Any) -> list[str]:
        return super().to_representation(data.split())


class WebhookSerializer(serializers.ModelSerializer[Webhook]):
    """A webhook, how far it was told, and how it fares; its secret is shown once and not here."""

    serializer_field_mapping = SHOWN

    ratings = KeptWords(child=serializers.ChoiceField(Rating.choices), read_only=True)
    kinds = KeptWords(child=serializers.ChoiceField(VerdictKind.choices), read_only=True)

    class Meta:
        model = Webhook
        fields = [
            "id",
            "name",
            "url",
            "ratings",
            "kinds",
            "source",
            "told",
            "takedowns_told",
            "failures",
            "stopped_at",
            "stopped_for",
            "made_at",
        ]


class SecretSerializer(WebhookSerializer):
    """A webhook with the secret that checks its letters, which is told this once."""

    class Meta(WebhookSerializer.Meta):
        fields = [*WebhookSerializer.Meta.fields, "secret"]


class SubscriptionSerializer(serializers.Serializer[Any]):
    """A webhook as asked for; without `after` it is told what leaves the house from now on."""

    name = Prose(of=(Webhook, "name"), allow_blank=True, default="")
    url = Prose(of=(Webhook, "url"), allow_blank=True, default="")
    ratings = serializers.ListField(child=Chosen(choices=Rating.choices), default=list)
    kinds = serializers.ListField(child=Chosen(choices=VerdictKind.choices), default=list)
    source = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        queryset=Source.objects.all(), allow_null=True, default=None
    )
    after = serializers.IntegerField(allow_null=True, default=None)


class ReplaySerializer(serializers.Serializer[Any]):
    """The number after which all is told again."""

    after = serializers.IntegerField()


class DeliverySerializer(serializers.ModelSerializer[Delivery]):
    """A letter that was handed over, or not: then `problem` says why."""

    class Meta:
        model = Delivery
        fields = ["id", "letter", "seq", "at", "status", "problem", "milliseconds"]
        read_only_fields = fields


def step(form: Any = None, answer: type[Any] = WebhookSerializer) -> Callable[[View], Any]:
    """A view as the address of a step, open to those who may change webhooks."""
    documented = extend_schema(request=form, responses=answer)
    permission = [may("claims.change_webhook")]

    def dressed(view: View) -> Any:
        routed = action(detail=True, methods=["post"], permission_classes=permission)
        return documented(routed(view))

    return dressed


class WebhookViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[Webhook]):
    """Addresses of others that are told of every publication, in order, at least once."""

    queryset = Webhook.objects.all()
    serializer_class = WebhookSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    lookup_value_converter = "int"

    @extend_schema(request=SubscriptionSerializer, responses={201: SecretSerializer})
    def create(self, request: Request) -> Response:
        """Tell an address from now on, or from a number; this answer alone holds the secret."""
        form = SubscriptionSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        webhook = subscribe(Subscription(**form.validated_data), by=person(request))
        told = SecretSerializer(webhook, context=self.get_serializer_context()).data
        return created(told, request, at="webhook", pk=webhook.pk)

    @extend_schema(responses=DeliverySerializer(many=True), filters=False)
    @action(detail=True, pagination_class=NewestFirst)
    def deliveries(self, request: Request, pk: str) -> Response:
        """What became of each letter of the last thirty days, the newest first."""
        rows: QuerySet[Delivery] = self.get_object().deliveries.all()
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(DeliverySerializer(page, many=True).data)

    @step(answer=SecretSerializer)
    def rotate(self, request: Request, pk: str) -> Response:
        """Sign with a new secret, for a day with the old one as well."""
        webhook = rotate(self.get_object())
        return Response(SecretSerializer(webhook, context=self.get_serializer_context()).data)

    @step(ReplaySerializer)
    def replay(self, request: Request, pk: str) -> Response:
        """Tell again all that comes after a number."""
        form = ReplaySerializer(data=request.data)
        form.is_valid(raise_exception=True)
        replay(self.get_object(), **form.validated_data)
        return self.as_it_is_now()

    @step()
    def stop(self, request: Request, pk: str) -> Response:
        """Tell it nothing until it is started."""
        stop(self.get_object(), by=person(request))
        return self.as_it_is_now()

    @step()
    def start(self, request: Request, pk: str) -> Response:
        """Go on where it stopped."""
        start(self.get_object())
        return self.as_it_is_now()

    def as_it_is_now(self) -> Response:
        return Response(self.get_serializer(self.get_object()).data)
