"""What the search indexes follow."""

from typing import Self

from django.db import models

from sources.logs.models import LogHead
from sources.models.sentence import Sentence

INDEX_LOG = "index"


class IndexChangeQuerySet(models.QuerySet["IndexChange"]):
    """The list of changed documents that every host replays into its own index."""

    def record(self, document_id: int) -> "IndexChange":
        """Say that a document changed; call it last in the transaction of the change."""
        head = LogHead.objects.advance(INDEX_LOG)
        return self.create(seq=head.seq, document_id=document_id)

    def record_many(self, document_ids: list[int]) -> None:
        """As `record`, for a batch of documents under one lock."""
        first = LogHead.objects.advance(INDEX_LOG)
        LogHead.objects.of(INDEX_LOG).update(seq=first.seq + len(document_ids) - 1)
        self.bulk_create(
            IndexChange(seq=first.seq + n, document_id=pk) for n, pk in enumerate(document_ids)
        )

    def since(self, seq: int) -> Self:
        return self.filter(seq__gt=seq).order_by("seq")

    def last_seq(self) -> int:
        """The newest number, 0 when nothing was ever indexed."""
        return self.aggregate(last=models.Max("seq"))["last"] or 0


class IndexChange(models.Model):
    """A document whose sentences changed; the id stays when the document goes."""

    seq = models.BigIntegerField(primary_key=True)
    document_id = models.BigIntegerField()

    objects = IndexChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.seq}: {self.document_id}"


class Embedding(models.Model):
    """The vector one encoder gave a sentence: costly to make, so kept; safe to delete."""

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="embeddings")
    encoder = models.CharField(max_length=64)
    vector = models.BinaryField(help_text="float16, little-endian, of unit length")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sentence", "encoder"], name="one_vector_a_sentence_and_encoder"
            )
        ]

    def __str__(self) -> str:
        return f"{self.encoder} {self.sentence_id}"
