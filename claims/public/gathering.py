"""What machines that gather the web ask for: ClaimReviews, sitemaps, `/robots.txt`."""

import json
from collections.abc import Iterator
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from claims.models import Newsroom, Topic
from claims.public.feeds import title_of
from claims.publishing.addresses import claim_address, whole
from claims.publishing.claimreview import feed_item
from claims.publishing.stream import news, standing, stream, with_history
from sources.text.whole_numbers import number_from

# No sitemap may name more than 50,000 addresses (sitemaps.org); pages and topics are in the first.
MOST_CLAIMS = 40_000
MOST_TOPICS = 9_000
CHUNK = 200
PAGES = ("front", "corrections", "methodology", "report")
# A news sitemap tells of two days and names no more (Google's rule for it).
NEWS = timedelta(days=2)
MOST_NEWS = 1_000


def data_feed(newsroom: Newsroom) -> Iterator[str]:
    """All ClaimReviews that hold, one a line, read and written chunk by chunk."""
    head = {"@context": "https://schema.org", "@type": "DataFeed", "name": newsroom.name}
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "dataFeedElement": [\n'
    shown = stream().standing().filter(claim__sentence__document__taken_down_at=None)
    held = shown.order_by("publication__seq")
    for number, row in enumerate(with_history(held).iterator(chunk_size=CHUNK)):
        item = json.dumps(feed_item(row, newsroom), ensure_ascii=False)
        yield f",\n{item}" if number else item
    yield "\n]}\n"


def spoken(lines: Iterator[str], language: str) -> Iterator[str]:
    """Lines that are made when the request is over, in its language all the same."""
    with translation.override(language):
        yield from lines


@require_safe
def claim_reviews(request: HttpRequest) -> StreamingHttpResponse:
    """Every verdict that stands as a ClaimReview, in one data feed."""
    feed = spoken(data_feed(Newsroom.objects.ours()), translation.get_language())
    return StreamingHttpResponse(feed, content_type="application/ld+json")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Our pages, topics and every claim that holds; more claims than fit make an index of lists."""
    rows = standing().values_list("claim_id", "publication__at")
    pages = -(-rows.count() // MOST_CLAIMS) or 1
    asked = request.GET.get("page", "")
    if asked == "" and pages > 1:
        maps = [f"{whole(request.path)}?page={number}" for number in range(1, pages + 1)]
        return xml(request, "sitemap_index", maps=maps)
    number = number_from(asked or "1") or 0
    if not 1 <= number <= pages:
        raise Http404
    begin = (number - 1) * MOST_CLAIMS
    claims = [(claim_address(pk), at) for pk, at in rows[begin : begin + MOST_CLAIMS]]
    ours = our_pages() if number == 1 else []
    return xml(request, "sitemap", claims=claims, ours=ours)


def our_pages() -> list[str]:
    """The pages of the house, and of its topics the newest."""
    topics = Topic.objects.told().order_by("-pk").values_list("slug", flat=True)[:MOST_TOPICS]
    pages = [reverse(f"public:{name}") for name in PAGES]
    return [whole(path) for path in pages + [reverse("public:topic", args=[s]) for s in topics]]


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """The verdicts of the last two days, for those who gather news."""
    rows = news(since=timezone.now() - NEWS)[:MOST_NEWS]
    entries = [
        (claim_address(row.claim_id), row.claim.told[0].publication.at, title_of(row))
        for row in rows
    ]
    name = Newsroom.objects.ours().name
    return xml(request, "sitemap_news", entries=entries, house=name)


def xml(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    return render(request, f"public/{name}.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The desk is nobody's to gather; all else is."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('language')}",
        "",
        f"Sitemap: {whole(reverse('public:sitemap'))}",
        f"Sitemap: {whole(reverse('public:news-sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
