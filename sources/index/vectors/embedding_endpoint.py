"""An encoder behind an HTTP address of the newsroom's own choosing (OpenAI's embeddings API).

Beside `sources.intake.fetch` the only module that opens a connection. It goes where the
administrator's setting says, inside the house as well, so the rules for addresses out of articles
do not apply.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any, ClassVar, TypeAlias

import urllib3

from sources.index.arrays import np, npt

Floats: TypeAlias = "npt.NDArray[np.float32]"

SECONDS = 10.0  # for a whole answer, however slowly it drips
PAUSE = 60.0  # seconds an endpoint that failed is not asked again: search goes on without it
AT_ONCE = 64  # texts a request; hosted services take more, small local ones no more
AT_A_TIME = 65_536  # bytes
LARGEST_ANSWER = 64_000_000  # bytes: 64 texts of 4,096 dimensions are 6 MB as JSON


class EndpointError(ConnectionError):
    """The endpoint could not be reached or did not answer as its API says; try again later."""


class EndpointEncoder:
    """Vectors from `POST {address}` with `{"model": …, "input": […]}`.

    The API knows no queries and passages: E5 models get their prefixes as text.
    """

    _silent_until: ClassVar[dict[str, float]] = {}

    def __init__(self, address: str, model: str, *, key: str = "") -> None:
        """Ask once, to learn the dimensions; raises EndpointError."""
        self._address = address
        self._model = model
        self._headers = {"Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._prefixes = ("query: ", "passage: ") if "e5" in model.lower() else ("", "")
        self._pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(total=SECONDS), retries=urllib3.Retry(0, redirect=0)
        )
        self.dimensions = 0
        self.dimensions = self._asked(["."]).shape[1]
        self.name = f"{f'endpoint:{model}'[:56]}:{self.dimensions}"

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """One row a text (float32 [n, dimensions], L2-normalised); raises EndpointError."""
        return self._encoded(texts, self._prefixes[0])

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """As `encode_queries`, for the texts that are searched."""
        return self._encoded(texts, self._prefixes[1])

    def _encoded(self, texts: Sequence[str], prefix: str) -> Floats:
        parts = [
            self._asked([prefix + text for text in texts[start : start + AT_ONCE]])
            for start in range(0, len(texts), AT_ONCE)
        ]
        rows = np.vstack([np.zeros((0, self.dimensions), dtype=np.float32), *parts])
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)

    def _asked(self, texts: Sequence[str]) -> Floats:
        if time.monotonic() < self._silent_until.get(self._address, 0.0):
            raise EndpointError(f"{self._address} failed a moment ago")
        try:
            return self._understood(self._answer(texts), len(texts))
        except EndpointError:
            self._silent_until[self._address] = time.monotonic() + PAUSE
            raise

    def _understood(self, answer: bytes, wanted: int) -> Floats:
        try:
            data = sorted(json.loads(answer)["data"], key=lambda item: int(item["index"]))
            rows = np.array([item["embedding"] for item in data], dtype=np.float32)
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise EndpointError(f"not an answer of the embeddings API: {error}") from error
        if rows.ndim != 2 or len(rows) != wanted or not np.isfinite(rows).all():
            raise EndpointError(f"{rows.shape} numbers for {wanted} texts")
        if rows.shape[1] != (self.dimensions or rows.shape[1]) or not rows.shape[1]:
            raise EndpointError(f"{rows.shape[1]} dimensions, and {self.dimensions} before")
        return rows

    def _answer(self, texts: Sequence[str]) -> bytes:
        body = json.dumps({"model": self._model, "input": texts}).encode()
        try:
            response: Any = self._pool.request(
                "POST", self._address, body=body, headers=self._headers, preload_content=False
            )
            content = _read(response, time.monotonic() + SECONDS)
            response.release_conn()
        except urllib3.exceptions.HTTPError as error:
            raise EndpointError(str(error)) from error
        if response.status != 200 or len(content) > LARGEST_ANSWER:
            raise EndpointError(f"status {response.status}, {len(content)} bytes")
        return content


def _read(response: Any, until: float) -> bytes:
    """The answer, or as much of it as shows that it is too large; a drip ends at the deadline."""
    content = bytearray()
    while len(content) <= LARGEST_ANSWER and (chunk := response.read1(AT_A_TIME)):
        content += chunk
        if time.monotonic() > until:
            raise EndpointError(f"no whole answer in {SECONDS:.0f} seconds")
    return bytes(content)
