"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from factcheck.health import healthz, healthz_web
from factcheck.language import switch

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("healthz/web", healthz_web, name="healthz-web"),
    path("language/", switch, name="language"),
    path("api/", include("factcheck.api")),
    path("admin/review/", include("claims.review.urls")),
    path("admin/", admin.site.urls),
]
