"""What the API's own description is made from, and how it is shown."""

from typing import Any, Final

SETTINGS: Final[dict[str, Any]] = {
    "TITLE": "Factcheck API",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "claims.api.schema.tell_refusals",
    ],
    "ENUM_NAME_OVERRIDES": {
        "Tier": "sources.models.source.Tier",
        "ClaimKind": "claims.models.statement.Kind",
        "Rating": "claims.models.judgement.Rating",
        "Stance": "claims.models.evidence.Stance",
        "VerdictKind": "claims.models.judgement.VerdictKind",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}
