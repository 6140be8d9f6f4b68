from django.apps import AppConfig
from django.conf import settings


class FactcheckConfig(AppConfig):
    """The wiring: start-up checks and the launcher."""

    name = "factcheck"

    def ready(self) -> None:
        """Register the checks; a Celery worker, which Django does not check, refuses by them."""
        from celery.signals import celeryd_init  # noqa: PLC0415

        from factcheck import database_checks, extra_checks  # noqa: F401, PLC0415 - register checks
        from factcheck.checks import refuse_unsafe  # noqa: PLC0415

        if settings.SENTRY_DSN and not extra_checks.sentry_is_missing():
            from factcheck.faults_outside import begin  # noqa: PLC0415 - an extra

            begin()
        celeryd_init.connect(lambda **_: refuse_unsafe(), weak=False)
