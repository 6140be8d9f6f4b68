"""Questions about the parts of a ClaimReview, whatever somebody put there."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation

from claims.models import Rating

Data = dict[str, Any]


def text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def part(data: Data, name: str) -> Data:
    """An object inside; empty where there is none, or something else."""
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def parts(data: Data, name: str) -> list[Any]:
    value = data.get(name, [])
    return value if isinstance(value, list) else [value]


def is_address(value: object) -> bool:
    """Whether it leads somewhere from anywhere."""
    given = urlsplit(text(value))
    return given.scheme in ("http", "https") and bool(given.netloc) and " " not in text(value)


def is_page(value: object) -> bool:
    """Whether it is the address of a page of its own, not of a part or a search."""
    given = urlsplit(text(value))
    return is_address(value) and given.path not in ("", "/") and not given.query + given.fragment


def moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text(value))
    except ValueError:
        return None


def is_date(value: object) -> bool:
    return moment(value) is not None


def is_named(data: Data, name: str) -> bool:
    return bool(text(part(data, name).get("name")))


def label(data: Data) -> str:
    return text(part(data, "reviewRating").get("alternateName"))


def explanation(data: Data) -> str:
    return text(part(data, "reviewRating").get("ratingExplanation"))


def says(data: Data, rating: Rating) -> bool:
    """Whether it calls the claim so, in any language of ours, itself or to explain its label."""
    told = {label(data).casefold(), explanation(data).casefold()}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            if str(rating.label).casefold() in told:
                return True
    return False


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def numbers(data: Data) -> list[Any]:
    """Worst, value and best, as far as they are given."""
    given = part(data, "reviewRating")
    names = ("worstRating", "ratingValue", "bestRating")
    return [given[name] for name in names if name in given]


def are_in_order(data: Data) -> bool:
    """Whether the numbers are all there or none, and worst ≤ value ≤ best from 1 on."""
    given = numbers(data)
    if not given:
        return True
    if len(given) < 3 or not all(map(is_number, given)):
        return False
    worst, value, best = given
    return bool(1 <= worst <= value <= best and worst < best)


def is_above_the_worst(data: Data) -> bool:
    given = part(data, "reviewRating")
    return "ratingValue" not in given or bool(given["ratingValue"] != given.get("worstRating"))


def do_dates_follow(data: Data) -> bool:
    first, last = moment(data.get("datePublished")), moment(data.get("dateModified"))
    if first is None or last is None or (first.tzinfo is None) != (last.tzinfo is None):
        return first is None or last is None
    return first <= last


def is_correction(value: object) -> bool:
    told = value if isinstance(value, dict) else {}
    return bool(
        told.get("@type") == "CorrectionComment"
        and text(told.get("text"))
        and is_date(told.get("datePublished"))
    )


def is_citation(value: object) -> bool:
    told = value if isinstance(value, dict) else {}
    return bool(text(told.get("name"))) and ("url" not in told or is_address(told["url"]))


def is_appearance(value: object) -> bool:
    return isinstance(value, dict) and is_address(value.get("url"))
