"""The cast: two editors, two analysts, an administrator, an API consumer, a stranger."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as drawing

from factcheck.taking_writes import PROBE
from sources.brief_locks import REST
from sources.people.counting import OWED
from sources.people.models import Person
from sources.people.usage import UNWRITTEN
from tests.factories import make_person

# How fast a loaded machine draws is no fault of what it draws for.
drawing.register_profile(
    "untimed", drawing(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
drawing.load_profile("untimed")


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out what touches no database: run it once, and these on each of them",
    )


def touches_a_database(item) -> bool:
    """Whether a test opens a database itself, or starts something that does."""
    opened = {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    return bool(opened) or any(map(item.get_closest_marker, ("django_db", "faults", "browser")))


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--database-only"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not touches_a_database(item)])
    items[:] = filter(touches_a_database, items)


@pytest.fixture(scope="session", autouse=True)
def every_page_is_there():
    """As in a web server: which pages an earlier test asked for decides nothing."""
    import_module("factcheck.urls")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """Each runner has its own database; SQLite in a file, as in production, so that threads and
    other processes see what was committed."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "db.sqlite3")


@pytest.fixture(autouse=True)
def every_test_has_its_own_house(settings, tmp_path):
    """No test meets the index, the broker or the throttle counts of another."""
    settings.INDEX_DIR = tmp_path / "index"
    settings.EMBEDDINGS = ""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    REST.end()
    UNWRITTEN.take()
    OWED.kept.clear()
    PROBE.forget()


@pytest.fixture
def in_english():
    """Where a test reads the words of a command, of a refusal or of a label."""
    with translation.override("en"):
        yield


@pytest.fixture
def editor(db) -> Person:
    return make_person("editor", username="ed")


@pytest.fixture
def second_editor(db) -> Person:
    return make_person("editor", username="second")


@pytest.fixture
def analyst(db) -> Person:
    return make_person("analyst", username="ana")


@pytest.fixture
def second_analyst(db) -> Person:
    return make_person("analyst", username="amal")


@pytest.fixture
def administrator(db) -> Person:
    return make_person("administrator", username="admin")


@pytest.fixture
def consumer(db) -> Person:
    person = make_person("API consumer", username="consumer")
    person.is_staff = False
    person.save()
    return person


@pytest.fixture
def stranger(db) -> Person:
    return make_person(username="stranger")


@pytest.fixture
def browse():
    """A browser session of somebody: `browse(editor).get(...)`."""

    def session(person: Person | None = None) -> Client:
        client = Client()
        if person:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return session


FROZEN = "type = 'trigger' AND name LIKE '%never_deleted'"


def append_only_triggers() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE {FROZEN}")  # noqa: S608
        return cursor.fetchall()


@pytest.fixture(autouse=True, scope="session")
def emptying_tables_is_no_deletion():
    """Transactional tests empty every table: our triggers let them, and the roles come back."""
    flush = TransactionTestCase._fixture_teardown
    roles = import_module("sources.people.migrations.0002_roles")

    def flush_and_restore(self):
        triggers = append_only_triggers() if connection.vendor == "sqlite" else []
        with connection.cursor() as cursor:
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            flush(self)
            for _, sql in triggers:
                cursor.execute(sql)
        with connection.schema_editor() as editor:
            roles.make_roles(apps, editor)

    TransactionTestCase._fixture_teardown = flush_and_restore
    yield
    TransactionTestCase._fixture_teardown = flush
