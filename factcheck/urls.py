"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from factcheck.health import healthz, healthz_web
from sources.people.language import switch

# The pages have their own bar of links; the width belongs to the sentences.
admin.site.enable_nav_sidebar = False

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("healthz", healthz, name="healthz"),
    path("healthz/web", healthz_web, name="healthz-web"),
    path("language/", switch, name="language"),
    path("api/", include("factcheck.api")),
    path("admin/review/", include("claims.desk.urls")),
    path("admin/", admin.site.urls),
]
