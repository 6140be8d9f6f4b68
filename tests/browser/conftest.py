"""A browser before a live server: the sample world, and visitors of it."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from claims.sample import world as sampling
from tests.browser.visitor import LAUNCH, Visitor, arrive
from tests.needs import need_chromium


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Playwright's loop runs in this thread; the database is used between its calls, never in."""
    path = need_chromium()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        browser = playwright.chromium.launch(executable_path=path, args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def passwords(transactional_db, settings, tmp_path) -> dict[str, str]:
    """The sample world, its last article still unmatched; everyone's password."""
    settings.RUN_DIR = tmp_path
    sampling.load()
    told = json.loads((tmp_path / "accounts.json").read_text(encoding="utf-8"))
    return {name: account["password"] for name, account in told.items()}


@pytest.fixture
def visit(chromium, live_server) -> Iterator[Callable[..., Visitor]]:
    """`visit(language="en")`: somebody with a browser window, closed before the tables empty."""
    visitors: list[Visitor] = []

    def new(**options) -> Visitor:
        visitors.append(arrive(chromium, live_server.url, **options))
        return visitors[-1]

    yield new
    for visitor in visitors:
        visitor.context.close()
