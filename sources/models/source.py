"""Who publishes."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.text.publisher import publisher


class Tier(models.TextChoices):
    """How far a newsroom trusts a source."""

    PRIMARY = "primary", _("primary")
    RELIABLE = "reliable", _("reliable")
    ORDINARY = "ordinary", _("ordinary")
    UNRELIABLE = "unreliable", _("unreliable")


class DomainField(models.CharField[str, str]):
    """A domain, kept and looked for as its publisher registered it: www.a.example is a.example."""

    def to_python(self, value: Any) -> Any:
        return publisher(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class SourceQuerySet(models.QuerySet["Source"]):
    """The shelves of sources."""

    def with_documents(self) -> Self:
        """Each source with `document_count`."""
        return self.annotate(document_count=models.Count("documents")).order_by("name")

    def named(self, name: str, *, domain: str = "") -> "Source":
        """The source of this domain or, without one, of this name; made if it is new."""
        if domain := publisher(domain):
            return self.get_or_create(domain=domain, defaults={"name": name or domain})[0]
        return self.filter(name=name).first() or self.create(name=name)


class Source(models.Model):
    """Somebody who publishes: a paper, an agency, a ministry, a person."""

    name = models.CharField(_("name"), max_length=200)
    domain = DomainField(_("domain"), max_length=253, blank=True)
    tier = models.CharField(_("tier"), max_length=12, choices=Tier, default=Tier.ORDINARY)
    language = models.CharField(_("language"), max_length=8, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["domain"], condition=~models.Q(domain=""), name="source_domain_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(tier__in=Tier.values), name="source_tier_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
