"""Rows chained by digests, so that none can be changed or dropped unseen."""

import hashlib
import secrets
from typing import Any

import rfc8785
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.logs.models import LogHead
from sources.logs.verify import commitment


def canonical(body: dict[str, Any]) -> bytes:
    """Canonical JSON (RFC 8785): the same bytes on every machine and in every language."""
    return bytes(rfc8785.dumps(body))


class Sealed(models.Model):
    """A row with its number in a log, bound to the row before it."""

    seq = models.BigIntegerField(_("number"), unique=True)
    salt = models.CharField(max_length=64)
    leaf = models.CharField(max_length=64, help_text=_("SHA-256 of salt and canonical body."))
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True

    def body(self) -> dict[str, Any]:
        """What the leaf commits to and readers may be shown once the row leaves the house."""
        raise NotImplementedError

    def inside(self) -> dict[str, Any]:
        """What the chain alone commits to: it never leaves the house."""
        raise NotImplementedError

    def seal(self, head: LogHead) -> None:
        """Take number and chain from the log's head."""
        self.seq, self.previous = head.seq, head.digest
        self.salt = secrets.token_hex(32)
        self.leaf = self.commitment()
        self.digest = self.link()

    def commitment(self) -> str:
        """SHA-256(salt ‖ body): salt and body can be erased lawfully, the chain still holds."""
        return commitment(self.salt, canonical(self.body()))

    def link(self) -> str:
        """SHA-256(previous ‖ leaf ‖ what stays inside)."""
        before = bytes.fromhex(self.previous + self.leaf)
        return hashlib.sha256(before + canonical(self.inside())).hexdigest()
