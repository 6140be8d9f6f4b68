"""The other pages of the admin: home, documents, sources, people, work, and what is only read."""

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Comment
from sources.models import Beat, Document, Person, Ruling, Sentence, Source, Work
from tests.factories import judge, make_claim, make_document, make_source

ARTICLE = "قالت الوزارة إن الصادرات ارتفعت 35% في عام 2023. ونفى الاتحاد ذلك أمس."
ADD = reverse("admin:sources_document_add")


def page(client, name, *args) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def add(client, **fields):
    return client.post(ADD, {"source_name": "صحيفة الميناء", "review": "on", **fields})


# Home, language, banner


def test_the_home_page_counts_what_waits(browse, editor):
    make_claim()
    judge(make_claim(editor=editor), "speculative", by=editor, publish=False)
    counts = {c.label: c.number for c in browse(editor).get("/admin/").context["counts"]}
    assert list(counts.values()) == [1, 1, 0, 1, 0, 0]


def test_a_stranger_is_asked_to_log_in(browse, db):
    response = browse().get("/admin/", follow=True)
    assert "login" in response.request["PATH_INFO"]
    assert response.status_code == 200


def test_the_choice_of_a_language_stays_with_the_account(browse, editor):
    client = browse(editor)
    assert 'dir="rtl"' in page(client, "admin:index")
    client.post(reverse("language"), {"language": "en", "next": "/admin/"})
    assert 'dir="ltr"' in page(client, "admin:index")
    editor.refresh_from_db()
    assert editor.language == "en"
    assert 'dir="ltr"' in page(browse(editor), "admin:index")


def test_a_strangers_choice_stays_in_the_cookie(browse, db):
    client = browse()
    client.post(reverse("language"), {"language": "en"})
    assert 'lang="en"' in page(client, "admin:login")


@pytest.mark.parametrize(
    ("asked", "lands"),
    [("https://evil.example/", "/"), ("//evil.example", "/"), ("/admin/", "/admin/")],
)
def test_the_language_switch_leads_to_no_other_site(browse, db, asked, lands):
    response = browse().post(reverse("language"), {"language": "xx", "next": asked})
    assert response.url == lands
    assert "django_language" not in response.cookies


def test_a_banner_says_when_no_worker_is_alive(browse, editor):
    client = browse(editor)
    assert "banner" in page(client, "admin:index")
    Beat.objects.create(worker="one", seen_at=Now())
    assert "banner" not in page(client, "admin:index")


def test_no_page_holds_an_inline_script_or_style(browse, administrator):
    claim = make_claim()
    client = browse(administrator)
    for name, *args in [
        ("admin:index",),
        ("admin:claims_claim_changelist",),
        ("admin:claims_claim_change", claim.pk),
        ("admin:sources_document_add",),
        ("admin:sources_document_change", claim.sentence.document_id),
    ]:
        text = page(client, name, *args)
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text


def test_every_file_the_stylesheet_names_is_served():
    assert finders.find("factcheck.css")
    for weight in ("Regular", "Medium", "SemiBold"):
        assert finders.find(f"fonts/IBMPlexSansArabic-{weight}.ttf")


# Taking an article in


def test_a_pasted_article_becomes_claims(browse, editor):
    response = add(browse(editor), text=ARTICLE, title="الصادرات")
    document = Document.objects.get()
    assert response.url == reverse("admin:sources_document_change", args=[document.pk])
    assert (document.source.name, document.added_by) == ("صحيفة الميناء", editor)
    assert Claim.objects.count() == 2


def test_without_review_an_article_is_only_evidence(browse, editor):
    browse(editor).post(ADD, {"source_name": "صحيفة", "text": ARTICLE})
    assert Document.objects.get().review_since is None
    assert not Claim.objects.exists()


def test_a_file_is_taken_in(browse, editor):
    file = SimpleUploadedFile("خبر.txt", ARTICLE.encode(), content_type="text/plain")
    add(browse(editor), file=file)
    assert Document.objects.get().body == ARTICLE


def test_the_same_text_twice_leads_to_the_same_document(browse, editor):
    client = browse(editor)
    assert add(client, text=ARTICLE).url == add(client, text=ARTICLE).url
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": "   "},
        {"url": "no address"},
        {"url": "http://127.0.0.1/secret"},
        {"url": "ftp://example.org/x"},
        {"text": ARTICLE, "file": SimpleUploadedFile("a.txt", b"x")},
        {"file": SimpleUploadedFile("a.bin", b"\x00\x01\x02", content_type="image/png")},
    ],
)
def test_what_cannot_be_taken_in_is_an_error_of_the_form(browse, editor, fields):
    response = add(browse(editor), **fields)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not Document.objects.exists()


def test_a_refused_form_keeps_what_was_pasted(browse, editor):
    response = add(browse(editor), text=ARTICLE, url="no address")
    assert ARTICLE in response.content.decode()


def test_an_analyst_takes_nothing_in(browse, analyst):
    assert add(browse(analyst), text=ARTICLE).status_code == 403


# The page of a document


def test_a_document_shows_its_sentences_and_their_claims(browse, analyst):
    claim = make_claim("ارتفعت الصادرات 35%.")
    text = page(browse(analyst), "admin:sources_document_change", claim.sentence.document_id)
    assert "ارتفعت الصادرات 35%." in text
    assert reverse("admin:claims_claim_change", args=[claim.pk]) in text
    assert "/furniture/" not in text


def test_a_document_asks_as_often_for_many_claims_as_for_few(browse, editor):
    client = browse(editor)

    def queries(document: Document) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            page(client, "admin:sources_document_change", document.pk)
        return len(caught)

    few, many = make_document("جملة واحدة."), make_document(*(f"جملة رقم {n}." for n in range(20)))
    for sentence in Sentence.objects.all():
        Claim.objects.create(sentence=sentence, folded=" ")
    assert queries(few) == queries(many)


