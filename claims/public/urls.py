"""Addresses for readers, all in the namespace `public`; others write them down: none moves."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from claims.public import about_pages as about
from claims.public import claim_pages as claims
from claims.public import feeds, gathering, text_pages
from claims.public import report_pages as reports
from claims.public.front_page import front
from claims.public.log_page import log, part, verifier
from claims.public.oembed import oembed
from claims.public.share_card import card
from claims.publishing.kept import kept_page

app_name = "public"


def read(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """An address that is only read: what is sent to it hears so (405), and of no expired form."""
    return path(route, csrf_exempt(kept_page(view)), name=name)


urlpatterns = [
    read("", front, "front"),
    read("claims/<int:pk>/", claims.claim, "claim"),
    read("claims/<int:pk>.jsonld", claims.json_ld, "jsonld"),
    read("claims/<int:pk>/card.png", card, "card"),
    read("claims/<int:pk>/<str:slug>/", claims.readable, "readable"),
    read("embed/claims/<int:pk>/", claims.embed, "embed"),
    read("oembed/", oembed, "oembed"),
    read("articles/<int:pk>/", text_pages.article, "article"),
    read("sources/<int:pk>/", text_pages.source, "source"),
    read("topics/<slug:slug>/", text_pages.topic, "topic"),
    read("corrections/", about.corrections, "corrections"),
    read("methodology/", about.methodology, "methodology"),
    read("log/", log, "log"),
    read("log/verify.py", verifier, "verifier"),
    read("log/<str:name>", part, "log-part"),
    path("report/", reports.report, name="report"),
    path("report/<slug:token>/", reports.status, name="report-status"),
    read("logo", about.logo, "logo"),
    read("feeds/verdicts.atom", feeds.atom, "atom"),
    read("feeds/verdicts.json", feeds.json_feed, "json-feed"),
    read("claimreview.json", gathering.claim_reviews, "claimreview"),
    read("sitemap.xml", gathering.sitemap, "sitemap"),
    read("sitemap-news.xml", gathering.news_sitemap, "news-sitemap"),
    read("robots.txt", gathering.robots, "robots"),
]
