"""The claims app, and the one signal it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    """What is said, and whether it holds."""

    name = "claims"
    verbose_name = _("Claims")

    def ready(self) -> None:
        """Connect what claims do when a document is cut; importing registers the work."""
        from claims.deciding.ties import hold_on  # noqa: PLC0415 - models must be loaded
        from claims.machine import on_document_cut  # noqa: PLC0415 - models must be loaded
        from sources.signals import document_cut, sentences_leaving  # noqa: PLC0415

        document_cut.connect(on_document_cut, dispatch_uid="claims")
        sentences_leaving.connect(hold_on, dispatch_uid="claims")
