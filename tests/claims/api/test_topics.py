"""What programs are told of topics, and how they file a claim."""

from typing import Any

import pytest

from tests.factories import judge, make_claim, make_topic
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def health():
    return make_topic()


@pytest.fixture
def filed(health, editor):
    claim = make_claim()
    claim.topics.add(health, make_topic("المياه", "Water"))
    judge(claim, "speculative", by=editor)
    judge(make_claim(), "speculative", by=editor)
    return claim


def found(client, path: str, **asked: Any) -> list[dict]:
    answer = client.get(f"/api/v1/{path}/", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def test_anybody_may_read_which_topics_there_are(api, health):
    words = {"id": health.pk, "slug": "health", "name_ar": "الصحة", "name_en": "Health"}
    assert found(api(), "topics") == found(api(), "topics", slug="health") == [words]
    assert api().get(f"/api/v1/topics/{health.pk}/").json() == words


def test_an_editor_files_a_claim_and_takes_it_out_again(api, editor, health):
    claim, address = make_claim(), "/api/v1/claims/{}/topics/"
    for seen, topics in enumerate(([health.pk], []), 1):
        answer = api(editor).post(
            address.format(claim.pk),
            {"topics": topics},
            format="json",
            headers={"If-Match": f'"{seen}"'},
        )
        assert answer.status_code == 200, answer.content
        assert [topic["id"] for topic in answer.json()["topics"]] == topics
        assert answer["ETag"] == f'"{seen + 1}"'


@pytest.mark.parametrize("body", [{}, {"topics": "x"}, {"topics": [[]]}])
def test_what_is_no_list_of_topics_is_named(api, editor, body):
    answer = api(editor).post(
        f"/api/v1/claims/{make_claim().pk}/topics/",
        body,
        format="json",
        headers={"If-Match": '"1"'},
    )
    assert any(name.startswith("topics") for name in wrong_fields(answer))


def test_claims_and_verdicts_are_narrowed_by_topics_each_once(api, editor, filed):
    asked = {"topic": ["health", "water"]}
    assert [row["id"] for row in found(api(editor), "claims", **asked)] == [filed.pk]
    assert [row["claim"] for row in found(api(), "verdicts", **asked)] == [filed.pk]


@pytest.mark.parametrize("path", ["verdicts", "claims"])
def test_a_topic_nobody_has_is_named(api, editor, path):
    answer = api(editor).get(f"/api/v1/{path}/", {"topic": "nonsense"})
    assert "topic" in wrong_fields(answer)
