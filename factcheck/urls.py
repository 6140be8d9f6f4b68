"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from factcheck.admin_words import AdminWords
from factcheck.health import healthz, healthz_web
from factcheck.metrics.view import metrics
from sources.people.language import switch

admin.autodiscover()
handler500 = "factcheck.passing_faults.fault"
# The pages have their own bar of links; the width belongs to the sentences.
admin.site.enable_nav_sidebar = False

handler400 = "claims.api.problems.not_accepted"
handler404 = "claims.api.problems.nothing_there"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("healthz/web", healthz_web, name="healthz-web"),
    path("metrics", metrics, name="metrics"),
    path("language/", switch, name="language"),
    path("api/", include("factcheck.api")),
    path("admin/review/", include("claims.desk.urls")),
    path("admin/jsi18n/", admin.site.admin_view(AdminWords.as_view(), cacheable=True)),
    path("admin/", admin.site.urls),
    path("", include("claims.public.urls")),
]
