"""`/token/`: a token for name and password; only its hash is kept."""

from knox.views import LoginView
from rest_framework.authentication import BasicAuthentication


class TokenView(LoginView):  # type: ignore[misc]
    """A new token for whoever proves who they are by HTTP Basic."""

    authentication_classes = [BasicAuthentication]
