"""`make screenshots`: draw the README's pictures, and every page beside them, from a new sample.

The installation is thrown away afterwards. `python -m tests.browser.screenshots [FOLDER]` saves
each page in both languages and two widths to FOLDER (default: build/screenshots).
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import django
from django.core.management import call_command
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
README_PICTURES = ROOT / "docs" / "images"
PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def prepare(folder: Path) -> None:
    """A database, the sample world and the static files in this folder, and all work done."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="factcheck.settings",
        FACTCHECK_RUN_DIR=str(folder),
        DATABASE_URL=f"sqlite:///{folder / 'factcheck.sqlite3'}",
        INDEX_DIR=str(folder / "index"),
        STATIC_ROOT=str(folder / "static"),
        LOG_LEVEL="ERROR",
    )
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_sample", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("work", once=True)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A web server and a worker on the installation; the address of the site."""
    port = free_port()
    web = ["gunicorn", "--bind", f"127.0.0.1:{port}", "--config", "python:factcheck.web"]
    commands = [[*web, "factcheck.wsgi"], ["django", "work"]]
    log = (folder / "processes.log").open("wb")
    processes = [
        subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=log, stderr=log)
        for command in commands
    ]
    try:
        site = f"http://127.0.0.1:{port}"
        wait_for(f"{site}/healthz/web", log=Path(log.name))
        yield site
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(PATIENCE)
        log.close()


def wait_for(address: str, *, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - our own address
        except URLError:
            if time.monotonic() > end:
                print(log.read_text(errors="replace")[-3000:], file=sys.stderr)  # noqa: T201
                raise
            time.sleep(0.2)
        else:
            return


def pages() -> dict[str, str]:
    """Name of the picture → path of the page."""
    from claims.models import Claim, Verdict  # noqa: PLC0415 - needs the apps
    from sources.models import Document, Source  # noqa: PLC0415

    missile = Claim.objects.filter(sentence__text__contains="الصاروخ العابر للقارات").earliest("id")
    corrected = Verdict.objects.filter(kind="correction").earliest("id").claim
    discussed = Verdict.objects.exclude(comments=None).earliest("id").claim
    return {
        "home": "/admin/",
        "figures": "/admin/review/measures/",
        "figures-by-source": "/admin/review/measures/?by=source",
        "queue": "/admin/claims/claim/",
        "claim": f"/admin/claims/claim/{missile.pk}/change/",
        "claim-corrected": f"/admin/claims/claim/{corrected.pk}/change/",
        "claim-discussed": f"/admin/claims/claim/{discussed.pk}/change/",
        "bring-evidence": f"/admin/review/claims/{missile.pk}/evidence/",
        "document": f"/admin/sources/document/{missile.sentence.document_id}/change/",
        "text": f"/admin/review/documents/{corrected.sentence.document_id}/text/",
        "documents": "/admin/sources/document/",
        "add-article": "/admin/sources/document/add/",
        "sources": "/admin/sources/source/",
        "source": f"/admin/sources/source/{Source.objects.earliest('id').pk}/change/",
        "people": "/admin/people/person/",
        "verdicts": "/admin/claims/verdict/",
        "verdict": f"/admin/claims/verdict/{corrected.verdicts.latest('id').pk}/change/",
        "decisions": "/admin/claims/decision/",
        "comments": "/admin/claims/comment/",
        "work": "/admin/work/work/",
        "password": "/admin/password_change/",
        "english-document": f"/admin/sources/document/"
        f"{Document.objects.filter(language='en').latest('id').pk}/change/",
        "nowhere": "/nothing/",
        "newsroom": "/admin/claims/newsroom/1/change/",
        "labels": "/admin/claims/label/",
        "add-label": "/admin/claims/label/add/",
        "topics": "/admin/claims/topic/",
        "public-name": "/admin/review/public-name/",
        "front": "/",
        "public-claim": f"/claims/{corrected.pk}/",
        "public-void": f"/claims/{Verdict.objects.get(kind='void').claim_id}/",
        "topic": "/topics/transport/",
        "corrections": "/corrections/",
        "methodology": "/methodology/",
        "embed": f"/embed/claims/{corrected.pk}/",
    }


def draw(browser: Browser, site: str, folder: Path) -> None:
    """Every page in both languages and widths, and the two of the README."""
    from tests.browser.visitor import WIDTHS, arrive  # noqa: PLC0415 - needs the apps

    accounts = json.loads((Path(os.environ["FACTCHECK_RUN_DIR"]) / "accounts.json").read_text())
    visitor = arrive(browser, site)
    visitor.go("/admin/login/")
    visitor.page.screenshot(path=folder / "login-ar.png", full_page=True)
    visitor.log_in("admin", accounts["admin"]["password"])
    shown = pages()
    for language in ("ar", "en"):
        visitor.choose(language)
        for name, path in shown.items():
            visitor.go(path)
            for width in WIDTHS:
                visitor.page.set_viewport_size({"width": width, "height": 900})
                visitor.page.screenshot(
                    path=folder / f"{name}-{language}-{width}.png", full_page=True
                )
            print(f"{name} ({language})", file=sys.stderr)  # noqa: T201
        visitor.go("/admin/")
    visitor.log_out()
    editor = arrive(browser, site)
    editor.log_in("huda", accounts["huda"]["password"])
    for name, picture in (("queue", "desk-ar"), ("claim", "claim")):
        editor.go(shown[name])
        editor.page.screenshot(path=README_PICTURES / f"{picture}.png")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    README_PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as throwaway:
        prepare(Path(throwaway))
        from tests.browser.visitor import LAUNCH  # noqa: PLC0415 - needs the apps
        from tests.needs import need_chromium  # noqa: PLC0415

        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
        with serving(Path(throwaway)) as site, sync_playwright() as playwright:
            path = need_chromium()
            browser = playwright.chromium.launch(executable_path=path, args=LAUNCH)
            draw(browser, site, folder)
            browser.close()


if __name__ == "__main__":
    main()
