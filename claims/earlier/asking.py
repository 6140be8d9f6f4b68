"""Asking Google Fact Check Tools, when a person does: with a key of the settings, by our one fetch.

https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search
What it answers is shown; only what somebody takes is kept.
"""

import json
from collections.abc import Collection
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings

from claims.earlier.review_parts import clean, day, objects, words
from claims.earlier.reviews import checked
from claims.earlier.taking import TakenChecks, keep
from claims.models import PastCheck
from claims.models.past_check import Came, ToldCheck
from claims.refusals.earlier import SearchOff, StrangeAnswer
from claims.refusals.looking_up import NoQuestion
from sources.intake.fetch import Asking, fetch
from sources.people.models import Person
from sources.refusals.refusal import Refusal
from sources.text.spelling.visible import is_seen

PLACE: Final = "https://factchecktools.googleapis.com/v1alpha1/claims:search"
MOST: Final = 20  # answers of one question
LONGEST: Final = 300  # characters that are sent
_KEY_HEADER: Final = "X-Goog-Api-Key"


def is_on() -> bool:
    return bool(settings.FACT_CHECK_TOOLS_KEY)


def sent_for(query: str, language: str = "") -> str:
    """The address that is asked, all that leaves the house but for the key."""
    said = {"query": " ".join(query.split())[:LONGEST], "pageSize": MOST}
    return f"{PLACE}?{urlencode(said | ({'languageCode': language} if language else {}))}"


def search(query: str, *, language: str = "") -> list[ToldCheck]:
    """The checks that Google knows of for these words; raises a Refusal."""
    if not is_on():
        raise SearchOff
    if not is_seen(query):
        raise NoQuestion
    key = {_KEY_HEADER: settings.FACT_CHECK_TOOLS_KEY, "Accept": "application/json"}
    asking = Asking(headers=key, kinds={"application/json"}, judge=only_there)
    answer = fetch(sent_for(query, language), asking)
    return told_in(answer.data)


def only_there(url: str) -> None:
    """Refuse to be led on: the key is for one place."""
    if not url.startswith(f"{PLACE}?"):
        raise StrangeAnswer


def told_in(data: bytes) -> list[ToldCheck]:
    """The checks of an answer; one that cannot be kept is left out."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        raise StrangeAnswer from None
    if not isinstance(said, dict):
        raise StrangeAnswer
    pairs = [(c, r) for c in objects(said.get("claims")) for r in objects(c.get("claimReview"))]
    told = (told_by(claim, review) for claim, review in pairs[:MOST])
    return [each for each in told if each is not None]


def told_by(claim: dict[str, Any], review: dict[str, Any]) -> ToldCheck | None:
    claim, review = clean(claim), clean(review)
    house = next(iter(objects(review.get("publisher"))), {})
    try:
        return checked(
            claim_text=words(claim.get("text")),
            url=words(review.get("url")),
            publisher=words(house.get("name")) or words(house.get("site")),
            house=words(house.get("site")),
            said_by=words(claim.get("claimant")),
            said_on=day(claim.get("claimDate")),
            headline=words(review.get("title")),
            label=words(review.get("textualRating")),
            published_on=day(review.get("reviewDate")),
            language=words(review.get("languageCode")),
            raw={**claim, "claimReview": [review]},
        )
    except Refusal:
        return None


def held_among(told: Collection[ToldCheck]) -> set[str]:
    return PastCheck.objects.held([each.digest for each in told])


def take_found(
    query: str, chosen: Collection[str], *, language: str = "", by: Person
) -> TakenChecks:
    """Ask again and keep what a person chose of the answer, named by what makes each the same."""
    told = [each for each in search(query, language=language) if each.digest in set(chosen)]
    return keep(told, Came.SEARCH, by=by)
