"""Rows chained by digests, so that none can be changed or dropped unseen."""

import hashlib
import json
import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.logs.models import LogHead


def canonical(body: dict[str, Any]) -> bytes:
    """Canonical JSON: sorted keys, no blanks, UTF-8 as given; strings and integers only."""
    return json.dumps(
        body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


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
        """What the chain commits to: strings and integers, nothing that may be rendered anew."""
        raise NotImplementedError

    def seal(self, head: LogHead) -> None:
        """Take number and chain from the log's head: digest = SHA-256(previous ‖ leaf)."""
        self.seq, self.previous = head.seq, head.digest
        self.salt = secrets.token_hex(32)
        self.leaf = self.commitment()
        self.digest = self.link()

    def commitment(self) -> str:
        """SHA-256(salt ‖ body): salt and body can be erased lawfully, the chain still holds."""
        return hashlib.sha256(bytes.fromhex(self.salt) + canonical(self.body())).hexdigest()

    def link(self) -> str:
        return hashlib.sha256(bytes.fromhex(self.previous + self.leaf)).hexdigest()
