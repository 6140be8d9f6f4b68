"""Dockerfile and compose.yml as text: what they name is there, and they agree with each other."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings as house
from django.core.management import get_commands

from tests.deploying.document import commands
from tests.deploying.test_document import FILES

ROOT: Path = house.BASE_DIR
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
OURS = {name: said for name, said in SERVICES.items() if "build" in said}
PAGE = (ROOT / "docs/deploying.md").read_text("utf-8")
TYPED = commands("sh")["In containers"]
KNOWN = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))


def last(instruction: str) -> str:
    """What the last instruction of a kind says, its lines joined."""
    text = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^\s*{instruction} +(.+)$", text, re.MULTILINE)[-1]


def started() -> dict[str, list[str]]:
    """The command of each of our services, the image's own where it names none."""
    return {name: said.get("command", json.loads(last("CMD"))) for name, said in OURS.items()}


def probe() -> list[str]:
    """How the image asks after its own health."""
    found: list[str] = json.loads(last("HEALTHCHECK").partition("CMD ")[2])
    return found


def words(command: list[str]) -> list[str]:
    """A command word by word, also when a shell is given it as one."""
    return shlex.split(command[-1]) if command[:2] == ["sh", "-c"] else command


def test_the_linter_of_dockerfiles_has_nothing_to_say():
    hadolint = Path(sys.executable).with_name("hadolint")
    said = subprocess.run(
        [hadolint, ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert (said.stdout, said.returncode) == ("", 0)


def test_the_image_runs_as_nobody_in_particular():
    user, group = last("USER").split(":")
    assert int(user) == int(group) > 1000


def test_packages_come_from_a_lock_with_their_hashes():
    assert "--require-hashes --no-deps --only-binary :all:" in re.sub(r"\\\n +", "", DOCKERFILE)
    assert (ROOT / re.findall(r"^ARG LOCK=(\S+)", DOCKERFILE, re.MULTILINE)[0]).exists()


def test_what_the_image_takes_in_exists_and_holds_no_secret():
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert next(line for line in lines if not line.startswith("#")) == "*"
    taken = {line[1:] for line in lines if line.startswith("!")}
    assert all(list(ROOT.glob(name)) for name in taken)
    assert {"claims", "factcheck", "sources", "templates", "locale", "pyproject.toml"} <= taken
    assert not {".env", ".run", ".git", "deploy", "tests"} & taken


def test_the_image_asks_after_its_own_health_where_it_listens():
    port = re.search(r"0\.0\.0\.0:(\d+)", last("CMD"))[1]
    assert f"127.0.0.1:{port}/healthz/web" in probe()[-1]
    assert last("EXPOSE") == port
    assert f"server web:{port};" in (ROOT / "deploy/nginx.conf").read_text("utf-8")


@pytest.mark.parametrize("name", OURS)
def test_our_containers_can_write_to_their_volume_alone(name):
    said = OURS[name]
    assert said["read_only"] is True
    assert said["cap_drop"] == ["ALL"]
    assert said["security_opt"] == ["no-new-privileges:true"]
    assert [volume.split(":")[1] for volume in said["volumes"]] == [last("VOLUME")]
    assert f"FACTCHECK_RUN_DIR={last('VOLUME')}" in DOCKERFILE


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_ours_is_one_that_there_is(name):
    said = words(started()[name])
    after = [said[place + 1] for place, word in enumerate(said) if word == "manage.py"]
    assert set(after) <= set(get_commands())
    assert after or said[:2] == ["python", "-m"]


def test_web_and_worker_are_started_as_the_units_start_them():
    """Two pages that say the same: whoever changes one has to change the other."""
    for unit, name in (("web", "web"), ("worker@", "worker")):
        text = FILES[f"/etc/systemd/system/factcheck-{unit}.service"].replace("\\\n", "")
        start = shlex.split(re.search(r"^ExecStart=\S+ (.+)$", text, re.MULTILINE)[1])
        here = ["127.0.0.1:8000" if word == "0.0.0.0:8000" else word for word in started()[name]]
        there = [word for word in start if word not in {"--hostname", "%i@%%h"}]
        assert here[1:] == there


def test_a_step_under_way_may_end_before_its_worker_is_killed():
    seconds = int(SERVICES["worker"]["stop_grace_period"].removesuffix("s"))
    assert seconds > house.WORK_DEADLINE_SECONDS
    assert f"TimeoutStopSec={seconds}" in FILES["/etc/systemd/system/factcheck-worker@.service"]


def test_volumes_networks_and_services_that_are_named_are_declared():
    for said in SERVICES.values():
        named = {volume.split(":")[0] for volume in said.get("volumes", ())}
        assert {name for name in named if not name.startswith("./deploy/")} <= set(
            COMPOSE["volumes"]
        )
        assert set(said["networks"]) <= set(COMPOSE["networks"])
        assert set(said.get("depends_on", ())) <= set(SERVICES)


def test_the_proxy_alone_is_reached_from_outside():
    assert [name for name, said in SERVICES.items() if "ports" in said] == ["proxy"]
    assert SERVICES["proxy"]["ports"] == ["80:80", "443:443"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert {name for name, said in SERVICES.items() if "outside" not in said["networks"]} == {
        "database",
        "broker",
        "setup",
    }


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_container_made_anew_is_the_same_machine(name):
    said = SERVICES[name]["environment"]
    assert set(said) <= KNOWN
    assert said["HOST_NAME"] == name
    assert "hostname" not in SERVICES[name]  # by it the containers of one machine differ


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_restore_renews_the_index_of_every_volume(name):
    assert f"docker compose exec {name} python manage.py index --rebuild" in " ".join(PAGE.split())


def test_the_broker_drops_nothing():
    command = SERVICES["broker"]["command"]
    assert command[command.index("--maxmemory-policy") + 1] == "noeviction"


def test_nothing_starts_before_its_tables_stand():
    for name in ("web", "worker"):
        condition = {"condition": "service_completed_successfully"}
        assert SERVICES[name]["depends_on"]["setup"] == condition
    assert "manage.py migrate" in SERVICES["setup"]["command"][-1]


def settings_typed() -> dict[str, str]:
    file = re.compile(r"cat > factcheck\.env <<END\n(.*?)^END$", re.MULTILINE | re.DOTALL)
    (text,) = file.findall(TYPED)
    return dict(line.split("=", 1) for line in text.splitlines())


def test_every_variable_is_one_that_settings_read():
    assert set(settings_typed()) <= KNOWN
    set_in_image = set(re.findall(r"(FACTCHECK_\w+)=", DOCKERFILE))
    assert set_in_image <= KNOWN
    assert set(re.findall(r"^([A-Z_]+)=", FILES["/etc/factcheck.env"], re.MULTILINE)) <= KNOWN


def test_the_settings_name_the_services():
    said = settings_typed()
    assert "@database:5432/factcheck" in said["DATABASE_URL"]
    assert said["REDIS_URL"] == "redis://broker:6379/0"
    assert {"database", "broker"} <= set(SERVICES)
    environment = SERVICES["database"]["environment"]
    assert environment["POSTGRES_USER"] == environment["POSTGRES_DB"] == "factcheck"


def test_the_files_that_compose_asks_for_are_made_on_the_page_or_come_with_the_code():
    asked = {path for said in SERVICES.values() for path in said.get("env_file", ())}
    made = {f"deploy/{name}" for name in re.findall(r"> (\w+\.env)", TYPED)}
    assert asked == made
    for path in made:
        ignored = ["git", "check-ignore", "--quiet", path]
        assert subprocess.run(ignored, cwd=ROOT, check=False).returncode == 0


def test_the_proxy_is_the_one_of_the_page():
    """But for where things are, nginx in a container is told what nginx on a host is told."""
    page = FILES["/etc/nginx/conf.d/factcheck.conf"]
    moved = page.replace("127.0.0.1:8000", "web:8000")
    for end, name in (("pem", "certificate.pem"), ("key", "certificate.key")):
        moved = moved.replace(f"/etc/ssl/desk.example.{end}", f"/etc/ssl/factcheck/{name}")
    ours = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    assert ours.partition("upstream")[2] == moved.partition("upstream")[2]


def test_the_image_is_called_by_the_version_it_holds():
    assert OURS["web"]["image"] == f"factcheck:${{FACTCHECK_VERSION:-{house.VERSION}}}"


@pytest.mark.parametrize("name", sorted({said["image"] for said in SERVICES.values()}))
def test_images_of_others_are_named_with_their_version(name):
    assert re.search(r":\$\{|:\d+", name)
