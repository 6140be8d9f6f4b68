"""The protocol as a model's program speaks it: the SDK's own client, the command in a process."""

import os
import socket
import subprocess
import sys
import time

import anyio
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from mcp import Client, StdioServerParameters

from claims.management.commands import mcp as command
from tests.claims.lookup.conftest import DAM, told
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = {"public_note": "تبيّن غير ذلك."}


def database_url() -> str:
    here = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{here['NAME']}"
    who = ":".join(filter(None, (here["USER"], here["PASSWORD"])))
    return f"postgres://{who}@{here['HOST']}:{here['PORT'] or 5432}/{here['NAME']}"


def surroundings() -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "INDEX_DIR": str(settings.INDEX_DIR),
        "EMBEDDINGS": "",
    }


COMMAND = [str(settings.BASE_DIR / "manage.py"), "mcp"]


def over_stdio() -> StdioServerParameters:
    return StdioServerParameters(command=sys.executable, args=COMMAND, env=surroundings())


def talk(server, *calls):
    """The tools a server offers, and its answers to some calls."""

    async def session():
        async with Client(server, read_timeout_seconds=120) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, said) for name, said in calls]

    return anyio.run(session)


def test_a_program_asks_over_stdio_and_is_answered_with_quotations(editor):
    dam = told(DAM, "disputed", by=editor)
    judge(dam, "speculative", by=editor, kind="correction", **NOTE)
    judge(make_claim("لم ينشر هذا بعد في أي مكان."), "speculative", by=editor, publish=False)
    tools, (found, history, moved, listed, unknown, refused) = talk(
        over_stdio(),
        ("look_up", {"text": DAM.replace("48%", "61%")}),
        ("verdict", {"claim": dam.pk}),
        ("changes", {"after": 1}),
        ("search", {"words": "سد الوادي"}),
        ("verdict", {"claim": dam.pk + 1}),
        ("changes", {"after": -1}),
    )
    assert [tool.name for tool in tools] == ["look_up", "verdict", "changes", "search"]
    assert all(tool.annotations.read_only_hint for tool in tools)
    (match,) = found.structured_content["results"][0]["matches"]
    assert (match["claim"], match["rating"], match["band"]) == (dam.pk, "speculative", "likely")
    assert match["differs"][0]["held"] == {"quotation": "\u206848%\u2069"}
    kinds = [row["kind"] for row in history.structured_content["verdicts"]]
    assert kinds == ["first", "correction"]
    assert [row["kind"] for row in moved.structured_content["results"]] == ["correction"]
    assert [row["claim"] for row in listed.structured_content["results"]] == [dam.pk]
    assert unknown.is_error
    assert str(dam.pk + 1) in unknown.content[0].text
    assert refused.is_error


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def over_http(port):
    served = subprocess.Popen(
        [sys.executable, *COMMAND, "--http", f"--port={port}"], env=surroundings()
    )
    for _ in range(600):
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}/mcp"
    served.terminate()
    served.wait(30)


def test_the_same_over_http_on_this_machine(editor, over_http):
    dam = told(DAM, "speculative", by=editor)
    _tools, (found,) = talk(over_http, ("look_up", {"text": DAM}))
    assert found.structured_content["results"][0]["matches"][0]["claim"] == dam.pk


def test_who_lacks_the_package_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setattr(command, "SERVER", None)
    with pytest.raises(CommandError, match=r"requirements-mcp\.lock"):
        call_command("mcp")
