"""A database and an index that are thrown away: measuring never touches the newsroom's own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.test.utils import override_settings


@contextmanager
def throwaway_archive(embeddings: str) -> Iterator[None]:
    """An empty archive, searched with this encoder, "" for words alone."""
    own = connection.settings_dict["NAME"]
    with (
        tempfile.TemporaryDirectory() as directory,
        override_settings(INDEX_DIR=Path(directory), EMBEDDINGS=embeddings),
    ):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(own, verbosity=0)
