"""What the tests of the desk do with a browser: open, post, read what was said."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.messages import get_messages
from django.urls import reverse

from claims.models import Claim

QUEUE = reverse("admin:claims_claim_changelist")


def page_of(claim: Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def post(client, name, pk, *args, seen, **fields):
    return client.post(reverse(f"review:{name}", args=[pk, *args]), {"seen": seen, **fields})


def bulk(client, name, claims, *, versions=None):
    shown = versions or {claim.pk: claim.version for claim in claims}
    return client.post(
        QUEUE,
        {
            "action": name,
            ACTION_CHECKBOX_NAME: [claim.pk for claim in claims],
            **{f"version-{pk}": version for pk, version in shown.items()},
        },
    )


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]
