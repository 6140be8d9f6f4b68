"""A newsroom's past fact-checks come in as a table and are met by the next claim, in a browser."""

import pytest

from claims.models import PastCheck
from sources.work.queue import drain
from tests.factories import make_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADINGS = {"ar": "الادعاء,الحكم,الرابط,التاريخ", "en": "Claim,Verdict,Link,Date"}


def table_of(language: str) -> bytes:
    """Fifty checks, the last of them without a claim."""
    rows = [
        f"أغلقت البلدية {n + 11} جسرا أمام المارة,زائف جدا,https://old.example/{n},2026-01-02"
        for n in range(49)
    ]
    return "\n".join([HEADINGS[language], *rows, ",زائف جدا,https://old.example/x,"]).encode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_fifty_past_checks_come_in_and_the_next_claim_meets_one(sit, editor, tmp_path, language):
    file = tmp_path / "checks.csv"
    file.write_bytes(table_of(language))
    desk = sit(editor, language)
    page = desk.page
    page.goto(f"{desk.site}/admin/claims/pastcheck/add/")
    page.set_input_files("#id_table", str(file))
    page.click("form[action$='check-tables/'] button")
    assert page.locator("#column-claim_text").input_value() == "1", "guessed by its heading"
    assert page.locator("#column-published_on").input_value() == "4"
    page.select_option("#means-1", "disputed")
    page.click("form[action$='begin/'] button.main")
    drain()
    page.reload()
    assert page.locator("tbody tr").count() == 1, "the row that checks nothing"
    assert "51" in page.locator("tbody").inner_text()
    assert PastCheck.objects.count() == 49

    claim = make_claim("أغلقت البلدية 700 جسر أمام المارة.")
    page.goto(f"{desk.site}/admin/claims/claim/{claim.pk}/change/")
    others = page.locator("section.others")
    assert "old.example" in others.inner_text()
    assert others.locator(".findings").count() > 0, "what differs is said"
    others.locator("a[href*='/pastcheck/']").first.click()
    assert page.locator("input[name=rating][value=disputed]").is_checked()
