"""Wiring of Factcheck: settings, URLs, Celery and the one-command launcher."""

from factcheck.celery import app as celery_app

__all__ = ["celery_app"]
