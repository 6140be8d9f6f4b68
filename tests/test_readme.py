"""Every curl of the README does what the README says, typed as it stands there."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sources.models import Document
from sources.people.newsroom_tokens import give_token
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db(transaction=True)
README = Path(__file__).parent.parent / "README.md"
HOST = "http://127.0.0.1:8000"


def curls() -> list[str]:
    """The commands, each as one line."""
    blocks = re.findall(r"^```\n(.*?)^```$", README.read_text(), re.MULTILINE | re.DOTALL)
    typed = "".join(blocks).replace("\\\n", " ").splitlines()
    return [re.sub(r"\s+", " ", line) for line in typed if line.startswith("curl ")]


@pytest.fixture
def bash(live_server, tmp_path):
    """Type a command in a shell of its own; what it prints, if it does not fail."""
    lines = [{"text": f"افتُتح الجسر رقم {n}."} for n in range(2)]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (tmp_path / "night.jsonl").write_text(text, encoding="utf-8")
    _token, secret = give_token("CMS", ["ingest"], days=1, by=None)

    def typed(command: str) -> str:
        ours = command.replace(HOST, live_server.url).replace("curl ", "curl -sS --fail-with-body ")
        path = {"PATH": str(Path(shutil.which("curl") or "").parent) + ":/usr/bin:/bin"}
        told = {"cwd": tmp_path, "env": {"TOKEN": secret, **path}, "capture_output": True}
        ended = subprocess.run(["bash", "-c", ours], check=False, text=True, timeout=60, **told)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    return typed


def test_there_are_as_many_as_ever():
    assert len(curls()) >= 6


@pytest.mark.parametrize("command", curls(), ids=range(len(curls())))
def test_a_curl_of_the_readme_is_answered(command, bash, editor):
    judge(make_claim("The ferries carried 2.9 million passengers in 2024."), "supported", by=editor)
    Document.objects.update(url="https://paper.example/story")
    answer = json.loads(bash(command))
    assert answer.get("results", answer) != []
