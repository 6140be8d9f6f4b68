"""Who may do what over the API: Django's model permissions, reading included."""

from typing import TYPE_CHECKING

from rest_framework.permissions import DjangoModelPermissions

if TYPE_CHECKING:  # DRF loads this default while it loads its own views
    from rest_framework.request import Request
    from rest_framework.views import APIView


class RolePermissions(DjangoModelPermissions):
    """Every method needs the role's permission, GET as well."""

    perms_map = {
        **DjangoModelPermissions.perms_map,
        "GET": ["%(app_label)s.view_%(model_name)s"],
        "HEAD": ["%(app_label)s.view_%(model_name)s"],
    }


class ReadersWelcome(RolePermissions):
    """Anybody may read; the queryset decides what there is to read."""

    authenticated_users_only = False
    perms_map = {**RolePermissions.perms_map, "GET": [], "HEAD": []}


def may(permission: str) -> type[RolePermissions]:
    """A permission class that asks for one named permission whatever the method."""

    class Named(RolePermissions):
        def has_permission(self, request: "Request", view: "APIView") -> bool:
            return request.user.has_perm(permission)

    return Named
