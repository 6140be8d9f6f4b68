"""What people do with a watch that stands: pause, resume, have it read now, set it anew."""

from django.db import transaction

from sources.clock import DatabaseNow
from sources.intake.watching.adding import known_language, within
from sources.intake.watching.due import POLL
from sources.intake.watching.refusals import PausedWatch
from sources.models import Watch
from sources.models.watch import A_DAY, MINUTES
from sources.work.bell import ring
from sources.work.models import Work


@transaction.atomic
def pause(watch: Watch) -> bool:
    """Read it no more until it is resumed; False when it was paused already."""
    if not Watch.objects.filter(pk=watch.pk, paused_at=None).update(paused_at=DatabaseNow()):
        return False
    Work.objects.of(POLL, [watch.pk]).idle().delete()
    return True


@transaction.atomic
def resume(watch: Watch) -> bool:
    """Read it again from now on; False when it was not paused."""
    paused = Watch.objects.filter(pk=watch.pk, paused_at__isnull=False)
    if not paused.update(paused_at=None):
        return False
    read_at_once(watch)
    return True


@transaction.atomic
def poll_now(watch: Watch) -> None:
    """Read it as soon as a worker is free, whatever is due; raises PausedWatch."""
    if not Watch.objects.select_for_update().filter(pk=watch.pk, paused_at=None).exists():
        raise PausedWatch
    read_at_once(watch)


def read_at_once(watch: Watch) -> None:
    """One that is being read this moment is not read twice."""
    Work.objects.request_again(POLL, watch.pk, after=0.0)
    transaction.on_commit(ring)


def set_anew(
    watch: Watch,
    *,
    minutes: int | None = None,
    most_a_day: int | None = None,
    language: str | None = None,
    review: bool | None = None,
) -> Watch:
    """Say otherwise how often it is read and what becomes of its articles from now on."""
    if minutes is not None:
        watch.minutes = within(MINUTES, minutes, name="minutes")
    if most_a_day is not None:
        watch.most_a_day = within(A_DAY, most_a_day, name="most_a_day")
    if language is not None:
        watch.language = known_language(language)
    watch.review = watch.review if review is None else review
    watch.save(update_fields=["minutes", "most_a_day", "language", "review"])
    return watch
