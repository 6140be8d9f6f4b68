"""A stand-in for systemctl where no systemd runs: units are read and started as it would.

Of a unit it heeds what our units say: the account, the folder, the file of the environment (read as
systemd does, which knows no comment behind a value), the state directory, the command.
"""

import os
import re
import shlex
import subprocess
import sys
import time
from fnmatch import fnmatch
from pathlib import Path

import psutil

ROOT = Path(os.environ.get("DEPLOYING_ROOT", "/"))
UNITS = ROOT / "etc" / "systemd" / "system"
RUNNING = ROOT / "run"


def unit(name: str) -> dict[str, str]:
    """The lines of a unit, continued ones joined; a template is filled with the instance."""
    template, _, instance = name.partition("@")
    path = UNITS / f"{template}{'@' if instance else ''}.service"
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    text = text.replace("%%", "\0").replace("%i", instance).replace("\0", "%")
    found = (line.split("=", 1) for line in text.splitlines() if re.match(r"\w+=", line))
    return dict(found)


def environment(path: str) -> dict[str, str]:
    """As systemd.exec(5) reads it: whole lines, quotes around a value dropped."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if line and line[0] not in "#;")
    return {name: re.sub(r"^(['\"])(.*)\1$", r"\2", value) for name, value in pairs}


def start(name: str) -> None:
    told = unit(name)
    account = told["User"]
    state = ROOT / "var" / "lib" / told["StateDirectory"]
    mode = told["StateDirectoryMode"]
    subprocess.run(["install", "-d", "-o", account, "-g", account, "-m", mode, state], check=True)
    home = {"HOME": f"{ROOT}/opt/factcheck", "USER": account, "PATH": "/usr/bin:/bin"}
    drop = ["setpriv", "--reuid", account, "--regid", account, "--init-groups", "--no-new-privs"]
    with (ROOT / "var" / "log" / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            [*drop, *shlex.split(told["ExecStart"])],
            cwd=told["WorkingDirectory"],
            env={**home, **environment(told["EnvironmentFile"])},
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    (RUNNING / name).write_text(str(process.pid), encoding="ascii")


def stop(name: str) -> None:
    """A unit is all that it started: told to end first, killed when it takes too long."""
    pid = int((RUNNING / name).read_text(encoding="ascii"))
    (RUNNING / name).unlink()
    if not psutil.pid_exists(pid):
        return
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    family[0].terminate()
    until = time.monotonic() + float(unit(name).get("TimeoutStopSec", "90"))
    while time.monotonic() < until and any(map(is_alive, family)):
        time.sleep(0.1)
    for process in filter(is_alive, family):
        process.kill()


def is_alive(process: psutil.Process) -> bool:
    """Whether it still runs; one that nobody has waited for yet does not."""
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def nginx() -> None:
    """Testing a configuration leaves an empty file where a running one has its number."""
    pid = ROOT / "run" / "nginx.pid"
    standing = pid.exists() and pid.read_text(encoding="ascii").strip()
    subprocess.run(["nginx", "-s", "reload"] if standing else ["nginx"], check=True)


def running(pattern: str) -> list[str]:
    return [path.name for path in RUNNING.iterdir() if fnmatch(path.name, pattern)]


def main(verb: str, *names: str) -> None:
    """What the document asks of systemctl, and nothing else; units are read when they start."""
    if verb == "reload-or-restart":
        nginx()
        return
    for pattern in (name for name in names if name != "--now"):
        for name in running(pattern) if verb in {"stop", "restart"} else []:
            stop(name)
        if verb in {"enable", "start", "restart"}:
            start(pattern)


if __name__ == "__main__":
    main(*sys.argv[1:])
