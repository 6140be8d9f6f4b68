"""Plain factories that make a valid minimum; the texts are ours."""

from itertools import count

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from claims.models import (
    Claim,
    Decision,
    Evidence,
    Judgement,
    Label,
    LookRule,
    PastCheck,
    Stance,
    Topic,
    Verdict,
)
from claims.models.past_check import ToldCheck
from sources.models import Document, Sentence, Source, Watch, WatchEntry
from sources.people.models import Person
from sources.text.spelling.folding import terms

numbers = count(1)


def make_person(role: str = "", *, username: str = "") -> Person:
    person = Person.objects.create_user(
        username=username or f"person{next(numbers)}",
        password="a-long-password-7",
        is_staff=bool(role),
    )
    if role:
        person.groups.add(Group.objects.get(name=role))
    return person


def make_source(name: str = "", **fields) -> Source:
    return Source.objects.create(name=name or f"صحيفة {next(numbers)}", **fields)


def make_document(
    *sentences: str, source: Source | None = None, review: bool = False, **fields
) -> Document:
    """A document with one sentence a line; its sentences are body text."""
    lines = list(sentences) or [f"أعلنت الوزارة الخبر رقم {next(numbers)}."]
    body = "\n".join(lines)
    document = Document.objects.create(
        source=source or make_source(),
        original=body.encode(),
        sha256=f"{next(numbers):064x}",
        body=body,
        language="ar",
        review_since=timezone.now() if review else None,
        **fields,
    )
    start = 0
    for position, line in enumerate(lines):
        Sentence.objects.create(
            document=document, position=position, start=start, end=start + len(line), text=line
        )
        start += len(line) + 1
    return document


def make_watch(*, by: Person, url: str = "", source: Source | None = None, **fields) -> Watch:
    """A watch that was never read, and that no work row reads."""
    url = url or f"https://paper.example/feed{next(numbers)}"
    source = source or make_source()
    return Watch.objects.create(
        source=source, kind="feed", url=url, key=f"{next(numbers):064x}", added_by=by, **fields
    )


def make_entry(watch: Watch, **fields) -> WatchEntry:
    url = f"https://paper.example/{next(numbers)}"
    return WatchEntry.objects.create(
        watch=watch, **{"url": url, "key": f"{next(numbers):064x}", "title": "خبر", **fields}
    )


def make_claim(text: str = "", *, source: Source | None = None, **fields) -> Claim:
    document = make_document(text or "أعلنت الوزارة الخبر.", source=source, review=True)
    sentence = document.sentences.get()
    return Claim.objects.create(
        sentence=sentence, folded=f" {' '.join(terms(sentence.text))} ", **fields
    )


def make_evidence(
    claim: Claim, text: str = "", *, source: Source | None = None, **fields
) -> Evidence:
    document = make_document(*([text] if text else []), source=source)
    return Evidence.objects.create(
        claim=claim, sentence=document.sentences.get(), **{"score": 0.8, "band": "strong", **fields}
    )


def make_label(
    name_ar: str = "مضلل", name_en: str = "Misleading", *, rating: str = "disputed", **fields
) -> Label:
    means = {"description_ar": "صحيح في سياق آخر.", "description_en": "True of something else."}
    return Label.objects.create(
        rating=rating, name_ar=name_ar, name_en=name_en, **{**means, **fields}
    )


def make_topic(
    name_ar: str = "الصحة", name_en: str = "Health", *, slug: str = "", **fields
) -> Topic:
    slug = slug or name_en.lower()
    return Topic.objects.create(name_ar=name_ar, name_en=name_en, slug=slug, **fields)


def make_rule(**fields) -> LookRule:
    """A rule of second looks that asks for every verdict, blindly."""
    return LookRule.objects.create(**fields)


def make_past_check(claim_text: str = "", **fields) -> PastCheck:
    """A check of others, as the door would number it."""
    told = ToldCheck(claim_text=claim_text or f"زعم {next(numbers)}", publisher="مرصد", **fields)
    with transaction.atomic():
        PastCheck.objects.keep([told], came="page", by=None)
    return PastCheck.objects.get(digest=told.digest)


def accept(evidence: Evidence, *, by: Person, stance: str = Stance.SUPPORTS) -> None:
    evidence.claim.refresh_from_db()
    evidence.decide(stance, by=by, seen=evidence.claim.version)


def judge(claim: Claim, rating: str, *, by: Person, publish: bool = True, **fields) -> Verdict:
    """A verdict through the front door, with the accepted evidence its rating needs."""
    if rating in {"supported", "disputed"} and not claim.evidence.accepted().exists():
        accept(make_evidence(claim), by=by)
    claim.refresh_from_db()
    judgement = Judgement(rating=rating, **{"rationale": "راجعنا المصادر.", **fields})
    verdict = Verdict.objects.give(claim, judgement, by=by, seen=claim.version)
    if publish:
        verdict.publish(by=by, seen=claim.version)
    return verdict


def decisions_of(claim: Claim) -> list[str]:
    return list(
        Decision.objects.filter(claim=claim).order_by("id").values_list("action", flat=True)
    )
