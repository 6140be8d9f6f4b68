"""Signing checkpoints: C2SP's signed notes under an Ed25519 key of the log's own."""

import base64
import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.translation import gettext_lazy as _

from sources.logs.verify import ED25519, SIGNED_BY, Key, mark_of
from sources.refusals.refusal import Refusal

HEAD: Final = "PRIVATE+KEY+"
ORIGIN = re.compile(r"[^\s+]{1,200}")


class NoSigningKey(Refusal):
    """The file of the key is missing or holds something else."""

    code = "no_signing_key"
    message = _("There is no signing key in %(path)s. Make one: manage.py checkpoint --make-key.")


class KeyStands(Refusal):
    """A key is never written over: what it signed could not be continued."""

    code = "key_stands"
    message = _("There is a file at %(path)s already; a key is never written over.")


class Signer(NamedTuple):
    """The private key and the public one that goes with it."""

    key: Key
    secret: Ed25519PrivateKey

    @classmethod
    def of(cls, origin: str, secret: Ed25519PrivateKey) -> "Signer":
        key = Key(origin, b"", secret.public_key().public_bytes_raw())
        return cls(key._replace(mark=mark_of(key)), secret)

    @classmethod
    def read(cls, path: Path) -> "Signer":
        """The key of a file, as Go's note package writes it; raises NoSigningKey."""
        try:
            text = path.read_text(encoding="utf-8").strip()
            name, _mark, packed = text.removeprefix(HEAD).split("+", 2)
            secret = base64.b64decode(packed, validate=True)[1:]
            return cls.of(name, Ed25519PrivateKey.from_private_bytes(secret))
        except (OSError, ValueError):
            raise NoSigningKey(path=path) from None

    @classmethod
    def make(cls, path: Path, origin: str) -> "Signer":
        """A new key in a file for its owner alone; raises KeyStands."""
        signer = cls.of(origin, Ed25519PrivateKey.generate())
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise KeyStands(path=path) from None
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{signer.private_text()}\n")
        return signer

    def private_text(self) -> str:
        packed = base64.b64encode(ED25519 + self.secret.private_bytes_raw()).decode()
        return f"{HEAD}{self.key.name}+{self.key.mark.hex()}+{packed}"

    def sign(self, size: int, root: bytes) -> str:
        """The signed note that says: so many entries have this root."""
        text = f"{self.key.name}\n{size}\n{base64.b64encode(root).decode()}\n"
        signature = base64.b64encode(self.key.mark + self.secret.sign(text.encode())).decode()
        return f"{text}\n{SIGNED_BY}{self.key.name} {signature}\n"
