"""The engine of sessions: Django's own in the database, whose rows know their person."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from sources.people.models import Session
from sources.people.signed_in import told_by


class SessionStore(DatabaseStore):
    """Keeps sessions in rows that say whose they are."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Any = super().create_model_instance(data)
        for name, value in told_by(data, row.session_key).items():
            setattr(row, name, value)
        return row  # type: ignore[no-any-return]
