"""The encoder the settings ask for, loaded once a process."""

from functools import cache
from importlib.util import find_spec

from django.conf import settings

from sources.index.vectors.embedding import ENCODERS, Encoder, packaged
from sources.index.vectors.embedding_endpoint import EndpointEncoder


def encoder() -> Encoder | None:
    """The encoder of `EMBEDDINGS`, None when it is empty: then search is lexical.

    `EMBEDDINGS` is the name of a packaged encoder or an address with the model after a hash sign
    (`http://10.0.0.5:8000/v1/embeddings#bge-m3`). Raises UnknownEncoderError or EndpointError.
    """
    return _encoder(settings.EMBEDDINGS, settings.EMBEDDINGS_KEY)


@cache
def _encoder(wanted: str, key: str) -> Encoder | None:
    if not wanted:
        return None
    if "://" not in wanted:
        return packaged(wanted)
    address, _, model = wanted.partition("#")
    return EndpointEncoder(address, model or "default", key=key)


def refusal(wanted: str) -> str:
    """Why this value of `EMBEDDINGS` cannot be used, "" if it can; loads and asks nothing."""
    if not wanted or wanted.startswith(("http://", "https://")):
        return ""
    if wanted not in ENCODERS:
        return f"{wanted!r} is no address and none of {', '.join(sorted(ENCODERS))}."
    package = ENCODERS[wanted].package
    return "" if find_spec(package) else f"the package {package} is not installed."
