"""Fact-checks as publishers tell of them; every word of them is ours."""

import json

from claims.earlier.taking import take_in
from sources.intake.doors import File

CLAIM = "بلغ عدد سكان وادي السرو 400 ألف نسمة"


def review(claim: object = CLAIM, **said: object) -> dict[str, object]:
    """A ClaimReview that a small publisher would write."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://verify.example/checks/1",
        "claimReviewed": claim,
        "author": {"@type": "Organization", "name": "مرصد التحقق", "url": "https://verify.example"},
        "reviewRating": {"@type": "Rating", "alternateName": "مضلل"},
        "datePublished": "2026-05-04",
        **said,
    }


def rated(value, best=None, worst=None, **said) -> dict:
    scale = {"ratingValue": value, "bestRating": best, "worstRating": worst, **said}
    return {"@type": "Rating", **{name: told for name, told in scale.items() if told is not None}}


def page(*scripts: object) -> bytes:
    """A page that tells search engines what stands on it."""
    told = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}'
        "</script>"
        for one in scripts
    )
    return f"<!doctype html><html><head>{told}</head><body><p>نص</p></body></html>".encode()


def bare(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def take(data: bytes, *, by, name: str = ""):
    return take_in(file=File(data, name=name), by=by)
