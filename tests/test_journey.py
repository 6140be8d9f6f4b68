"""The whole story, through public interfaces only: read this first.

An analysis says that two countries built a missile together. The sentence becomes a claim, other
sources are found for it, an editor judges and publishes, analysts discuss, a reader fetches.
"""

import json

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

from sources.work import queue as work

pytestmark = pytest.mark.django_db(transaction=True)

ANALYSIS = """قراءة في تحالف جديد

بقلم: ليلى حداد

تتقارب الدولتان منذ سنوات في ملفات كثيرة.
وطوّرت روسيا وكوريا الشمالية معًا الصاروخ العابر للقارات الذي جرّبته كوريا الشمالية عام 2017.
وقد يدفع هذا التقارب دولًا أخرى إلى زيادة إنفاقها العسكري.

اترك تعليقًا
لن يتم نشر بريدك الإلكتروني.
"""
REPORT = """لم تشارك روسيا في تطوير الصاروخ العابر للقارات الذي جرّبته كوريا الشمالية عام 2017.
وقال المعهد إن المحرك يشبه تصميمًا قديمًا.
"""
MISSILE = "طوّرت روسيا"


@pytest.fixture
def told(tmp_path, capsys):
    """`manage.py ingest` on a text; what it says in JSON."""

    def ingest(text, *options):
        path = tmp_path / f"{abs(hash(text))}.txt"
        path.write_text(text, encoding="utf-8")
        call_command("ingest", str(path), "--json", *options)
        return json.loads(capsys.readouterr().out)

    return ingest


def client_of(person):
    session = APIClient()
    session.force_authenticate(person)
    return session


def test_a_sentence_is_judged_discussed_and_fetched(told, editor, analyst, second_analyst):
    told(REPORT, "--source", "معهد الدراسات")
    article = told(ANALYSIS, "--review", "--source", "منصة التحليل")

    sentences = article["sentences"]
    (missile,) = [s for s in sentences if MISSILE in s["text"]]
    assert missile["claim"]
    assert missile["reasons"]
    assert ANALYSIS[missile["start"] : missile["end"]] == missile["text"]
    assert [s["furniture"] for s in sentences if "تعليق" in s["text"] or "بقلم" in s["text"]] == [
        True,
        True,
    ]

    work.drain()

    desk = client_of(editor)
    address = f"/api/v1/claims/{missile['claim']}/"
    claim = desk.get(address).json()
    assert claim["outcome"] in {"found", "several"}
    evidence = desk.get(f"/api/v1/evidence/?claim={claim['id']}").json()["results"][-1]
    assert evidence["sentence"]["source"]["name"] == "معهد الدراسات"
    assert evidence["suggested_stance"] == "disputes"
    assert evidence["stance"] == ""

    said = {"rating": "disputed", "rationale": "لا دليل علنيًا على تطوير مشترك."}
    early = desk.post(f"{address}verdicts/", said, headers={"If-Match": '"1"'}, format="json")
    assert early.status_code == 409
    stance = {"stance": "disputes"}
    row = f"/api/v1/evidence/{evidence['id']}/"
    desk.patch(row, stance, headers={"If-Match": '"1"'}, format="json")
    given = desk.post(f"{address}verdicts/", said, headers={"If-Match": '"2"'}, format="json")
    seq = given.json()["seq"]

    reader = APIClient()
    assert reader.get("/api/v1/verdicts/").json()["results"] == []
    desk.post(f"/api/v1/verdicts/{seq}/publish/", headers={"If-Match": '"3"'})
    (fetched,) = reader.get("/api/v1/verdicts/").json()["results"]
    assert fetched["rating"] == "disputed"
    assert MISSILE in fetched["claim_text"]

    comments = "/api/v1/comments/"
    question = {"verdict": seq, "text": "هل سألنا المعهد عن المحرك؟"}
    asked = client_of(analyst).post(comments, question, format="json").json()
    answer = {"verdict": seq, "text": "نعم، وأكد ما كتبه.", "parent": asked["id"]}
    client_of(second_analyst).post(comments, answer, format="json")
    closed = client_of(analyst).post(f"{comments}{asked['id']}/resolve/").json()
    assert closed["resolved_by"] == analyst.username
    assert reader.get(comments).status_code == 401

    work.drain()
    assert desk.get(row).json()["stance"] == "disputes"
