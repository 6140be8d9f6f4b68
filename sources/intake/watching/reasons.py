"""A refusal as it is kept in a row: its code, and its words in each language of the pages."""

from collections.abc import Mapping

from django.conf import settings
from django.utils import translation

from sources.intake.extract.extracted import storable
from sources.refusals.refusal import Refusal


def in_words(refusal: Refusal) -> dict[str, str]:
    """Words, since the class may be gone and a detail another when somebody reads them."""
    said = {"code": refusal.code}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = storable(str(refusal))
    return said


def words_of(why: Mapping[str, str]) -> str:
    """What was kept, in the language of the page; "" where there was no refusal."""
    return why.get(translation.get_language() or "", "") or why.get(settings.LANGUAGE_CODE, "")
