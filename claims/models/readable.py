"""What readers are told of a verdict, in words."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.models.judgement import VerdictKind
from claims.models.labelled import Labelled
from claims.models.rating import Rating

WORDS_GONE = _("The words of this verdict were taken down. What it came to stays.")


class Readable(Labelled):
    """A verdict as readers meet it, be its words there or taken down."""

    # When its own words went, and its place among all of which words went, the claim's as well.
    taken_down_at = models.DateTimeField(_("taken down at"), null=True, blank=True)
    takedown_seq = models.BigIntegerField(null=True, blank=True, unique=True, editable=False)

    # Read by `VerdictQuerySet.with_neighbours`, the last two by the number it was asked for.
    publication_seq: int | None
    replaces: int | None
    superseded_by: int | None

    # Of the verdict itself.
    kind: str
    rating: str
    rationale: str
    public_note: str

    class Meta:
        abstract = True

    @property
    def in_words(self) -> str:
        """Itself in one or two words, a withdrawn one included."""
        return capfirst(str(Rating(self.rating).label if self.rating else _("withdrawn")))

    @property
    def in_full(self) -> str:
        """Rating and label in words, on one line."""
        return " · ".join(filter(None, (self.in_words, self.label_words)))

    @property
    def told_rationale(self) -> str:
        """Why, as readers are told; where its words are gone, that they are."""
        return str(WORDS_GONE) if self.taken_down_at else self.rationale

    @property
    def told_note(self) -> str:
        """What changed, as readers are told; where its words are gone, that they are."""
        return str(WORDS_GONE) if self.taken_down_at and self.public_note else self.public_note

    @property
    def is_standing(self) -> bool:
        """Whether this is what the newsroom says of the claim today."""
        published = self.publication_seq is not None and self.superseded_by is None
        return published and self.kind != VerdictKind.VOID

    @property
    def voids(self) -> int | None:
        """The publication that this one takes back."""
        return self.replaces if self.kind == VerdictKind.VOID else None
