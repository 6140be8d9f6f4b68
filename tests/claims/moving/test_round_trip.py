"""Out of one database, into another, and out again: the same to the last byte."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from claims.models import Verdict
from claims.moving.exporting import export
from claims.moving.importing import bring_in
from claims.moving.tables import MADE_AT_SETUP, moving_tables
from claims.moving.values import own_kind
from sources.index.following import follower
from sources.logs.models import LogHead
from sources.models import Document, IndexChange, Source
from sources.people.models import Person
from sources.work import queue
from sources.work.models import Work
from tests.claims.moving.conftest import contents
from tests.factories import make_document, make_source
from tests.needs import need_postgresql


def all_rows() -> dict[str, list]:
    """By table; what every installation numbers for itself is compared by the second export."""
    return {
        table.label: list(table.all().values(*numbered_here(table))) for table in moving_tables()
    }


def numbered_here(table) -> list[str]:
    return [field.attname for field in table.fields if not own_kind(field)]


def without_passwords(rows: dict[str, list]) -> dict[str, list]:
    people = [person | {"password": "!"} for person in rows["people.person"]]
    return rows | {"people.person": people}


def test_every_row_comes_back_as_it_was_and_a_second_export_is_the_first(
    world, folder, empty_out, tmp_path, quiet
):
    before = without_passwords(all_rows())
    lacking = [label for label, rows in before.items() if not rows]
    export(folder)
    empty_out()
    bring_in(folder, say=quiet)
    assert lacking == ["logs.checkpoint"]  # signed under a key that no newsroom of tests has
    assert all_rows() == before
    export(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(folder)


def test_the_chain_of_verdicts_holds_and_goes_on_where_it_was(world, folder, empty_out, quiet):
    export(folder)
    empty_out()
    bring_in(folder, say=quiet)
    chain = list(Verdict.objects.chain())
    previous = ""
    for verdict in chain:
        assert (verdict.previous, verdict.leaf) == (previous, verdict.commitment())
        assert verdict.digest == verdict.link()
        previous = verdict.digest
    call_command("verify", folder / "log")
    head = LogHead.objects.get(log="verdicts")
    assert (head.seq, head.digest) == (len(chain), previous)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.update(rationale="anders")


def test_no_number_is_given_twice_not_even_that_of_a_row_that_is_gone(
    world, folder, empty_out, quiet
):
    lost = make_source("مؤقتة")
    number = lost.pk
    lost.delete()
    export(folder)
    empty_out()
    bring_in(folder, say=quiet)
    assert make_source("جديدة").pk == number + 1
    assert make_document("جملة.").pk == Document.objects.order_by("-pk")[0].pk


def test_nobody_logs_in_by_what_an_export_holds_unless_it_was_asked_for(
    world, folder, empty_out, tmp_path, quiet
):
    hashed = Person.objects.get(username="ed").password
    export(folder)
    export(tmp_path / "with", passwords=True)
    held = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert not any(hashed.encode() in each for each in held)
    empty_out()
    bring_in(folder, say=quiet)
    stripped = Person.objects.get(username="ed")
    assert not stripped.has_usable_password()
    assert not stripped.check_password("!")
    empty_out()
    bring_in(tmp_path / "with", say=quiet)
    assert Person.objects.get(username="ed").password == hashed


def test_roles_come_with_what_they_may(world, folder, empty_out, quiet):
    export(folder)
    empty_out()
    bring_in(folder, say=quiet)
    editor = Person.objects.get(username="ed")
    assert editor.has_perm("claims.review_claim")
    assert editor.has_perm("work.view_work")
    assert not editor.has_perm("claims.change_newsroom")


def test_the_index_follows_and_work_that_was_done_is_not_done_again(
    world, folder, empty_out, quiet, settings
):
    queue.drain()
    done = Work.objects.filter(state="done").count()
    export(folder)
    empty_out()
    call_command("import", folder)
    assert Work.objects.filter(state="done").count() == done
    assert Work.objects.due().count() == 0
    index = follower().catch_up(20)
    assert index.mark.seq == IndexChange.objects.last_seq()


@pytest.fixture
def elsewhere(tmp_path):
    """`manage.py` on another database of another kind."""

    def manage(url: str, *command) -> None:
        run = tmp_path / "run"
        run.mkdir(exist_ok=True)
        env = {**os.environ, "DATABASE_URL": url, "FACTCHECK_RUN_DIR": str(run), "EMBEDDINGS": ""}
        words = [sys.executable, "manage.py", *map(str, command)]
        subprocess.run(words, cwd=settings.BASE_DIR, env=env, check=True, capture_output=True)

    return manage


@pytest.fixture
def other_database(tmp_path):
    """An empty PostgreSQL where the tests run on SQLite, and an empty SQLite where they do not."""
    if connection.vendor == "postgresql":
        yield f"sqlite:///{tmp_path / 'other.sqlite3'}"
        return
    url = need_postgresql()
    name = f"moving_{os.getpid()}"
    server, _slash, _name = url.rpartition("/")
    psql = ["psql", "-q", f"{server}/postgres", "-c"]
    subprocess.run([*psql, f"CREATE DATABASE {name}"], check=True)
    yield f"{server}/{name}"
    subprocess.run([*psql, f"DROP DATABASE {name} WITH (FORCE)"], check=True)


def test_a_newsroom_moves_between_the_two_kinds_of_database(
    world, folder, elsewhere, other_database, tmp_path
):
    export(folder)
    elsewhere(other_database, "migrate", "-v0", "--skip-checks")
    elsewhere(other_database, "import", folder)
    elsewhere(other_database, "export", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(folder)


def test_what_a_new_database_has_is_no_hindrance_and_what_people_made_is(
    world, folder, quiet, empty_out
):
    export(folder)
    empty_out()
    assert all(t.all().exists() == (t.label in MADE_AT_SETUP) for t in moving_tables())
    bring_in(folder, say=quiet)
    assert Source.objects.exists()