def test_an_editor_overrules_the_machine(browse, editor):
    sentence = make_document("اقرأ أيضا: خبر آخر.").sentences.get()
    target = reverse("review:furniture", args=[sentence.pk])
    client = browse(editor)
    assert client.post(target, {"is_furniture": "yes"}).status_code == 302
    assert client.post(target, {"is_furniture": "yes"}).status_code == 409
    sentence.refresh_from_db()
    assert sentence.is_furniture
    assert Ruling.objects.get().by == editor
    assert client.post(target, {"is_furniture": "maybe"}).status_code == 404
    page(client, "admin:sources_document_change", sentence.document_id)


def test_a_reference_document_is_put_under_review(browse, editor, analyst):
    document = make_document("ارتفعت الصادرات 35% في عام 2023.")
    target = reverse("review:review", args=[document.pk])
    assert browse(analyst).post(target).status_code == 403
    assert browse(editor).post(target).status_code == 302
    assert browse(editor).post(target).status_code == 302
    assert Claim.objects.count() == 1


def test_a_document_is_followed_until_its_claims_are_matched(browse, editor):
    claim = make_claim()
    document = claim.sentence.document_id
    Work.objects.request("match", {claim.pk: 0.5})
    client, target = browse(editor), reverse("review:sentences", args=[document])
    assert "hx-trigger" in page(client, "admin:sources_document_change", document)
    assert client.get(target, {"open": 1}).status_code == 204
    Work.objects.update(state="done")
    answer = client.get(target, {"open": 1})
    assert answer.status_code == 200
    assert b"hx-trigger" not in answer.content


# Sources, people, work, and what is only read


def test_the_tier_of_a_source_is_changed_in_the_list(browse, editor):
    source = make_source()
    form = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": source.pk,
        "form-0-tier": "primary",
        "_save": "1",
    }
    browse(editor).post(reverse("admin:sources_source_changelist"), form)
    source.refresh_from_db()
    assert source.tier == "primary"


def test_failed_work_is_tried_again_and_the_rest_left_alone(browse, editor):
    Work.objects.request("match", {1: 0.5, 2: 0.5})
    Work.objects.filter(subject=1).update(state="dead", attempts=5, error="انقطع الاتصال")
    client, target = browse(editor), reverse("admin:sources_work_changelist")
    assert "انقطع الاتصال" in client.get(target).content.decode()
    chosen = list(Work.objects.values_list("pk", flat=True))
    client.post(target, {"action": "retry", "_selected_action": chosen})
    assert set(Work.objects.values_list("state", "attempts")) == {("ready", 0)}


def test_an_administrator_makes_people_but_no_superuser(browse, administrator):
    client = browse(administrator)
    form = page(client, "admin:sources_person_change", administrator.pk)
    assert 'name="groups"' in form
    assert 'name="language"' in form
    assert 'name="is_superuser"' not in form
    assert 'name="user_permissions"' not in form


def test_an_administrator_takes_no_superuser_over(browse, administrator):
    root = Person.objects.create_superuser("root", password="a-long-password-7")
    target = reverse("admin:auth_user_password_change", args=[root.pk])
    assert browse(administrator).get(target).status_code == 403
    change = reverse("admin:sources_person_change", args=[root.pk])
    assert browse(administrator).post(change, {"username": "mine"}).status_code == 403


RECORDS = ["claims_verdict", "claims_publication", "claims_decision", "claims_comment"]


@pytest.fixture
def records(editor, analyst):
    verdict = judge(make_claim(), "speculative", by=editor)
    Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")


@pytest.mark.parametrize("name", RECORDS)
def test_records_are_read_and_never_changed(browse, administrator, records, name):
    administrator.is_superuser = True
    administrator.save()
    client = browse(administrator)
    rows = client.get(reverse(f"admin:{name}_changelist")).context["cl"].result_list
    for verb, args in (("change", [rows[0].pk]), ("delete", [rows[0].pk]), ("add", [])):
        assert client.post(reverse(f"admin:{name}_{verb}", args=args), {}).status_code == 403
    page(client, f"admin:{name}_change", rows[0].pk)


@pytest.mark.parametrize("name", ["claims_claim", "sources_document", "sources_source"])
def test_nothing_in_the_admin_is_deleted(browse, administrator, name):
    claim = make_claim()
    pk = {"claims_claim": claim.pk}.get(name, Document.objects.get().pk)
    pk = Source.objects.get().pk if name == "sources_source" else pk
    assert browse(administrator).post(reverse(f"admin:{name}_delete", args=[pk])).status_code == 403


LISTS = {
    "claims_claim": "editor analyst administrator",
    "claims_verdict": "editor analyst administrator",
    "claims_decision": "editor analyst administrator",
    "claims_comment": "editor analyst administrator",
    "claims_publication": "editor analyst administrator",
    "sources_document": "editor analyst administrator",
    "sources_source": "editor analyst administrator",
    "sources_ruling": "editor analyst administrator",
    "sources_work": "editor administrator",
    "sources_person": "administrator",
}


@pytest.mark.parametrize("role", ["editor", "analyst", "administrator", "consumer", "stranger"])
@pytest.mark.parametrize("name", LISTS)
def test_each_role_sees_the_lists_of_the_table(browse, request, records, name, role):
    person: Person = request.getfixturevalue(role)
    status = browse(person).get(reverse(f"admin:{name}_changelist")).status_code
    assert (status == 200) == (role in LISTS[name].split())
