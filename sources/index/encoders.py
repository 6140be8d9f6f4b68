"""The encoder the settings ask for, loaded once a process."""

from functools import cache

from django.conf import settings

from sources.index.embedding import Encoder, packaged
from sources.index.embedding_endpoint import EndpointEncoder


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
