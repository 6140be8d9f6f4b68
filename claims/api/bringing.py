"""Bringing evidence to a claim over HTTP: a text with its hints, or a sentence of the archive."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.created import created
from claims.api.document_serializers import NewDocumentSerializer
from claims.api.inputs import ReasonSerializer
from claims.api.permissions import may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.serializers import EvidenceSerializer
from claims.api.text_fields import Chosen, Typed
from claims.deciding.bringing import Bringing, bring_sentence, bring_text
from claims.models import Claim, Evidence, Stance
from claims.refusals.bringing import NothingBrought
from claims.visibility import evidence_for
from sources.models import Sentence


class BringingSerializer(NewDocumentSerializer, ReasonSerializer):
    """What stands as evidence: one `sentence`, or a text as `/documents/` takes it.

    Of a text somebody has to be named who published it, and what matters of it is quoted.
    """

    review = None  # type: ignore[assignment]
    sentence = serializers.PrimaryKeyRelatedField(queryset=Sentence.objects.all(), required=False)
    stance = Chosen(choices=Stance.choices, allow_blank=True, default="")
    quote = Typed(
        required=False,
        allow_blank=True,
        default="",
        help_text="The words that matter, of one sentence, word for word.",
    )


class BringingAction(viewsets.GenericViewSet[Claim]):
    """The verbs of `claims.deciding.bringing`, on the version in If-Match."""

    @extend_schema(
        request=BringingSerializer, responses={201: EvidenceSerializer}, parameters=[IF_MATCH]
    )
    @action(
        detail=True,
        methods=["post"],
        url_path="evidence",
        permission_classes=[may("claims.add_evidence")],
        parser_classes=[JSONParser, MultiPartParser, FormParser],
    )
    def bring(self, request: Request, pk: str) -> Response:
        """Let a sentence stand as evidence: one of the archive, or one of a text handed in here."""
        claim = self.get_object()
        form = BringingSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        row = self.brought(request, claim, dict(form.validated_data))
        told = evidence_for(request.user).get(pk=row.pk)
        data = EvidenceSerializer(told, context=self.get_serializer_context()).data
        return tagged(created(data, request, at="evidence", pk=row.pk), claim)

    def brought(self, request: Request, claim: Claim, given: dict[str, Any]) -> Evidence:
        said = Bringing(**{name: given.pop(name) for name in ("stance", "quote", "why")})
        whose: Any = {"by": person(request), "seen": seen_version(request)}
        sentence = given.pop("sentence", None)
        if bool(sentence) == any(map(given.get, ("text", "file", "url"))):
            raise NothingBrought
        if sentence:
            return bring_sentence(claim, sentence, said, **whose)
        if not request.user.has_perm("sources.add_document"):
            raise PermissionDenied
        return bring_text(claim, said, **given, **whose)
