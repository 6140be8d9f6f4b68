"""A verdict that is half written outlives every other step on the page, without JavaScript too."""

import pytest

from claims.models import Decision, Repeat, Verdict
from tests.claims.desk.hands import page_of, post
from tests.factories import judge, make_claim, make_evidence

DRAFT = {"rating": "disputed", "rationale": "نشرة الميناء تقول غير ذلك"}


def shown_draft(response) -> dict[str, str]:
    form = response.context["form"]
    return {name: form[name].value() for name in DRAFT}


def steps(claim):
    """Every step beside the verdict: its address, key and fields."""
    claim.refresh_from_db()
    repeat = Repeat.objects.create(claim=claim, original=make_claim(), score=0.8)
    return {
        "stance": ("stance", make_evidence(claim).pk, [], {"stance": "disputes"}),
        "repeat": ("repeat", repeat.pk, [], {"answer": "rejected"}),
        "charge": ("step", claim.pk, ["take"], {}),
    }


@pytest.mark.parametrize("which", ["stance", "repeat", "charge"])
def test_a_step_keeps_the_draft(browse, editor, which):
    claim = make_claim()
    name, pk, args, fields = steps(claim)[which]
    answer = post(browse(editor), name, pk, *args, seen=claim.version, **DRAFT, **fields)
    assert answer.status_code == 200
    assert shown_draft(answer) == DRAFT
    assert DRAFT["rationale"] in answer.content.decode()
    assert Decision.objects.filter(claim=claim).count() == 1
    assert not Verdict.objects.exists()


def test_publishing_keeps_the_draft_of_the_next_verdict(browse, editor):
    claim = make_claim()
    verdict = judge(claim, "speculative", by=editor, publish=False)
    claim.refresh_from_db()
    note = {"kind": "update", "public_note": "وصلت نشرة جديدة"}
    answer = post(browse(editor), "publish", verdict.pk, seen=claim.version, **DRAFT, **note)
    assert shown_draft(answer) == DRAFT
    assert note["public_note"] in answer.content.decode()
    assert Verdict.objects.published().count() == 1


def test_a_refused_step_keeps_the_draft(browse, editor):
    evidence = make_evidence(make_claim())
    answer = post(browse(editor), "stance", evidence.pk, seen=99, stance="disputes", **DRAFT)
    assert answer.status_code == 412
    assert shown_draft(answer) == DRAFT


def test_a_step_without_a_draft_leads_back_to_the_page(browse, editor):
    evidence = make_evidence(make_claim())
    answer = post(
        browse(editor), "stance", evidence.pk, seen=1, stance="disputes", rating="", rationale=" "
    )
    assert answer.status_code == 302
    assert answer.url == page_of(evidence.claim)


def test_a_given_verdict_is_a_draft_no_more(browse, editor):
    claim = make_claim()
    answer = post(
        browse(editor), "judge", claim.pk, seen=1, rating="speculative", rationale="ننتظر"
    )
    assert answer.status_code == 302


def test_each_reason_goes_with_its_own_evidence(browse, editor):
    evidence = make_evidence(make_claim())
    reasons = {f"why-e{evidence.pk}": "يخص عاما آخر", f"why-e{evidence.pk + 1}": "سواه"}
    post(browse(editor), "stance", evidence.pk, seen=1, stance="irrelevant", **reasons)
    assert Decision.objects.get().why == "يخص عاما آخر"


def test_a_repeat_that_was_rejected_can_be_confirmed_after_all(browse, editor):
    claim, client = make_claim(), browse(editor)
    row = Repeat.objects.create(claim=claim, original=make_claim(), score=0.8)
    for version, answer in enumerate(["rejected", "confirmed", "rejected"], start=1):
        given = {"answer": answer, f"why-r{row.pk}": f"سبب {version}"}
        assert post(client, "repeat", row.pk, seen=version, **given).status_code == 302
    context = client.get(page_of(claim)).context
    assert context["rejected"] == [row]
    assert context["repeats"] == []
    told = [(d.action, d.why) for d in Decision.objects.order_by("id")]
    assert told == [("no_repeat", "سبب 1"), ("repeat", "سبب 2"), ("unrepeat", "سبب 3")]


def test_a_reason_is_kept_whole_but_for_what_no_database_holds(browse, editor):
    evidence = make_evidence(make_claim())
    reason = {f"why-e{evidence.pk}": " \x00أرقام" + " قديمة" * 200}
    post(browse(editor), "stance", evidence.pk, seen=1, stance="irrelevant", **reason)
    assert Decision.objects.get().why == "أرقام" + " قديمة" * 200
