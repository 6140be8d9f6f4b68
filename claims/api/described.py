"""How an address describes itself to OpenAPI, beyond what its view says."""

from typing import Any, Final

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

ONCE: Final = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Names this request for 24 hours: sent again, it is answered again and done once.",
)


class Described(AutoSchema):
    """DRF-spectacular's own, with the key of what is obeyed once."""

    def get_override_parameters(self) -> list[Any]:
        found = super().get_override_parameters()
        # Known by its attribute: DRF loads this class while it loads its own views.
        is_once = self.method == "POST" and hasattr(self.view, "long_work")
        return [*found, ONCE] if is_once else found
