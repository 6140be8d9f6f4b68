"""`/feeds/…`: the newest of the stream, corrections and voids included, for feed readers."""

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from claims.models import Label, Newsroom, Rating, Topic, Verdict, VerdictKind
from claims.models.verdict import VerdictQuerySet
from claims.public.page import other_choices
from claims.publishing.addresses import claim_address, whole
from claims.publishing.stream import stream
from sources.models import Source
from sources.text.direction import unturned

ENTRIES = 50
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Choice(forms.Form):
    """Which verdicts a feed follows, in the words of the API."""

    rating = forms.ChoiceField(required=False, choices=[("", ""), *Rating.choices])
    label = forms.ModelChoiceField(Label.objects.all(), required=False)
    topic = forms.ModelChoiceField(Topic.objects.all(), required=False, to_field_name="slug")
    source = forms.ModelChoiceField(Source.objects.all(), required=False)
    lang = forms.ChoiceField(required=False, choices=settings.LANGUAGES)

    def rows(self) -> VerdictQuerySet:
        """The rows that were chosen, the newest first.

        Of a claim that was rated or labelled so once every row comes, so that no feed hides what
        takes back an entry it showed.
        """
        rows, chosen = stream(), self.cleaned_data
        if chosen["source"]:
            rows = rows.about(chosen["source"])
        if chosen["topic"]:
            rows = rows.filed_under(chosen["topic"])
        if chosen["rating"]:
            rows = rows.of_claims_among(rows.filter(rating=chosen["rating"]))
        if chosen["label"]:
            rows = rows.of_claims_among(rows.filter(label=chosen["label"]))
        return rows.prefetch_related(None).order_by("-publication__seq")[:ENTRIES]

    def words(self) -> str:
        """What was chosen, as it stands in the title of the feed."""
        names = ("rating", "label", "topic", "source")
        rating, *named = (self.cleaned_data[name] for name in names)
        said = [capfirst(str(Rating(rating).label)) if rating else ""]
        return " · ".join(filter(None, (*said, *(str(one or "") for one in named))))

    def unknown(self) -> list[str]:
        """The names and values that nobody here knows."""
        return sorted({*self.errors, *(self.data.keys() - self.fields.keys())})


Feed = Callable[[HttpRequest, Choice], HttpResponse]


def chosen(feed: Feed) -> Callable[[HttpRequest], HttpResponse]:
    """A feed of what the address chooses; 400 in words for a choice that is none."""

    @wraps(feed)
    def guarded(request: HttpRequest) -> HttpResponse:
        choice = Choice(request.GET.dict())
        if wrong := choice.unknown():
            words = _("There is no such choice: %(names)s") % {"names": ", ".join(wrong)}
            return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
        return feed(request, choice)

    return guarded


def plain(text: str) -> str:
    """A text that turns nothing around it, without the controls that no XML may hold."""
    return CONTROLS.sub("", unturned(text))


def title_of(row: Verdict) -> str:
    """What happened and to which claim, in words."""
    words = row.get_rating_display() or row.get_kind_display()
    said = " · ".join(filter(None, (words, row.label_words)))
    change = (
        "" if row.kind == VerdictKind.FIRST or not row.rating else f"{row.get_kind_display()}: "
    )
    return capfirst(plain(f"{change}{said}: {row.claim.sentence.text}"))


def words_of(row: Verdict) -> str:
    """What a reader is told: first why it changed, then why it is so."""
    return plain("\n\n".join(filter(None, (row.told_note, row.told_rationale))))


def tags_of(row: Verdict) -> list[str]:
    """By what a feed reader may sort an entry."""
    return [row.rating or row.kind, *filter(None, [plain(row.label_words)])]


def entry_address(row: Verdict) -> str:
    """Each row of the stream is an entry of its own, with its place on the claim's page."""
    return f"{claim_address(row.claim_id)}#p{row.publication.seq}"


def describe(request: HttpRequest, choice: Choice) -> dict[str, str]:
    """What both feeds say of themselves."""
    newsroom = Newsroom.objects.ours()
    verdicts = _("Verdicts of %(newsroom)s") % {"newsroom": newsroom.name}
    return {
        "title": ": ".join(filter(None, (verdicts, choice.words()))),
        "address": whole("?".join(filter(None, (request.path, other_choices(request))))),
        "home": whole(reverse("public:front")),
        "language": get_language() or "ar",
        "author": newsroom.name,
    }


@require_safe
@conditional_page
@chosen
def atom(request: HttpRequest, choice: Choice) -> HttpResponse:
    """Atom 1.0."""
    told = describe(request, choice)
    feed = Atom1Feed(
        title=told["title"],
        link=told["home"],
        description="",
        language=told["language"],
        author_name=told["author"],
        feed_url=told["address"],
    )
    for row in choice.rows():
        feed.add_item(
            title=title_of(row),
            link=entry_address(row),
            description=words_of(row),
            pubdate=row.publication.at,
            updateddate=row.publication.at,
            unique_id=entry_address(row),
            author_name=row.editor.public_name or None,
            categories=tags_of(row),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def items(choice: Choice) -> Iterator[dict[str, Any]]:
    for row in choice.rows():
        name = row.editor.public_name
        yield {
            "id": entry_address(row),
            "url": claim_address(row.claim_id),
            "title": title_of(row),
            "content_text": words_of(row),
            "date_published": row.publication.at.isoformat(),
            "authors": [{"name": name}] if name else [],
            "tags": tags_of(row),
        }


@require_safe
@conditional_page
@chosen
def json_feed(request: HttpRequest, choice: Choice) -> HttpResponse:
    """JSON Feed 1.1."""
    told = describe(request, choice)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told["title"],
        "home_page_url": told["home"],
        "feed_url": told["address"],
        "language": told["language"],
        "authors": [{"name": told["author"]}],
        "items": list(items(choice)),
    }
    said = {"ensure_ascii": False}
    return JsonResponse(feed, content_type="application/feed+json", json_dumps_params=said)
