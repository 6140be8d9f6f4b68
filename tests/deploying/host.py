"""A host of one's own under a temporary folder: account, database, broker, proxy, and an origin."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from factcheck import broker
from tests.deploying.document import ROOT, moved

PATIENCE = 600
STANDARD_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
NGINX = """
user www-data;
pid {root}/run/nginx.pid;
error_log {root}/var/log/nginx-error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {root}/run/body;
  proxy_temp_path {root}/run/proxy;
  fastcgi_temp_path {root}/run/fastcgi;
  uwsgi_temp_path {root}/run/uwsgi;
  scgi_temp_path {root}/run/scgi;
  include {root}/etc/nginx/conf.d/*.conf;
}}
"""
FOLDERS = (
    "etc/systemd/system etc/nginx/conf.d etc/ssl etc/cron.daily opt run shims usr/local/sbin "
    "var/backups var/lib var/log"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(*command: object, **options) -> str:
    """What a command said; all of it, when it fails."""
    said = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
        check=False,
        **options,
    )
    text = said.stdout.decode(errors="replace")
    assert said.returncode == 0, text[-6000:]
    return text


class Host:
    """One machine: what the document writes to /etc, /opt, /var and /usr/local stays in `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.account = f"factcheck-{secrets.token_hex(3)}"
        names = ("web", "http", "https", "database", "broker")
        self.ports = {name: free_port() for name in names}
        self.shims = root / "shims"
        self.broker: subprocess.Popen | None = None
        self.env = {
            "DEPLOYING_ROOT": str(root),
            "GIT_CONFIG_GLOBAL": str(root / "gitconfig"),
            "LC_ALL": "C.UTF-8",
            "HOME": str(root),
            "PATH": f"{root}/usr/local/sbin:{self.shims}:{STANDARD_PATH}",
            "PGHOST": str(root / "run"),
            "PGPORT": str(self.ports["database"]),
            **{name: value for name, value in os.environ.items() if name.startswith("PIP_")},
        }

    def places(self) -> dict[str, str]:
        """Where this host has what the document has elsewhere: addresses, ports, repository."""
        port = self.ports
        return {
            "https://git.example/factcheck.git": str(self.root / "origin"),
            "db.example:5432": f"127.0.0.1:{port['database']}",
            "rediss://:PASSWORD@redis.example:6379/0": f"redis://127.0.0.1:{port['broker']}/0",
            "127.0.0.1:8000": f"127.0.0.1:{port['web']}",
            "listen 80;": f"listen 127.0.0.1:{port['http']};",
            "listen 443 ssl;": f"listen 127.0.0.1:{port['https']} ssl;",
            "desk.example:443:": f"desk.example:{port['https']}:",
            "https://desk.example/healthz": f"https://desk.example:{port['https']}/healthz",
        }

    def prepare(self) -> None:
        """What a Debian with its packages installed has before the document is opened."""
        self.root.chmod(0o755)
        for folder in FOLDERS.split():
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        (self.root / "gitconfig").write_text("[safe]\n\tdirectory = *\n", encoding="ascii")
        configuration = self.root / "etc" / "nginx" / "nginx.conf"
        configuration.write_text(NGINX.format(root=self.root), encoding="ascii")
        stand_in = Path(__file__).with_name("systemctl.py")
        self.shim("systemctl", f'exec {sys.executable} {stand_in} "$@"')
        binary = shutil.which("nginx", path=STANDARD_PATH)
        self.shim("nginx", f'exec {binary} -c {configuration} -e {self.root}/var/log/nginx "$@"')
        self.start_postgresql()
        self.start_broker()

    def shim(self, name: str, line: str) -> None:
        path = self.shims / name
        path.write_text(f"#!/bin/bash\n{line}\n", encoding="utf-8")
        path.chmod(0o755)

    def start_postgresql(self) -> None:
        """With TLS and passwords over the network, by name on the socket: as Debian has it."""
        postgres = pwd.getpwnam("postgres")
        (self.root / "run").chmod(0o777)
        data = self.root / "postgresql"
        data.mkdir(mode=0o700)
        os.chown(data, postgres.pw_uid, postgres.pw_gid)
        self.postgres("initdb", "-A", "scram-sha-256", "--auth-local=peer", "-U", "postgres")
        wanted = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=db"
        run("openssl", *wanted.split(), "-keyout", data / "server.key", "-out", data / "server.crt")
        for name in ("server.key", "server.crt"):
            os.chown(data / name, postgres.pw_uid, postgres.pw_gid)
        options = f"-p {self.ports['database']} -k {self.root}/run -c ssl=on"
        self.postgres("pg_ctl", "-w", "-l", data / "log", "-o", options, "start")

    def postgres(self, program: str, *words: object) -> str:
        """A program of the newest PostgreSQL, as its own account."""
        found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))[-1]
        data = self.root / "postgresql"
        return run("runuser", "-u", "postgres", "--", found, "-D", data, *words, cwd="/")

    def start_broker(self) -> None:
        binary = broker.server()
        assert binary
        where = ["--bind", "127.0.0.1", "--port", str(self.ports["broker"]), "--save", ""]
        self.broker = subprocess.Popen(
            [binary, *where, "--dir", self.root / "run"], stdout=subprocess.DEVNULL
        )

    def type(self, script: str, answers: dict[str, str] | None = None) -> str:
        """Type a section at a terminal of its own, and answer what is asked there."""
        script = moved(script, root=self.root, account=self.account, places=self.places())
        path = self.root / "section.sh"
        path.write_text(f"set -euo pipefail\n{script}", encoding="utf-8")
        terminal, theirs = os.openpty()
        bash = ["setsid", "--ctty", "--wait", "bash", str(path)]
        process = subprocess.Popen(
            bash, stdin=theirs, stdout=theirs, stderr=theirs, env=self.env, cwd="/"
        )
        os.close(theirs)
        try:
            said = read_and_answer(terminal, answers or {})
        finally:
            os.close(terminal)
        assert process.wait(PATIENCE) == 0, said[-6000:]
        return said

    def factcheck(self, *words: str) -> str:
        """The document's own command: something as the service does it."""
        return run(self.root / "usr/local/sbin/factcheck", *words, env=self.env)

    def log(self, unit: str) -> str:
        return (self.root / "var" / "log" / f"{unit}.log").read_text(encoding="utf-8")

    def close(self) -> None:
        """End what was started here, each by what it is known by, and take the account away."""
        with suppress(AssertionError, OSError, IndexError):
            run(self.shims / "systemctl", "stop", "factcheck-*", env=self.env)
        with suppress(AssertionError, OSError, IndexError):
            run(self.shims / "nginx", "-s", "stop", env=self.env)
        with suppress(AssertionError, OSError, IndexError):
            self.postgres("pg_ctl", "-m", "immediate", "stop")
        if self.broker:
            self.broker.kill()
            self.broker.wait()
        subprocess.run(["userdel", self.account], check=False, capture_output=True)
        shutil.rmtree(self.root, ignore_errors=True)


def read_and_answer(terminal: int, answers: dict[str, str]) -> str:
    """All that a terminal shows until it is left; each question is answered once."""
    said, open_questions = b"", dict(answers)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            shown = os.read(terminal, 65536)
        except OSError:  # the last one at the other end has left
            break
        said += shown
        for question in [asked for asked in open_questions if asked.encode() in said]:
            os.write(terminal, f"{open_questions.pop(question)}\n".encode())
    return said.decode(errors="replace")


def copy_tree(folder: Path) -> None:
    """The code as it stands here, with what is not committed yet."""
    names = run("git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def commit(folder: Path, message: str) -> None:
    run("git", "-C", folder, "add", "--all")
    names = ("-c", "user.name=Factcheck", "-c", "user.email=origin@desk.example")
    run("git", "-C", folder, *names, "commit", "--quiet", "--message", message)
