"""What somebody finds who opens the desk in the morning."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.desk.home import summary
from claims.desk.morning import FEW, last_here, morning
from claims.models import Claim, Comment, Dismissal, Priority
from sources.models import Sentence
from tests.claims.desk.hands import page_of
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
HOME = reverse("admin:index")


@pytest.fixture
def midnight():
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


@pytest.fixture
def then(monkeypatch):
    """`then(moment, step)`: what was done at another time."""

    def do(moment, step) -> None:
        with monkeypatch.context() as clock:
            clock.setattr("django.utils.timezone.now", lambda: moment)
            step()

    return do


def decide(person):
    return lambda: make_claim().decisions.create(action="assign", by=person)


def texts(claims) -> set[int]:
    return {claim.pk for claim in claims}


def test_what_is_in_ones_charge_stands_first(editor, second_editor):
    mine = make_claim(editor=editor)
    make_claim(editor=second_editor)
    assert texts(morning(editor)["mine"]) == {mine.pk}


def test_urgent_is_what_is_worth_most_and_nobody_has(editor):
    urgent = make_claim(check_worthiness=0.5)
    make_claim(check_worthiness=0.49)
    make_claim(check_worthiness=0.9, editor=editor)
    make_claim(check_worthiness=0.9, repeat_of=urgent)
    judge(make_claim(check_worthiness=0.9), "speculative", by=editor, publish=False)
    menu = make_claim(check_worthiness=0.9)
    Sentence.objects.filter(pk=menu.sentence_id).update(is_furniture=True)
    assert texts(morning(editor)["urgent"]) == {urgent.pk}


def test_what_a_person_put_first_is_urgent_and_what_they_put_last_is_not(editor):
    first = make_claim(check_worthiness=0.1, priority=Priority.URGENT)
    make_claim(check_worthiness=0.9, priority=Priority.LOW)
    assert texts(morning(editor)["urgent"]) == {first.pk}


def test_what_was_dismissed_waits_for_nobody(editor):
    make_claim(check_worthiness=0.9, dismissed_as=Dismissal.DUPLICATE)
    assert not morning(editor)["urgent"]
    assert [count.number for count in summary(editor)][:2] == [0, 0]


def test_each_list_is_short_and_begins_with_the_worthiest(editor):
    for n in range(FEW + 2):
        make_claim(check_worthiness=0.9 - n / 100)
    worths = [claim.check_worthiness for claim in morning(editor)["urgent"]]
    assert worths == pytest.approx([0.9 - n / 100 for n in range(FEW)])


def test_who_never_did_anything_is_told_of_the_last_day(analyst):
    told = morning(analyst)["since"].moment
    assert abs(timezone.now() - timedelta(days=1) - told) < timedelta(minutes=1)


def test_what_one_did_today_is_not_the_last_time_one_was_here(then, editor, midnight):
    then(midnight - timedelta(hours=5), decide(editor))
    then(midnight, decide(editor))
    assert last_here(editor) == midnight - timedelta(hours=5)


def test_what_others_did_is_not_what_one_did(then, editor, second_editor, midnight):
    then(midnight - timedelta(days=3), decide(editor))
    then(midnight - timedelta(hours=1), decide(second_editor))
    assert last_here(editor) == midnight - timedelta(days=3)


def test_who_only_comments_was_here_too(then, editor, analyst, midnight):
    verdict = judge(make_claim(), "speculative", by=editor)
    wrote = midnight - timedelta(days=2)
    then(wrote, lambda: Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟"))
    assert last_here(analyst) == wrote
    then(wrote + timedelta(days=1), decide(analyst))
    assert last_here(analyst) == wrote + timedelta(days=1)


def test_threads_of_others_wait_newest_first_and_lead_to_their_place(browse, editor, analyst):
    verdict = judge(make_claim("غرقت السفينة."), "speculative", by=editor)
    old, new, closed = (
        Comment.objects.create(verdict=verdict, author=analyst, text=text)
        for text in ("أين المصدر؟", "ومتى؟", "شكرًا")
    )
    old.reply(author=editor, text="في البيان.")
    closed.resolve(by=editor)
    assert list(morning(editor)["threads"]) == [new, old]
    page = browse(editor).get(HOME).content.decode()
    assert f"{page_of(verdict.claim)}#c{new.pk}" in page


def test_what_came_since_is_counted_without_ones_own_words(editor, analyst):
    make_claim()
    verdict = judge(make_claim(), "speculative", by=editor)
    Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
    Comment.objects.create(verdict=verdict, author=editor, text="لأن.")
    since = morning(analyst)["since"]
    assert (since.verdicts, since.comments) == (1, 1)
    assert since.claims == Claim.objects.count()
    assert morning(editor)["since"].comments == 1


def test_what_came_before_is_no_news(editor):
    old = make_claim()
    Claim.objects.filter(pk=old.pk).update(raised_at=timezone.now() - timedelta(days=2))
    since = morning(editor)["since"]
    assert since.claims == 0
    assert list(since.worthiest) == []


def test_the_last_four_weeks_are_drawn_with_today_in_them(editor):
    judge(make_claim(), "speculative", by=editor)
    day = morning(editor)
    assert day["weeks"].rows[-1].numbers == [1, 1]
    assert [line.name for line in day["plot"].lines] == day["weeks"].columns


def test_the_morning_asks_as_often_however_much_waits(editor, analyst):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            for rows in morning(editor).values():
                list(rows) if hasattr(rows, "query") else None
        return len(asked)

    few = queries()
    verdict = judge(make_claim(editor=editor), "speculative", by=editor)
    for n in range(4):
        make_claim(check_worthiness=0.8, editor=editor if n % 2 else None)
        Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
    assert queries() == few <= 8


def test_no_table_of_models_stands_before_who_keeps_no_people(browse, editor, administrator):
    for_editor = browse(editor).get(HOME).content.decode()
    assert 'class="app-' not in for_editor
    for_administrator = browse(administrator).get(HOME).content.decode()
    assert for_administrator.index('id="administration"') < for_administrator.index('class="app-')


@pytest.mark.parametrize("role", ["editor", "analyst", "administrator"])
def test_every_record_home_leads_to_opens(browse, request, role):
    client = browse(request.getfixturevalue(role))
    page = client.get(HOME).content.decode()
    part = page[page.index('id="records"') :]
    links = [piece.split('"')[0] for piece in part[: part.index("</nav>")].split('href="')[1:]]
    assert len(links) >= 8
    assert {client.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"priority": Priority.URGENT}, "chip urgent"),
        ({"deadline": timedelta(hours=2)}, "chip due"),
        ({"deadline": timedelta(hours=-2)}, "chip overdue"),
    ],
)
def test_the_lists_say_what_is_urgent_due_and_overdue(browse, editor, fields, words):
    moments = {name: timezone.now() + ahead for name, ahead in fields.items() if name == "deadline"}
    make_claim(editor=editor, **{**fields, **moments})
    assert words in browse(editor).get(HOME).content.decode()
