"""The claims app, and the signals it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    """What is said, and whether it holds."""

    name = "claims"
    verbose_name = _("Claims")

    def ready(self) -> None:
        """Connect what claims do when a document is cut; importing registers the work."""
        from claims.deciding.guard import hold_on  # noqa: PLC0415 - models must be loaded
        from claims.machine import (  # noqa: PLC0415 - models must be loaded
            on_document_cut,
            on_sentences_cut,
        )
        from sources.signals import (  # noqa: PLC0415
            document_cut,
            sentences_cut,
            sentences_leaving,
        )

        sentences_cut.connect(on_sentences_cut, dispatch_uid="claims")
        document_cut.connect(on_document_cut, dispatch_uid="claims")
        sentences_leaving.connect(hold_on, dispatch_uid="claims")
