"""Names that an editor gives and readers must tell apart, as they look and not as they are kept."""

from collections.abc import Callable, Iterable
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from claims.models.rating import Rating
from sources.text.direction import unturned
from sources.text.spelling.folding import fold

NAMES: Final = ("name_ar", "name_en")
TURNS: Final = _("These words may not turn the direction of what follows them.")
TURNING: Final = _("A name may not turn the direction of what follows it.")


def as_seen(name: str) -> str:
    """The name as a reader takes it: without what hides, and in one spelling."""
    return " ".join(fold(name).split())


def words_of_ratings() -> set[str]:
    """How the ratings are called in either language."""
    words = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            words |= {as_seen(str(label)) for label in Rating.labels}
    return words


def refusal_of(name: str) -> str | Promise:
    """Why no row may be called so; "" when one may.

    Names leave the house inside the sentences of others, whose order they must not turn.
    """
    return "" if unturned(name) == name else TURNING


def is_among(name: str, others: Iterable[str]) -> bool:
    """Whether readers would take it for one of the others."""
    return as_seen(name) in map(as_seen, others)


def refuse_names(row: Model, refusal: Callable[[str], str | Promise | ValidationError]) -> None:
    """Raise what stands against each of its names."""
    told = {name: refusal_of(getattr(row, name)) or refusal(name) for name in NAMES}
    if refused := {name: why for name, why in told.items() if why}:
        raise ValidationError(refused)


def refuse_turning(row: Model, fields: Iterable[str]) -> None:
    """Raise for each of its texts that would turn the words around it."""
    turned = [name for name in fields if refusal_of(getattr(row, name))]
    if turned:
        raise ValidationError(dict.fromkeys(turned, TURNS))
