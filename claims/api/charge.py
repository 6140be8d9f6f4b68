"""What an editor does to a claim besides judging it, over HTTP."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.inputs import ReasonSerializer
from claims.api.permissions import may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.serializers import ClaimSerializer
from claims.deciding.charge import STEPS
from claims.models import Claim

View = Callable[..., Response]


def step(name: str) -> Callable[[View], Any]:
    """A view as the address of a step, open to those who may take it."""
    _verb, permission = STEPS[name]
    documented = extend_schema(
        request=ReasonSerializer, responses=ClaimSerializer, parameters=[IF_MATCH]
    )

    def dressed(view: View) -> Any:
        routed = action(
            detail=True, methods=["post"], url_path=name, permission_classes=[may(permission)]
        )
        return documented(routed(view))

    return dressed


class ChargeActions(viewsets.GenericViewSet[Claim]):
    """The steps of `claims.deciding.charge`, each on the version in If-Match."""

    @step("take")
    def take(self, request: Request, pk: str) -> Response:
        """Take charge, also from another editor."""
        return self.walk("take", request)

    @step("let-go")
    def let_go(self, request: Request, pk: str) -> Response:
        """Leave a claim one is in charge of to whoever comes next."""
        return self.walk("let-go", request)

    @step("seen")
    def mark_seen(self, request: Request, pk: str) -> Response:
        """Say that the evidence found after the verdict was looked at."""
        return self.walk("seen", request)

    @step("retry")
    def retry(self, request: Request, pk: str) -> Response:
        """Give a failed matching another set of attempts."""
        return self.walk("retry", request)

    @step("undo")
    def undo(self, request: Request, pk: str) -> Response:
        """Undo one's own last step, unless readers were told something since."""
        return self.walk("undo", request)

    def walk(self, name: str, request: Request) -> Response:
        claim, (verb, _permission) = self.get_object(), STEPS[name]
        form = ReasonSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        verb(claim, by=person(request), seen=seen_version(request), **form.validated_data)
        return tagged(Response(self.get_serializer(self.get_object()).data), claim)
