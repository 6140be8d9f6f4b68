"""What a process loads before it does anything: each in an interpreter of its own."""

import subprocess
import sys

import pytest
from django.conf import settings as house

BEGIN = """
import gc, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
import factcheck, django
django.setup()
"""
PAGES = ("factcheck.urls", "claims.desk.urls", "claims.api.claims", "claims.public.urls")


def said(script: str) -> list[str]:
    """The words that a fresh process prints once Django stands."""
    run = subprocess.run(
        [sys.executable, "-c", BEGIN + script],
        cwd=house.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


LOADED = f"""
print(*[name for name in {PAGES} if name in sys.modules])
"""
WORKER = """
from factcheck.celery import app
app.loader.import_default_modules()
"""
# What `sources.later` keeps away from a process that does not ask for it.
LATER = ("numpy", "courlan", "py3langid", "resvg_py", "uharfbuzz")
HEAVY = f"""
print(*[name for name in {LATER} if name in sys.modules])
"""
REGISTERED = """
from django.contrib import admin
from django.core.checks import run_checks
print(len(run_checks(tags=["admin"])), len(admin.site._registry) > 10)
"""


def test_a_worker_loads_no_pages():
    assert said(WORKER + LOADED) == []


def test_a_web_server_has_every_page_before_it_serves_one():
    script = "from factcheck.web import on_starting; on_starting(None)"
    assert said(script + LOADED) == list(PAGES)


def test_a_command_that_looks_at_every_page_loads_nothing_that_searches_or_draws():
    assert said("import factcheck.urls" + HEAVY) == []


def test_what_is_loaded_later_is_as_if_it_had_been_imported():
    use = """
from sources.index.arrays import np
from sources.text.address import canonical
print(np.zeros(2).sum(), np.float32.__name__, canonical("https://www.paper.example/a?utm_source=x"))
print(hasattr(np, "no_such_thing"))
"""
    assert said(use + HEAVY) == [
        *("0.0", "float32", "paper.example/a", "False"),
        *("numpy", "courlan"),
    ]


def test_the_pages_of_the_admin_are_there_when_they_are_checked():
    assert said(REGISTERED) == ["0", "True"]


@pytest.mark.parametrize("script", ["", WORKER])
def test_no_process_looks_for_cycles_at_every_few_objects(script):
    assert int(said(script + "print(gc.get_threshold()[0])")[0]) >= 20_000
