"""The words of the admin's own scripts, with ours for what Django's Arabic gets wrong."""

from typing import Any, Final

from django.utils.translation import ngettext
from django.views.i18n import JavaScriptCatalog

CHOSEN: Final = "%(sel)s of %(cnt)s selected"
# One number for each of the six forms of an Arabic word that is counted.
OF_EACH_FORM: Final = (0, 1, 2, 3, 11, 100)


class AdminWords(JavaScriptCatalog):
    """What Django gives its scripts, but for how many rows are chosen: «لا شي محدد»."""

    packages = ["django.contrib.admin"]

    def get_catalog(self) -> dict[str, Any]:
        """The catalogue of the language of now; only Arabic counts in as many forms."""
        words: dict[str, Any] = super().get_catalog()
        if len(words.get(CHOSEN, "")) == len(OF_EACH_FORM):
            words[CHOSEN] = [chosen(number) for number in OF_EACH_FORM]
        return words


def chosen(number: int) -> str:
    return ngettext("%(sel)s of %(cnt)s selected", "%(sel)s of %(cnt)s selected", number)
