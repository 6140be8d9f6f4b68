"""The document as text: what a reader who types it may rely on."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.deploying.document import commands, moved
from tests.deploying.systemctl import environment

HERE_DOCUMENT = re.compile(r"^cat > (\S+) <<'?END'?\n(.*?)^END$", re.MULTILINE | re.DOTALL)
WRITTEN = [found for script in commands().values() for found in HERE_DOCUMENT.findall(script)]
FILES = dict(WRITTEN)


def test_each_file_is_written_once():
    assert sorted(FILES) == [
        "/etc/cron.daily/factcheck-backup",
        "/etc/factcheck.env",
        "/etc/nginx/conf.d/factcheck.conf",
        "/etc/systemd/system/factcheck-web.service",
        "/etc/systemd/system/factcheck-worker@.service",
        "/usr/local/sbin/factcheck",
    ]
    assert len(WRITTEN) == len(FILES)


def test_bash_and_systemd_read_the_same_settings(tmp_path):
    """A comment behind a value would be part of the secret key for one of them."""
    path = tmp_path / "factcheck.env"
    text = FILES["/etc/factcheck.env"].replace("$(openssl rand -hex 48)", "0f" * 48)
    path.write_text(text.replace("$password", "secret"))
    read = environment(str(path))
    assert len(read) == 9
    shown = "".join(f'printf "%s\\n" "${name}";' for name in read)
    bash = ["bash", "-c", f". {path}; {shown}"]
    said = subprocess.run(bash, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == list(read.values())


@pytest.mark.parametrize("title", commands())
def test_what_the_service_owns_is_touched_by_the_service_alone(title):
    """Root who starts Python there leaves files that the service cannot change."""
    script = HERE_DOCUMENT.sub("", commands()[title])
    lines = [line for line in script.splitlines() if ".venv" in line or "git " in line]
    assert all(line.startswith("factcheck ") for line in lines)


@pytest.mark.parametrize("title", commands())
def test_a_prefix_takes_in_all_that_is_written(title):
    """What the test of the document types may touch nothing of the machine it runs on."""
    script = moved(commands()[title], root=Path("/prefix"), account="ours", places={})
    left = re.sub(r"/prefix/\S+", "", script)
    assert not re.findall(r"(?<!\w)/(?:opt|etc|var|usr/local)\b\S*", left)
    assert not re.search(r"-[uog] factcheck\b|User=factcheck|nologin factcheck\b", script)


def test_an_update_does_what_the_first_day_did():
    first, update = (
        commands()["3. Tables, static files and the first account"],
        commands()["9. Update"],
    )
    daily = [line for line in first.splitlines() if line and "createsuperuser" not in line]
    assert len(daily) == 3
    assert "\n".join(daily) in update
    install = next(line for line in update.splitlines() if "pip install" in line)
    assert install in commands()["1. The code, on every host"]
