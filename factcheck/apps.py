from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    """The wiring: start-up checks and the launcher."""

    name = "factcheck"

    def ready(self) -> None:
        """Register the checks; a Celery worker, which Django does not check, refuses by them."""
        from celery.signals import celeryd_init  # noqa: PLC0415

        from factcheck import database_checks  # noqa: F401, PLC0415 - registers its checks
        from factcheck.checks import refuse_unsafe  # noqa: PLC0415

        celeryd_init.connect(lambda **_: refuse_unsafe(), weak=False)
