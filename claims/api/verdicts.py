"""`/verdicts/` and `/comments/`: what was judged, and what is said about it."""

from functools import partial

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.created import created
from claims.api.document_serializers import AmendmentSerializer
from claims.api.filtersets import CommentFilter
from claims.api.inputs import WordsSerializer
from claims.api.pagination import InOrderOfPublication, OldestFirst
from claims.api.permissions import ReadersWelcome, RolePermissions, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.verdict_filters import VerdictFilter
from claims.api.verdict_serializers import CommentSerializer, VerdictSerializer
from claims.deciding.taking_down import take_down_words
from claims.models import Comment, Verdict
from claims.publishing.kept import kept_list
from claims.publishing.stream import stream
from claims.visibility import comments_for, is_insider, numbered_for, verdicts_for


class VerdictViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[Verdict]):
    """Published verdicts in the order they left the house; open to every reader.

    The list gives what stands; `history=all` gives the log. `since` asks for what was published
    after a `publication_seq`, with every row that takes back one the filters showed.
    """

    queryset = Verdict.objects.none()
    serializer_class = VerdictSerializer
    permission_classes = [ReadersWelcome]
    pagination_class = InOrderOfPublication
    filterset_class = VerdictFilter
    lookup_field = lookup_url_kwarg = "seq"
    lookup_value_converter = "int"

    def get_object(self) -> Verdict:
        """By its number in the log or, for readers, by its number among what left the house."""
        self.lookup_field = "seq" if is_insider(self.request.user) else "publication__seq"
        found: Verdict = super().get_object()
        return found

    def get_queryset(self) -> QuerySet[Verdict]:
        reader = self.request.user
        if self.action == "publish":  # why it may not leave the house is no secret
            return Verdict.objects.for_readers()
        return numbered_for(reader, stream()) if self.action == "list" else verdicts_for(reader)

    def list(  # type: ignore[override]  # what was kept is no answer of DRF any more
        self, request: Request, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        """What stands or, with `history=all`, the log; insiders see numbers of their own."""
        make = partial(super().list, request, *args, **kwargs)
        return make() if is_insider(request.user) else kept_list(request, make)

    @extend_schema(request=None, responses=VerdictSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[may("claims.publish_verdict")])
    def publish(self, request: Request, seq: int) -> Response:
        """Let a verdict leave the house, on the version of its claim in If-Match."""
        verdict = self.get_object()
        verdict.publish(by=person(request), seen=seen_version(request))
        return tagged(Response(self.get_serializer(self.get_object()).data), verdict.claim)

    @extend_schema(request=AmendmentSerializer, responses=VerdictSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[may("claims.take_down_verdict")])
    def takedown(self, request: Request, seq: int) -> Response:
        """Remove rationale and note for ever, on the version of its claim in If-Match."""
        form = AmendmentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        seen = seen_version(request)
        take_down_words(self.get_object(), by=person(request), seen=seen, **form.validated_data)
        verdict = self.get_object()
        return tagged(Response(self.get_serializer(verdict).data), verdict.claim)


class CommentViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[Comment]):
    """What analysts say about verdicts; inside the house only."""

    queryset = Comment.objects.none()
    serializer_class = CommentSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    filterset_class = CommentFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Comment]:
        return comments_for(self.request.user)

    @extend_schema(request=CommentSerializer, responses={201: CommentSerializer})
    def create(self, request: Request) -> Response:
        """Say something about a verdict, or answer a comment on it."""
        form = self.get_serializer(data=request.data)
        form.is_valid(raise_exception=True)
        form.instance = Comment.objects.write(**form.validated_data, author=person(request))
        return created(form.data, request, at="comment", pk=form.instance.pk)

    def retrieve(self, request: Request, *args: object, **kwargs: object) -> Response:
        """One comment; its version is the ETag to send back when it is edited."""
        comment = self.get_object()
        return tagged(Response(self.get_serializer(comment).data), comment)

    @extend_schema(request=WordsSerializer, responses=CommentSerializer, parameters=[IF_MATCH])
    def partial_update(self, request: Request, pk: str) -> Response:
        """Edit one's own words; the old ones are kept."""
        comment = self.get_object()
        form = WordsSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        comment.edit(**form.validated_data, by=person(request), seen=seen_version(request))
        return tagged(Response(self.get_serializer(comment).data), comment)

    @extend_schema(request=None, responses=CommentSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("claims.resolve_comment")])
    def resolve(self, request: Request, pk: str) -> Response:
        """Close the thread."""
        comment = self.get_object()
        comment.resolve(by=person(request))
        return Response(self.get_serializer(comment).data)

    @extend_schema(request=None, responses=CommentSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("claims.resolve_comment")])
    def reopen(self, request: Request, pk: str) -> Response:
        """Open the thread again."""
        comment = self.get_object()
        comment.reopen()
        return Response(self.get_serializer(comment).data)
