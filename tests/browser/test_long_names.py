"""Names as long as a field holds, with no place to break: no page grows wider than its window."""

import pytest

from tests.browser.visitor import at
from tests.claims.desk.hands import QUEUE
from tests.factories import judge, make_label, make_topic

pytestmark = pytest.mark.browser
WIDTHS = (390, 1366)
WORDS = "صحيح في أصله ناقص في سياقه مبالغ في رقمه"


@pytest.mark.parametrize("name", [WORDS[:40], "م" * 40, "W" * 40])
def test_a_long_label_and_a_long_topic_fit_every_page(sit, editor, waiting, name):
    label = make_label(name, name, description_ar="و" * 300)
    make_topic(name, name, slug="long").claims.add(waiting[0])
    judge(waiting[0], "disputed", by=editor, label=str(label.pk))
    person, wrong = sit(editor, "ar"), {}
    public = f"/claims/{waiting[0].pk}/"
    at(person, waiting[0], "verdict=any")
    wrong["claim"] = person.faults(WIDTHS)
    for address in (QUEUE, public, f"/embed{public}", "/", "/methodology/", "/topics/long/"):
        person.go(address)
        wrong[address] = person.faults(WIDTHS)
    assert "\n".join(f"{a}: {f}" for a, f in wrong.items() if f) == ""
