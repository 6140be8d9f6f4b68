"""A ClaimReview of somebody else, as it is kept here."""

import json
from typing import Any, Final

from claims.earlier.review_parts import Data, clean, cut, day, number, objects, words
from claims.models import PastCheck
from claims.models.label_reading import Scale
from claims.models.past_check import ToldCheck
from claims.refusals.bringing import NoPublisher
from claims.refusals.earlier import NoClaimText, TooMuchOfOne
from sources.intake.doors import web_address
from sources.limits import keep_within, limit_of
from sources.refusals.refusal import Refusal
from sources.text.language import detect
from sources.text.publisher import PLATFORMS, publisher
from sources.text.spelling.visible import is_seen

MOST_OF_ONE: Final = 20_000  # characters of JSON; pages of fact-checkers tell of one in 2,000


def told_by(review: Data, *, page: str = "") -> ToldCheck:
    """What a ClaimReview says, at the address of its page where it names none.

    Raises a Refusal for one that checks nothing, that nobody publishes, or that cannot be kept.
    """
    review = clean(review)
    if len(json.dumps(review, ensure_ascii=False)) > MOST_OF_ONE:
        raise TooMuchOfOne(limit=f"{MOST_OF_ONE:,}")
    item = next(iter(objects(review.get("itemReviewed"))), {})
    url = words(review.get("url"), "@id", "url") or page
    return checked(
        claim_text=words(review.get("claimReviewed")) or words(item, "text", "name"),
        url=url,
        publisher=words(house_of(review), "name"),
        house=words(house_of(review), "url", "@id"),
        said_by=words(item.get("author"), "name"),
        said_on=day(item.get("datePublished")),
        said_at=place_of(item),
        headline=words(review.get("headline")) or words(review.get("name")),
        published_on=day(review.get("datePublished")),
        language=words(review.get("inLanguage"), "alternateName", "name"),
        raw=review,
        **rating_of(review),
    )


def house_of(review: Data) -> object:
    """Who publishes it: the author, unless that is a person and a house is named beside."""
    author = review.get("author")
    is_person = any("Person" in str(one.get("@type")) for one in objects(author))
    house = review.get("publisher")
    return house if words(house, "name") and (is_person or not words(author, "name")) else author


def rating_of(review: Data) -> dict[str, Any]:
    """Their label in their words, and their number on their scale."""
    told = next(iter(objects(review.get("reviewRating"))), {})
    scale = Scale(
        *(number(told.get(name)) for name in ("ratingValue", "bestRating", "worstRating"))
    )
    label = words(told, "alternateName", "name") or words(review.get("reviewRating"))
    value = words(told.get("ratingValue"))
    return {"label": label or ("" if number(value) is not None else value), "scale": scale}


def place_of(item: Data) -> str:
    """Where the claim was made, if an address says so."""
    for name in ("appearance", "firstAppearance", "url", "sameAs"):
        if found := words(item.get(name), "url", "@id"):
            return found if found.startswith(("http://", "https://")) else ""
    return ""


def checked(*, url: str, house: str = "", **said: Any) -> ToldCheck:
    """What is told of a check, at whatever door, as it can be kept; raises a Refusal."""
    if not is_seen(said["claim_text"]):
        raise NoClaimText
    keep_within(PastCheck, claim_text=said["claim_text"])
    url = web_address(url)
    domain = publisher(url) or publisher(house)
    domain = "" if domain in PLATFORMS else domain
    if not (domain or is_seen(said.get("publisher", ""))):
        raise NoPublisher
    for name in SHORT & said.keys():
        said[name] = cut(said[name], limit_of(PastCheck, name))
    said["publisher"] = cut(said.get("publisher", ""), PUBLISHER)
    said["said_at"] = address_or_none(said.get("said_at", ""))
    said["language"] = code_of(said.get("language", ""), said["claim_text"])
    return ToldCheck(url=url, domain=domain, **said)


SHORT: Final = {"said_by", "headline", "label"}
PUBLISHER: Final = 200  # as long as the name of a source


def address_or_none(said: str) -> str:
    """An address beside the matter: one that is none is left out."""
    try:
        return web_address(said)
    except Refusal:
        return ""


def code_of(said: str, text: str) -> str:
    """The code of a language; of one that is named in words the text tells."""
    code = said.split("-", maxsplit=1)[0].split("_", maxsplit=1)[0].lower()
    return code if code.isascii() and len(code) in {2, 3} else detect(text)
