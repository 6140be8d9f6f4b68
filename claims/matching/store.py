"""Writing what matching found, inside the transaction that finishes the work."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from claims.matching.candidates import Found, Means
from claims.models import Claim, Evidence, Repeat
from claims.models.statement import MATCH
from claims.models.voicing import voice_anew
from sources.clock import DatabaseNow
from sources.work.models import Work

REFRESHED = ["score", "band", "parts", "voice"]
# A claim that was matched before this one existed is matched again, for so many of the likest.
ECHOES = 3


@transaction.atomic
def store(findings: Mapping[int, Found], held: set[int]) -> None:
    """Write the findings of the claims still held; what a person decided stays as it is."""
    mine = [finding for pk, finding in findings.items() if pk in held]
    known = set(Evidence.objects.filter(claim__in=held).values_list("claim_id", "sentence_id"))
    drop_what_was_not_found_again(mine, known)
    write_evidence(mine)
    Repeat.objects.bulk_create(
        [row for finding in mine for row in finding.repeats], ignore_conflicts=True
    )
    mark_outcomes(mine)
    mark_new_evidence(mine, known)
    wake_echoes(mine)


def write_evidence(mine: list[Found]) -> None:
    """What was found, beside what people brought, which stays as it is but for its voice."""
    claims = {finding.claim.pk: finding.claim for finding in mine}
    Claim.objects.hold(claims)
    brought = Evidence.objects.filter(claim__in=claims).brought()
    theirs = set(brought.values_list("claim_id", "sentence_id"))
    rows = [row for finding in mine for row in finding.evidence]
    Evidence.objects.bulk_create(
        [row for row in rows if (row.claim_id, row.sentence_id) not in theirs],
        update_conflicts=True,
        unique_fields=["claim", "sentence"],
        update_fields=REFRESHED,
    )
    for claim in {pk for pk, _sentence in theirs}:
        voice_anew(claims[claim])


def drop_what_was_not_found_again(mine: list[Found], known: set[tuple[int, int]]) -> None:
    """Suggestions nobody answered go when a new search no longer makes them."""
    found = {(row.claim_id, row.sentence_id) for finding in mine for row in finding.evidence}
    gone = Q()
    for claim, sentence in known - found:
        gone |= Q(claim=claim, sentence=sentence)
    if gone:
        Evidence.objects.suggested().filter(gone, verdicts__isnull=True).delete()


def mark_outcomes(mine: list[Found]) -> None:
    """What matching came to, and with what it was done."""
    alike: dict[tuple[str, Means], list[int]] = {}
    for finding in mine:
        alike.setdefault((finding.outcome, finding.means), []).append(finding.claim.pk)
    for (outcome, means), claims in alike.items():
        Claim.objects.filter(pk__in=claims).update(
            outcome=outcome,
            matched_at=DatabaseNow(),
            matched_change=means.change,
            matched_encoder=means.encoder,
        )


def mark_new_evidence(mine: list[Found], known: set[tuple[int, int]]) -> None:
    """A judged claim with evidence its judge never saw gets a mark, never another verdict."""
    fresh = [
        finding.claim.pk
        for finding in mine
        if any((row.claim_id, row.sentence_id) not in known for row in finding.telling())
    ]
    Claim.objects.filter(pk__in=fresh).judged().update(new_evidence_at=DatabaseNow())


def wake_echoes(mine: list[Found]) -> None:
    """What was matched before these claims existed may have a new answer in them."""
    pairs = [
        (finding.claim, older)
        for finding in mine
        for older in finding.older_claims()[:ECHOES]
        if older.matched_at and not older.dismissed_as
    ]
    heard = Evidence.objects.filter(
        claim__in={older.pk for _, older in pairs},
        sentence__in={claim.sentence_id for claim, _ in pairs},
    )
    known = set(heard.values_list("claim_id", "sentence_id"))
    Work.objects.ask(
        Work(
            kind=MATCH,
            subject=older.pk,
            given=f"claim {claim.pk}",
            priority=older.check_worthiness,
        )
        for claim, older in pairs
        if (older.pk, claim.sentence_id) not in known
    )
