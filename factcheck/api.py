"""The whole API on one page: `/api/v1/`."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import DefaultRouter

from claims.api.archive import ArchiveView
from claims.api.changes import ChangesView
from claims.api.check_tables import CheckTableViewSet, LabelReadingViewSet
from claims.api.claims import ClaimViewSet, EvidenceViewSet
from claims.api.documents import DocumentViewSet
from claims.api.labels import LabelViewSet
from claims.api.log import (
    CheckpointView,
    ConsistencyView,
    InclusionView,
    KeyView,
    LeavesView,
    LogView,
)
from claims.api.look_rules import LookRuleViewSet
from claims.api.lookup import LookUpView
from claims.api.past_checks import PastCheckViewSet
from claims.api.repeats import RepeatViewSet
from claims.api.reports import ReportViewSet
from claims.api.second_looks import SecondLookViewSet
from claims.api.sentences import SentenceViewSet
from claims.api.sources import SourceViewSet
from claims.api.topics import TopicViewSet
from claims.api.verdicts import CommentViewSet, VerdictViewSet
from claims.api.watches import WatchViewSet
from claims.api.webhooks import WebhookViewSet
from sources.people.tokens import RevokeAllView, RevokeView, TokenView

router = DefaultRouter(use_regex_path=False)
router.include_format_suffixes = False  # one address a thing: it only speaks JSON
router.register("documents", DocumentViewSet)
router.register("claims", ClaimViewSet)
router.register("evidence", EvidenceViewSet)
router.register("repeats", RepeatViewSet)
router.register("sentences", SentenceViewSet)
router.register("sources", SourceViewSet)
router.register("verdicts", VerdictViewSet)
router.register("labels", LabelViewSet)
router.register("topics", TopicViewSet)
router.register("second-looks", SecondLookViewSet)
router.register("second-look-rules", LookRuleViewSet)
router.register("comments", CommentViewSet)
router.register("reports", ReportViewSet)
router.register("webhooks", WebhookViewSet)
router.register("watches", WatchViewSet)
router.register("past-checks", PastCheckViewSet)
router.register("check-tables", CheckTableViewSet)
router.register("label-readings", LabelReadingViewSet)

# Its script comes from an address of its own: our policy allows none inside a page.
docs = SpectacularSwaggerSplitView.as_view(
    url_name="v1:schema", template_name="api/docs.html", throttle_classes=[]
)

v1 = [
    path("", include(router.urls)),
    path("archive/", ArchiveView.as_view(), name="archive"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("log/", LogView.as_view(), name="log"),
    path("log/checkpoint/", CheckpointView.as_view(), name="log-checkpoint"),
    path("log/key/", KeyView.as_view(), name="log-key"),
    path("log/leaves/", LeavesView.as_view(), name="log-leaves"),
    path("log/inclusion/", InclusionView.as_view(), name="log-inclusion"),
    path("log/consistency/", ConsistencyView.as_view(), name="log-consistency"),
    path("lookup/", LookUpView.as_view(), name="lookup"),
    path("token/", TokenView.as_view(), name="token"),
    path("token/revoke/", RevokeView.as_view(), name="token-revoke"),
    path("token/revoke-all/", RevokeAllView.as_view(), name="token-revoke-all"),
    path("schema/", SpectacularAPIView.as_view(throttle_classes=[]), name="schema"),
    path("docs/", docs, name="docs"),
]

urlpatterns = [path("v1/", include((v1, "v1"), namespace="v1"))]
