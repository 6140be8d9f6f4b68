"""`/topics/`: what claims are about, and filing one."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.inputs import ReasonSerializer
from claims.api.pagination import OldestFirst
from claims.api.permissions import ReadersWelcome, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.serializers import ClaimSerializer, TopicSerializer
from claims.api.text_fields import RowNumber
from claims.deciding.filing import file_under
from claims.models import Claim, Topic


class TopicViewSet(viewsets.ReadOnlyModelViewSet[Topic]):
    """Every topic; open to every reader."""

    queryset = Topic.objects.all()
    serializer_class = TopicSerializer
    permission_classes = [ReadersWelcome]
    pagination_class = OldestFirst
    filterset_fields = ["slug"]
    lookup_value_converter = "int"


class FilingSerializer(ReasonSerializer):
    """The topics of a claim from now on, by their numbers; none for none."""

    topics = serializers.ListField(child=RowNumber())


class FilingAction(viewsets.GenericViewSet[Claim]):
    """`claims.deciding.filing` on the version in If-Match."""

    @extend_schema(request=FilingSerializer, responses=ClaimSerializer, parameters=[IF_MATCH])
    @action(
        detail=True,
        methods=["post"],
        url_path="topics",
        permission_classes=[may("claims.review_claim")],
    )
    def file(self, request: Request, pk: str) -> Response:
        """File a claim under these topics and under no other."""
        claim = self.get_object()
        form = FilingSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        said: dict[str, Any] = form.validated_data
        topics, seen = said.pop("topics"), seen_version(request)
        file_under(claim, topics, by=person(request), seen=seen, **said)
        return tagged(Response(self.get_serializer(self.get_object()).data), claim)
