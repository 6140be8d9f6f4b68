"""Who publishes."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.limits import keep_within
from sources.people.models import Person
from sources.refusals.amending import MergedSource, SameSource
from sources.text.publisher import publisher
from sources.text.spelling.folding import fold

if TYPE_CHECKING:
    from sources.models.merge import Merge


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


def folded_name(name: str) -> str:
    """What a name is known by, however it is spelled; as it stands when it is marks alone."""
    return " ".join(fold(name).split())[:200] or name


class FoldedNameField(models.CharField[str, str]):
    """The name of the same row, folded whenever the row is written."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001
        value = folded_name(model_instance.name)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, value)
        return value


class SourceQuerySet(models.QuerySet["Source"]):
    """The shelves of sources."""

    def with_documents(self) -> Self:
        """Each source with `document_count`."""
        return self.annotate(document_count=models.Count("documents")).order_by("name")

    def standing(self) -> Self:
        """Those that no other source has taken in."""
        return self.filter(merged_into__isnull=True)

    def named_like(self, words: str) -> Self:
        """Those with all these folded words in their name, or with the first in their domain."""
        parts = words.split() or [words]
        named = Q(*(Q(folded_name__contains=part) for part in parts))
        return self.filter(named | Q(domain__contains=parts[0]))

    def called(self, names: Collection[str]) -> dict[str, int]:
        """The ids of those with these domains or, without one, folded names; merges followed."""
        if not names:
            return {}
        domains = {publisher(name) for name in names} - {""}
        rows = self.filter(Q(domain__in=domains) | Q(domain="", folded_name__in=names))
        told = rows.values_list("domain", "folded_name", "merged_into_id", "pk")
        return {domain or name: into or pk for domain, name, into, pk in told}

    def named(self, name: str, *, domain: str = "") -> "Source":
        """The source of this domain or, without one, of this name; made if it is new.

        Of many who ask at once for a new one all get the same: the database has one row for it.
        A source that was merged into another answers with that one.
        """
        domain = publisher(domain)
        known = {"domain": domain} if domain else {"domain": "", "folded_name": folded_name(name)}
        found, _made = self.get_or_create(**known, defaults={"name": name or domain})
        return found.merged_into or found


class Source(models.Model):
    """Somebody who publishes: a paper, an agency, a ministry, a person."""

    name = models.CharField(_("name"), max_length=200)
    folded_name = FoldedNameField(max_length=200, editable=False)
    domain = DomainField(_("domain"), max_length=253, blank=True)
    tier = models.CharField(_("tier"), max_length=12, choices=Tier, default=Tier.ORDINARY)
    language = models.CharField(_("language"), max_length=8, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("merged into"),
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["domain"], condition=~Q(domain=""), name="source_domain_is_unique"
            ),
            models.UniqueConstraint(
                fields=["folded_name"],
                condition=Q(domain=""),
                name="source_without_domain_has_a_name_of_its_own",
                violation_error_message=_("There is a source of this name without a domain."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="source_never_merged_into_itself",
            ),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="source_tier_is_known"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Whoever may write the name hears when it is taken, though no form shows it folded."""
        left_out = set(exclude or ())
        if "name" not in left_out:
            left_out.discard("folded_name")
            self.folded_name = folded_name(self.name)
        super().validate_constraints(exclude=left_out)

    def held(self) -> "Source":
        """The source that stands for this one, which nobody merges while the transaction lasts.

        A foreign key is checked on commit, too late for a merge to hear of a document on its way.
        """
        held = Source.objects.select_for_update(no_key=True).get(pk=self.merged_into_id or self.pk)
        return held.held() if held.merged_into_id else held

    @transaction.atomic
    def merge_into(self, other: "Source", *, by: Person, why: str = "") -> "Merge":
        """Let another source take over all documents of this one, and those that come in its name.

        Once more moves what arrived while the first merge was written. Raises SameSource and
        MergedSource, having changed nothing; TooManyCharacters for a reason that is too long.
        """
        keep_within(self.merges.model, why=why)
        self.check_merge(other)
        moved = list(self.documents.order_by("pk").values_list("pk", flat=True))
        self.documents.update(source=other)
        Source.objects.filter(Q(pk=self.pk) | Q(merged_into=self)).update(merged_into=other)
        self.refresh_from_db(fields=["merged_into"])
        return self.merges.create(into=other, documents=moved, by=by, why=why)

    def check_merge(self, other: "Source") -> None:
        """Lock both rows and raise unless this one may be merged into the other."""
        if self.pk == other.pk:
            raise SameSource
        rows = Source.objects.select_for_update().filter(pk__in=[self.pk, other.pk]).order_by("pk")
        merged = {row.pk: row.merged_into_id for row in rows}
        again = merged[self.pk] == other.pk and self.documents.exists()
        if merged[other.pk] or (merged[self.pk] and not again):
            raise MergedSource
