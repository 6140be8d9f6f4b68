"""People with an account."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(AbstractUser):
    """Somebody with an account: editor, analyst, API consumer or administrator."""

    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=[("ar", _("Arabic")), ("en", _("English"))],
        help_text=_("The language of the pages; empty means the newsroom's own."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(language__in=["", "ar", "en"]),
                name="person_language_is_offered",
            )
        ]
