"""People with an account."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.people.access_tokens import AccessToken, TokenDay
from sources.people.kept_answers import KeptAnswer
from sources.people.signed_in import Session

__all__ = [
    "AccessToken",
    "AskedCount",
    "Erasure",
    "KeptAnswer",
    "Person",
    "Session",
    "TokenDay",
]


class Person(AbstractUser):  # type: ignore[django-manager-missing]
    """Somebody with an account: editor, analyst, API consumer or administrator."""

    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=[("ar", _("Arabic")), ("en", _("English"))],
        help_text=_("The language of the pages; empty means the newsroom's own."),
    )

    public_name = models.CharField(
        _("public name"),
        max_length=150,
        blank=True,
        help_text=_("Stands under your verdicts; empty means that only the newsroom is named."),
    )

    is_program = models.BooleanField(
        _("program"),
        default=False,
        editable=False,
        help_text=_("The account of a token of the newsroom; nobody logs in with it."),
    )

    shortcuts = models.BooleanField(
        _("keys"), default=True, help_text=_("Single keys take steps at the desk.")
    )

    # The permissions that a token lets its person use in this request; None: all of them.
    limited_to: Collection[str] | None = None

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(language__in=["", "ar", "en"]),
                name="person_language_is_offered",
            ),
            models.CheckConstraint(
                condition=models.Q(is_program=False)
                | models.Q(
                    is_staff=False,
                    is_superuser=False,
                    password__startswith=UNUSABLE_PASSWORD_PREFIX,
                ),
                name="program_never_logs_in",
            ),
        ]

    def clean(self) -> None:
        """A log-in name, one's own or another's, stays in the house."""
        super().clean()
        if self.public_name and Person.objects.filter(username__iexact=self.public_name).exists():
            said = _("Choose another name: this is the log-in name of somebody here.")
            raise ValidationError({"public_name": said})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new password, or none any more, ends all that the old one began."""
        changed = self._password is not None  # type: ignore[attr-defined]  # set by set_password
        renewed = changed or not self.has_usable_password()
        super().save(*args, **kwargs)
        if renewed and not self.is_program:
            self.auth_token_set.all().revoke()  # type: ignore[attr-defined]
            self.sessions.all().delete()

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """What the roles let one do, as far as the token lets one that was sent."""
        within = self.limited_to is None or perm in self.limited_to
        return within and super().has_perm(perm, obj)


class Erasure(models.Model):
    """That somebody's data was erased: whose number, by whom, when and why."""

    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="erasure", verbose_name=_("person")
    )
    why = models.TextField(_("why"), max_length=2_000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{self.person} {self.at:%Y-%m-%d}"


class AskedCount(models.Model):
    """How often one address or account asked in its latest span, where no Redis counts."""

    who = models.CharField(max_length=200, primary_key=True)
    span = models.BigIntegerField()
    times = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.who} {self.times}"
