"""The Celery application: workers hear the bell, the database holds the work."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

from sources.giving_way import give_way

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
# Processes are what we have many of: threads of numpy's only spin beside them. Before its import.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A worker refuses what is unsafe by itself (factcheck/apps.py); Celery would have all checks run,
# load every page for them, and not look at what they say.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["sources.work"], related_name="bell")


@worker_init.connect
def sweep_in_every_worker(sender: Any = None, **_: Any) -> None:
    """Models can only be imported once Django stands, hence not at the top."""
    from sources.work.sweeping import SweepStep  # noqa: PLC0415

    app.steps["worker"].add(SweepStep)


@worker_init.connect
def come_second(**_: Any) -> None:
    """Pages come first; what works forks from here."""
    give_way()


@worker_init.connect
def share_numpy(**_: Any) -> None:
    """Every batch uses it: loaded once, before what works is forked."""
    import numpy  # noqa: F401, PLC0415
