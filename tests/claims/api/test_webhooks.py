"""Webhooks over the API: made, seen, moved and stopped by administrators."""

import pytest

from claims.models.webhook import Delivery, Webhook
from tests.claims.hooks import told
from tests.factories import judge, make_claim
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db
ROOM = "/api/v1/webhooks/"
ASKED = {"name": "CMS", "url": "https://cms.example/hook"}


@pytest.fixture
def boss(api, administrator):
    return api(administrator)


def make(client, **said) -> dict:
    answer = client.post(ROOM, {**ASKED, **said}, format="json")
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_a_webhook_is_made_and_its_secret_is_told_once(boss):
    answer = boss.post(ROOM, {**ASKED, "ratings": ["disputed"], "kinds": ["void"]}, format="json")
    made = answer.json()
    assert answer["Location"].endswith(f"{ROOM}{made['id']}/")
    assert made["secret"] == Webhook.objects.get().secret
    seen = boss.get(f"{ROOM}{made['id']}/").json()
    assert seen == {name: value for name, value in made.items() if name != "secret"}
    assert (seen["ratings"], seen["kinds"]) == (["disputed"], ["void"])
    assert "secret" not in boss.get(ROOM).json()["results"][0]


def test_the_same_key_makes_one_webhook(boss):
    key = {"Idempotency-Key": "once"}
    answers = [boss.post(ROOM, ASKED, format="json", headers=key).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert Webhook.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": ""}, "no_words"),
        ({"url": "http://cms.example/"}, "unencrypted"),
        ({"url": "https://127.0.0.1/hook"}, "receiver_inside"),
        ({"url": "https://2130706433/hook"}, "receiver_inside"),
        ({"url": "https://[::1]/hook"}, "receiver_inside"),
        ({"url": "https://LocalHost./hook"}, "receiver_inside"),
        ({"url": "https://cms.localhost/hook"}, "receiver_inside"),
        ({"url": "x"}, "bad_address"),
        ({"ratings": ["untrue"]}, "unknown_filter"),
        ({"kinds": ["rumour"]}, "unknown_filter"),
        ({"after": 1}, "no_such_number"),
        ({"name": "x" * 101}, "too_many_characters"),
    ],
)
def test_what_can_be_no_webhook_is_refused_by_its_code(boss, said, code):
    refused = boss.post(ROOM, {**ASKED, **said}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (400, code)
    assert not Webhook.objects.exists()


def test_a_field_of_the_wrong_kind_is_named(boss):
    refused = boss.post(ROOM, {**ASKED, "source": 9, "after": "x"}, format="json")
    assert set(wrong_fields(refused)) == {"source", "after"}


def test_the_log_of_its_letters_is_read_newest_first(boss, receiver, editor):
    hook = Webhook.objects.get(pk=make(boss, url=receiver.url)["id"])
    for _ in range(2):
        judge(make_claim(), "speculative", by=editor)
    told(hook)
    rows = boss.get(f"{ROOM}{hook.pk}/deliveries/", {"page_size": 1}).json()
    assert rows["results"][0]["letter"] == "publication-2"
    assert set(rows["results"][0]) == {
        "id", "letter", "seq", "at", "status", "problem", "milliseconds",
    }  # fmt: skip
    older = boss.get(rows["next"]).json()
    assert [row["letter"] for row in older["results"]] == ["publication-1"]
    assert Delivery.objects.count() == 2


def test_it_is_stopped_started_and_told_again(boss, receiver, editor):
    hook = Webhook.objects.get(pk=make(boss, url=receiver.url)["id"])
    here = f"{ROOM}{hook.pk}/"
    assert boss.post(f"{here}stop/").json()["stopped_for"] == "by_hand"
    assert boss.post(f"{here}stop/").status_code == 409
    judge(make_claim(), "speculative", by=editor)
    assert told(hook).told == 0
    assert boss.post(f"{here}start/").json()["stopped_at"] is None
    assert told(hook).told == 1
    assert boss.post(f"{here}replay/", {"after": 0}, format="json").json()["told"] == 0
    told(hook)
    assert receiver.names == ["publication-1", "publication-1"]
    assert boss.post(f"{here}replay/", {"after": 2}, format="json").status_code == 400


def test_a_new_secret_is_told_once(boss):
    made = make(boss)
    changed = boss.post(f"{ROOM}{made['id']}/rotate/").json()
    row = Webhook.objects.get()
    assert (changed["secret"], row.former_secret) == (row.secret, made["secret"])


def test_one_that_is_stopped_is_told_nothing_again_and_says_so(boss):
    made = make(boss)
    Webhook.objects.update(told=0, failures=3)
    boss.post(f"{ROOM}{made['id']}/stop/")
    refused = boss.post(f"{ROOM}{made['id']}/replay/", {"after": 0}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (409, "webhook_stopped")
    assert Webhook.objects.get().failures == 3


@pytest.mark.parametrize("url", ["https://8.8.8.8/hook", "https://localhost.example/hook"])
def test_a_public_number_and_a_name_may_be_told(boss, url):
    assert make(boss, url=url)["url"] == url
