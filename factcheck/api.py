"""The whole API on one page: `/api/v1/`."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import DefaultRouter

from claims.api.claims import ClaimViewSet, EvidenceViewSet
from claims.api.documents import DocumentViewSet
from claims.api.repeats import RepeatViewSet
from claims.api.sentences import SentenceViewSet
from claims.api.verdicts import CommentViewSet, VerdictViewSet
from sources.people.tokens import RevokeAllView, RevokeView, TokenView

router = DefaultRouter(use_regex_path=False)
router.include_format_suffixes = False  # one address a thing: it only speaks JSON
router.register("documents", DocumentViewSet)
router.register("claims", ClaimViewSet)
router.register("evidence", EvidenceViewSet)
router.register("repeats", RepeatViewSet)
router.register("sentences", SentenceViewSet)
router.register("verdicts", VerdictViewSet)
router.register("comments", CommentViewSet)

# Its script comes from an address of its own: our policy allows none inside a page.
docs = SpectacularSwaggerSplitView.as_view(url_name="v1:schema", template_name="api/docs.html")

v1 = [
    path("", include(router.urls)),
    path("token/", TokenView.as_view(), name="token"),
    path("token/revoke/", RevokeView.as_view(), name="token-revoke"),
    path("token/revoke-all/", RevokeAllView.as_view(), name="token-revoke-all"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
]

urlpatterns = [path("v1/", include((v1, "v1"), namespace="v1"))]
