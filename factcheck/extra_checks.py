"""Start-up checks of packages that an installation may do without."""

from importlib.util import find_spec

from django.conf import settings
from django.core.checks import Error
from django.core.checks import Warning as Concern

from factcheck.checks import Found, of_the_project
from sources.index.vectors.encoders import refusal


@of_the_project
def embeddings() -> Found:
    """An encoder that cannot be had would fail every match of a worthy claim."""
    if why := refusal(settings.EMBEDDINGS):
        yield Error(f"EMBEDDINGS cannot be used: {why}", id="factcheck.E008")


@of_the_project
def encoder_left_out() -> Found:
    """A lean installation works, and finds less: whoever runs it should have meant it."""
    if settings.GIVEN_EMBEDDINGS is None and (why := refusal(settings.USUAL_ENCODER)):
        yield Concern(
            f"Claims are matched by their words alone: {why} What says the same in other words "
            "is found less often; everything else works.",
            hint="Install requirements.lock, or set EMBEDDINGS: to an address, or to nothing "
            "where words alone are meant.",
            id="factcheck.W012",
        )


def sentry_is_missing() -> bool:
    return find_spec("sentry_sdk") is None


@of_the_project
def sentry() -> Found:
    """Whoever wants to hear of faults must not wait for them in vain."""
    if settings.SENTRY_DSN and sentry_is_missing():
        yield Error(
            "SENTRY_DSN is set, and the package sentry-sdk is not installed.",
            hint="Install requirements-sentry.lock, or leave SENTRY_DSN empty.",
            id="factcheck.E011",
        )
