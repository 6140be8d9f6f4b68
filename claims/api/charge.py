"""What an editor does to a claim besides judging it, over HTTP."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.inputs import (
    AssignmentSerializer,
    DeadlineSerializer,
    DismissalSerializer,
    PrioritySerializer,
    ReasonSerializer,
)
from claims.api.permissions import may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.serializers import ClaimSerializer
from claims.deciding.steps import STEPS
from claims.models import Claim

View = Callable[..., Response]
# What a step is told, by what it asks besides a reason why.
FORMS: Final[Mapping[str, type[ReasonSerializer]]] = {
    "": ReasonSerializer,
    "to": AssignmentSerializer,
    "priority": PrioritySerializer,
    "deadline": DeadlineSerializer,
    "dismissed_as": DismissalSerializer,
}


def step(name: str) -> Callable[[View], Any]:
    """A view as the address of a step, open to those who may take it."""
    taken = STEPS[name]
    documented = extend_schema(
        request=FORMS[taken.asks], responses=ClaimSerializer, parameters=[IF_MATCH]
    )

    def dressed(view: View) -> Any:
        routed = action(
            detail=True, methods=["post"], url_path=name, permission_classes=[may(taken.permission)]
        )
        return documented(routed(view))

    return dressed


class ChargeActions(viewsets.GenericViewSet[Claim]):
    """The steps of `claims.deciding.steps`, each on the version in If-Match."""

    @step("take")
    def take(self, request: Request, pk: str) -> Response:
        """Take charge, also from another editor."""
        return self.walk("take", request)

    @step("let-go")
    def let_go(self, request: Request, pk: str) -> Response:
        """Leave a claim one is in charge of to whoever comes next."""
        return self.walk("let-go", request)

    @step("assign")
    def assign(self, request: Request, pk: str) -> Response:
        """Put it in charge of the editor of this log-in name, also from another."""
        return self.walk("assign", request)

    @step("spread")
    def spread(self, request: Request, pk: str) -> Response:
        """Put it in charge of the editor with the fewest open claims."""
        return self.walk("spread", request)

    @step("priority")
    def prioritise(self, request: Request, pk: str) -> Response:
        """Put it before or after the others of the queue."""
        return self.walk("priority", request)

    @step("deadline")
    def set_deadline(self, request: Request, pk: str) -> Response:
        """Say until when it is to be judged."""
        return self.walk("deadline", request)

    @step("remove-deadline")
    def remove_deadline(self, request: Request, pk: str) -> Response:
        """Take the deadline away."""
        return self.walk("remove-deadline", request)

    @step("dismiss")
    def dismiss(self, request: Request, pk: str) -> Response:
        """Take it out of the queue; refused while a verdict stands or waits."""
        return self.walk("dismiss", request)

    @step("restore")
    def restore(self, request: Request, pk: str) -> Response:
        """Bring a dismissed claim back into the queue."""
        return self.walk("restore", request)

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
        claim, taken = self.get_object(), STEPS[name]
        form = FORMS[taken.asks](data=request.data)
        form.is_valid(raise_exception=True)
        with transaction.atomic():  # what cannot be answered was not done
            taken.verb(claim, by=person(request), seen=seen_version(request), **form.validated_data)
            told = self.get_serializer(self.get_object()).data
        return tagged(Response(told), claim)
