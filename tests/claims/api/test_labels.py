"""What programs are told of the newsroom's own labels, and how they choose one."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from claims.models import Label
from tests.factories import judge, make_claim, make_label
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db
NOTE = {"public_note": "تبيّن غير ذلك."}


def told(path: str, status: int = 200, **asked: Any):
    answer = APIClient().get(f"/api/v1/{path}", asked, headers={"Accept-Language": "en"})
    assert answer.status_code == status, answer.content
    return answer.json()


@pytest.fixture
def misleading():
    return make_label("مضلل", "Misleading")


@pytest.fixture
def labelled(misleading, editor):
    return judge(make_claim("بلغ العدد 12."), "disputed", by=editor, label=str(misleading.pk))


def test_anybody_may_read_which_labels_there_are(misleading):
    retired = make_label("ساخر", "Satire", rating="speculative", is_retired=True)
    assert told("labels/")["results"][0] == {
        "id": misleading.pk,
        "rating": "disputed",
        "name_ar": "مضلل",
        "name_en": "Misleading",
        "description_ar": misleading.description_ar,
        "description_en": misleading.description_en,
        "is_retired": False,
    }
    assert [row["id"] for row in told("labels/", is_retired=True)["results"]] == [retired.pk]
    assert [row["id"] for row in told("labels/", rating="disputed")["results"]] == [misleading.pk]
    assert told(f"labels/{retired.pk}/")["name_en"] == "Satire"


@pytest.mark.parametrize("sent", [int, str])
def test_a_label_is_chosen_with_the_verdict_and_anew_with_its_amendment(
    api, editor, misleading, sent
):
    claim, cut = make_claim(), make_label("مجتزأ", "Cut short", rating="speculative")
    address = f"/api/v1/claims/{claim.pk}/verdicts/"
    said = {"rating": "speculative", "rationale": "لا دليل.", "label": sent(cut.pk)}
    first = api(editor).post(address, said, format="json", headers={"If-Match": '"1"'})
    words = {"id": cut.pk, "name_ar": "مجتزأ", "name_en": "Cut short"}
    assert (first.status_code, first.json()["label"]) == (201, words)
    amended = {**said, "kind": "update", "label": None, **NOTE}
    second = api(editor).post(address, amended, format="json", headers={"If-Match": '"2"'})
    assert (second.status_code, second.json()["label"]) == (201, None)


def test_verdicts_and_claims_say_their_label_as_it_was_called(labelled, consumer, api):
    Label.objects.update(name_en="Cut short")
    words = {"id": labelled.label_id, "name_ar": "مضلل", "name_en": "Misleading"}
    assert told("verdicts/")["results"][0]["label"] == words
    assert told("changes/")["results"][0]["label"] == words
    claim = api(consumer).get(f"/api/v1/claims/{labelled.claim_id}/").json()
    assert claim["label"] == words


def test_claims_and_verdicts_are_narrowed_by_their_label(labelled, misleading, editor, api):
    judge(make_claim(), "speculative", by=editor)
    assert [row["claim"] for row in told("verdicts/", label=misleading.pk)["results"]] == [
        labelled.claim_id
    ]
    found = api(editor).get("/api/v1/claims/", {"label": misleading.pk}).json()["results"]
    assert [row["id"] for row in found] == [labelled.claim_id]


@pytest.mark.parametrize("path", ["verdicts/", "claims/"])
@pytest.mark.parametrize("label", ["999", "x"])
def test_a_label_nobody_has_narrows_nothing_and_is_named(api, editor, path, label):
    answer = api(editor).get(f"/api/v1/{path}", {"label": label})
    assert "label" in wrong_fields(answer)


def test_no_filter_by_label_hides_what_takes_its_verdict_back(labelled, misleading, editor):
    judge(labelled.claim, "disputed", by=editor, kind="correction", **NOTE)
    rows = told("verdicts/", label=misleading.pk, since=1)["results"]
    assert [(row["kind"], row["label"]) for row in rows] == [("correction", None)]
    assert told("verdicts/", label=misleading.pk)["results"] == []


def test_a_list_of_claims_asks_no_more_for_labels(labelled, editor, api, misleading):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            api(editor).get("/api/v1/claims/")
        return len(asked)

    _first, before = queries(), queries()
    for _n in range(3):
        judge(make_claim(), "disputed", by=editor, label=str(misleading.pk))
    assert queries() == before
