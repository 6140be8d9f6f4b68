"""What tells a form that somebody read from one that a program posts: it was open for a while."""

from typing import Final

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

from claims.models.report import new_token

SOONEST: Final = 3  # seconds; nobody reads the form and types a sentence in less
LATEST: Final = 24 * 3600
OLD: Final = "old"
_signer = TimestampSigner(salt="claims.public.report")


def new_stamp() -> str:
    """A token for one report, signed with the time at which its form was opened."""
    return _signer.sign(new_token())


def token_in(stamp: str) -> str:
    """The token of a stamp of ours; raises ValidationError, with the code OLD when it needs a new
    one.
    """
    try:
        token = _signer.unsign(stamp, max_age=LATEST)
    except BadSignature:
        said = _("The form was open for too long. Look at your words again and send it once more.")
        raise ValidationError(said, code=OLD) from None
    if is_too_fresh(stamp):
        raise ValidationError(
            _("The form came back at once. Look at your words again and send it once more.")
        )
    return token


def is_too_fresh(stamp: str) -> bool:
    """Whether a stamp is younger than anybody needs to fill in a form."""
    try:
        _signer.unsign(stamp, max_age=SOONEST)
    except SignatureExpired:
        return False
    return True
