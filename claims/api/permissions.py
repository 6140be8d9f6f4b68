"""Who may do what over the API: Django's model permissions, reading included, and the scopes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from rest_framework.permissions import DjangoModelPermissions

from sources.people.scopes import scopes_for

if TYPE_CHECKING:  # DRF loads this default while it loads its own views
    from rest_framework.request import Request
    from rest_framework.views import APIView

MISSING_SCOPE: Final = "missing_scope"


class RolePermissions(DjangoModelPermissions):
    """Every method needs the role's permission, GET as well, and a token's scope for it.

    The scope is kept by `Person.has_perm`; here it is only named to whoever lacks it.
    """

    perms_map = {
        **DjangoModelPermissions.perms_map,
        "GET": ["%(app_label)s.view_%(model_name)s"],
        "HEAD": ["%(app_label)s.view_%(model_name)s"],
    }
    message: str | None = None
    code: str | None = None

    def has_permission(self, request: "Request", view: "APIView") -> bool:
        if self.allows(request, view):
            return True
        if limited := getattr(request.user, "limited_to", None):
            self.name_scopes(set(self.asked(request, view)) - limited)
        return False

    def allows(self, request: "Request", view: "APIView") -> bool:
        return super().has_permission(request, view)

    def asked(self, request: "Request", view: Any) -> Iterable[str]:
        """The permissions without which a request is refused."""
        return self.get_required_permissions(request.method or "", view.get_queryset().model)

    def name_scopes(self, lacking: Iterable[str]) -> None:
        """Say in the refusal which scope would open what the token does not."""
        if names := [name for permission in lacking for name in scopes_for(permission)]:
            self.code = MISSING_SCOPE
            said = _("This token has no scope for that. It needs one of: %(scopes)s.")
            self.message = said % {"scopes": ", ".join(names)}


class ReadersWelcome(RolePermissions):
    """Anybody may read; the queryset decides what there is to read."""

    authenticated_users_only = False
    perms_map = {**RolePermissions.perms_map, "GET": [], "HEAD": []}


def may(permission: str) -> type[RolePermissions]:
    """A permission class that asks for one named permission whatever the method."""

    class Named(RolePermissions):
        def allows(self, request: "Request", view: "APIView") -> bool:
            return request.user.has_perm(permission)

        def asked(self, request: "Request", view: Any) -> Iterable[str]:
            return [permission]

    return Named
