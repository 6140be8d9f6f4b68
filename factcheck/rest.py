"""How the API is asked and answers: who may, how often, in which format."""

from typing import Any

from factcheck.environment import Environment


def rest_framework(env: Environment, *, proxies: int) -> dict[str, Any]:
    """The settings of Django REST framework behind so many proxies of our own."""
    return {
        # So many add to X-Forwarded-For; the rest of it is the caller's invention.
        "NUM_PROXIES": proxies,
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "sources.people.authentication.ByToken",
            "sources.people.authentication.BySession",
        ],
        "DEFAULT_PERMISSION_CLASSES": ["claims.api.permissions.RolePermissions"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "EXCEPTION_HANDLER": "claims.api.problems.answer",
        "DEFAULT_FILTER_BACKENDS": ["claims.api.filtering.ListFilters"],
        "DEFAULT_SCHEMA_CLASS": "claims.api.described.Described",
        "DEFAULT_THROTTLE_CLASSES": [
            "sources.people.throttles.Strangers",
            "sources.people.throttles.Known",
        ],
        "DEFAULT_THROTTLE_RATES": {
            "anon": env.rate("THROTTLE_ANONYMOUS", "60/min"),
            "user": env.rate("THROTTLE_USER", "600/min"),
            # One address may be a school's; what reads every report is one newsroom.
            "reports": env.rate("THROTTLE_REPORTS", "20/hour"),
        },
        "DEFAULT_VERSIONING_CLASS": "rest_framework.versioning.NamespaceVersioning",
    }
