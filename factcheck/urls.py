"""Every address of the site."""

from django.contrib import admin
from django.urls import path

from factcheck.language import switch

urlpatterns = [
    path("language/", switch, name="language"),
    path("admin/", admin.site.urls),
]
